#include "saving.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text.h"

/* Where all files go, and how each begins. */
struct saver {
    const char *folder;
    char *first_line;
};

/* `head`: its comments. */
static void save(const struct saver *saver, const char *name, const char *head, const char *schedule)
{
    char *path = text("%s/%s.schedule", saver->folder, name);
    char *all = text("%s\n%s%s\n", saver->first_line, head, schedule);
    if (!file_write(path, all, strlen(all)))
        fail("--save: %s: %s", path, strerror(errno));
    free(path);
    free(all);
}

/* How a run that ends so, or shows that kind of violation, ends when it is replayed; NULL: that depends. */
static const char *end_of(const char *kind, const char *schedule)
{
    static const char *const ends[][2] = {{"exit", "exit"},         {"idle", "idle"},   {"assert", "failed"},
                                          {"crash", "failed"},      {"forever", "limit"}, {"limit", "limit"},
                                          {"livelock", "limit"}};
    if (strstr(schedule, "limit="))
        return "limit";
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strcmp(kind, ends[i][0]) == 0)
            return ends[i][1];
    return NULL;
}

static bool is_loop(const char *schedule) { return strchr(schedule, '('); }

static void save_findings(const struct saver *saver, const char *prefix, const struct finding *findings,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &findings[i];
        bool deadlock = strcmp(finding->kind, "deadlock") == 0 && strcmp(finding->how, "all") == 0;
        const char *end = deadlock ? "deadlock" : end_of(finding->kind, finding->schedule);
        char *name = text("%s%s", prefix, finding->kind), *head;
        size_t size;
        FILE *to = open_memstream(&head, &size);
        fprintf(to, "# %s: %s\n", finding->kind, finding->message);
        if (end)
            fprintf(to, "# expect end %s\n", end);
        if (end && !is_loop(finding->schedule))
            fprintf(to, "# expect preemptions %" PRIu64 "\n# expect steps %" PRIu64 "\n",
                    finding->preemptions, finding->steps);
        fclose(to);
        save(saver, name, head, finding->schedule);
        free(name);
        free(head);
    }
}

/* As C writes it. */
static void put_quoted(const char *bytes, size_t size, FILE *to)
{
    fputc('"', to);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '\n' || c == '\t' || c == '\r')
            fprintf(to, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
        else if (c == '"' || c == '\\')
            fprintf(to, "\\%c", c);
        else
            fputc(c, to);
    }
    fputc('"', to);
}

/* A text that a line of a file can hold and that has an end. */
static bool is_plain(const struct outcome *outcome)
{
    return strlen(outcome->output) == outcome->output_size && !is_loop(outcome->schedule);
}

static void save_outcome(const struct saver *saver, const struct outcome *outcome, size_t number)
{
    bool deadlock = strcmp(outcome->end, "deadlock") == 0 && !strstr(outcome->schedule, "limit=");
    const char *end = deadlock ? "deadlock" : end_of(outcome->end, outcome->schedule);
    char *name = text("outcome-%zu-%s", number, outcome->end), *head;
    size_t size;
    FILE *to = open_memstream(&head, &size);
    fprintf(to, "# expect end %s\n", end);
    if (!is_loop(outcome->schedule))
        fprintf(to, "# expect preemptions %" PRIu64 "\n", outcome->preemptions);
    if (is_plain(outcome)) {
        fputs("# expect output ", to);
        put_quoted(outcome->output, outcome->output_size, to);
        fputc('\n', to);
    }
    fclose(to);
    save(saver, name, head, outcome->schedule);
    free(name);
    free(head);
}

void answer_save(struct exploration *exploration, const struct answer *answer, const char *folder)
{
    const struct saver saver = {folder,
                                session_schedule_line(&exploration->explorer, exploration->programs)};
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        fail("--save=%s: %s", folder, strerror(errno));
    save_findings(&saver, "", answer->violations, answer->violation_count);
    save_findings(&saver, "note-", answer->notes, answer->note_count);
    for (size_t i = 0; i < answer->outcome_count; i++)
        save_outcome(&saver, &answer->outcomes[i], i + 1);
    free(saver.first_line);
}
