# account
pawl stop-in P2
pawl finish-svc
fsv
fsv P1
fsv
fsv
