"""What a process has: descriptors, signals, its image. And who waits for whom."""
import gdb
import describe
import kernel
from command import command
from ipc import entries

def process_of(words):
    """The process of a thread, P2, or of a pid, 3: pid and entry."""
    if words[:1] in ('P', 'p'):
        pid = kernel.thread(kernel.number_of(words)).pid
    elif words.isdigit():
        pid = int(words)
    else:
        raise gdb.GdbError('a process is wanted: a pid, or one of its threads, as P2')
    table = kernel.machine()['processes']
    if pid >= kernel.size(table) or pid < 2 or kernel.enum('life')[int(table[pid]['life'])] != 'ALIVE':
        raise gdb.GdbError('there is no process %d' % pid)
    return pid, table[pid]

# ---- Descriptors --------------------------------------------------------------------------------

def file_text(file):
    kind, index, node = kernel.enum('file_kind')[int(file['kind'])], int(file['index']), int(file['node'])
    name = kind.lower().replace('_', ' ')
    if kind.startswith('PIPE'):
        name = 'pipe %d, to %s' % (int(kernel.machine()['pipes'][index]['number']),
                                   {'PIPE_READ': 'read', 'PIPE_WRITE': 'write'}.get(kind, 'read and write'))
    elif kind == 'SOCKET':
        name = 'socket %d' % int(kernel.machine()['sockets'][index]['number'])
    elif kind == 'MQ':
        name = 'mq /%s' % kernel.machine()['mqs'][index]['name'].string().lstrip('/')
    elif node != kernel.NOBODY and kind != 'CONSOLE':
        name = 'file %s, at %d' % (describe.path(node), int(file['offset']))
    return name

@command('fds', 'fds', 'thread')
def fds(words):
    """pawl fds N
Lists the descriptors of a process (a pid, or one of its threads, as P2): the open file, and how many name it."""
    pid, p = process_of(words)
    gdb.write('pid %d\n' % pid)
    for d in range(kernel.size(p['descriptors'])):
        number = int(p['descriptors'][d])
        if number == kernel.NOBODY:
            continue
        file = kernel.machine()['files'][number]
        flags = ' cloexec' if int(p['descriptor_flags'][d]) & 1 else ''
        flags += ' nonblock' if int(file['flags']) & 0o4000 else ''
        gdb.write('%3d  %s%s, named %s\n' % (d, file_text(file), flags,
                                             {1: 'once', 2: 'twice'}.get(int(file['references']),
                                                                         '%d times' % int(file['references']))))

# ---- Signals ------------------------------------------------------------------------------------

def signal_name(number):
    return kernel.enum_value('signal', number)

def signal_set(bits):
    return ' '.join(signal_name(n + 1) for n in range(31) if int(bits) >> n & 1) or 'none'

def handler_text(address):
    if address in (0, 1):
        return ('default', 'ignored')[address]
    found = describe.variable(kernel.code(address))
    return found

@command('signals', 'sigs', 'thread')
def signals(words):
    """pawl signals N
Tells what the signals of a process do (a pid, or one of its threads, as P2): those that it catches or ignores, those
that are pending, and what each thread masks."""
    pid, p = process_of(words)
    gdb.write('pid %d: pending %s, ignored %s\n' % (pid, signal_set(p['pending']), signal_set(p['ignored'])))
    for i in range(kernel.size(p['actions'])):
        action = p['actions'][i]
        if int(action['signal']):
            gdb.write('  %s: %s\n' % (signal_name(int(action['signal'])), handler_text(int(action['handler']))))
    for t in kernel.threads():
        if t.pid == pid:
            gdb.write('  %s: masks %s, pending %s\n' % (t.name, signal_set(t['mask']), signal_set(t['pending'])))

# ---- Images -------------------------------------------------------------------------------------

@command('images', 'img')
def images(_):
    """pawl images
Lists the images, which take turns in the slots of their programs: which is in, which is out (in pages of the pool), and
whose threads live in it."""
    machine, programs = kernel.machine(), kernel.lookup('programs')
    gdb.write('image program      slot  where  pages threads\n')
    for i, image in entries('images', lambda image: int(image['threads'])):
        slot = int(programs[int(image['program'])]['slot'])
        inside = int(machine['resident'][slot]) == i
        pages = len([p for p in range(kernel.size(image['pages'])) if int(image['pages'][p])])
        names = [t.name for t in kernel.threads() if int(t.process['image']) == i]
        gdb.write('%-5d %-12s %-5d %-6s %5d %s\n' % (i, kernel.program_name(int(image['program'])), slot,
                                                     'in' if inside else 'out', pages, ' '.join(names)))

# ---- Who waits for whom -------------------------------------------------------------------------

def edges():
    """Each waiter, and those who could end that: who has it, or is it."""
    found = {}
    for t in kernel.threads():
        if t.state != 'WAITING':
            continue
        kind, which = describe.waited_for(t)
        others = [other.name for other, _ in describe.holders(t)]
        if kind == 'THREAD':
            others.append('P%d' % which)
        if kind == 'CHILD':
            others += [c.name for c in kernel.threads() if int(c.process['parent']) == t.pid and which in (0, c.pid)]
        found[t.name] = (describe.thing(kind, which), others)
    return found

def circle(graph, start):
    """The way from `start` back to it, if each waits for one that waits."""
    way, at = [], start
    while at in graph and at not in way:
        way.append(at)
        at = next((n for n in graph[at][1] if n in graph), None)
    return way if at == start and way else None

@command('waitgraph', 'wg')
def waitgraph(_):
    """pawl waitgraph
Tells who waits for what, who has that, and whether they wait for each other in a circle: then none of them ever goes
on."""
    graph = edges()
    if not graph:
        gdb.write('nobody waits\n')
    for name, (what, others) in graph.items():
        gdb.write('%s -> %s%s\n' % (name, what, ' -> ' + ' and '.join(others) if others else ''))
    for name in graph:
        way = circle(graph, name)
        if way and name == min(way, key=lambda n: int(n[1:])):
            gdb.write('in a circle: %s\n' % ' -> '.join(way + [name]))
