# philosophers
pawl check
sn
sn
sn
sn
sn
sn
pch
set var machine.line = 3
pawl check
set var machine.line = 65535
set var machine.threads[1].state = 1
pawl check
