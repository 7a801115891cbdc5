"""Other threads' frames, by a gdb of their own: nothing of this one's machine is touched."""
import os
import re
import subprocess

import gdb
import core
import describe
import kernel
import session
from command import command

SETTINGS = ('set print frame-arguments all', 'set filename-display relative', 'set style enabled off', 'set print thread-events off', 'set width 0', 'set auto-solib-add off',
            'set backtrace limit 50', 'set startup-with-shell off')

def backtraces(image, threads):
    """Of threads of one image: what gdb says, by number."""
    path = os.path.join(session.place, 'core')
    core.write(path, image, threads)
    words = ['gdb' if kernel.is_host() else 'gdb-multiarch', '-q', '-nx', '-batch']
    for setting in SETTINGS:
        words += ['-iex', setting]
    words += ['-ex', 'thread apply all -ascending backtrace -full', gdb.selected_inferior().progspace.filename, path]
    said = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False).stdout
    os.unlink(path)
    pieces = re.split(r'^Thread \d+ \((?:LWP|process) (\d+)\):\n', said, flags=re.M)
    return {int(number): text for number, text in zip(pieces[1::2], pieces[2::2])}

def program_frames(text):
    """The lines about frames of the program: not those of the library below and above them."""
    shown = []
    for block in re.split(r'^(?=#\d)', text, flags=re.M):
        head = re.match(r'#\d+ .* at (\S+):\d+$', block.partition('\n')[0])
        if head and not describe.is_library(head.group(1)):
            lines = re.sub(r'^#\d+ +(0x[0-9a-f]+ in )?', '', block).replace(head.group(1), os.path.basename(head.group(1)), 1)
            shown += lines.rstrip().splitlines()
    return shown

def tell(t, text):
    gdb.write('%s (pid %d, %s%s): %s\n' % (t.name, t.pid, describe.state(t), ', its image is out' if t.is_out() else '',
                                           describe.standing(t)))
    for line in program_frames(text):
        gdb.write('  %s\n' % line)

def tell_all(threads):
    for number in sorted({int(t.process['image']) for t in threads}):
        inside = [t for t in threads if int(t.process['image']) == number]
        said = backtraces(kernel.machine()['images'][number], inside)
        for t in inside:
            tell(t, said.get(t.number, ''))

@command('proc', 'pp', 'thread')
def proc(words):
    """pawl proc N
Shows the frames of a thread (as P2), or of all threads of a process (a pid), with their locals, wherever it stands,
whether its image is in or out."""
    if words[:1] in ('P', 'p'):
        tell_all([kernel.thread(kernel.number_of(words))])
        return
    found = [t for t in kernel.threads() if words.isdigit() and t.pid == int(words)]
    if not found:
        raise gdb.GdbError('a process is wanted: a pid, or one of its threads, as P2')
    tell_all(found)

@command('bt', 'pbt')
def bt(words):
    """pawl bt all
Shows the frames of all threads, with their locals."""
    if words not in ('', 'all'):
        raise gdb.GdbError('pawl bt all; of one thread: pawl proc P2')
    tell_all(kernel.threads())

# ---- As the processor sees it -------------------------------------------------------------------

EXCEPTIONS = {0: 'none: thread mode', 2: 'NMI', 3: 'HardFault', 4: 'MemManage', 5: 'BusFault', 6: 'UsageFault',
              11: 'SVCall', 14: 'PendSV', 15: 'SysTick'}
EXC_RETURN = 0xfffffffd # arch/cortex-m/entry.S gives back every thread by it

def exc_return(value):
    """Its bits in words."""
    return '0x%08x: to %s mode, the frame is on %s' % (value, 'thread' if value & 8 else 'handler',
                                                       'PSP' if value & 4 else 'MSP')

def row(names, values):
    gdb.write('  ' + '  '.join('%-4s %08x' % (name, values[name]) for name in names) + '\n')

@command('frame-arch', 'fa', 'thread')
def frame_arch(words):
    """pawl frame-arch [N]
Shows what the processor and the port keep of a thread (without N: of the one that made the last step): on the
Cortex-M3 the frame that the hardware stacks, which the port moves to the thread's table entry, the registers that
the port saves, and EXC_RETURN decoded; on the host the registers that a call preserves."""
    t = kernel.thread(kernel.number_of(words) if words else kernel.last_number())
    values = kernel.saved_registers(t)
    if kernel.running_is(t):
        gdb.write('%s runs: this is what was saved at its last trap\n' % t.name)
    gdb.write('%s: %s\n' % (t.name, describe.standing(t)))
    if kernel.is_host():
        gdb.write(''.join('  %-4s %016x\n' % item for item in sorted(values.items())))
        return
    gdb.write(' the frame, as the hardware stacks it\n')
    row(['r0', 'r1', 'r2', 'r3'], values)
    row(['r12', 'lr', 'pc', 'xpsr'], values)
    gdb.write(' saved by the port\n')
    row(['r4', 'r5', 'r6', 'r7'], values)
    row(['r8', 'r9', 'r10', 'r11'], values)
    gdb.write('  sp   %08x, without the frame: %08x with it\n' % (values['sp'], values['sp'] - 32))
    gdb.write(' EXC_RETURN %s\n' % exc_return(EXC_RETURN))
    number = kernel.register('xpsr') & 0x1ff
    gdb.write(' exception now: %d (%s)\n' % (number, EXCEPTIONS.get(number, 'an interrupt')))
