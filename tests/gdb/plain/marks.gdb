# --schedule=stuck alternation
break debugger_switch
continue
info threads
kill
