/* Process 1: starts the programs that the boot block names, as if typed into a shell, each when
   the first process of the one before has ended. (That it adopts orphans stands in process.c.) */
#include "kernel.h"

static const char *boot_bytes(uint32_t offset)
{
    return (const char *)machine.boot + offset;
}

/* A first process of the command, which runs `entry`; false if there is no room. */
static bool start_process(unsigned command, unsigned image, uintptr_t entry)
{
    struct command *c = &machine.commands[command];
    struct process *p = process_free();
    struct thread *t = thread_free();
    if (!p || !t)
        return false;
    intptr_t stack = image_stack_new(&machine.images[image], 0);
    if (stack < 0)
        return false;
    struct strings argv = {.text = boot_bytes(c->argv), .count = c->argc};
    struct strings envp = default_environment();
    uintptr_t argument[2];
    intptr_t room = push_arguments(&machine.images[image], (unsigned)stack, &argv, &envp, argument);
    if (room < 0) {
        image_stack_free(&machine.images[image], (unsigned)stack);
        return false;
    }
    process_enter(p, INIT, command, image);
    p->first = true;
    if (!c->firsts)
        c->group = (uint16_t)pid_of(p);
    p->group = c->group;
    if (!c->background)
        machine.foreground = c->group;
    files_console(p);
    thread_begin(t, p, (unsigned)stack, entry, argument, (size_t)room);
    trace_created(t, CREATED_PROGRAM);
    c->firsts++;
    return true;
}

/* Programs that share their data live in the image of the first: init keeps it until the last of them
   has been started. Its index, or minus the error. */
static intptr_t command_image(unsigned program)
{
    if (!(programs[program].flags & PROGRAM_SHARED))
        return image_new(program);
    if (machine.shared_image != NOBODY)
        return machine.shared_image;
    intptr_t image = image_new(program);
    if (image >= 0) {
        machine.shared_image = (uint16_t)image;
        image_keep(&machine.images[image]);
    }
    return image;
}

static void start_command(unsigned command)
{
    struct command *c = &machine.commands[command];
    c->started = true;
    intptr_t image = command_image(c->program);
    for (const uintptr_t *entry = programs[c->program].entries; image >= 0 && *entry; entry++)
        if (!start_process(command, (unsigned)image, *entry))
            break;
    if (c->firsts)
        machine.commands_alive += !c->background;
    else
        c->status = 127 << 8;
    if (!c->firsts && image >= 0 && image != machine.shared_image)
        image_free(&machine.images[image]);
    if (!c->firsts)
        trace(EVENT_FAILED, 0, command, image < 0 ? (uint64_t)-image : K_EAGAIN, SYS_fork);
}

void init_start(void)
{
    while (!machine.commands_alive && machine.next_command < machine.boot->command_count)
        start_command(machine.next_command++);
    if (machine.shared_image != NOBODY && machine.next_command == machine.boot->command_count) {
        image_let_go(&machine.images[machine.shared_image]);
        machine.shared_image = NOBODY;
    }
}

void command_ended(struct command *command, int status)
{
    if (!command->status)
        command->status = status;
    if (--command->firsts || command->background)
        return;
    machine.commands_alive--;
    init_start();
    if (!machine.commands_alive)
        machine.hangup = machine.tick + TICKS_PER_SECOND;
    clock_update();
}

bool process_counts(const struct process *p)
{
    const struct command *command = &machine.commands[p->command];
    return !command->background && (p->first || command->firsts);
}

void init_boot(void)
{
    const struct boot_command *commands = (const void *)boot_bytes(machine.boot->commands);
    if (machine.boot->command_count > COMMANDS)
        arch_panic("more programs to start than COMMANDS in config.h", __func__);
    for (unsigned i = 0; i < machine.boot->command_count; i++)
        machine.commands[i] = (struct command){
            .program = (uint16_t)commands[i].program,
            .background = commands[i].background,
            .argc = commands[i].argc,
            .argv = commands[i].argv,
            .nice = (int8_t)commands[i].nice,
        };
    machine.processes[0].life = machine.processes[INIT].life = LIFE_ALIVE;
    machine.processes[INIT].group = machine.processes[INIT].session = INIT;
    machine.next_number = 1;
    fs_boot();
    init_start();
}
