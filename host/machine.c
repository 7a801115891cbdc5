#include "machine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "home.h"
#include "keyboard.h"
#include "text.h"
#include "tool.h"

enum { READ_AT_ONCE = 65536 };

/* ---- Its command line -------------------------------------------------------------------- */

static char *replaced(const char *word, const char *mark, const char *by)
{
    const char *at = strstr(word, mark);
    return at ? text("%.*s%s%s", (int)(at - word), word, by, at + strlen(mark)) : text("%s", word);
}

/* The file of the board's folder holds a word a line, with marks for the names. */
static struct list qemu_words(const struct machine_job *job, const char *boot, const char *records,
                              const char *answers)
{
    char *third = answers ? text(",arg=%s", answers) : text("%s", "");
    struct list words = {0};
    char *relative = text("arch/cortex-m/boards/%s/qemu", job->target->board);
    char *path = home_path(relative), *all = file_read(path, NULL);
    if (!all)
        fail("%s: %s", path, strerror(errno));
    for (char *word = strtok(all, "\n"); word; word = strtok(NULL, "\n")) {
        char *one = replaced(word, "@BOOT@", boot), *two = replaced(one, "@RECORDS@", records);
        char *three = replaced(two, "@INPUT@", third);
        char *four = replaced(three, "@SHIFT@", job->target->metal ? "6" : "0");
        list_add(&words, replaced(four, "@MACHINE@", job->path));
        free(four);
        free(three);
        free(one);
        free(two);
    }
    if (!words.count)
        fail("%s names no command", path);
    if (!tool_find(words.items[0]))
        fail("there is no %s: `make deps` (or apt install qemu-system-arm) installs what --on=qemu "
             "needs",
             words.items[0]);
    free(third);
    free(relative);
    free(path);
    free(all);
    return words;
}

static struct list host_words(const struct machine_job *job, const char *boot, const char *records,
                              const char *answers)
{
    struct list words = {0};
    if (job->target->emulator)
        list_add(&words, text("%s", job->target->emulator));
    list_add(&words, text("%s", job->path));
    list_add(&words, text("--boot=%s", boot));
    list_add(&words, text("--trace=%s", records));
    if (answers)
        list_add(&words, text("--input=%s", answers));
    if (job->paranoid)
        list_add(&words, text("--paranoid"));
    return words;
}

/* ---- Its life ---------------------------------------------------------------------------- */

static volatile pid_t machine_process;

/* The machine must not outlive us. */
static void end_both(int signal_number)
{
    if (machine_process > 0)
        kill(machine_process, SIGKILL);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void watch_signals(bool on)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], on ? end_both : SIG_DFL);
}

struct channel {
    int ours, its; /* ends of a pipe; -1: none */
};

static struct channel channel(void)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail("no pipe: %s", strerror(errno));
    return (struct channel){ends[0], ends[1]};
}

/* The boot block as an open file that has no name. */
static int boot_file(const struct machine_job *job)
{
    int file = memfd_create("boot", 0);
    if (file < 0 || write(file, job->boot, job->boot_size) != (ssize_t)job->boot_size)
        fail("no memory for the boot block: %s", strerror(errno));
    return file;
}

static _Noreturn void become_machine(const struct list *words, int records, int console, int answers)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (answers >= 0) { /* the terminal's signals are for us */
        setpgid(0, 0);
        fcntl(answers, F_SETFD, 0);
        sigprocmask(SIG_SETMASK, keyboard_mask(), NULL);
    }
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, 0);
    if (console >= 0)
        dup2(console, 1);
    fcntl(records, F_SETFD, 0);
    execvp(words->items[0], words->items);
    fprintf(stderr, "pawl: %s: %s\n", words->items[0], strerror(errno));
    _exit(2);
}

/* ---- What it says ------------------------------------------------------------------------ */

struct reader {
    const struct machine_job *job;
    size_t have; /* bytes of an incomplete record */
    _Alignas(struct record) char bytes[READ_AT_ONCE];
};

