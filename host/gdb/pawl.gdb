# What gdb needs to know of a Pawl machine: read by `pawl gdb` before the first stop.
set pagination off
set confirm off
set print pretty on

define pawl-current
    set $last = &machine.threads[machine.last]
    printf "tick %lu: P%d made the last step (pid %d, slice left %u)\n", \
        (unsigned long)machine.tick, machine.last_number, $last->process, machine.slice
end
document pawl-current
Shows the virtual time and the thread that made the last step.
end

define pawl-ps
    printf "thread pid  state    stands at\n"
    set $i = 0
    while $i < sizeof(machine.threads) / sizeof(machine.threads[0])
        set $t = &machine.threads[$i]
        if $t->state == STATE_READY
            printf "P%-5d %-4d ready    ", $t->number, $t->process
            pawl-where $t
        end
        if $t->state == STATE_WAITING
            printf "P%-5d %-4d waiting  ", $t->number, $t->process
            pawl-where $t
        end
        set $i = $i + 1
    end
end
document pawl-ps
Shows all threads: number, process, state, and the source line of the operation that each has announced.
end

define pawl-where
    if $arg0->announced.pc
        info line *($arg0->announced.pc - 1)
    else
        printf "its start\n"
    end
end

define pawl-next-switch
    tbreak switch_to
    continue
    pawl-switch
end
document pawl-next-switch
Runs on to the next context switch.
end

define pawl-switch
    pawl-current
    printf "the machine now goes on with P%d\n", t->number
    pawl-ps
end
