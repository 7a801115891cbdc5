/* pawl gdb: a machine in the debugger, stopped at its first context switch or before what fails.
   Its schedule counts steps, not time, so that stopping it changes nothing. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "again.h"
#include "gdbserver.h"
#include "given.h"
#include "home.h"
#include "machine.h"
#include "metal.h"
#include "opening.h"
#include "proxy.h"
#include "recording.h"
#include "session.h"
#include "subcommands.h"
#include "tool.h"
#include "trace_file.h"

/* The files that the debugger's machine needs, in a folder of their own. */
struct place {
    char *folder, *boot, *records, *launch, *words, *console;
};

static struct place made;

/* Whatever ends the command. */
static void remove_place(void)
{
    static const char *const names[] = {"boot",   "records",  "launch", "words",     "console",
                                        "trace",  "schedule", "file",   "core",      "timeline",
                                        "said",   "opening",  "disk",   "recording", "fresh",
                                        "memory", "script"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = text("%s/%s", made.folder, names[i]);
        unlink(path);
        free(path);
    }
    rmdir(made.folder);
}

static struct place make_place(void)
{
    const char *base = getenv("TMPDIR");
    struct place place = {.folder = text("%s/pawl-gdb-XXXXXX", base && *base ? base : "/tmp")};
    if (!mkdtemp(place.folder))
        fail("%s: %s", place.folder, strerror(errno));
    place.boot = text("%s/boot", place.folder);
    place.records = text("%s/records", place.folder);
    place.launch = text("%s/launch", place.folder);
    place.words = text("%s/words", place.folder);
    place.console = text("%s/console", place.folder);
    made = place;
    atexit(remove_place);
    return place;
}

