# philosophers
pawl check
sn
sn
sn
sn
sn
sn
pch
set $line = machine.line
set var machine.line = 3
pawl check
set var machine.line = $line
set var machine.threads[1].state = 1
pawl check
set var machine.threads[1].state = 2
set var machine.pool_used[3] = 1
pawl check
set var machine.pool_used[3] = 0
pawl check
