"""Going back, and going another way. A run can be made again, so nothing is taken back in the machine: a fresh one
goes under the same schedule to the step before. What happened is in the trace of a run that is made once more up to
now, without the debugger (host/again.c)."""
import os
import re
import shutil
import subprocess

import gdb
import kernel
import recording
import session
import stops
from command import command

plan = None # the schedule, if it is another than that of the command line

def ask(*options):
    """Pawl, about this session."""
    with open(os.path.join(session.place, 'words')) as file:
        words = file.read().split('\0')[:-1]
    if plan is not None:
        words = words[:2] + ['--schedule=' + plan] + [w for w in words[2:] if not w.startswith('--schedule=')]
    words[2:2] = ['--again=' + session.place, *options]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise gdb.GdbError(done.stderr.strip())

def told(name):
    with open(os.path.join(session.place, name)) as file:
        return file.read()

def ask_until(tick):
    """What is to be known of the run up to this tick: there is no run without a step."""
    if not tick:
        raise kernel.Unknown('nobody has made a step yet')
    ask('--until=%d' % tick)

def trace(tick):
    """The trace of the run up to this tick: its lines, in words."""
    if not tick:
        return []
    ask_until(tick)
    return [line.split(' ') for line in told('trace').splitlines()]

STEPS = ('read', 'write', 'atomic', 'loop', 'mark', 'call', 'fault', 'fails')

def event(line):
    """The words of an event of a thread: thread, place, what, the rest; None if it is none."""
    words = [w for w in line if w]
    return words[1:] if len(words) > 3 and words[1].startswith('P') else None

def steps(lines):
    """The ticks at which a step was over."""
    return sorted({int(line[0]) for line in lines if (event(line) or ['', '', ''])[2] in STEPS})

def switches(lines):
    return [int(line[0]) for line in lines if line[1:3] == ['--', 'switch']]

# ---- Somewhere else -----------------------------------------------------------------------------

def go_to(tick, where='choose'):
    """A fresh machine, which stops at the door when so many ticks are over, or at the switch there."""
    recording.not_metal(recording.NO_STEPS)
    def reached():
        return kernel.tick() == tick and (where != 'choose' or kernel.argument(None) & 0xffffffff == 0)
    session.start(stops.Halt(where, reached))
    stops.tell()

def begin():
    """Before the step that fails (host/opening.c), or at the first switch; in metal mode, before the preemption."""
    if recording.METAL:
        session.start(stops.Halt('watchdog'))
        recording.tell_preemption()
        return
    if os.path.exists(os.path.join(session.place, 'opening')):
        tick, where, why = told('opening').strip().split(' ', 2)
        stops.Failing.tick, stops.Failing.why = int(tick), why
        gdb.write('just before what fails: %s\n' % why)
        go_to(int(tick), where)
        return
    stops.Console.muted = True
    session.start()
    stops.Console.muted = False
    cut = not kernel.runs() # a recording, by Ctrl+C: at the end of others one can go backwards
    if cut or (stops.End.reached and not recording.is_one()):
        gdb.write('there is no context switch; before the first step:\n')
        go_to(0)
        return
    stops.Console.show()
    if not stops.over():
        stops.tell()

@command('goto', 'pgo')
def goto(words):
    """pawl goto TICK
Goes to where so many ticks are over, backwards or forwards."""
    if not words.isdigit():
        raise gdb.GdbError('a tick is wanted')
    go_to(int(words))

@command('back', 'pb')
def back(words):
    """pawl back [N]
Goes back a step, or N steps."""
    count = int(words) if words.isdigit() else int(not words)
    if not count:
        raise gdb.GdbError('a number of steps is wanted')
    before = [0] + [t for t in steps(trace(stops.now())) if t < stops.now()]
    go_to(before[-count] if count <= len(before) else 0)

@command('switch-prev', 'sp')
def switch_prev(_):
    """pawl switch-prev
Goes back to the context switch before."""
    if recording.is_one():
        if not recording.switch_prev():
            session.start()
            raise gdb.GdbError('there was no switch before')
        stops.tell()
        return
    now = stops.now()
    before = [t for t in switches(trace(now)) if t < now or (t == now and stops.at_switch() is None)]
    if not before:
        raise gdb.GdbError('there was no switch before')
    go_to(before[-1], 'debugger_switch')

