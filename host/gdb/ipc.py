"""pawl ipc: what processes agree by, with contents and who waits."""
import gdb
import describe
import kernel
from command import command

SHOWN = 24 # bytes of contents

def entries(table, where):
    """Of a table of the machine, those for which `where` holds, with their indexes."""
    all_ = kernel.machine()[table]
    return [(i, all_[i]) for i in range(kernel.size(all_)) if where(all_[i])]

def quoted(pieces):
    """Bytes as a C string, not all if they are many."""
    text = ''.join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\' else
                   {10: '\\n', 34: '\\"', 92: '\\\\'}.get(b, '\\x%02x' % b) for b in pieces[:SHOWN])
    return '"%s"%s' % (text, '...' if len(pieces) > SHOWN else '')

def memory(address, length):
    return bytes(gdb.selected_inferior().read_memory(address, length)) if length else b''

def ring(array, first, count):
    """The oldest bytes of a ring, one more than are shown."""
    start, room = int(array.address), array.type.sizeof
    length = min(count, SHOWN + 1)
    head = memory(start + first, min(length, room - first))
    return head + memory(start, length - len(head))

def waiters(kind, *which):
    """", P1 and P2 wait": for one of these."""
    names = [t.name for t in kernel.threads() if t.state == 'WAITING' and describe.waited_for(t) in
             [(kind, w) for w in which]]
    return ', %s %s' % (' and '.join(names), 'waits' if len(names) == 1 else 'wait') if names else ''

def amount(count, what):
    return '%d %s%s' % (count, what, '' if count == 1 else 's')

def name_of(array):
    return array.string() or '(no name)'

def pipes():
    for _, p in entries('pipes', lambda p: bool(p['used'])):
        node, count = int(p['node']), int(p['count'])
        name = 'pipe %d' % int(p['number'])
        if node != kernel.NOBODY:
            name += ' (fifo %s)' % describe.path(node)
        yield '%s: %s, %s, %s%s%s' % (
            name, amount(int(p['readers']), 'reader'), amount(int(p['writers']), 'writer'), amount(count, 'byte'),
            ' ' + quoted(ring(p['bytes'], int(p['first']), count)) if count else '',
            waiters('PIPE', int(p['number'])) + (waiters('FIFO', node) if node != kernel.NOBODY else ''))

def messages(first, what):
    """A queue's, in its order."""
    at = first
    while at != kernel.NOBODY:
        m = kernel.machine()['messages'][at]
        start = kernel.machine()['message_pool'].address
        place = int(start) + int(m['place']) * kernel.constant('MESSAGE_UNIT')
        length = int(m['length'])
        yield '    %s %d, %s %s' % (what, int(m['type']), amount(length, 'byte'),
                                    quoted(memory(place, min(length, SHOWN + 1))))
        at = int(m['next'])

def queues():
    for i, q in entries('msg_queues', lambda q: bool(q['used'])):
        number = ipc_id(q, 'msg_queues', i)
        yield 'msg %d (key 0x%x): %s%s' % (number, int(q['ipc']['key']), amount(int(q['count']), 'message'),
                                           waiters('MSG', number))
        yield from messages(int(q['first']), 'type')
    for i, q in entries('mqs', lambda q: bool(q['used'])):
        yield 'mq %d /%s: %d of at most %s%s' % (i, name_of(q['name']).lstrip('/'), int(q['count']),
                                                 amount(int(q['most']), 'message'), waiters('MQ', i))
        yield from messages(int(q['first']) if int(q['count']) else kernel.NOBODY, 'priority')

def ipc_id(entry, table, index):
    return int(entry['ipc']['sequence']) * kernel.size(kernel.machine()[table]) + index

def semaphores():
    for i, s in entries('sem_sets', lambda s: int(s['count'])):
        number = ipc_id(s, 'sem_sets', i)
        count, first = int(s['count']), int(s['first'])
        values = [str(int(kernel.machine()['sems'][first + k]['value'])) for k in range(count)]
        yield 'sem %d (key 0x%x): %s%s' % (number, int(s['ipc']['key']), ' '.join(values),
                                           waiters('SEM', *[number | k << 16 for k in range(count)]))
    for address, name in describe.named_semaphores().items():
        yield 'named semaphore %s: %d' % (name, int.from_bytes(memory(address, 4), 'little'))
    yield from words()

def words():
    """Semaphores, mutexes, ... in user memory are seen only where somebody waits or has them."""
    seen = {}
    for t in kernel.threads():
        if t.state == 'WAITING' and describe.waited_for(t)[0] in describe.IN_MEMORY:
            seen.setdefault(describe.thing(*describe.waited_for(t)), ([], []))[0].append(t.name)
        for k in range(kernel.size(t['held'])):
            held = t['held'][k]
            kind = kernel.enum('object')[int(held['object'])]
            if kind in describe.IN_MEMORY:
                seen.setdefault(describe.thing(kind, int(held['which'])), ([], []))[1].append(t.name)
    for name in sorted(seen):
        waits, has = seen[name]
        yield name + ''.join([': %s has it' % ' and '.join(has) if has else ': nobody has it',
                              ', %s %s' % (' and '.join(waits), 'waits' if len(waits) == 1 else 'wait')
                              if waits else ''])

KINDS = {'SYSTEM_V': 'shm', 'ANONYMOUS': 'shared memory, anonymous', 'FILE': 'shared memory of a file',
         'SEMAPHORES': 'shared memory of named semaphores'}

def segments():
    pool = kernel.lookup('shared_memory')
    for i, s in entries('segments', lambda s: int(s['kind'])):
        kind = kernel.enum('segment_kind')[int(s['kind'])]
        name = KINDS[kind]
        if kind == 'SYSTEM_V':
            name += ' %d (key 0x%x)' % (ipc_id(s, 'segments', i), int(s['ipc']['key']))
        pids = sorted({int(m['process']) for _, m in entries('mappings', lambda m: int(m['process']))
                       if int(m['segment']) == i})
        size = int(s['size'])
        address = int(pool[int(s['first'])].address)
        yield '%s: %s, mapped by %s, %s' % (
            name, amount(size, 'byte'), ', '.join('pid %d' % p for p in pids) or 'nobody',
            quoted(memory(address, min(size, SHOWN + 1))))

def sockets():
    table = kernel.machine()['sockets']
    for i, s in entries('sockets', lambda s: int(s['state'])):
        state = kernel.enum('socket_state')[int(s['state'])].lower()
        peer, count = int(s['peer']), int(s['count'])
        stream = int(s['type']) == kernel.constant('K_SOCK_STREAM')
        text = 'socket %d: %s' % (int(s['number']), state)
        if peer != kernel.NOBODY:
            text += ' to socket %d' % int(table[peer]['number'])
        if state == 'listening':
            text += ', %d in line' % int(s['pending'])
        text += ', ' + amount(count, 'byte')
        if count and stream:
            text += ' ' + quoted(ring(kernel.machine()['socket_bytes'][i], int(s['begin']), count))
        yield text + waiters('SOCKET', int(s['number']))

@command('ipc', 'ipc')
def ipc(_):
    """pawl ipc
Lists pipes and FIFOs, queues of messages, semaphores, shared memory and sockets, with what they contain and who
waits. What lies in a program's own memory (mutexes, sem_t, ...) is listed where somebody has it or waits for it."""
    lines = [line for part in (pipes, queues, semaphores, segments, sockets) for line in part()]
    gdb.write('\n'.join(lines or ['there is none']) + '\n')
