# account
pawl stop-in P1
print balance
pawl ps
pawl step-in P1
print $current->number
print $thread(1)->process
python gdb.write(commands.prompt() + '\n')
pawl step-in 1
pawl stop-in P7
