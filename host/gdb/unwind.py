"""Frames of the kernel on the host lead on into the thread that trapped, as they do on the target (there
arch/cortex-m/entry.S says so to gdb itself): what called the kernel is passed over."""
import gdb
import gdb.unwinder
import kernel

class Id:
    """What tells a frame from others: there is one of kernel_trap."""

    def __init__(self, sp, pc):
        self.sp, self.pc = sp, pc

# The program counter, and what has it for arch/host/switch_*.S.
NAMES = {'i386:x86-64': ('rip', 'r11'), 'aarch64': ('pc', 'x30')}
ABOVE = 256 # port.stack: at least so far is the frame of kernel_trap, which comes to lie where port_resume's was

def trapped():
    """The context of the thread that the kernel was entered from; None: it is in its code, or none has been."""
    port = kernel.lookup('port')
    return None if int(port['in_user']) or not int(port['context']) else port['context'].dereference()

class FromKernel(gdb.unwinder.Unwinder):
    def __init__(self):
        super().__init__('pawl')
        found = gdb.lookup_global_symbol('kernel_trap')
        self.body = gdb.block_for_pc(int(found.value().address)) if found else None

    def __call__(self, pending):
        names = NAMES.get(pending.architecture().name())
        if not names or not self.body or not self.body.start <= int(pending.read_register(names[0])) < self.body.end:
            return None
        context = trapped()
        if context is None:
            return None
        unwound = pending.create_unwind_info(Id(kernel.lookup('port')['stack'] + ABOVE, gdb.Value(self.body.start)))
        values = kernel.registers_of(context)
        values[names[1]] = values[names[0]]
        values[names[0]] = int(gdb.parse_and_eval('(long)&port_trapped'))
        for name, value in values.items():
            unwound.add_saved_register(name, gdb.Value(value).cast(pending.read_register(name).type))
        return unwound

gdb.unwinder.register_unwinder(None, FromKernel(), replace=True)
