# philosophers
fsv P2
fsv
fsv
