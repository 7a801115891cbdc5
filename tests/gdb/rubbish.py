"""What no debugger says, said to what stands between gdb and QEMU, built with sanitizers: it goes on, tells the same as before,
and ends when it is left. For the Python of gdb, which also knows the machine's symbols.
    WORK: a folder with the machines `machine` and `forever`, and their boot blocks; ROUNDS: how many packets are made up"""
import os
import random
import re
import select
import subprocess
import sys
import time

import gdb

work, rounds = os.environ['WORK'], int(os.environ.get('ROUNDS', '1500'))
machine = os.path.join(work, 'machine')
PATIENCE = 30
gdb.execute('file ' + machine, to_string=True)

def verdict(name, holds, why=''):
    print('%s rubbish: %s%s' % ('ok' if holds else 'not ok', name, '' if holds else '\n# ' + str(why)))
    sys.stdout.flush()

def address(expression):
    return int(gdb.parse_and_eval(expression).cast(gdb.lookup_type('unsigned int')))

def qemu_words(name):
    with open('arch/cortex-m/boards/mps2-an385/qemu') as file:
        words = file.read().split('\n')[:-1]
    for mark, by in (('@BOOT@', os.path.join(work, 'boot-' + name)), ('@RECORDS@', '/dev/null'), ('@INPUT@', ''), ('@SHIFT@', '0'),
                     ('@MACHINE@', os.path.join(work, name))):
        words = [word.replace(mark, by) for word in words]
    return ['file:/dev/null' if word == 'stdio' else word for word in words] + ['-S', '-gdb', 'stdio']

class Proxy:
    """Started anew, with its other end."""

    def __init__(self, name='machine'):
        self.errors = open(os.path.join(work, 'errors'), 'w+b')
        self.process = subprocess.Popen(['build/tests/gdb/proxy', os.path.join(work, name)] + qemu_words(name), stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.errors)
        self.rest, self.settled = b'', 0
        self.ask('qC')
        self.qemus = self.qemu()

    def raw(self, said):
        """Bytes as they are."""
        try:
            self.process.stdin.write(said)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def send(self, packet):
        packet = packet if isinstance(packet, bytes) else packet.encode()
        self.raw(b'$' + packet + b'#%02x' % (sum(packet) & 0xff))

    def hear(self, patience=PATIENCE):
        """The next packet; None if there is none."""
        end = time.time() + patience
        while True:
            found = re.search(rb'\$([^#]*)#..', self.rest, re.S)
            if found:
                self.rest = self.rest[found.end():]
                return found.group(1).decode(errors='replace')
            if not select.select([self.process.stdout], [], [], max(0, end - time.time()))[0]:
                return None
            got = os.read(self.process.stdout.fileno(), 65536)
            if not got:
                return None
            self.rest += got

    def ask(self, packet):
        self.send(packet)
        return self.hear()

    def settle(self):
        """Whatever it is still saying is over when it answers this: nothing else has that length."""
        self.settled += 1
        length = 256 + self.settled % 768
        self.raw(b'#00')
        self.send('m%x,%x' % (address('&main'), length))
        while True:
            said = self.hear(10)
            if said is None or len(said) == 2 * length:
                return

    def qemu(self):
        """Its process."""
        said = subprocess.run(['ps', '-o', 'pid=', '--ppid', str(self.process.pid)], capture_output=True, text=True, check=False)
        return said.stdout.split()

    def is_well(self):
        """No sanitizer has found anything."""
        self.errors.seek(0)
        said = self.errors.read().decode(errors='replace')
        return 'Sanitizer' not in said and 'runtime error' not in said, said

    def leave(self):
        """It ends soon, with QEMU."""
        qemu = self.qemus
        self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return False
        return bool(qemu) and not any(os.path.exists('/proc/' + pid) for pid in qemu)

