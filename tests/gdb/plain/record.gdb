# --record account
tbreak account.c:36
continue
watch balance
reverse-continue
info threads
print balance
reverse-continue
reverse-stepi
info threads
print balance
thread apply all bt
