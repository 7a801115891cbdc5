# account
python gdb.write(commands.prompt() + '\n')
print $current->number
print $thread(2)->number
help pawl ps
complete pawl stop-in P
complete pawl sw
continue
pawl where
print $thread(2)
