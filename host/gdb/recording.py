"""A recording of QEMU's (host/recording.c): gdb's reverse-stepi and its like work, and nothing that is run again writes
to a file. Metal mode is always one."""
import os
import re

import gdb
import kernel
import stops

PLACE = os.environ.get('PAWL_GDB', '')
METAL = 'PAWL_METAL' in os.environ
NEAR = 3 # instructions shown on either side

def is_one():
    return os.path.exists(os.path.join(PLACE, 'recording'))

def not_metal(why):
    if METAL:
        raise gdb.GdbError('not in metal mode: ' + why)

NO_SCHEDULE = 'the timer says where the switch comes (pawl gdb --metal=K)'
NO_STEPS = 'it knows instructions, not steps: reverse-stepi, reverse-continue and pawl switch-prev go back'
NO_ACCESSES = 'no access is announced; gdb\'s watch stops behind writes, and reverse-continue at those before'

def launched():
    """The machine has been started. QEMU goes back to the last snapshot and forward from there: one behind the start
    saves the way through it, on which files are opened each time."""
    if is_one():
        halt = stops.Halt('kernel_boot')
        stops.execute('continue')
        halt.delete()
        stops.execute('monitor savevm booted')
        stops.Console.so_far = printed

def printed():
    """Bytes, up to where the recording stands."""
    if not kernel.runs():
        return os.path.getsize(stops.Console.path)
    return int(kernel.lookup('console_bytes'))

def go_back(*halts):
    """Runs backwards: the halt that was reached; None if it was something else, which has been told."""
    stops.End.reached = False
    try:
        with stops.Quiet() as quiet:
            told = stops.execute('reverse-continue')
    finally:
        reached = next((halt for halt in halts if halt.reached), None)
        for halt in halts:
            halt.delete()
    if reached is None and kernel.tick():
        gdb.write(told + quiet.said)
    return reached

def switch_prev():
    """False if there was none."""
    return go_back(stops.Halt('debugger_switch')) is not None or kernel.tick() != 0

# ---- Metal mode ---------------------------------------------------------------------------------

def instructions(frame):
    """Those round the one that comes next, and it."""
    pc, function = frame.pc(), frame.function()
    block = frame.block() if function else None
    while block is not None and block.function is None:
        block = block.superblock
    code = frame.architecture().disassemble(block.start if block else pc, block.end - 1 if block else pc + 12)
    here = next(i for i, instruction in enumerate(code) if instruction['addr'] == pc)
    return [(instruction['addr'] == pc, instruction) for instruction in code[max(0, here - NEAR):here + NEAR + 1]]

def tell_instruction(here, instruction):
    """As `pawl sweep' does: what is called has the name that programs know."""
    words = re.sub(r'\s*[@;].*', '', instruction['asm'])
    words = re.sub(r'0x([0-9a-f]+) <[^>]*\+[^>]*>', r'\1', words)
    words = re.sub(r'0x[0-9a-f]+ <(?:call\.|lib\.)?([^>]*)>', r'\1', words)
    name, _, operands = words.partition('\t')
    gdb.write('%s %6x  %-6s %s\n' % ('=>' if here else '  ', instruction['addr'], name, operands))

def tell():
    """Where a thread stands, with its instructions."""
    stops.tell()
    for here, instruction in instructions(gdb.newest_frame()):
        tell_instruction(here, instruction)

def tell_preemption():
    """From SysTick's entry back to the instruction that it came before: there the processor takes it next."""
    with stops.Quiet():
        stops.execute('reverse-stepi')
        stops.execute('stepi')
    tell()
    gdb.write('SysTick interrupts before this instruction (=>): `stepi\' enters its handler, `reverse-stepi\' goes back.\n')

def last_write(variable):
    """Goes back to before the last write to it in this image: who made it, and what; None if there was none."""
    now = stops.current()
    image = now and int(now.process['image'])
    watch = gdb.Breakpoint(variable, gdb.BP_WATCHPOINT, internal=True)
    watch.silent = True
    try:
        with stops.Quiet(): # or QEMU would not come to a write that stands just behind us
            stops.execute('stepi')
        while True:
            with stops.Quiet():
                stops.execute('reverse-continue')
            if kernel.tick() == 0:
                return None
            t = kernel.running()
            if t and (now is None or t.process['image'] == image):
                break
    finally:
        watch.delete()
    value = gdb.parse_and_eval(variable).format_string()
    with stops.Quiet():
        stops.execute('reverse-stepi')
    return t, value

# ---- Going back by hand -------------------------------------------------------------------------

def tell_stop(event):
    """In metal mode, the instruction. QEMU stops behind a write that it comes to backwards, and at the beginning; gdb
    knows neither."""
    if not is_one() or stops.Console.held:
        return
    if METAL and kernel.in_user():
        tell_instruction(True, next(i for here, i in instructions(gdb.newest_frame()) if here))
    if type(event) is not gdb.StopEvent or 'SIGTRAP' not in gdb.execute('info program', to_string=True):
        return
    if gdb.newest_frame().name() == 'reset':
        gdb.write('The recording begins here.\n')
        return
    for watch in gdb.breakpoints():
        if watch.enabled and watch.type == gdb.BP_HARDWARE_WATCHPOINT:
            gdb.write('A write is behind: %s is %s from here on.\n'
                      % (watch.expression, gdb.parse_and_eval(watch.expression).format_string()))

gdb.events.stop.connect(tell_stop)
