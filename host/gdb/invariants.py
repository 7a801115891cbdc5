"""pawl check: kernel_check itself, on what is in the tables now. It would write to the machine, so it is called in
another one, which was just started, by a gdb of its own: that one gets the tables."""
import os
import re
import subprocess

import gdb
import kernel
import session
from command import command

LEFT_OUT = ('pool',) # bytes of programs: most of the machine, and nothing that is checked

def tables():
    """Address and length of what is checked."""
    machine, ranges = kernel.machine(), []
    for field in machine.type.fields():
        at, size = int(machine.address) + field.bitpos // 8, field.type.sizeof
        if field.name in LEFT_OUT:
            continue
        if ranges and at - ranges[-1][1] < 16: # what is between is for alignment
            ranges[-1][1] = at + size
        else:
            ranges.append([at, at + size])
    info = kernel.lookup('user_info')
    return ranges + [[int(info.address), int(info.address) + info.type.sizeof]]

def write_tables(path):
    """Commands that read them again."""
    commands, offset = [], 0
    with open(path, 'wb') as file:
        for start, end in tables():
            file.write(bytes(gdb.selected_inferior().read_memory(start, end - start)))
            size = end - start
            commands.append('restore %s binary %d %d %d' % (path, start - offset, offset, offset + size))
            offset += size
    return commands

def on_its_way():
    """Between two threads, nobody has been resumed: kernel_check is made for when somebody is."""
    resumed = int(kernel.machine()['resumed'])
    at_work = resumed != kernel.NOBODY and not kernel.in_user() and not int(kernel.Thread(resumed)['running'])
    return ['set var machine.resumed = %d' % kernel.NOBODY] if at_work else []

def checked():
    """What kernel_check says: None if all is well."""
    memory, script = (os.path.join(session.place, name) for name in ('memory', 'script'))
    commands = ['tbreak kernel_boot', 'source ' + os.path.join(session.place, 'fresh')]
    commands += write_tables(memory) + on_its_way() + ['break arch_panic', 'call kernel_check()', 'echo \\nall is well\\n']
    with open(script, 'w') as file: # it ends where something fails
        file.write('\n'.join(commands) + '\n')
    words = ['gdb' if kernel.is_host() else 'gdb-multiarch', '-q', '-nx', '-batch', '-iex', 'set auto-solib-add off',
             '-x', script, '-ex', 'printf "\\nbroken: %s (%s)\\n", what, where', '-ex', 'kill',
             gdb.selected_inferior().progspace.filename]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    os.unlink(memory)
    os.unlink(script)
    broken = re.search('^broken: (.*)$', done.stdout, re.M)
    if not broken and '\nall is well\n' not in done.stdout:
        raise gdb.GdbError('kernel_check could not be asked:\n' + done.stdout + done.stderr)
    return broken.group(1) if broken else None

@command('check', 'pch')
def check(_):
    """pawl check
Asks the kernel whether its tables agree with each other, all invariants that `--check' looks at after each trap. Says
which one does not hold, and in which function of the kernel that is checked."""
    broken = checked()
    gdb.write('tick %d: %s\n' % (kernel.tick(), 'broken: ' + broken if broken else 'all invariants hold'))
