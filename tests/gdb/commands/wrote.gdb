# account
sn
pawl who-wrote balance
pawl goto 9
ww balance
ww nothing
pawl goto 1
pawl who-wrote balance
pawl stop-in P2
ww balance
pawl who-wrote
