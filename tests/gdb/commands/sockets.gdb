# echo_fork
sn
sn
sn
sn
ipc
pawl fds P1
pawl signals P1
pawl signals 2
wg
pawl proc P9
