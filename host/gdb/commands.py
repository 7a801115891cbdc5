"""Where all stand, running on, the prompt."""
import gdb
import describe
import kernel
import processor
import stops
from command import command

# ---- Where all stand ----------------------------------------------------------------------------

@command('where', 'pw')
def where(_):
    """pawl where
Tells the tick, who made the last step, and who goes on."""
    stops.tell()

@command('ps', 'ps')
def ps(_):
    """pawl ps
Lists all threads that live: the process, state, what is left of the slice of the one whose turn it is, bytes of
its stack in use, and where its program stands; what it waits for, and who has it since which line."""
    machine = kernel.machine()
    turn = int(machine['turn'])
    gdb.write('pid  thread name         state   slice stack  stands at\n')
    for t in kernel.threads():
        left = '%d' % int(machine['slice']) if t.index == turn else '-'
        gdb.write('%-4d %-6s %-12s %-7s %5s %5d  %s\n'
                  % (t.pid, t.name, t.program, describe.state(t), left, kernel.stack_used(t),
                     describe.standing(t)))

# ---- Running on ---------------------------------------------------------------------------------

@command('switch-next', 'sn')
def switch_next(_):
    """pawl switch-next
Runs on to the next context switch: from the thread of the last step to another one."""
    stops.next_switch()

@command('stop-in', 'sti', 'thread')
def stop_in(words):
    """pawl stop-in PN
Runs on until this thread goes on, in its own code: registers, locals, `bt` and `next` are its own there."""
    number = kernel.number_of(words)
    if stops.stop_in(number):
        stops.tell()
    elif not stops.over():
        gdb.write('P%d did not go on.\n' % number)

@command('step-in', 'stn', 'thread')
def step_in(words):
    """pawl step-in PN
Runs on until this thread stands in another line of its program, whoever runs in between."""
    number = kernel.number_of(words)
    if stops.step_in(number):
        stops.tell()
    elif not stops.over():
        gdb.write('P%d did not go on.\n' % number)

# ---- In expressions -----------------------------------------------------------------------------

class ThreadOf(gdb.Function):
    """$thread(N): the kernel's table entry of thread PN, a pointer."""

    def __init__(self):
        super().__init__('thread')

    def invoke(self, number):
        return kernel.thread(int(number)).value.address

ThreadOf()

def note_current(_=None):
    """$current: the entry of the thread that runs, or made the last step."""
    try:
        t = stops.current()
        gdb.set_convenience_variable('current', t.value.address if t else None)
    except kernel.CANNOT:
        gdb.set_convenience_variable('current', None)

def prompt(_=None):
    """With the tick and the thread; at a switch, from whom to whom."""
    try:
        with processor.selected():
            t, following = kernel.running(), stops.at_switch()
        name = t.name if t else 'P%d' % kernel.last_number()
        name += '>' + following.name if following else ''
        return '(pawl %d %s) ' % (kernel.tick(), name)
    except kernel.CANNOT:
        return '(pawl) '
