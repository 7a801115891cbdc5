# philosophers
pawl waitgraph
sn
sn
sn
sn
sn
sn
pawl waitgraph
ipc
pawl check