/* Questions are for the keyboard, and no events of the run. */
static size_t take_questions(struct record *records, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (records[i].event == EVENT_ASK)
            keyboard_asked((unsigned)records[i].address, records[i].size);
        else
            records[kept++] = records[i];
    return kept;
}

static void pass_records(struct reader *reader, size_t got)
{
    size_t size = sizeof(struct record), count = (reader->have + got) / size;
    size_t kept = take_questions((struct record *)reader->bytes, count);
    if (kept && reader->job->records)
        reader->job->records(reader->job->context, (const struct record *)reader->bytes, kept);
    reader->have = reader->have + got - count * size;
    memmove(reader->bytes, reader->bytes + count * size, reader->have);
}

static void pass_console(const struct machine_job *job, const char *bytes, size_t length)
{
    if (job->console) {
        job->console(job->context, bytes, length);
        return;
    }
    while (length) {
        ssize_t done = write(1, bytes, length);
        if (done < 0 && errno != EINTR)
            return; /* nobody listens: the run goes on */
        bytes += done > 0 ? done : 0;
        length -= done > 0 ? (size_t)done : 0;
    }
}

/* Reads once; false at the end. */
static bool read_records(struct reader *reader, int file)
{
    ssize_t got = read(file, reader->bytes + reader->have, sizeof reader->bytes - reader->have);
    if (got > 0)
        pass_records(reader, (size_t)got);
    return got > 0 || (got < 0 && errno == EINTR);
}

static bool read_console(const struct machine_job *job, int file)
{
    char bytes[4096];
    ssize_t got = read(file, bytes, sizeof bytes);
    if (got > 0)
        pass_console(job, bytes, (size_t)got);
    return got > 0 || (got < 0 && errno == EINTR);
}

static void hear(const struct machine_job *job, int records, int console)
{
    static struct reader reader;
    reader.job = job;
    reader.have = 0;
    struct pollfd ends[] = {{.fd = records, .events = POLLIN}, {.fd = console, .events = POLLIN},
                            {.fd = -1, .events = POLLIN}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        ends[2].fd = keyboard_wanted() ? 0 : -1;
        int ready = ppoll(ends, 3, NULL, job->live ? keyboard_mask() : NULL);
        if (keyboard_wanted() && (ready < 0 || ends[2].revents))
            keyboard_look();
        if (ready < 0)
            continue;
        if (ends[1].revents && !read_console(job, console))
            ends[1].fd = -1;
        if (ends[0].revents && !read_records(&reader, records))
            ends[0].fd = -1;
    }
}

struct list machine_words(const struct machine_job *job, const char *boot, const char *records,
                          const char *answers)
{
    return job->target->host ? host_words(job, boot, records, answers)
                             : qemu_words(job, boot, records, answers);
}

int machine_run(const struct machine_job *job)
{
    int boot = boot_file(job);
    struct channel records = channel(), console = {-1, -1}, answers = {-1, -1};
    /* QEMU makes its standard output non-blocking: it gets one of its own. */
    if (job->console || !job->target->host)
        console = channel();
    if (job->live)
        answers = channel();
    char *answers_name = job->live ? text("/dev/fd/%d", answers.ours) : NULL;
    char *boot_name = text("/dev/fd/%d", boot), *records_name = text("/dev/fd/%d", records.its);
    struct list words = machine_words(job, boot_name, records_name, answers_name);
    fflush(stdout);
    watch_signals(true);
    if (job->live)
        keyboard_begin(answers.its, end_both);
    machine_process = fork();
    if (machine_process < 0)
        fail("no process for the machine: %s", strerror(errno));
    if (machine_process == 0)
        become_machine(&words, records.its, console.its, answers.ours);
    close(boot);
    close(records.its);
    if (console.its >= 0)
        close(console.its);
    if (job->live)
        close(answers.ours);
    hear(job, records.ours, console.ours);
    int status;
    while (waitpid(machine_process, &status, 0) < 0 && errno == EINTR)
        ;
    if (job->live) {
        keyboard_end();
        close(answers.its);
    }
    watch_signals(false);
    machine_process = 0;
    close(records.ours);
    if (console.ours >= 0)
        close(console.ours);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
