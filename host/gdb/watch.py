"""pawl watch-shared: whoever touches a variable."""
import gdb
import describe
import kernel
import recording
import stops
from command import command

class Watch(gdb.Breakpoint):
    """Where a thread that was chosen is about to make the access that it has announced, if that is to these bytes.
    By the kernel, not by the processor: images that take turns at one address are no accesses."""

    def __init__(self, name):
        value = gdb.parse_and_eval(name)
        if value.address is None:
            raise gdb.GdbError('%s has no place in memory' % name)
        super().__init__('*image_resume', internal=True)
        self.silent = True
        self.what, self.start, self.size = name, int(value.address), value.type.sizeof

    def stop(self):
        announced = kernel.argument('struct thread')['announced']
        if int(announced['kind']) != kernel.constant('TRAP_POINT') or kernel.enum('operation')[
                int(announced['number'])] not in ('READ', 'WRITE', 'ATOMIC', 'LOAD'):
            return False
        at, length = int(announced['args'][0]), int(announced['args'][1])
        return at < self.start + self.size and at + length > self.start

def tell(event):
    """Of a stop, what is about to happen there."""
    for watch in watches:
        if watch in getattr(event, 'breakpoints', []):
            t = kernel.Thread(int(kernel.argument('struct thread') - kernel.machine()['threads'][0].address))
            gdb.write('step %d: %s in %s\n' % (kernel.tick(), t.name, describe.standing(t)))

watches = []
gdb.events.stop.connect(tell)

@command('watch-shared', 'wsh', 'variable')
def watch_shared(words):
    """pawl watch-shared [VARIABLE]
From here on stops before each access to the variable, whichever thread makes it. Without one, that ends."""
    recording.not_metal(recording.NO_ACCESSES)
    if words:
        watches.append(Watch(words))
        gdb.write('stops before each access to %s\n' % words)
        return
    while watches:
        watches.pop().delete()
