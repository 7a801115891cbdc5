# tests/gdb/commands/objects.c
sn
ipc
pawl fds P1
pawl signals P1
sigs 3
wg
sn
ipc
