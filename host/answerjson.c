#include "answerjson.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "symbols.h"
#include "text.h"

/* Output is bytes; JSON is text: what is no UTF-8 becomes U+00xx, byte by byte. */
static json_t *bytes(const char *from, size_t size)
{
    json_t *string = json_stringn(from, size);
    if (string)
        return string;
    char *wide = grown(NULL, 2 * size + 1, 1), *to = wide;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)from[i];
        if (c >= 0x80)
            *to++ = (char)(0xc0 | c >> 6);
        *to++ = (char)(c < 0x80 ? c : 0x80 | (c & 0x3f));
    }
    string = json_stringn(wide, (size_t)(to - wide));
    free(wide);
    return string;
}

static json_t *number(uint64_t value) { return json_integer((json_int_t)value); }

/* Behind "place": the line, or null. */
static json_t *place(struct exploration *exploration, uint64_t pc)
{
    const struct code *code = symbols_record_code(exploration_symbols(exploration), pc);
    if (!code || !code->file)
        return json_null();
    char *line = text("%s:%u", code->file, code->line);
    json_t *string = json_string(line);
    free(line);
    return string;
}

static json_t *findings(struct exploration *exploration, const struct finding *list, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *finding = json_pack("{ss ss so so ss}", "kind", list[i].kind, "message", list[i].message,
                                    "preemptions", number(list[i].preemptions), "steps",
                                    number(list[i].steps), "schedule", list[i].schedule);
        if (strcmp(list[i].how, "-") != 0)
            json_object_set_new(finding, "how", json_string(list[i].how));
        json_object_set_new(finding, "place", place(exploration, list[i].pc));
        if (list[i].thread)
            json_object_set_new(finding, "thread", number(list[i].thread));
        json_array_append_new(array, finding);
    }
    return array;
}

static json_t *outcome_json(const struct outcome *outcome)
{
    json_t *statuses = json_array();
    for (size_t i = 0; i < outcome->status_count; i++)
        json_array_append_new(statuses, json_integer(outcome->statuses[i]));
    return json_pack("{ss so so so ss so}", "end", outcome->end, "output",
                     bytes(outcome->output, outcome->output_size), "status", statuses, "preemptions",
                     number(outcome->preemptions), "schedule", outcome->schedule, "share",
                     number(outcome->share));
}

static json_t *outcomes(const struct answer *answer)
{
    json_t *array = json_array();
    for (size_t i = 0; i < answer->outcome_count; i++)
        json_array_append_new(array, outcome_json(&answer->outcomes[i]));
    return array;
}

static json_t *conditions(const struct answer *answer)
{
    json_t *object = json_object();
    for (size_t i = 0; i < answer->condition_count; i++) {
        const struct condition *condition = &answer->conditions[i];
        json_t *value = json_pack("{sb}", "holds", condition->holds);
        if (strcmp(condition->how, "-") != 0)
            json_object_set_new(value, "how", json_string(condition->how));
        json_object_set_new(object, condition->name, value);
    }
    return object;
}

/* A number, or a word for what is none; null if nothing is known. */
static json_t *overtaken(const struct answer *answer)
{
    switch (answer->overtaken) {
    case OVERTAKEN_UNKNOWN:
        return json_null();
    case OVERTAKEN_UNBOUNDED:
        return json_string("unbounded");
    case OVERTAKEN_UNFAIR:
        return json_string("unbounded only if unfair");
    default:
        return json_integer(answer->overtaken);
    }
}

static json_t *unreached(const struct answer *answer)
{
    json_t *array = json_array();
    for (size_t i = 0; i < answer->unreached_count; i++) {
        char *line = text("%s:%u", answer->unreached[i].file, answer->unreached[i].line);
        json_array_append_new(array, json_string(line));
        free(line);
    }
    return array;
}

static json_t *programs(const struct exploration *exploration)
{
    char *line = text("%s", "");
    for (size_t i = 0; i < exploration->programs->count; i++) {
        char *longer = text("%s%s%s", line, i ? " " : "", exploration->programs->items[i]);
        free(line);
        line = longer;
    }
    json_t *string = bytes(line, strlen(line));
    free(line);
    return string;
}

static json_t *against_json(const struct against *against)
{
    json_t *removed = json_array(), *added = json_array();
    for (size_t i = 0; i < against->removed_count; i++)
        json_array_append_new(removed, outcome_json(against->removed[i]));
    for (size_t i = 0; i < against->added_count; i++)
        json_array_append_new(added, outcome_json(against->added[i]));
    return json_pack("{ss ss sb sb so so}", "program", against->name, "verdict", against->answer.verdict,
                     "complete", against->answer.complete, "outcomes_complete",
                     against->answer.outcomes_complete, "removed", removed, "added", added);
}

void answer_json(struct exploration *exploration, const struct answer *answer, const struct against *against,
                 FILE *to)
{
    const struct effort *effort = &answer->effort;
    json_t *bound = answer->bound < 0 ? json_null() : json_integer(answer->bound);
    json_t *object = json_object();
    json_object_set_new(object, "program", programs(exploration));
    if (exploration->from)
        json_object_set_new(object, "from", json_string(exploration->options.from));
    json_object_set_new(object, "complete", json_boolean(answer->complete));
    json_object_set_new(object, "bound", bound);
    json_object_set_new(object, "verdict", json_string(answer->verdict));
    json_object_set_new(object, "violations",
                        findings(exploration, answer->violations, answer->violation_count));
    json_object_set_new(object, "outcomes", outcomes(answer));
    json_object_set_new(object, "outcomes_complete", json_boolean(answer->outcomes_complete));
    json_object_set_new(object, "states", number(effort->states));
    json_object_set_new(object, "transitions", number(effort->transitions));
    json_object_set_new(object, "seconds", json_real((double)effort->milliseconds / 1000));
    json_object_set_new(object, "native", number(effort->native));
    json_object_set_new(object, "memory_kib", number(effort->kib));
    json_object_set_new(object, "notes", findings(exploration, answer->notes, answer->note_count));
    json_object_set_new(object, "conditions", conditions(answer));
    json_object_set_new(object, "overtaken", overtaken(answer));
    json_object_set_new(object, "unreached", unreached(answer));
    if (against)
        json_object_set_new(object, "against", against_json(against));
    json_dumpf(object, to, JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(6) | JSON_INDENT(2));
    fputc('\n', to);
    json_decref(object);
}
