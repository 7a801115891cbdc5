# messages
sn
sn
pawl ipc
img
pawl bt all
sn
ipc
