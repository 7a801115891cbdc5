# tests/gdb/plain/fork.c
break fork.c:15
continue
info threads
thread apply all bt
print shared_name
continue
info threads
print shared_name
frame
info locals
thread 1
up
print mine
print shared_name
print shared_name = 5
print shared_name
thread 2
up
print mine
print shared_name
x/s &shared_name
thread 1
python
try:
    gdb.execute('print $r0 = 1')
except gdb.error as error:
    print(error)
end
delete
continue
