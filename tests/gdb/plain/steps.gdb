# --quantum=1 tests/gdb/plain/steps.c
tbreak steps.c:12
continue
info threads
thread 3
up
print mine
next
print mine
next
next
next
print mine
info threads
thread 4
up
tbreak steps.c:14
continue
info threads
continue
