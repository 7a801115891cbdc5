# fifo
sn
sn
ipc
pawl fds P2
pawl proc 2
