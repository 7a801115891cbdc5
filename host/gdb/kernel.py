"""What is known here of the kernel: its tables, by their names. All else in this folder asks here, and
nothing in this folder writes to the machine: neither its memory nor its registers."""
import os
import re

import gdb

VERSION = 3  # DEBUGGER_VERSION of kernel/debugger.h
NOBODY = 0xffff

class Unknown(gdb.GdbError):
    """What cannot be told now."""

CANNOT = (gdb.error, gdb.GdbError)

def lookup(name):
    found = gdb.lookup_global_symbol(name) or gdb.lookup_static_symbol(name)
    if not found:
        raise Unknown('this is no machine of Pawl\'s: it has no "%s"' % name)
    return found.value()

def check_version():
    version = int(lookup('debugger_version'))
    if version != VERSION:
        raise gdb.GdbError('the machine is of another version of Pawl: its kernel says %d to debuggers, '
                           'host/gdb is for %d' % (version, VERSION))

def runs():
    """True while there is a machine, running or stopped."""
    return gdb.selected_inferior().pid != 0

def machine():
    if not runs():
        raise Unknown('the run is over')
    return lookup('machine')

def tick():
    return int(machine()['tick'])

def size(array):
    """Elements of an array."""
    low, high = array.type.range()
    return high - low + 1

def has(words, number):
    """kernel/set.h."""
    return bool(int(words[number // 32]) >> number % 32 & 1)

# ---- Names --------------------------------------------------------------------------------------

_enums = {}

def enum(name):
    """Numbers to names, without what they have in common: enum('state')[1] is READY."""
    if name not in _enums:
        fields = gdb.lookup_type('enum ' + name).fields()
        _enums[name] = {f.enumval: f.name.split('_', 1)[1] for f in fields if '_' in f.name}
    return _enums[name]

def enum_value(name, number):
    """The name of a number of an enum whose names have nothing in common, as SIGINT."""
    for field in gdb.lookup_type('enum ' + name).fields():
        if field.enumval == number:
            return field.name.replace('K_', '', 1)
    return str(number)

def constant(name):
    return int(gdb.parse_and_eval(name))

_texts = {}

def text(table, name):
    """What kernel/TABLE.def calls it."""
    if table not in _texts:
        folder = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        with open(os.path.join(folder, 'kernel', table + '.def')) as file:
            rows = re.findall(r'^[A-Z_]+\((\w+),.*?"([^"]*)"\)', file.read(), re.M)
        _texts[table] = dict(rows)
    return _texts[table][name]

def program_name(index):
    return lookup('programs')[index]['name'].string()

# ---- Threads ------------------------------------------------------------------------------------

class Thread:
    """An entry of machine.threads."""

    def __init__(self, index):
        self.index = index
        self.value = machine()['threads'][index]

    def __getitem__(self, field):
        return self.value[field]

    @property
    def number(self):
        return int(self['number'])

    @property
    def name(self):
        return 'P%d' % self.number

    @property
    def pid(self):
        return int(self['process'])

    @property
    def state(self):
        return enum('state')[int(self['state'])]

    @property
    def process(self):
        return machine()['processes'][self.pid]

    @property
    def image(self):
        return machine()['images'][int(self.process['image'])]

    @property
    def program(self):
        return program_name(int(self.process['program']))

    @property
    def pc(self):
        """Where its program stands, a return address; 0: before its start."""
        return int(self['announced']['pc'])

    @property
    def top(self):
        return int(self['block'] + 1)

    def lives(self):
        return self.state in ('READY', 'WAITING')

    def is_call(self):
        return int(self['announced']['kind']) == constant('TRAP_SYSCALL')

    def is_out(self):
        """Its image is not in its slot: another one's bytes lie there."""
        slot = int(lookup('programs')[int(self.image['program'])]['slot'])
        return int(machine()['resident'][slot]) != int(self.process['image'])

def threads():
    """All that live, in the order of their numbers."""
    all_states = [(i, enum('state')[int(machine()['threads'][i]['state'])])
                  for i in range(size(machine()['threads']))]
    living = [Thread(i) for i, state in all_states if state in ('READY', 'WAITING')]
    return sorted(living, key=lambda t: t.number)

def thread(number):
    for t in threads():
        if t.number == number:
            return t
    raise Unknown('there is no P%d' % number)

def number_of(word):
    """Of a thread, as P2 or 2."""
    found = re.fullmatch(r'[Pp]?(\d+)', word.strip())
    if not found:
        raise gdb.GdbError('a thread is wanted, as P2')
    return int(found.group(1))

def last_number():
    """Of the thread that made the last step; 0: none has."""
    return int(machine()['last_number'])

def running():
    """The thread whose code the processor is in, None in the kernel."""
    info = lookup('user_info')['thread']
    if not in_user():
        return None
    for t in threads():
        if t['block'] == info and int(machine()['resumed']) == t.index:
            return t
    return None

# ---- The processor ------------------------------------------------------------------------------

def is_host():
    return 'arm' not in gdb.selected_inferior().architecture().name()

def register(name):
    return int(gdb.newest_frame().read_register(name)) & (2**64 - 1)

def argument(type_name):
    """The first one of a function, at its first instruction."""
    name = {'i386:x86-64': 'rdi', 'aarch64': 'x0'}.get(gdb.selected_inferior().architecture().name(), 'r0')
    number = register(name)
    return number if type_name is None else gdb.Value(number).cast(gdb.lookup_type(type_name).pointer())

def code(address):
    """Where code lies: without the bit that says Thumb."""
    return address if is_host() else address & ~1

def in_user():
    """True if a thread is interrupted, not the kernel."""
    if is_host():
        return bool(int(lookup('port')['in_user']))
    return register('xpsr') & 0x1ff == 0 and int(lookup('current')) != 0 # in no exception, and not booting

# In the order in which a signal of the host keeps them (arch/host/context.h).
X86_64 = ['r8', 'r9', 'r10', 'r11', 'r12', 'r13', 'r14', 'r15', 'rdi', 'rsi', 'rbp', 'rbx', 'rdx', 'rax', 'rcx',
          'rsp', 'rip']
AARCH64 = ['x%d' % n for n in range(31)] + ['sp', 'pc']

def registers_of(context):
    """Of a struct context: what gdb calls its registers, as far as they are saved. On the target the hardware's frame
    is among them: the port takes it off the stack."""
    if not is_host():
        names = ['r%d' % n for n in range(13)] + ['sp', 'lr', 'pc', 'xpsr']
        return {name: int(context[name]) for name in names}
    wide = gdb.selected_inferior().architecture().name() == 'aarch64'
    if int(context['interrupted']):
        return {name: int(context['all'][i]) for i, name in enumerate(AARCH64 if wide else X86_64)}
    if wide:
        saved = {'x%d' % (19 + n): int(context['x'][n]) for n in range(10)}
        return dict(saved, x29=int(context['fp']), sp=int(context['sp']), pc=int(context['pc']))
    names = {'bx': 'rbx', 'bp': 'rbp', 'sp': 'rsp', 'pc': 'rip', 'r12': 'r12', 'r13': 'r13', 'r14': 'r14',
             'r15': 'r15'}
    return {names[field]: int(context[field]) for field in names}

def saved_registers(t):
    """Of a thread that does not run."""
    return registers_of(t['context'])

def stack_used(t):
    sp = register('rsp' if is_host() else 'sp') if running_is(t) else int(t['context']['sp'])
    return t.top - sp

def running_is(t):
    r = running()
    return r is not None and r.index == t.index
