# account
pawl schedule
sn
pawl schedule
pawl timeline
pawl timeline balance
pawl schedule save /tmp/pawl-gdb-test.schedule
shell tail -1 /tmp/pawl-gdb-test.schedule; rm /tmp/pawl-gdb-test.schedule
pawl schedule right
sn
pawl schedule
pawl schedule P2:1 P1:* P2:*
pawl schedule
continue
pawl schedule P9:
