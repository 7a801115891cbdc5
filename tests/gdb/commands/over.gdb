# account
continue
sn
pb
continue
continue
sn
ww balance
pb
sn
continue
sp
