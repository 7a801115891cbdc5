/* Two answers: what the search found, and what random runs did. */
#include "answer.h"

#include <string.h>

#include "text.h"

/* What the search has not come to yet: runs with more preemptions than it has tried. */
bool answer_open_to(const struct answer *answer, uint64_t preemptions)
{
    return !answer->complete && (answer->bound < 0 || preemptions > (uint64_t)answer->bound);
}

void answer_merge(struct answer *answer, struct answer *found)
{
    for (size_t i = 0; i < found->violation_count; i++)
        if (answer_open_to(answer, found->violations[i].preemptions)) {
            finding_add(&answer->violations, &answer->violation_count, &found->violations[i]);
            found->violations[i] = (struct finding){0};
        }
    for (size_t i = 0; i < found->outcome_count && !answer->outcomes_complete; i++) {
        bool known = false;
        for (size_t j = 0; j < answer->outcome_count; j++)
            known = known || outcome_same(&answer->outcomes[j], &found->outcomes[i]);
        if (known || !answer_open_to(answer, found->outcomes[i].preemptions))
            continue;
        answer->outcomes = grown(answer->outcomes, answer->outcome_count + 1, sizeof *answer->outcomes);
        answer->outcomes[answer->outcome_count++] = found->outcomes[i];
        found->outcomes[i] = (struct outcome){0};
    }
    answer_free(found);
}
