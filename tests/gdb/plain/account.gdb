# account
info threads
break account.c:40
continue
info threads
thread apply all bt
thread 1
up
thread 2
next
next
info threads
continue