# ---- What happened ------------------------------------------------------------------------------

def is_part(name, of):
    return name == of or name.startswith((of + '[', of + '.', of + '-'))

def accesses(variables, tick, kinds=('read', 'write', 'atomic')):
    """Those of variables, or parts of them."""
    recording.not_metal(recording.NO_ACCESSES)
    for line in trace(tick):
        words = event(line)
        if words and words[2] in kinds and any(is_part(words[3], v) for v in variables):
            yield int(line[0]), words

def who_wrote_instruction(variable):
    """In metal mode: goes back to there."""
    found = recording.last_write(variable)
    if not found:
        session.start()
        raise gdb.GdbError('nobody has written %s so far' % variable)
    gdb.write('back before %s wrote %s: %s\n' % (found[0].name, variable, found[1]))
    recording.tell()

@command('who-wrote', 'ww', 'variable')
def who_wrote(words):
    """pawl who-wrote VARIABLE
Tells which thread wrote the variable last, in which line and step, and what; `pawl goto' goes there."""
    if not words:
        raise gdb.GdbError('a variable is wanted')
    if recording.METAL:
        who_wrote_instruction(words)
        return
    found = list(accesses([words], stops.now(), ('write', 'atomic')))
    if not found:
        gdb.write('nobody has written %s so far\n' % words)
        return
    tick, (thread, place, what, name, *value) = found[-1]
    gdb.write('step %d: %s wrote %s in %s: %s\n' % (tick, thread, name, place, ' '.join(value)))

@command('timeline', 'tl', 'variable')
def timeline(words):
    """pawl timeline [VARIABLES]
Shows the run so far, a column a thread; or only what happened to these variables."""
    if not words:
        ask_until(stops.now())
        gdb.write(told('timeline'))
        return
    for tick, (thread, place, what, *rest) in accesses(words.split(), stops.now()):
        gdb.write('%6d  %-4s %-20s %-6s %s\n' % (tick, thread, place, what, ' '.join(rest)))

# ---- Another schedule ---------------------------------------------------------------------------

def follow(schedule):
    """The machine under another schedule, from the beginning."""
    global plan
    recording.not_metal(recording.NO_SCHEDULE)
    before, plan = plan, schedule
    try:
        ask()
    except gdb.GdbError:
        plan = before
        raise
    stops.Console.shown = 0
    stops.Failing.why = None

@command('schedule', 'sch', 'file')
def schedule(words):
    """pawl schedule [ID | save FILE]
Shows the schedule that led here. With ID (a text, the name of a schedule in the lab's header, a file) begins anew
under that one. `save' writes the one that led here as a file for `pawl replay'."""
    recording.not_metal(recording.NO_SCHEDULE)
    verb, _, rest = words.partition(' ')
    if verb == 'save':
        ask_until(stops.now())
        try:
            shutil.copy(os.path.join(session.place, 'file'), rest.strip())
        except OSError as error:
            raise gdb.GdbError('%s: %s' % (rest.strip() or 'a file is wanted', error.strerror)) from error
    elif words:
        follow(words)
        session.start()
        stops.tell()
    else:
        ask_until(stops.now())
        gdb.write(told('schedule').strip() + '\n')

@command('preempt', 'pre', 'thread')
def preempt(words):
    """pawl preempt [to PN]
Another thread makes the next step: PN, or the next one that is ready. From here on the schedule is yours: what led
here, and this; then the policy goes on."""
    tick = kernel.tick()
    ready = [t.number for t in kernel.threads() if t.state == 'READY']
    following = stops.at_switch()
    now = following.number if following else kernel.last_number()
    if words:
        number = kernel.number_of(re.sub(r'^to\s+', '', words))
        if number not in ready:
            raise gdb.GdbError('P%d cannot make a step now' % number)
    else:
        others = [n for n in ready if n > now] + [n for n in ready if n < now]
        if not others:
            raise gdb.GdbError('there is nobody else who is ready')
        number = others[0]
    ask_until(tick)
    printed = stops.Console.so_far()
    follow('%s P%d:1' % (told('schedule').strip(), number))
    stops.Console.shown = printed # this is printed once more, and not shown
    go_to(tick, 'choose' if number == kernel.last_number() else 'debugger_switch')
