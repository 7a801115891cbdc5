# tests/gdb/commands/alone.c
ps
sti P1
stn P1
sn
pb
