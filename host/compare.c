#include "compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Says that the two numbers differ, if they do. */
static bool same_number(const char *what, int64_t expected, int64_t is)
{
    if (expected < 0 || expected == is)
        return true;
    note("%s: %" PRId64 ", not %" PRId64, what, is, expected);
    return false;
}

int compare_run(const struct expectation *expected, const struct result *result)
{
    bool same = true;
    if (!expected->end && expected->status < 0 && !expected->output && expected->preemptions < 0)
        fail("--expect: nothing is said of this schedule");
    if (expected->end && strcasecmp(expected->end, result->end) != 0) {
        note("the end is %s, not %s", result->end, expected->end);
        same = false;
    }
    if (expected->output && strcmp(expected->output, result->output) != 0) {
        note("the output is\n%s\nnot\n%s", result->output, expected->output);
        same = false;
    }
    same = same_number("the status is", expected->status, result->status) && same;
    same = same_number("preemptions", expected->preemptions, (int64_t)result->preemptions) && same;
    same = same_number("steps", expected->steps, (int64_t)result->steps) && same;
    return same ? 0 : 1;
}

struct expectation compare_file(const char *path)
{
    static const char mark[] = "# expect ";
    struct header lines = {0};
    char *all = file_read(path, NULL), *rest;
    for (char *line = all ? strtok_r(all, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
        if (!starts_with(line, mark))
            continue;
        lines.lines = grown(lines.lines, lines.count + 1, sizeof *lines.lines);
        lines.lines[lines.count++] =
            (struct header_line){text("expect"), text("%s", line + strlen(mark))};
    }
    free(all);
    return header_expectation(&lines, 0, lines.count);
}
