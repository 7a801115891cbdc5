#include "recording.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tool.h"

/* ---- The disk ---------------------------------------------------------------------------- */

enum { CLUSTER_BITS = 16, CLUSTER = 1 << CLUSTER_BITS, CLUSTERS = 4, HEADER = 104, DISK = 1 << 20 };

static void put(char *at, unsigned bytes, uint64_t value)
{
    while (bytes--)
        *at++ = (char)(value >> 8 * bytes);
}

/* An empty one that no machine sees: QEMU keeps its snapshots there, from which it goes backwards.
   In qcow2, docs/interop/qcow2.txt of QEMU: the header, the table of the blocks that count
   references, the only such block, the table of the tables of data. */
static void make_disk(const char *path)
{
    static const struct {
        unsigned place, bytes;
        uint64_t value;
    } fields[] = {
        {0, 4, 0x514649fb}, /* "QFI" */
        {4, 4, 3},          /* version */
        {20, 4, CLUSTER_BITS},
        {24, 8, DISK},
        {36, 4, 1}, /* entries of the table of tables, and where it is */
        {40, 8, UINT64_C(3) * CLUSTER},
        {48, 8, CLUSTER}, /* where the table of reference counts is, and its clusters */
        {56, 4, 1},
        {96, 4, 4}, /* a count has 1 << 4 bits */
        {100, 4, HEADER},
        {CLUSTER, 8, UINT64_C(2) * CLUSTER},
    };
    char *disk = calloc(CLUSTERS, CLUSTER);
    if (!disk)
        fail("out of memory");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put(disk + fields[i].place, fields[i].bytes, fields[i].value);
    for (size_t i = 0; i < CLUSTERS; i++)
        put(disk + (size_t)2 * CLUSTER + 2 * i, 2, 1);
    if (!file_write(path, disk, (size_t)CLUSTERS * CLUSTER))
        fail("%s: %s", path, strerror(errno));
    free(disk);
}

/* ---- The command line -------------------------------------------------------------------- */

/* The machine's, with what makes QEMU record or replay. */
static struct list words_of(const struct machine_job *job, const char *folder, const char *mode,
                            const char *console, const char *records)
{
    char *boot = text("%s/boot", folder);
    struct list words = machine_words(job, boot, records, NULL), all = {0};
    for (size_t i = 0; i < words.count; i++) {
        char *word = words.items[i];
        if (i && strcmp(words.items[i - 1], "-icount") == 0)
            word = text("%s,rr=%s,rrfile=%s/recording,rrsnapshot=init", word, mode, folder);
        else if (strcmp(word, "stdio") == 0)
            word = text("file:%s", console);
        list_add(&all, word);
    }
    list_add(&all, text("-drive"));
    list_add(&all, text("file=%s/disk,if=none,id=snapshots", folder));
    free(boot);
    free(words.items);
    return all;
}

/* Each time that QEMU goes back to the beginning, the machine opens its files once more. */
static void allow_files(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/* In the replay, whose steps back run parts of it again, nothing is written. The machine counts the
   letters of its files' names, so the name of that file is as long as the other. */
struct list recording_words(const struct machine_job *job, const char *folder)
{
    char *records = text("%s/records", folder);
    static const char nothing[] = "/dev/null";
    allow_files();
    memset(records, '/', strlen(records));
    char *slashes = text("/dev%s/null", records + strlen(nothing));
    struct list words = words_of(job, folder, "replay", nothing, slashes);
    free(slashes);
    free(records);
    return words;
}

/* ---- The run ----------------------------------------------------------------------------- */

static volatile sig_atomic_t interrupted;

static void note_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

static bool has_end(const char *path)
{
    size_t size;
    struct record *records = (struct record *)file_read(path, &size);
    bool found = false;
    for (size_t i = 0; records && i < size / sizeof *records; i++)
        found |= records[i].event == EVENT_END;
    free(records);
    return found;
}

/* What was there is written anew, not over: a machine that still runs has it open. */
static void remove_old(const char *folder)
{
    static const char *const names[] = {"recording", "disk", "console", "records"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = text("%s/%s", folder, names[i]);
        unlink(path);
        free(path);
    }
}

void recording_make(const struct machine_job *job, const char *folder)
{
    char *disk = text("%s/disk", folder), *records = text("%s/records", folder);
    char *console = text("%s/console", folder), *errors;
    struct list words = words_of(job, folder, "record", console, records);
    remove_old(folder);
    make_disk(disk);
    interrupted = 0;
    struct sigaction old, wait = {.sa_handler = note_interrupt, .sa_flags = SA_RESTART};
    sigaction(SIGINT, &wait, &old);
    tool_run(&words, &errors);
    sigaction(SIGINT, &old, NULL);
    if (!interrupted && !has_end(records))
        fail("QEMU has not recorded the run:\n%s", errors);
    free(disk);
    free(records);
    free(console);
    free(errors);
}
