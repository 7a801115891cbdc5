"""Running on, to where the kernel's own affairs are: a switch, a thread, a tick."""
import os
import tempfile

import gdb
import describe
import kernel

# ---- What is printed meanwhile ------------------------------------------------------------------

class Console:
    """What the programs print goes to a file, so that a run that is made again prints nothing twice."""
    path = None
    shown = 0
    held = False # gdb keeps what is written now for itself
    muted = False # it is not known yet whether the machine will stand behind or before that
    so_far = lambda: os.path.getsize(Console.path) # bytes; in a recording the file has the whole run's

    @classmethod
    def show(cls):
        if cls.held or cls.muted or not cls.path or not os.path.exists(cls.path):
            return
        with open(cls.path, 'rb') as file:
            file.seek(cls.shown)
            new = file.read(max(cls.so_far() - cls.shown, 0))
        cls.shown += len(new)
        if new:
            gdb.write(new.decode(errors='replace'))

def execute(command):
    """A command of gdb's, which says nothing: what it would have said."""
    Console.held = True
    try:
        return gdb.execute(command, to_string=True)
    finally:
        Console.held = False

class Quiet:
    """Where gdb says what it says however it is asked: the rest of what is said within is in `said`."""

    def __enter__(self):
        gdb.flush()
        self.kept, self.file = os.dup(1), tempfile.TemporaryFile()
        os.dup2(self.file.fileno(), 1)
        return self

    def __exit__(self, *_):
        gdb.flush()
        os.dup2(self.kept, 1)
        os.close(self.kept)
        self.file.seek(0)
        self.said = self.file.read().decode(errors='replace')
        self.file.close()

# ---- Halts --------------------------------------------------------------------------------------

class Halt(gdb.Breakpoint):
    """At an address, if the condition (a function) holds. It is gone after one `go`."""

    def __init__(self, where, condition=lambda: True):
        super().__init__('*' + where, internal=True)
        self.silent = True
        self.condition_holds = condition
        self.reached = False

    def stop(self):
        self.reached = self.condition_holds()
        return self.reached

class End(gdb.Breakpoint):
    """Where a run ends: all can still be looked at. Behind it the machine has gone; its last tick is known."""
    reached, tick = False, None

    def __init__(self):
        super().__init__('*report_end', internal=True)
        self.silent = True

    def stop(self):
        End.reached, End.tick = True, kernel.tick()
        return True

def note_continued(_):
    End.reached = False

def go(*halts):
    """Runs on: the halt that was reached; None if it was something else, which has been told."""
    if End.reached or not kernel.runs():
        for halt in halts:
            halt.delete()
        raise kernel.Unknown('the run is over')
    try:
        said = execute('continue')
    finally:
        reached = next((halt for halt in halts if halt.reached), None)
        for halt in halts:
            halt.delete()
    Console.show()
    if reached is None and kernel.runs() and not End.reached:
        gdb.write(said)
    return reached

class Failing:
    """What the debugger was opened on, if that fails: it is told once behind each time that it is reached."""
    tick, why, told = 0, None, False # the failing step is made when so many ticks are over

    @classmethod
    def tell(cls):
        under_way = kernel.tick() == cls.tick + 1 and not End.reached and kernel.running() is not None
        if cls.why is None or kernel.tick() <= cls.tick or under_way:
            cls.told = False
        elif not cls.told:
            cls.told = True
            gdb.write('what fails: %s\n' % cls.why)

def now():
    """The tick, also of a machine that has come to its end and gone."""
    return End.tick if not kernel.runs() and End.tick is not None else kernel.tick()

def over():
    """True if the run is over, and says so."""
    if End.reached:
        how = kernel.text('ends', kernel.enum('end')[kernel.argument(None) & 0xff])
        Failing.tell()
        gdb.write('tick %d: the run is over: %s\n' % (kernel.tick(), how))
        return True
    if not kernel.runs():
        gdb.write('The run is over.\n')
        return True
    return False

