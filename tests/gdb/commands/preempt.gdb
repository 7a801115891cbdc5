# philosophers
sn
pawl preempt to P4
pawl ps
pawl preempt
pawl schedule
pawl check
continue
pawl ps
pawl preempt to P9