def at_child():
    """Stopped in the child, where the parent's image is out."""
    proxy = Proxy()
    proxy.send('qSupported:swbreak+')
    proxy.hear()
    deeper = '0,%x,2' % (address('&deeper') & ~1)
    for thread in ('1', '2'):
        proxy.ask('vCont;s')
        proxy.ask('Z' + deeper)
        said = proxy.ask('vCont;c')
        if 'thread:%s;' % thread not in said:
            verdict('the child comes to its breakpoint', False, said)
        proxy.ask('z' + deeper)
    return proxy

def state(proxy):
    """What must not change by rubbish: registers and memory of both threads, and who they are."""
    proxy.settle()
    return [proxy.ask(question) for question in
            ('Hg1', 'g', 'm%x,40' % address('&shared_name'), 'Hg2', 'g', 'm%x,40' % address('&shared_name'), 'qfThreadInfo',
             'T1', 'T2', 'T3', 'qXfer:threads:read::0,ffff')]

# ---- The border of a slot -----------------------------------------------------------------------

def border():
    proxy = at_child()
    base, size = address('slots[0].base'), address('slots[0].size')
    page, stack = address('sizeof machine.pool[0]'), base + size
    said = {}
    for thread in (1, 2):
        proxy.ask('Hg%d' % thread)
        for where, length in ((base - 16, 32), (base - 32, 32), (stack - 16, 32), (stack, 16), (stack - 64, 64)):
            said[thread, where, length] = proxy.ask('m%x,%x' % (where, length))
    out, inside = said[1, base - 16, 32], said[2, base - 16, 32]
    verdict('below the slot all see the same', len(out) == 64 and out[:32] == inside[:32], (out, inside))
    verdict('a read that ends at the slot', said[1, base - 32, 32] == said[2, base - 32, 32])
    out, inside = said[1, stack - 16, 32], said[2, stack - 16, 32]
    verdict('and above it', len(out) == 64 and out[32:] == inside[32:] == said[1, stack, 16], (out, inside))
    proxy.ask('Hg1')
    context = proxy.ask('g')
    sp = int.from_bytes(bytes.fromhex(context[13 * 8:14 * 8]), 'little')
    first = base + (sp - base) // page * page
    verdict('what is kept ends with a page', proxy.ask('m%x,8' % (first - 4)) == 'E14' and len(proxy.ask('m%x,8' % first)) == 16)
    across = proxy.ask('m%x,%x' % (first, stack - first + 32))
    verdict('a long read across pages and border', across and len(across) == 2 * min(stack - first + 32, 1024) and
            across.startswith(proxy.ask('m%x,10' % first)), across)
    verdict('the whole address space', proxy.ask('m0,ffffffff') is not None and proxy.ask('mfffffff0,20') is not None and
            proxy.ask('m%x,ffffffff' % base) is not None and proxy.ask('m%x,0' % base) is not None)
    write_across(proxy, first, stack)
    verdict('is left, ends', proxy.leave() and proxy.is_well()[0], proxy.is_well()[1])

def write_across(proxy, first, stack):
    before = proxy.ask('m%x,20' % (stack - 16))
    verdict('what has no place is not written', proxy.ask('M%x,8:0102030405060708' % (first - 4)) == 'E14' and
            proxy.ask('m%x,4' % first) != '05060708')
    gap = address('slots[0].base')
    while proxy.ask('m%x,1' % gap) != 'E14':
        gap += address('sizeof machine.pool[0]')
    before_gap = proxy.ask('m%x,8' % (gap - 4))
    verdict('nor what has only half of one', len(before_gap) == 8 and gap < first and
            proxy.ask('M%x,8:0102030405060708' % (gap - 4)) == 'E14' and proxy.ask('m%x,8' % (gap - 4)) == before_gap)
    proxy.ask('M%x,8:1112131415161718' % first)
    verdict('what has one is', proxy.ask('m%x,8' % first) == '1112131415161718')
    proxy.ask('Hg2')
    verdict('and not in the other image', proxy.ask('m%x,8' % first) != '1112131415161718')
    proxy.ask('Hg1')
    verdict('writes that lie about their length', proxy.ask('M%x,8:11' % first) == 'E22' and
            proxy.ask('M%x,1:1122' % first) == 'E22' and proxy.ask('M%x,1:zz' % first) == 'E22')
    verdict('the border is as it was', proxy.ask('m%x,20' % (stack - 16)) == before)
    registers = proxy.ask('g')
    verdict('saved registers are not written', proxy.ask('G' + '0' * len(registers)) == 'E01' and
            proxy.ask('P0=00000000') == 'E01' and proxy.ask('g') == registers)

