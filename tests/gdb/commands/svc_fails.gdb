# --schedule=parent-first nonblocking
pawl goto 6
fsv P1
fsv
fsv P9
