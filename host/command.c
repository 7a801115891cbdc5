#include "command.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "digest.h"

static bool same_sources(const struct guest *one, const struct guest *other)
{
    if (one->sources.count != other->sources.count)
        return false;
    for (size_t i = 0; i < one->sources.count; i++)
        if (strcmp(one->sources.items[i], other->sources.items[i]) != 0)
            return false;
    return true;
}

static void make_unique(const struct work *work, struct guest *guest)
{
    char *wished = guest->symbol;
    for (unsigned number = 2;; number++) {
        bool taken = false;
        for (size_t i = 0; i < work->guest_count; i++)
            taken = taken || strcmp(work->guests[i].symbol, guest->symbol) == 0;
        if (!taken)
            return;
        guest->symbol = text("%s_%u", wished, number);
    }
}

static size_t guest_index(struct work *work, const char *word)
{
    struct guest guest = guest_named(word);
    for (size_t i = 0; i < work->guest_count; i++)
        if (same_sources(&work->guests[i], &guest))
            return i;
    make_unique(work, &guest);
    work->guests = grown(work->guests, work->guest_count + 1, sizeof *work->guests);
    work->guests[work->guest_count] = guest;
    return work->guest_count++;
}

/* Takes the mark off the end of the line. */
static bool take_mark(char *line)
{
    size_t length = strlen(line);
    while (length && isspace((unsigned char)line[length - 1]))
        length--;
    if (!length || line[length - 1] != '&')
        return false;
    line[length - 1] = 0;
    return true;
}

void work_add_command(struct work *work, const char *word)
{
    struct command command = {0};
    struct list words = {0};
    char *line = text("%s", word);
    command.background = take_mark(line);
    if (!list_add_words(&words, line))
        fail("%s: a quote is not closed", word);
    if (!words.count)
        fail("'%s' names no program", word);
    free(line);
    command.guest = guest_index(work, words.items[0]);
    list_add(&command.arguments, text("/bin/%s", work->guests[command.guest].name));
    list_add_all(&command.arguments, (const char *const *)words.items + 1);
    work->commands = grown(work->commands, work->command_count + 1, sizeof command);
    work->commands[work->command_count++] = command;
}

void work_add_guest(struct work *work, const char *word) { guest_index(work, word); }

struct guest *work_add_bin(struct work *work, const char *path)
{
    size_t index = guest_index(work, path); /* which may move them all */
    struct guest *guest = &work->guests[index];
    guest->bin = true;
    return guest;
}

static void add_guest(struct digest *digest, const struct guest *guest)
{
    digest_text(digest, guest->name);
    for (size_t unit = 0; unit < guest->sources.count; unit++)
        digest_text(digest, guest->units[unit].digest);
}

char *work_digest(const struct work *work)
{
    struct digest digest;
    digest_begin(&digest);
    for (size_t i = 0; i < work->command_count; i++)
        add_guest(&digest, &work->guests[work->commands[i].guest]);
    char *all = digest_end(&digest);
    all[16] = 0;
    return all;
}

struct list work_sources(const struct work *work)
{
    struct list sources = {0};
    for (size_t i = 0; i < work->guest_count; i++)
        for (size_t unit = 0; unit < work->guests[i].sources.count; unit++)
            list_add_all(&sources, (const char *const *)work->guests[i].units[unit].files.items);
    return sources;
}
