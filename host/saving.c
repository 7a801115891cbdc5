#include "saving.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text.h"

/* Where all files go, and how each begins. */
struct saver {
    const char *folder;
    char *first_line;
};

static void save(const struct saver *saver, const char *name, const char *comment, const char *schedule)
{
    char *path = text("%s/%s.schedule", saver->folder, name);
    char *all = text("%s\n# %s\n%s\n", saver->first_line, comment, schedule);
    if (!file_write(path, all, strlen(all)))
        fail("--save: %s: %s", path, strerror(errno));
    free(path);
    free(all);
}

static void save_findings(const struct saver *saver, const char *prefix, const struct finding *findings,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &findings[i];
        char *name = text("%s%s", prefix, finding->kind);
        char *comment = text("%s: %" PRIu64 " preemptions, %" PRIu64 " steps", finding->message,
                             finding->preemptions, finding->steps);
        save(saver, name, comment, finding->schedule);
        free(name);
        free(comment);
    }
}

/* The first line of what it printed, to recognise it by; printable characters only. */
static char *output_line(const struct outcome *outcome)
{
    char *line = text("%.*s", (int)strcspn(outcome->output, "\n"), outcome->output);
    for (char *c = line; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    return line;
}

static void save_outcome(const struct saver *saver, const struct outcome *outcome, size_t number)
{
    char *name = text("outcome-%zu-%s", number, outcome->end), *line = output_line(outcome);
    char *comment = text("%s, %" PRIu64 " preemptions%s%s", outcome->end, outcome->preemptions,
                         *line ? ": " : "", line);
    save(saver, name, comment, outcome->schedule);
    free(name);
    free(line);
    free(comment);
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
