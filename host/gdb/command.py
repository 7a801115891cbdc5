"""How commands are made: pawl NAME, and their short names."""
import gdb
import kernel
import processor

class Prefix(gdb.Command):
    """What Pawl adds to gdb: processes, threads, switches, what waits for what.
`help pawl NAME' says what each does; each has a short name, too."""

    def __init__(self):
        super().__init__('pawl', gdb.COMMAND_USER, gdb.COMPLETE_COMMAND, True)

Prefix()
made = {} # what there is: the short name, and what it takes, by name

def complete_thread(_self, _text, word):
    try:
        return [t.name for t in kernel.threads() if t.name.startswith(word.upper())]
    except kernel.CANNOT:
        return []

def complete_nothing(_self, _text, _word):
    return []

def command(name, short, takes=None):
    """Makes a command of a function whose text is the help: it is given what stands behind the command. `takes`:
    'thread', 'variable', 'file', or nothing that could be completed."""
    def make(function):
        def invoke(_self, words, _from_tty):
            with processor.selected():
                function(words.strip())
        parts = {'__doc__': '%s\nShort: %s' % (function.__doc__, short), 'invoke': invoke}
        classes = {'variable': (gdb.COMPLETE_SYMBOL,), 'file': (gdb.COMPLETE_FILENAME,)}
        if takes not in classes:
            parts['complete'] = complete_thread if takes == 'thread' else complete_nothing
        new = type('Pawl_' + function.__name__, (gdb.Command,), parts)
        new('pawl ' + name, gdb.COMMAND_USER, *classes.get(takes, ()))
        made[name] = short, takes
        gdb.execute('alias %s = pawl %s' % (short, name))
        return function
    return make
