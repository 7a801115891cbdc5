# account
pawl watch-shared balance
continue
continue
print balance
continue
pawl ps
continue
pawl watch-shared
continue
