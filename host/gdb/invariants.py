"""pawl check: the kernel's invariants, looked at from outside; kernel_check itself is not called, for it would
write to the machine. What holds only between two traps is left out: the machine may stand within one."""
import gdb
import kernel
from command import command

class Broken(Exception):
    pass

def must(condition, what):
    if not condition:
        raise Broken(what)

def all_of(table, where):
    entries = kernel.machine()[table]
    return [(i, entries[i]) for i in range(kernel.size(entries)) if where(entries[i])]

def check_threads():
    machine, state, seen = kernel.machine(), kernel.enum('state'), set()
    for i, t in all_of('threads', lambda t: True):
        must(int(t['state']) in state, 'thread entry %d has no state' % i)
        name, number = state[int(t['state'])], int(t['number'])
        lives = name in ('READY', 'WAITING')
        process = machine['processes'][int(t['process'])] if lives else None
        ready = name == 'READY' and not int(process['stopped'])
        must(kernel.has(machine['ready']['word'], i) == ready,
             'P%d is %s: machine.ready says otherwise' % (number, name.lower()))
        if not lives:
            continue
        must(number not in seen and 0 < number < int(machine['next_number']), 'P%d is there twice, or never was' % number)
        seen.add(number)
        must(int(process['life']) == kernel.constant('LIFE_ALIVE'), 'P%d is of a process that does not live' % number)
        waits = int(t['wait']['object']) != 0
        must(waits == (name == 'WAITING'), 'P%d is %s, and waits for %s'
             % (number, name.lower(), 'something' if waits else 'nothing'))

def check_line():
    """All waiters stand in it, once, each knows who is before."""
    machine = kernel.machine()
    waiting = {i for i, _ in all_of('threads', lambda t: kernel.enum('state')[int(t['state'])] == 'WAITING')}
    at, before = int(machine['line']), kernel.NOBODY
    while at != kernel.NOBODY:
        must(at in waiting, 'entry %d stands in the line twice, or does not wait' % at)
        waiting.remove(at)
        must(int(machine['threads'][at]['wait']['before']) == before, 'entry %d does not know who is before it' % at)
        before, at = at, int(machine['threads'][at]['wait']['next'])
    must(not waiting, 'somebody waits outside of the line')
    must(int(machine['line_end']) == before, 'machine.line_end is not the last in line')

def check_processes():
    machine = kernel.machine()
    alive = {pid: p for pid, p in all_of('processes', lambda p: int(p['life']) != 0)}
    for pid, p in alive.items():
        must(int(p['parent']) in alive, 'the parent of pid %d is not there' % pid)
        if pid < 2:
            continue
        count = len([t for t in kernel.threads() if t.pid == pid])
        must(int(p['threads']) == count, 'pid %d has %d threads, and says %d' % (pid, count, int(p['threads'])))
    for i, image in all_of('images', lambda image: int(image['threads'])):
        owned = [s for s in range(kernel.size(image['owner'])) if int(image['owner'][s])]
        must(all(kernel.has(image['stacks']['word'], s) for s in owned), 'a stack of image %d has an owner, and is free' % i)

def check_scheduler():
    machine = kernel.machine()
    must(int(machine['slice']) <= int(machine['quantum']), 'the slice is longer than the quantum')
    must(int(machine['last_number']) < int(machine['next_number']), 'the last step was nobody\'s')
    must(int(machine['slept']) <= int(machine['tick']), 'more ticks were slept than there were')
    must(int(machine['records']) <= kernel.size(machine['buffer']), 'the buffer of records has overflowed')

def check_files():
    """Each open file is named as often as it says."""
    machine, named = kernel.machine(), {}
    for pid, p in all_of('processes', lambda p: int(p['life']) == kernel.constant('LIFE_ALIVE')):
        if pid < 2: # the machine itself, and init
            continue
        for d in range(kernel.size(p['descriptors'])):
            file = int(p['descriptors'][d])
            named[file] = named.get(file, 0) + 1
    named.pop(kernel.NOBODY, None)
    for i, file in all_of('files', lambda file: int(file['kind'])):
        must(int(file['references']) == named.get(i, 0), 'open file %d has %d descriptors, and says %d'
             % (i, named.get(i, 0), int(file['references'])))

@command('check', 'pch')
def check(_):
    """pawl check
Looks whether the kernel's tables agree with each other: threads, who is ready, the line of waiters, processes,
images, the scheduler, open files. Says which invariant does not hold. (`--check' checks all, after each trap.)"""
    try:
        for part in (check_threads, check_line, check_processes, check_scheduler, check_files):
            part()
        gdb.write('tick %d: all invariants hold\n' % kernel.tick())
    except Broken as broken:
        gdb.write('tick %d: broken: %s\n' % (kernel.tick(), broken))
