"""Plays an editor: what .vscode/ says is started, and spoken to as VS Code's C/C++ extension speaks to a debugger.
For the Python of gdb, which is there anyway."""
import json
import os
import re
import select
import socket
import subprocess
import sys
import time

PATIENCE = 30
failed = False

def verdict(name, holds, why=''):
    global failed
    failed |= not holds
    print('%s an editor: %s%s' % ('ok' if holds else 'not ok', name, '' if holds else '\n# ' + str(why)))
    sys.stdout.flush()

def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]

def settings(name, port, program):
    """A file of .vscode/ for that port, with its variables replaced."""
    with open(os.path.join('.vscode', name)) as file:
        said = file.read().replace('1234', str(port))
    for variable, value in (('workspaceFolder', os.getcwd()), ('file', os.path.abspath(program))):
        said = said.replace('${%s}' % variable, value)
    return json.loads(said)

class Lines:
    """What a process writes, by lines."""

    def __init__(self, pipe):
        self.pipe, self.rest, self.all = pipe, b'', []

    def until(self, pattern):
        """The line that matches, None if none comes."""
        end = time.time() + PATIENCE
        while True:
            while b'\n' in self.rest:
                line, self.rest = self.rest.split(b'\n', 1)
                line = line.decode(errors='replace')
                self.all.append(line)
                if re.search(pattern, line):
                    return line
            if not select.select([self.pipe], [], [], max(0, end - time.time()))[0]:
                return None
            got = os.read(self.pipe.fileno(), 65536)
            if not got:
                return None
            self.rest += got

class Debugger:
    """gdb/MI."""

    def __init__(self, path):
        self.process = subprocess.Popen([path, '-nx', '--interpreter=mi'], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.lines, self.number = Lines(self.process.stdout), 100

    def ask(self, command):
        """The result record of a command."""
        if not command.startswith('-'):
            command = '-interpreter-exec console "%s"' % command
        self.number += 1
        self.process.stdin.write(('%d%s\n' % (self.number, command)).encode())
        self.process.stdin.flush()
        return self.lines.until(r'^%d\^' % self.number) or 'no answer to ' + command

    def must(self, command):
        said = self.ask(command)
        if not re.match(r'\d+\^(done|running|connected)', said):
            verdict(command, False, said)
        return said

    def stopped(self):
        return self.lines.until(r'^\*stopped') or 'it does not stop'

def field(record, name):
    return re.findall(r'\b%s="((?:[^"\\]|\\.)*)"' % name, record)

def connect(port, program):
    """The server and the debugger, as the two files say."""
    launch = settings('launch.json', port, program)['configurations'][0]
    tasks = {task['label']: task for task in settings('tasks.json', port, program)['tasks']}
    task = tasks[launch['preLaunchTask']]
    server = subprocess.Popen([os.environ.get('PAWL', task['command'])] + task['args'], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines, background = Lines(server.stdout), task['problemMatcher']['background']
    begun, ready = lines.until(background['beginsPattern']), lines.until(background['endsPattern'])
    verdict('the task starts the machine', begun and ready, lines.all)
    verdict('the program is there when the debugger starts', os.path.exists(launch['program']))
    debugger = Debugger(launch['miDebuggerPath'])
    debugger.must('-gdb-set mi-async on')
    for command in launch['setupCommands']:
        (debugger.ask if command.get('ignoreFailures') else debugger.must)(command['text'])
    debugger.must('-environment-cd %s' % launch['cwd'])
    debugger.must('-file-exec-and-symbols %s' % launch['program'])
    said = debugger.must('-target-select remote %s' % launch['miDebuggerServerAddress'])
    verdict('it connects', '^connected' in said, said)
    return server, lines, debugger

def look(debugger):
    """At a stop of P2, the child, while the parent's image is out."""
    threads = debugger.must('-thread-info')
    names = [name for name in field(threads, 'name') if name.startswith('P')]
    verdict('all threads are listed', names == ['P1 fork', 'P2 fork'], threads)
    verdict('and what they do', field(threads, 'details') ==
            ['pid 2, waiting, fork.c:29 waits for any child', 'pid 3, runs'], threads)
    frames = debugger.must('-stack-list-frames --thread 1')
    verdict('frames of the one that does not run', field(frames, 'func')[-1:] == ['main'], frames)
    outermost = int(field(frames, 'level')[-1])
    mine = debugger.must('-stack-list-variables --thread 1 --frame %d --all-values' % outermost)
    verdict('its variables, where its image is out', 'name="mine",value="7"' in mine, mine)
    its = debugger.must('-stack-list-variables --thread 2 --frame 1 --all-values')
    verdict('those of the one that runs', 'name="mine",value="8"' in its, its)
    shared = debugger.must('-data-evaluate-expression --thread 1 --frame %d shared_name' % outermost)
    verdict('a global variable of its process', field(shared, 'value') == ['11'], shared)
    shared = debugger.must('-data-evaluate-expression --thread 2 --frame 0 shared_name')
    verdict('and of the other', field(shared, 'value') == ['120'], shared)

def session(program):
    server, printed, debugger = connect(free_port(), program)
    for line in (14, 15):
        debugger.must('-break-insert -f %s:%d' % (os.path.abspath(program), line))
    debugger.must('-exec-continue --all')
    first = debugger.stopped()
    verdict('a breakpoint in the parent', field(first, 'thread-id') == ['1'] and 'breakpoint-hit' in first, first)
    debugger.must('-exec-step')
    step = debugger.stopped()
    verdict('a step does not lead into the library', field(step, 'line') == ['15'], step)
    debugger.must('-break-delete 1')
    debugger.must('-exec-continue --all')
    second = debugger.stopped()
    verdict('and in the child', field(second, 'thread-id') == ['2'] and 'breakpoint-hit' in second, second)
    look(debugger)
    debugger.must('-exec-next --thread 2')
    step = debugger.stopped()
    verdict('a step', 'end-stepping-range' in step and field(step, 'line') == ['16'], step)
    return server, printed, debugger

program = 'tests/gdb/plain/fork.c'
server, printed, debugger = session(program)
debugger.must('-exec-continue --all')
end = debugger.stopped()
verdict('the end', 'exited-normally' in end, end)
verdict('what the programs print', printed.until('parent: 11'), printed.all)
verdict('the server ends with the run', server.wait(PATIENCE) == 0)
debugger.ask('-gdb-exit')

server, printed, debugger = session(program)
debugger.must('kill')
verdict('the server ends when the machine is killed', server.wait(PATIENCE) == 0)
debugger.ask('-gdb-exit')
sys.exit(failed)