def at_switch():
    """The thread that goes on, if the machine stands at a switch; else None."""
    if not kernel.runs() or gdb.newest_frame().pc() != kernel.code(int(kernel.lookup('debugger_switch').address)):
        return None
    return kernel.Thread(int(kernel.argument('struct thread') - kernel.machine()['threads'][0].address))

def current():
    """The thread that runs, or made the last step; None: none has, or it has ended."""
    t = kernel.running()
    last = kernel.Thread(int(kernel.machine()['last']))
    return t or (last if last.number and last.number == kernel.last_number() else None)

def stopped():
    """By whatever: what was printed, and, if the user ran on by himself, whether that was the end."""
    if not Console.held:
        Console.show()
        if End.reached:
            over()

# ---- To a switch --------------------------------------------------------------------------------

def tell():
    """Where the machine stands."""
    machine, t = kernel.machine(), kernel.running()
    if End.reached:
        over()
        return
    Failing.tell()
    if t is not None:
        gdb.write('tick %d: %s runs (pid %d), %s\n'
                  % (kernel.tick(), t.name, t.pid, describe.line_of(describe.program_counter(t))))
        gdb.write(describe.source_at(describe.program_counter(t)) + '\n')
        return
    last, following = kernel.Thread(int(machine['last'])), at_switch()
    if not kernel.last_number():
        gdb.write('tick %d: nobody has made a step yet\n' % kernel.tick())
        return
    gdb.write('tick %d: P%d made the last step (%s, slice left %d)\n'
              % (kernel.tick(), kernel.last_number(),
                 'pid %d' % last.pid if last.number == kernel.last_number() else 'and has ended', int(machine['slice'])))
    if following:
        gdb.write('the machine now goes on with %s, %s\n' % (following.name, describe.standing(following)))
        gdb.write(describe.source_at(describe.program_counter(following)) + '\n')
    elif last.lives() and last.number == kernel.last_number():
        gdb.write('%s stands at %s\n' % (last.name, describe.standing(last)))
        gdb.write(describe.source_at(describe.program_counter(last)) + '\n')

def next_switch():
    if End.reached or not kernel.runs():
        over()
    elif go(Halt('debugger_switch')):
        tell()
    else:
        over()

# ---- To a thread --------------------------------------------------------------------------------

def _resumed(number):
    return lambda: int(kernel.argument('struct thread')['number']) == number

def _to_code(t):
    """From the kernel, which resumes t, to the first instruction of t: that of the library which follows its
    trap, or its start."""
    pc = kernel.saved_registers(t)['rip' if kernel.is_host() else 'pc']
    return go(Halt('0x%x' % kernel.code(pc)))

def _to_program(t):
    """Out of the library, if it leads straight back to where the program stood; else that frame is selected."""
    if not t.pc: # the library begins it
        go(Halt('0x%x' % kernel.code(int(t['start']))))
        return
    frame = describe.program_frame()
    if frame.level() == 1 and frame.pc() == t.pc:
        go(Halt('0x%x' % t.pc))
    else:
        frame.select()

def arrive(t):
    """The kernel resumes t: into its program; False if it does not come to its code."""
    if not _to_code(t):
        return False
    _to_program(t)
    return True

def stop_in(number):
    """Until this thread goes on: False if it does not any more."""
    kernel.thread(number)
    if not go(Halt('image_resume', _resumed(number))):
        return False
    return arrive(kernel.thread(number))

def line_in(number):
    t = kernel.thread(number)
    return describe.line_of(describe.program_counter(t))

def step_in(number):
    """Until this thread stands in another line, whoever runs in between."""
    before = line_in(number)
    while stop_in(number):
        found = gdb.selected_frame().find_sal()
        here = found.symtab and '%s:%d' % (os.path.basename(found.symtab.filename), found.line)
        if here != before:
            return True
    return False
