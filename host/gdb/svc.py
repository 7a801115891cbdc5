"""pawl finish-svc: a system call, into the kernel and out again."""
import gdb
import describe
import frames
import kernel
import stops
from command import command

def calls():
    """kernel/trap.c's table of them."""
    return next(s for s in gdb.lookup_static_symbols('calls') if s.symtab.filename.endswith('trap.c')).value()

def is_quiet(number):
    """The library's own needs: done at once, and no events."""
    table = calls()
    return number >= kernel.size(table) or int(table[number]['way']) == kernel.constant('QUIET')

def index_of(address):
    """Of a pointer to a thread."""
    return int(address.cast(gdb.lookup_type('struct thread').pointer()) - kernel.machine()['threads'][0].address)

def is_thread(index):
    """True at a function whose first argument is that thread."""
    return lambda: index_of(kernel.argument('struct thread')) == index

# ---- In -----------------------------------------------------------------------------------------

class Call:
    """Of a thread: its number, and where the thread goes on behind it."""

    def __init__(self, t, number, pc, sp):
        self.index, self.thread = t.index, t.number
        self.number, self.pc, self.sp = number, pc, sp

    @property
    def name(self):
        return kernel.enum('syscall')[self.number]

def pc_and_sp(values):
    return [values[name] for name in (('rip', 'rsp') if 'rip' in values else ('pc', 'sp'))]

def under_way(t):
    return Call(t, int(t['announced']['number']), *pc_and_sp(kernel.saved_registers(t)))

def word(address):
    return int.from_bytes(bytes(gdb.selected_inferior().read_memory(address, 4)), 'little')

def stacked_call(t):
    """On the target, behind the first instruction of svc_entry, which has put psp into r0: the call, None if t makes
    none there that is a step."""
    frame, number = kernel.register('r0'), kernel.register('r12')
    if index_of(kernel.lookup('current')) != t.index or is_quiet(number):
        return None
    pc = word(frame + 24)
    svc = bytes(gdb.selected_inferior().read_memory(pc - 2, 1))[0] # 0: a call, 1: a point
    return None if svc else Call(t, number, pc, frame + 32)

def saved_call(t):
    """On the host, at kernel_trap."""
    trap = kernel.lookup('port')['trap']
    calls_now = int(trap['kind']) == kernel.constant('TRAP_SYSCALL') and not is_quiet(int(trap['number']))
    if not is_thread(t.index)() or not calls_now:
        return None
    return Call(t, int(trap['number']), *pc_and_sp(kernel.saved_registers(t)))

def tell_entry():
    if kernel.is_host():
        gdb.write('  pawl_syscall: what a call preserves goes to the table of threads; over to the kernel\'s stack\n')
        return
    number = kernel.register('xpsr') & 0x1ff
    gdb.write('  svc_entry: exception %d (%s), the frame is at 0x%x; EXC_RETURN %s\n'
              % (number, frames.EXCEPTIONS.get(number, '?'), kernel.register('r0'),
                 frames.exc_return(kernel.register('lr') & 0xffffffff)))

def enter(t):
    """From the thread's own code to its next call; None if there is none."""
    where, call_of = 'kernel_trap', saved_call
    if not kernel.is_host():
        start = kernel.code(int(gdb.parse_and_eval('(int)&svc_entry')))
        architecture = gdb.selected_inferior().architecture()
        where, call_of = '0x%x' % architecture.disassemble(start, count=2)[1]['addr'], stacked_call
    if not stops.go(stops.Halt(where, lambda: call_of(t) is not None)):
        return None
    call = call_of(t)
    frame = describe.program_frame()
    where = describe.line_of(int(frame.pc())) if frame.level() else 'behind its program'
    gdb.write('%s, %s: calls %s\n' % (t.name, where, call.name))
    tell_entry()
    return call

# ---- There, and out -----------------------------------------------------------------------------

class Way:
    """What becomes of a call, told as it happens."""

    def __init__(self, call):
        self.call, self.waited = call, False

    def thread(self):
        """None if it has ended."""
        t = kernel.Thread(self.call.index)
        return t if t.lives() and t.number == self.call.thread else None

    def goes_on(self):
        """At image_resume: the thread, behind its call and not in a signal's handler."""
        if stops.at_switch() or not is_thread(self.call.index)():
            return False
        here = pc_and_sp(kernel.saved_registers(kernel.Thread(self.call.index)))
        return here == [self.call.pc, self.call.sp] or self.call.name == 'execve'

    def news(self):
        t = self.thread()
        return t is None or (not self.waited and t.state == 'WAITING') or self.goes_on()

    def perform(self):
        function = stops.Halt('sys_' + self.call.name, is_thread(self.call.index))
        resume = stops.Halt('image_resume', lambda: self.thread() is None or self.goes_on())
        halt = stops.go(function, resume) # not to the function: an error that the schedule wants
        if halt is function:
            found = gdb.newest_frame().function()
            gdb.write('  step %d: %s in %s:%d\n' % (kernel.tick(), found.name, found.symtab.filename, found.line))
            halt = self.go()
        return halt is not None

    def go(self):
        """To the next news, at functions whose argument is the thread that goes on."""
        return stops.go(stops.Halt('image_resume', self.news), stops.Halt('debugger_switch', self.news))

    def wait(self, more=''):
        self.waited = True
        gdb.write('  %s%s\n' % (describe.waits(self.thread()), more))

    def leave(self):
        """From image_resume on, until the thread goes on: False if it does not any more."""
        while self.thread() and not self.goes_on():
            if not self.waited:
                following = kernel.Thread(index_of(kernel.argument('struct thread')))
                self.wait('; %s goes on' % following.name)
            if not self.go():
                return False
        return self.thread() is not None

def result_text(t):
    """Of a call, as the kernel gives it back."""
    context = t['context']
    value = context['result'].cast(gdb.lookup_type('long')) if kernel.is_host() else \
        context['r0'].cast(gdb.lookup_type('int'))
    if -4096 < int(value) < 0:
        return 'fails: %s' % kernel.enum_value('error', -int(value))
    return 'gives %d' % int(value)

@command('finish-svc', 'fsv', 'thread')
def finish_svc(words):
    """pawl finish-svc [PN]
Runs on until a system call of the thread (without PN: of the one that runs, or made the last step; if that was its last, of
the one that goes on) has been performed and the thread is back in its program: the call that it is about to make, or
else its next one. Tells the way: the line, the entry of the kernel, the kernel's function, what the thread waits for,
and what the call gives."""
    t = kernel.thread(kernel.number_of(words)) if words else stops.current() or stops.at_switch()
    if stops.End.reached:
        raise kernel.Unknown('the run is over')
    if t is None:
        raise gdb.GdbError('whose? As: pawl finish-svc P2')
    if not kernel.running_is(t) and t.is_call():
        call = under_way(t)
        gdb.write('%s %s\n' % (t.name, describe.standing(t)))
    else:
        call = enter(t)
    name, way = t.name, Way(call) if call else None
    if way and way.perform() and way.leave():
        gdb.write('  %s %s\n' % (call.name, result_text(way.thread())))
        stops.arrive(way.thread())
        stops.tell()
        return
    if way and kernel.runs() and not way.waited and way.thread() and way.thread().state == 'WAITING':
        way.wait()
    if not stops.over():
        gdb.write('%s has ended\n' % name)
        stops.tell()
