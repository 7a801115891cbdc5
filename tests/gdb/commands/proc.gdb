# fork
img
pawl proc P1
sn
img
pawl stop-in P1
info locals
pawl proc P1
pawl bt