static char *own_path(void)
{
    char pawl[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", pawl, sizeof pawl);
    return text("%.*s", length < 0 ? 0 : (int)length, pawl);
}

static FILE *create(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        fail("%s: %s", path, strerror(errno));
    return file;
}

/* QEMU, stopped, with the debugger at its standard input and output. */
static struct list qemu_words(const struct machine_job *job, const struct place *place,
                              bool recorded)
{
    struct list words = recorded ? recording_words(job, place->folder)
                                 : machine_words(job, place->boot, place->records, NULL);
    for (size_t i = 0; i < words.count; i++)
        if (strcmp(words.items[i], "stdio") == 0)
            words.items[i] = text("file:%s", place->console);
    list_add_words(&words, "-S -gdb stdio");
    return words;
}

/* gdb starts QEMU itself and speaks to it through a pipe, with the proxy between. */
static void attach_qemu(FILE *script, const struct list *words, const struct machine_job *job,
                        const struct place *place)
{
    char *pawl = own_path();
    fprintf(script, "target remote | exec '%s' gdb '--proxy=%s' --", pawl, job->path);
    for (size_t i = 0; i < words->count; i++)
        fprintf(script, " '%s'", words->items[i]);
    fprintf(script, " 2> '%s/said'\n", place->folder);
    free(pawl);
}

static void start_host(FILE *script, const struct list *words, const struct place *place)
{
    fputs("set args", script);
    for (size_t i = 1; i < words->count; i++)
        fprintf(script, " '%s'", words->items[i]);
    fprintf(script, " > '%s'\nrun\n", place->console);
}

/* How a machine is started, the first and every further time (host/gdb/session.py): what the
   programs print goes to a file, which is shown from there. */
static void write_launch(const struct place *place, const struct machine_job *job, bool recorded)
{
    FILE *script = create(place->launch);
    if (job->target->host) {
        struct list words = machine_words(job, place->boot, place->records, NULL);
        start_host(script, &words, place);
    } else {
        struct list words = qemu_words(job, place, recorded);
        attach_qemu(script, &words, job, place);
    }
    fclose(script);
}

/* How a machine is started in which debuggers may do as they like (host/gdb/invariants.py): nobody
   hears of it. */
static void write_fresh(const struct place *place, const struct machine_job *job)
{
    char *path = text("%s/fresh", place->folder);
    FILE *script = create(path);
    struct list words = machine_words(job, place->boot, "/dev/null", NULL);
    bool host = job->target->host;
    fputs(host ? "set args" : "target remote | exec", script);
    for (size_t i = host; i < words.count; i++)
        fprintf(script, " '%s'", strcmp(words.items[i], "stdio") ? words.items[i] : "null");
    fputs(host ? " > /dev/null\nrun\n"
               : " -S -gdb stdio 2> /dev/null\nmaintenance packet Qqemu.PhyMemMode:1\ncontinue\n",
          script);
    fclose(script);
    free(path);
}

/* How Pawl is asked again: its path, and the words behind it, each ended by a 0: programs and a
   schedule, even if a file has named them. */
static void write_words(const struct place *place, const struct given *given,
                        const struct session *session, char **argv)
{
    char *pawl = own_path();
    FILE *file = create(place->words);
    fprintf(file, "%s%cgdb%c", pawl, 0, 0);
    free(pawl);
    struct list words = again_words(given, session, argv);
    for (size_t i = 0; i < words.count; i++)
        fprintf(file, "%s%c", words.items[i], 0);
    fclose(file);
}

/* --trace: of the run as it went in the debugger. */
static void write_trace(const struct place *place, struct session *session, const char *path)
{
    FILE *file = trace_open(path);
    if (!file)
        return;
    size_t size;
    char *first = session_first_line(session);
    void *records = file_read(place->records, &size);
    char *lines = again_trace(session, records, records ? size / sizeof(struct record) : 0);
    fprintf(file, "%s\n%s", first, lines);
    trace_close(file, path);
    free(lines);
    free(records);
    free(first);
}

static void build(struct given *given, struct session *session)
{
    if (given->options.before.given)
        metal_session(session, &given->options);
    else
        given_session(given, session);
}

static int answer_again(struct given *given)
{
    struct session session;
    struct options *options = &given->options;
    build(given, &session);
    again_boot(&session, options->again);
    if (options->until.given)
        again_until(options, &session, options->again, options->until.value);
    return 0;
}

static void print_console(const struct place *place)
{
    size_t size;
    char *printed = file_read(place->console, &size);
    if (printed)
        fwrite(printed, 1, size, stdout);
    fflush(stdout);
    free(printed);
}

static int serve(struct session *session, struct place *place, const struct machine_job *job,
                 const struct gdbserver *server)
{
    bool recorded = session->options->record;
    if (recorded)
        print_console(place); /* the replay prints nothing: one goes back in it */
    place->console = server->console_name;
    struct list words = qemu_words(job, place, recorded);
    int status = gdbserver_run(server, session, &words, place->records);
    write_trace(place, session, session->options->trace);
    return status;
}

int gdb_main(int argc, char **argv)
{
    struct given given = {0};
    given_read(&given, SUB_GDB, argc, argv);
    struct options *options = &given.options;
    if (options->proxy)
        return proxy_main(options->proxy, &options->words);
    const char *debugger = options->target->host ? "gdb" : "gdb-multiarch";
    if (!options->server && !tool_find(debugger))
        fail("there is no %s: `make deps` (or apt install %s) installs it", debugger, debugger);
    if (options->again)
        return answer_again(&given);
    struct gdbserver server = {0};
    if (options->server)
        server = gdbserver_open(options->server);
    struct session session;
    build(&given, &session);
    struct machine_job job = {.target = options->target, .path = session.machine};
    struct place place = make_place();
    again_boot(&session, place.folder);
    if (options->server)
        return serve(&session, &place, &job, &server);
    opening_write(&given, &session, place.folder);
    write_words(&place, &given, &session, argv);
    write_launch(&place, &job, options->record);
    write_fresh(&place, &job);
    if (options->before.given)
        setenv("PAWL_METAL", "1", 1);
    setenv("PAWL_GDB", place.folder, 1);
    char *commands = home_path("host/gdb/start.py");
    pid_t child = fork();
    if (child == 0) {
        if (options->batch)
            execlp(debugger, debugger, "-q", "-nx", "-batch", "-x", commands, "-x", options->batch,
                   job.path, (char *)NULL);
        else
            execlp(debugger, debugger, "-q", "-x", commands, job.path, (char *)NULL);
        _exit(127);
    }
    signal(SIGINT, SIG_IGN); /* Ctrl+C is the debugger's */
    int status = 127 << 8;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    write_trace(&place, &session, options->trace);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