# ---- Packets that are made up -------------------------------------------------------------------

SEEDS = ['m%x,%x', 'M%x,4:%08x', 'p%x', 'P%x=%08x', 'Hg%x', 'Hc%x', 'T%x', 'qThreadExtraInfo,%x', 'qXfer:threads:read::%x,%x',
         'qXfer:features:read:target.xml:%x,%x', 'qSupported:%x', 'vCont?', 'vCont;x:%x', 'vCont;s:ffff%x', 'vMustReplyEmpty', 'qC',
         'z0,%x,2', 'g', 'G%x', '?', 'qfThreadInfo', 'qsThreadInfo', 'X%x,4:....', 'q%x', 'v%x', 'Q%x', '!', '_%x', 'R%x',
         'qXfer:threads:read::%x', 'qXfer:threads:read::,', 'm', 'M', 'p', 'P', 'H', 'Hg', 'T', 'Z', 'z', 'Z0', 'z0,', 'vCont;',
         'vCont;;;', 'vCont;:', 'vCont;t', 'F%x', 'O%x']

def number(dice):
    return dice.choice((0, 1, 2, 25, dice.getrandbits(8), dice.getrandbits(16), dice.getrandbits(32), dice.getrandbits(64),
                        address('slots[0].base') + dice.getrandbits(12)))

def made_up(dice):
    """A packet. None that lets the machine run, or writes to it: that would be obeyed."""
    seed = dice.choice(SEEDS)
    packet = (seed % tuple(number(dice) for _ in range(seed.count('%')))).encode()
    if dice.random() < .3:
        packet = bytearray(packet)
        for _ in range(dice.randrange(1, 4)):
            packet.insert(dice.randrange(len(packet) + 1), dice.randrange(256))
        packet = bytes(packet)
    if re.match(rb'[MPGXcsCSbkDZRF]|Q|vCont;[csCSrt]|vKill|vRun|vAttach', packet) or b'\3' in packet:
        return b'q' + packet
    return packet

def noise(dice):
    """Bytes round it: sums that are wrong, packets in packets."""
    kind = dice.randrange(6)
    packet = made_up(dice).replace(b'#', b'').replace(b'$', b'')
    if kind == 0:
        return b'$' + packet + b'#zz'
    if kind == 1:
        return b'$' + packet + b'#%02x' % (sum(packet) + 1 & 0xff)
    if kind == 2:
        return bytes(dice.choice(b'#+-$\0 qgm1\xff') for _ in range(dice.randrange(40)))
    if kind == 3:
        return b'$' + packet
    return b'$' + packet + b'#%02x' % (sum(packet) & 0xff)

def sums():
    """A packet whose sum is wrong is asked for again, and nothing else; what was answered is said again if that is wanted."""
    proxy = at_child()
    proxy.ask('Hg1')
    registers = proxy.ask('g')
    proxy.rest = b''
    for wrong in (b'$g#00', b'$g#zz', b'$Hg2#00'):
        proxy.raw(wrong)
        verdict('%r is refused' % wrong, os.read(proxy.process.stdout.fileno(), 100) == b'-')
    verdict('and nothing comes of it', proxy.ask('g') == registers)
    proxy.raw(b'-')
    verdict('an answer is said again', proxy.hear() == registers)
    for _ in range(10):
        proxy.raw(b'-')
    proxy.settle()
    verdict('but not for ever', proxy.ask('g') == registers and proxy.leave() and proxy.is_well()[0])

