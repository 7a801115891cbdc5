"""The machine of this session: how it is started, and started again."""
import os

import gdb
import kernel
import recording
from stops import Console, End, Halt, Quiet, execute, go

# `pawl gdb` has put here what is needed (host/gdb.c).
place = os.environ.get('PAWL_GDB', '')

def said():
    """What QEMU complains of."""
    path = os.path.join(place, 'said')
    if not os.path.exists(path):
        return ''
    with open(path) as file:
        return file.read()

def launch():
    """Says nothing of where the machine begins: gdb would, however it is asked."""
    try:
        with Quiet(), open(os.path.join(place, 'launch')) as file:
            for line in file:
                execute(line)
            recording.launched()
    except gdb.error as error:
        raise gdb.GdbError('%s\n%s' % (error, said())) from error

def end(_=None):
    """Who leaves takes the machine with him, which would run on otherwise."""
    try:
        execute('kill')
    except gdb.error: # there is none, or it has gone as soon as it heard
        pass

def start(halt=None):
    """A fresh machine, stopped at its first switch or where the halt says, or at its end."""
    end()
    Console.path = os.path.join(place, 'console')
    End.reached, End.tick = False, None
    halt = halt or Halt('debugger_switch')
    launch()
    if kernel.runs() and not halt.reached and not End.reached:
        go(halt)
    elif halt.is_valid():
        halt.delete()
    Console.show()
