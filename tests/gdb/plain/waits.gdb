# --schedule=stuck philosophers
tbreak report_end
continue
info threads
thread apply 1 3 4 bt
kill
