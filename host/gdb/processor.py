"""The processor's thread. Under QEMU gdb knows Pawl's threads (host/proxy.h), and the user may look at any of them; what
commands tell of the machine they read in the one that the processor belongs to."""
import contextlib

import gdb

_thread = None # that stopped last
_stops = 0

def note_stopped(_):
    global _thread, _stops
    _thread = gdb.selected_thread()
    _stops += 1

@contextlib.contextmanager
def selected():
    """In between that thread is selected; then, unless the machine has run on, what was before."""
    before, stops = gdb.selected_thread(), _stops
    if before is None or _thread is None or not _thread.is_valid() or before.num == _thread.num:
        yield
        return
    frame = gdb.selected_frame()
    _thread.switch()
    try:
        yield
    finally:
        if stops == _stops and before.is_valid():
            before.switch()
            frame.select()