def fuzz(seed):
    dice, proxy = random.Random(seed), at_child()
    before = state(proxy)
    for i in range(rounds):
        proxy.raw(noise(dice))
        if i % 50 == 49 and state(proxy) != before:
            break
    after = state(proxy)
    verdict('%d packets later all is the same (seed %d)' % (rounds, seed), before == after and None not in before,
            [pair for pair in zip(before, after) if pair[0] != pair[1]])
    for length in (4096, 16383, 16384, 16385, 1000000):
        proxy.send('q' + 'x' * (length - 1))
        proxy.hear()
    verdict('packets that are too long', state(proxy) == before)
    ended = 'thread:2;' in (proxy.ask('?') or '')
    verdict('it still knows where it stands', ended)
    verdict('is left, ends', proxy.leave() and proxy.is_well()[0], proxy.is_well()[1])

# ---- Connections that are cut, a machine that runs ----------------------------------------------

def cut():
    for said in (b'', b'$', b'$m0,', b'$m0,4#', b'+', b'$g#67', b'\3', b'$k#6b', b'$D#44'):
        proxy = Proxy()
        proxy.raw(said)
        time.sleep(.2)
        verdict('cut after %r' % said, said == b'$k#6b' or said == b'$D#44' or proxy.qemu(), 'no QEMU')
        qemu = proxy.qemu()
        proxy.process.stdin.close()
        proxy.process.wait(PATIENCE)
        verdict('it has ended, and QEMU', not any(os.path.exists('/proc/' + pid) for pid in qemu) and proxy.is_well()[0],
                proxy.is_well()[1])

def while_it_runs():
    """A loop for ever, which only the byte 3 ends."""
    proxy = Proxy('forever')
    proxy.send('vCont;c')
    answers = [proxy.ask(packet) for packet in ('g', '', 'm0,4', 'qC', 'vCont;c', '?', 'M0,1:00', 'vX')]
    verdict('a machine that runs answers nothing', answers == ['E22'] * len(answers), answers)
    for _ in range(20):
        proxy.raw(b'\3')
        stop = proxy.hear()
        verdict('it is stopped', stop and stop.startswith('T02'), stop) if not stop or stop[:3] != 'T02' else None
        known = [proxy.ask(packet) for packet in ('qC', 'T1', 'qfThreadInfo')]
        if known != ['QC1', 'OK', 'm1']:
            verdict('and tells where it is', False, known)
        proxy.send('vCont;c')
        proxy.raw(b'\3\3\3')
        if not (proxy.hear() or '').startswith('T02'):
            verdict('and goes on', False)
        proxy.settle()
        proxy.send('vCont;c')
    verdict('stopped twenty times', True)
    verdict('is killed while it runs', proxy.ask('vKill;1') == 'OK')
    verdict('ends', proxy.leave() and proxy.is_well()[0], proxy.is_well()[1])

# ---- Another version ----------------------------------------------------------------------------

def other_version():
    other = os.path.join(work, 'other')
    with open(machine, 'rb') as file, open(other, 'wb') as copy:
        copy.write(file.read())
    gdb.execute('set write on')
    gdb.execute('file ' + other, to_string=True)
    gdb.execute('set var *(unsigned *)&debugger_version = 1000')
    gdb.execute('file', to_string=True)
    ended = subprocess.run(['build/tests/gdb/proxy', other, 'true'], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                           check=False)
    verdict('a machine of another version', ended.returncode == 2 and ended.stderr.count('\n') == 1 and
            'its kernel says 1000 to debuggers' in ended.stderr, ended)

border()
sums()
for one in range(1, 3):
    fuzz(one)
cut()
while_it_runs()
other_version()
