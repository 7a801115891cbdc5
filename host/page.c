#include "page.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "home.h"
#include "table.h"
#include "text.h"

static char *part(const char *name)
{
    char *relative = text("host/html/%s", name), *path = home_path(relative), *all = file_read(path, NULL);
    if (!all)
        fail("%s: %s", path, strerror(errno));
    free(relative);
    free(path);
    return all;
}

static void put_part(const char *name, FILE *to)
{
    char *all = part(name);
    fputs(all, to);
    free(all);
}

/* In strings of JSON alone: so that nothing in it ends the element, or is taken for the beginning of a comment. */
static void put_escaped(const char *json, FILE *to)
{
    for (; *json; json++)
        if (strchr("<>&", *json))
            fprintf(to, "\\u%04x", (unsigned)*json);
        else
            putc(*json, to);
}

/* The page up to the mark, which is left out; returns what follows. */
static const char *put_up_to(const char *page, const char *mark, FILE *to)
{
    const char *found = strstr(page, mark);
    if (!found)
        fail("host/html/page.html has no %s", mark);
    fwrite(page, 1, (size_t)(found - page), to);
    return found + strlen(mark);
}

void page_write(const char *path, json_t *runs)
{
    static const char *const scripts[] = {"words.js", "korean.js", "lanes.js", "page.js"};
    char *page = part("page.html");
    char *data = must(json_dumps(runs, JSON_COMPACT)), *all;
    size_t size;
    FILE *to = must(open_memstream(&all, &size));
    const char *rest = put_up_to(page, "{{style}}", to);
    put_part("page.css", to);
    rest = put_up_to(rest, "{{runs}}", to);
    put_escaped(data, to);
    rest = put_up_to(rest, "{{script}}", to);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        put_part(scripts[i], to);
    fputs(rest, to);
    fclose(to);
    if (!file_write(path, all, size))
        fail("--html=%s: %s", path, strerror(errno));
    free(page);
    free(data);
    free(all);
    json_decref(runs);
}

void page_write_run(const char *path, struct session *session, const struct rerun *run)
{
    if (run->cut)
        fail("--html=%s: the run has more than %zu events: too many to be shown", path, run->count);
    json_t *runs = json_array();
    char *programs = text("%s", "");
    for (size_t i = 0; i < session->work.command_count; i++) {
        const char *name = session->work.guests[session->work.commands[i].guest].name;
        char *longer = text("%s%s%s", programs, i ? ", " : "", name);
        free(programs);
        programs = longer;
    }
    json_array_append_new(runs, picture_json(session, run, programs, 0));
    free(programs);
    page_write(path, runs);
}
