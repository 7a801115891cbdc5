/* pawl gdb: a machine in the debugger, stopped at its first context switch. Its schedule counts steps,
   not time, so that stopping it changes nothing. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "home.h"
#include "machine.h"
#include "session.h"
#include "subcommands.h"
#include "tool.h"

/* The files that the debugger's machine needs, in a folder of their own. */
struct place {
    char *folder, *boot, *records, *script, *console;
};

static struct place make_place(void) {
    const char *base = getenv("TMPDIR");
    struct place place = {.folder = text("%s/pawl-gdb-XXXXXX", base && *base ? base : "/tmp")};
    if (!mkdtemp(place.folder))
        fail("%s: %s", place.folder, strerror(errno));
    place.boot = text("%s/boot", place.folder);
    place.records = text("%s/records", place.folder);
    place.script = text("%s/script", place.folder);
    place.console = text("%s/console", place.folder);
    return place;
}

static void remove_place(const struct place *place) {
    unlink(place->boot);
    unlink(place->records);
    unlink(place->script);
    unlink(place->console);
    rmdir(place->folder);
}

static FILE *create(const char *path) {
    FILE *file = fopen(path, "w");
    if (!file)
        fail("%s: %s", path, strerror(errno));
    return file;
}

/* gdb starts QEMU itself and speaks to it through a pipe; the guest's console is the terminal, or a
   file that is shown at the end. */
static void attach_qemu(FILE *script, const struct list *words, const struct place *place) {
    const char *terminal = ttyname(STDOUT_FILENO);
    char *console = text("file:%s", terminal ? terminal : place->console);
    fputs("target remote | exec", script);
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        fprintf(script, " '%s'", strcmp(word, "stdio") ? word : console);
    }
    free(console);
    fputs(" -S -gdb stdio\ntbreak switch_to\ncontinue\n", script);
}

/* The machine on the host uses signals for its own ends. */
static void start_host(FILE *script, const struct list *words) {
    fputs("set args", script);
    for (size_t i = 1; i < words->count; i++)
        fprintf(script, " '%s'", words->items[i]);
    fputs("\nhandle SIGSEGV SIGBUS SIGFPE SIGILL SIGVTALRM SIGALRM nostop noprint pass\n"
          "tbreak switch_to\nrun\n", script);
}

static void write_script(const struct place *place, const struct machine_job *job) {
    FILE *script = create(place->script);
    char *commands = home_path("host/gdb/pawl.gdb");
    struct list words = machine_words(job, place->boot, place->records, NULL);
    fprintf(script, "source %s\n", commands);
    if (job->target->host)
        start_host(script, &words);
    else
        attach_qemu(script, &words, place);
    fputs("pawl-switch\n", script);
    fclose(script);
    free(commands);
}

static void show_console(const struct place *place) {
    size_t size;
    char *bytes = file_read(place->console, &size);
    if (bytes)
        fwrite(bytes, 1, size, stdout);
    free(bytes);
}

static void write_boot(const struct place *place, struct session *session) {
    size_t size;
    void *boot = session_boot(session, 0, &size);
    FILE *file = create(place->boot);
    if (fwrite(boot, 1, size, file) != size || fclose(file) != 0)
        fail("%s: %s", place->boot, strerror(errno));
    free(boot);
}

int gdb_main(int argc, char **argv) {
    struct options options = options_parse(SUB_GDB, argc, argv);
    const char *debugger = options.target->host ? "gdb" : "gdb-multiarch";
    if (!tool_find(debugger))
        fail("there is no %s: `make deps` (or apt install %s) installs it", debugger, debugger);
    struct session session;
    session_build(&session, &options, &options.words);
    session_schedule(&session, NULL);
    struct machine_job job = {.target = options.target, .path = session.machine};
    struct place place = make_place();
    write_boot(&place, &session);
    write_script(&place, &job);
    pid_t child = fork();
    if (child == 0) {
        if (options.batch)
            execlp(debugger, debugger, "-q", "-nx", "-batch", "-x", place.script, "-x", options.batch,
                   job.path, (char *)NULL);
        else
            execlp(debugger, debugger, "-q", "-x", place.script, job.path, (char *)NULL);
        _exit(127);
    }
    int status = 127 << 8;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    show_console(&place);
    remove_place(&place);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
