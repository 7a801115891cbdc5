# philosophers
pawl ps
pawl switch-next
sn
sn
sn
sn
ps
sn
ps
