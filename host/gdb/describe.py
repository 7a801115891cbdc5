"""The kernel's tables in words, the same on every machine."""
import os
import re

import gdb
import kernel

def line_of(pc):
    """file:line of the call before this return address."""
    found = gdb.find_pc_line(pc - 1)
    if not found.symtab:
        return '0x%x' % pc
    return '%s:%d' % (os.path.basename(found.symtab.filename), found.line)

def source_at(pc):
    """That line itself, "" if its file is not there."""
    found = gdb.find_pc_line(pc - 1)
    try:
        with open(found.symtab.fullname(), errors='replace') as file:
            return '%d\t%s' % (found.line, file.readlines()[found.line - 1].rstrip())
    except (AttributeError, OSError, IndexError):
        return ''

def is_library(path):
    """A source file: that of Pawl's library is named as it was when that was built, a program's in full."""
    return path.startswith(('user/lib/', 'build/'))

def is_kernel(path):
    return path.startswith(('kernel/', 'arch/'))

def program_frame():
    """The innermost frame of a thread that runs, or has just trapped, which is the program's."""
    frame = gdb.newest_frame()
    while frame is not None:
        table = frame.find_sal().symtab
        if table and not is_library(table.filename) and not is_kernel(table.filename):
            return frame
        frame = frame.older()
    return gdb.newest_frame()

def program_counter(t):
    """Where the thread's program stands, as a return address."""
    if kernel.running_is(t):
        frame = program_frame()
        return int(frame.pc()) + (1 if frame.level() == 0 else 0)
    return t.pc or (int(t['start']) & ~1) + 1

# ---- Addresses ----------------------------------------------------------------------------------

def _part(type_, offset):
    """What of a value of this type lies there: ".count[2]"."""
    type_ = type_.strip_typedefs()
    if type_.code == gdb.TYPE_CODE_ARRAY:
        element = type_.target()
        return '[%d]%s' % (offset // element.sizeof, _part(element, offset % element.sizeof))
    if type_.code == gdb.TYPE_CODE_STRUCT:
        for field in type_.fields():
            at = field.bitpos // 8
            if at <= offset < at + field.type.sizeof and field.name:
                inner = field.type.strip_typedefs().code
                whole = offset == at and inner not in (gdb.TYPE_CODE_ARRAY, gdb.TYPE_CODE_STRUCT)
                return '.' + field.name + ('' if whole else _part(field.type, offset - at))
    return '' if offset == 0 else '+%d' % offset

def variable(address):
    """The name of what lies there, or the address."""
    said = gdb.execute('info symbol 0x%x' % address, to_string=True)
    found = re.match(r'(\w+)(?: \+ (\d+))? in section', said)
    if not found:
        return '0x%x' % address
    name, offset = found.group(1), int(found.group(2) or 0)
    symbol = gdb.lookup_global_symbol(name) or gdb.lookup_static_symbol(name)
    if not symbol:
        return name + ('+%d' % offset if offset else '')
    if symbol.type.strip_typedefs().code == gdb.TYPE_CODE_STRUCT and offset == 0:
        return name
    return name + _part(symbol.type, offset)

def place(t, address):
    """The same, as thread t sees it."""
    size = kernel.constant('STACK_SIZE')
    return 'on its stack' if t.top - size <= address < t.top else variable(address)

# ---- Threads ------------------------------------------------------------------------------------

IN_MEMORY = ('WORD', 'MUTEX', 'CONDITION', 'RWLOCK', 'BARRIER', 'ONCE')

def path(node):
    """Of a file."""
    parts, machine = [], kernel.machine()
    while node:
        entry = next((n for n in (machine['names'][i] for i in range(kernel.size(machine['names'])))
                      if int(n['node']) == node), None)
        if entry is None:
            return '/'.join(['?'] + parts)
        parts.insert(0, entry['text'].string())
        node = int(entry['directory'])
    return '/' + '/'.join(parts)

def named_semaphores():
    """Address and name of each: kernel/sem_named.c."""
    machine, found = kernel.machine(), {}
    for i in range(kernel.size(machine['segments'])):
        segment = machine['segments'][i]
        if kernel.enum('segment_kind')[int(segment['kind'])] == 'SEMAPHORES':
            start = int(kernel.lookup('shared_memory')[int(segment['first'])].address)
            each = int(segment['size']) // kernel.size(machine['named_sems'])
            for k in range(kernel.size(machine['named_sems'])):
                named = machine['named_sems'][k]
                if bool(named['used']):
                    found[start + k * each] = '/' + named['name'].string().lstrip('/')
    return found

def thing(kind, which):
    """An object that threads wait for, in words."""
    name = kernel.text('objects', kind)
    if kind == 'WORD' and is_shared(which):
        named = named_semaphores().get(which)
        return 'semaphore ' + named if named else '%s %s' % (name, variable(which))
    if kind in IN_MEMORY:
        return '%s %s' % (name, re.sub(r'\.__\w+$', '', variable(which)))
    if kind in ('CLOCK', 'CONSOLE', 'SIGNAL', 'DESCRIPTORS'):
        return name
    if kind == 'CHILD':
        return 'child, pid %d' % which if which else 'any child'
    if kind == 'THREAD':
        return 'the end of P%d' % which
    if kind == 'SEM':
        return 'sem %d, number %d' % (which & 0xffff, which >> 16)
    if kind in ('FIFO', 'LOCK'):
        return '%s %s' % (name, path(which))
    return '%s %d' % (name, which)

def waited_for(t):
    return kernel.enum('object')[int(t['wait']['object'])], int(t['wait']['which'])

def holders(t):
    """Who has what t waits for, and since which return address: kernel/held.c."""
    kind, which = waited_for(t)
    found = []
    for other in kernel.threads():
        for i in range(kernel.size(other['held'])):
            held = other['held'][i]
            if (int(held['which']) == which and kernel.enum('object')[int(held['object'])] == kind
                    and (kind not in IN_MEMORY or int(held['image']) == int(t.process['image'])
                         or is_shared(which))):
                found.append((other, int(held['pc'])))
    return found

def is_shared(address):
    pool = kernel.lookup('shared_memory')
    return int(pool.address) <= address < int(pool.address) + pool.type.sizeof

def waits(t):
    """What for, and who has it."""
    kind, which = waited_for(t)
    words = 'waits for ' + thing(kind, which)
    for other, pc in holders(t):
        words += ', which %s has since %s' % (other.name if other.index != t.index else 'it itself', line_of(pc))
    if bool(t['wait']['timed']):
        words += ', until tick %d' % int(t['wait']['deadline'])
    return words

def operation(t):
    """What it does when it is chosen."""
    announced = t['announced']
    if t.is_call():
        return 'before ' + kernel.enum('syscall')[int(announced['number'])]
    name = kernel.enum('operation')[int(announced['number'])]
    if name in ('READ', 'WRITE', 'ATOMIC', 'LOAD'):
        return 'before %s %s' % (kernel.text('operations', name), place(t, int(announced['args'][0])))
    if name == 'MARK':
        return 'before ' + kernel.text('marks', kernel.enum('mark')[int(announced['args'][0])])
    if name == 'START':
        return 'goes on' if t.pc else 'at its start'
    return 'before ' + kernel.text('operations', name)

def standing(t):
    """file:line, and what about it."""
    where = line_of(program_counter(t))
    if kernel.running_is(t):
        return where
    return '%s %s' % (where, waits(t) if t.state == 'WAITING' else operation(t))

def state(t):
    if kernel.running_is(t):
        return 'runs'
    return 'stopped' if int(t.process['stopped']) else t.state.lower()
