# --schedule=stuck philosophers
tbreak main
continue
tbreak report_end
continue
info threads
thread apply all -ascending bt
kill
