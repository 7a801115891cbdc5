# account
sn
pawl back
pb 3
print balance
pawl switch-prev
pawl goto 9
sp
sp
sp
sp
pawl ps
pawl check
continue
