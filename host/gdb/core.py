"""A core file of the threads of an image, so that gdb can look at them as at any program's: their registers are
what the kernel has saved, their memory lies in their slot or, if their image is out, in pages of the pool."""
import struct

import gdb
import kernel

X86_64 = ['r15', 'r14', 'r13', 'r12', 'rbp', 'rbx', 'r11', 'r10', 'r9', 'r8', 'rax', 'rcx', 'rdx', 'rsi', 'rdi',
          'orig_rax', 'rip', 'cs', 'eflags', 'rsp', 'ss', 'fs_base', 'gs_base', 'ds', 'es', 'fs', 'gs']
AARCH64 = ['x%d' % n for n in range(31)] + ['sp', 'pc', 'cpsr']
ARM = ['r%d' % n for n in range(13)] + ['sp', 'lr', 'pc', 'xpsr', 'orig_r0']

class Layout:
    """Of core files of the processor: struct elf_prstatus, as Linux has it."""

    def __init__(self):
        name = gdb.selected_inferior().architecture().name()
        wide = {'i386:x86-64': (62, X86_64, 336), 'aarch64': (183, AARCH64, 392)}
        self.wide = name in wide
        self.machine, self.registers, self.size = wide.get(name, (40, ARM, 148))
        self.pid, self.first, self.format = (32, 112, 'Q') if self.wide else (24, 72, 'I')

    def status(self, number, values):
        """The note of a thread."""
        note = bytearray(self.size)
        struct.pack_into('<i', note, self.pid, number)
        struct.pack_into('<%d%s' % (len(self.registers), self.format), note, self.first,
                         *[values.get(name, 0) for name in self.registers])
        return struct.pack('<III8s', 5, self.size, 1, b'CORE') + bytes(note) + bytes(-self.size % 4)

    def header(self, count):
        if self.wide:
            return struct.pack('<16sHHIQQQIHHHHHH', b'\x7fELF\2\1\1', 4, self.machine, 1, 0, 64, 0, 0, 64, 56,
                               count, 0, 0, 0)
        return struct.pack('<16sHHIIIIIHHHHHH', b'\x7fELF\1\1\1', 4, self.machine, 1, 0, 52, 0, 0x5000200, 52, 32,
                           count, 0, 0, 0)

    def part(self, kind, offset, address, size):
        if self.wide:
            return struct.pack('<IIQQQQQQ', kind, 6, offset, address, 0, size, size, 1)
        return struct.pack('<IIIIIIII', kind, offset, address, 0, size, size, 6, 1)

def registers(t, layout):
    """Of a thread, as they are or will be when it goes on."""
    if not kernel.running_is(t):
        return kernel.saved_registers(t)
    known = {d.name for d in gdb.selected_inferior().architecture().registers()}
    return {name: kernel.register(name) for name in layout.registers if name in known}

def image_bytes(image, base, start, end):
    """Of an image, at these addresses, wherever they are."""
    inferior, machine, result = gdb.selected_inferior(), kernel.machine(), b''
    page = kernel.constant('PAGE')
    slot = int(kernel.lookup('programs')[int(image['program'])]['slot'])
    number = int((image.address - machine['images'][0].address))
    if int(machine['resident'][slot]) == number:
        return bytes(inferior.read_memory(start, end - start)) if end > start else b''
    pool = int(machine['pool'].address)
    while start < end:
        offset = start - base
        piece = min(page - offset % page, end - start)
        where = int(image['pages'][offset // page])
        result += bytes(inferior.read_memory(pool + (where - 1) * page + offset % page, piece)) if where else bytes(piece)
        start += piece
    return result

def write(path, image, threads):
    """The core file of these threads of the image."""
    layout = Layout()
    slot = kernel.lookup('slots')[int(kernel.lookup('programs')[int(image['program'])]['slot'])]
    base = int(slot['base'])
    saved = [(t, registers(t, layout)) for t in threads]
    parts = [(base, image_bytes(image, base, base, base + int(image['heap_end'])))]
    for t, values in saved:
        sp = values['rsp' if 'rsp' in values else 'sp'] & ~7
        if t.top - kernel.constant('STACK_SIZE') <= sp < t.top:
            parts.append((sp, image_bytes(image, base, sp, t.top)))
    pool = kernel.lookup('shared_memory')
    parts.append((int(pool.address), bytes(gdb.selected_inferior().read_memory(pool.address, pool.type.sizeof))))
    notes = b''.join(layout.status(t.number, values) for t, values in saved)
    offset = len(layout.header(0)) + (len(parts) + 1) * len(layout.part(0, 0, 0, 0))
    table, body = layout.part(4, offset, 0, len(notes)), notes
    for address, content in parts:
        table += layout.part(1, offset + len(body), address, len(content))
        body += content
    with open(path, 'wb') as file:
        file.write(layout.header(len(parts) + 1) + table + body)
