"""Read by gdb first: see host/gdb.c."""
import os
import sys

import gdb

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import again
import commands
import frames
import invariants
import ipc
import kernel
import processor
import svc
import tables
import unwind
import watch
import session
import stops

for setting in ('pagination off', 'confirm off', 'print pretty on', 'print thread-events off',
                'backtrace limit 40'):
    gdb.execute('set ' + setting)
# The machine on the host uses signals for its own ends.
gdb.execute('handle SIGSEGV SIGBUS SIGFPE SIGILL SIGVTALRM SIGALRM nostop noprint pass', to_string=True)

gdb.events.stop.connect(processor.note_stopped)
gdb.events.stop.connect(commands.note_current)
gdb.events.stop.connect(lambda _: stops.stopped())
gdb.events.cont.connect(stops.note_continued)
gdb.events.exited.connect(lambda _: stops.Console.show())
gdb.events.gdb_exiting.connect(session.end)
gdb.prompt_hook = commands.prompt
try:
    kernel.check_version()
    stops.End()
    again.begin()
except kernel.CANNOT as error:
    gdb.write('pawl: %s\n' % error, gdb.STDERR)
    gdb.execute('quit 2')
