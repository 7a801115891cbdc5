/* compare [steps] ORACLE JSON: what the oracle said against `pawl explore --json`; says each difference in a
   line. Status 0: none, 1: some, 77: the oracle did not finish. `steps`: it was without reduction; fewest steps are compared,
   too. */
#define _GNU_SOURCE
#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 20000 };

/* What is compared: a key and the least that it takes, as text, so that a difference can be read. */
static struct fact {
    char *key, *value;
    long preemptions;
    bool matched;
} facts[MOST];
static unsigned fact_count, differences;
static bool with_steps, finished;

static char *text(const char *format, ...) __attribute__((format(printf, 1, 2)));
static char *text(const char *format, ...)
{
    char *all;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&all, format, arguments) < 0)
        exit(2);
    va_end(arguments);
    return all;
}

static void differ(const char *what)
{
    printf("%s\n", what);
    differences++;
}

/* ---- The oracle's ------------------------------------------------------------------------- */

static void add_fact(char *key, char *value, long preemptions)
{
    if (fact_count == MOST)
        exit(77);
    facts[fact_count++] = (struct fact){key, value, preemptions, false};
}

static void take_line(char *line)
{
    char word[32], how[4096];
    unsigned preemptions, steps, complete, outcomes_complete;
    int at;
    line[strcspn(line, "\n")] = 0;
    if (sscanf(line, "violation %31s %u %u", word, &preemptions, &steps) == 3)
        add_fact(text("violation %s", word),
                 with_steps ? text("%u preemptions, %u steps", preemptions, steps) : text("%u preemptions", preemptions),
                 preemptions);
    else if (strncmp(line, "overtaken ", 10) == 0)
        add_fact("overtaken", text("%s", line + 10), 0);
    else if (sscanf(line, "outcome %31s %u %4095s %n", word, &preemptions, how, &at) == 3)
        add_fact(text("outcome %s %s %s", word, how, line + at), text("%u preemptions", preemptions),
                 preemptions);
    else if (sscanf(line, "states %*u edges %*u complete %u outcomes-complete %u", &complete, &outcomes_complete) == 2)
        finished = complete && outcomes_complete;
}

static void read_oracle(const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    while (file && getline(&line, &room, file) > 0)
        take_line(line);
    if (!file || !finished)
        exit(77);
    fclose(file);
    free(line);
}

/* ---- The explorer's ------------------------------------------------------------------------ */

/* What never ends is seen where it goes round. With reduction states are left out there that can be come to from outside: so
   it may be seen a preemption later. */
static bool is_later(const struct fact *f, long preemptions)
{
    static const char *const rounds[] = {"violation livelock", "violation progress", "violation starvation",
                                         "outcome livelock", "outcome forever"};
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        if (strncmp(f->key, rounds[i], strlen(rounds[i])) == 0)
            return !with_steps && preemptions > f->preemptions;
    return false;
}

static void check(char *key, char *value, long preemptions)
{
    for (struct fact *f = facts; f < facts + fact_count; f++)
        if (strcmp(f->key, key) == 0) {
            f->matched = true;
            if (strcmp(f->value, value) != 0 && !is_later(f, preemptions))
                differ(text("%s: %s, says the oracle: %s", key, value, f->value));
            return;
        }
    differ(text("%s: %s, unknown to the oracle", key, value));
}

static long integer(const json_t *object, const char *key)
{
    return (long)json_integer_value(json_object_get(object, key));
}

static const char *string(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));
    return value ? value : "?";
}

/* As the oracle writes it. */
static char *quoted(const char *from)
{
    char *all = malloc(4 * strlen(from) + 3), *to = all;
    *to++ = '"';
    for (; *from; from++) {
        unsigned char c = (unsigned char)*from;
        if (c == '\n')
            to = stpcpy(to, "\\n");
        else if (c == '\t')
            to = stpcpy(to, "\\t");
        else if (c == '"' || c == '\\')
            *to++ = '\\', *to++ = (char)c;
        else if (c < 32 || c > 126)
            to += sprintf(to, "\\%03o", c);
        else
            *to++ = (char)c;
    }
    stpcpy(to, "\"");
    return all;
}

static char *statuses(const json_t *array)
{
    char *all = text("%s", json_array_size(array) ? "" : "-");
    for (size_t i = 0; i < json_array_size(array); i++)
        all = text("%s%s%lld", all, i ? "," : "", (long long)json_integer_value(json_array_get(array, i)));
    return all;
}

static void check_violation(const json_t *v)
{
    long preemptions = integer(v, "preemptions"), steps = integer(v, "steps");
    check(text("violation %s", string(v, "kind")),
          with_steps ? text("%ld preemptions, %ld steps", preemptions, steps) : text("%ld preemptions", preemptions),
          preemptions);
}

static void check_overtaken(const json_t *overtaken)
{
    if (json_is_string(overtaken))
        check("overtaken", text("%s", json_string_value(overtaken)), 0);
    else if (json_is_integer(overtaken))
        check("overtaken", text("%lld", (long long)json_integer_value(overtaken)), 0);
}

static void check_outcome(const json_t *o)
{
    check(text("outcome %s %s %s", string(o, "end"), statuses(json_object_get(o, "status")),
               quoted(string(o, "output"))),
          text("%ld preemptions", integer(o, "preemptions")), integer(o, "preemptions"));
}

int main(int argc, char **argv)
{
    with_steps = argc > 3 && strcmp(argv[1], "steps") == 0;
    if (argc < 3)
        return fprintf(stderr, "compare [steps] ORACLE JSON\n"), 2;
    read_oracle(argv[argc - 2]);
    json_error_t error;
    json_t *json = json_load_file(argv[argc - 1], 0, &error), *item;
    size_t i;
    if (!json)
        differ(text("no answer: %s", error.text));
    else if (!json_is_true(json_object_get(json, "complete")) || !json_is_true(json_object_get(json, "outcomes_complete")))
        differ(text("it is not complete"));
    json_array_foreach(json_object_get(json, "violations"), i, item)
        check_violation(item);
    check_overtaken(json_object_get(json, "overtaken"));
    json_array_foreach(json_object_get(json, "outcomes"), i, item)
        check_outcome(item);
    for (const struct fact *f = facts; json && f < facts + fact_count; f++)
        if (!f->matched)
            differ(text("%s: %s, says the oracle alone", f->key, f->value));
    return differences > 0;
}
