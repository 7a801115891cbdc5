#include "answertext.h"

#include <inttypes.h>

void answer_print(struct exploration *exploration, const struct answer *answer, FILE *to)
{
    (void)exploration;
    fprintf(to, "verdict: %s\n", answer->verdict);
    for (size_t i = 0; i < answer->violation_count; i++)
        fprintf(to, "%s: %s (%" PRIu64 " preemptions, %" PRIu64 " steps)\n  --schedule='%s'\n",
                answer->violations[i].kind, answer->violations[i].message, answer->violations[i].preemptions,
                answer->violations[i].steps, answer->violations[i].schedule);
    for (size_t i = 0; i < answer->outcome_count; i++)
        fprintf(to, "%s, %" PRIu64 " preemptions:\n%s  --schedule='%s'\n", answer->outcomes[i].end,
                answer->outcomes[i].preemptions, answer->outcomes[i].output, answer->outcomes[i].schedule);
}
