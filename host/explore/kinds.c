#include "search.h"

#include "questions.h"

struct search_options asked;

unsigned kinds_of_note(const struct note *note)
{
    unsigned kinds = 0;
    if (note->failure)
        kinds |= 1u << (note->failure == FAILURE_ASSERT ? KIND_ASSERT : KIND_CRASH);
    if (note->two_inside)
        kinds |= 1u << KIND_MUTEX;
    if (note->misuse)
        kinds |= 1u << KIND_MISUSE;
    return kinds;
}

bool kinds_asked_of_states(void)
{
    return asked.races || question_asked(QUESTION_REACH) || question_asked(QUESTION_NEVER);
}

unsigned kinds_of_state(const struct verdicts *verdicts, state_id state)
{
    unsigned kinds = verdicts ? verdicts_at(verdicts, state) << KIND_VERDICT : 0, one, other;
    if (question_holds(QUESTION_NEVER))
        kinds |= 1u << KIND_NEVER;
    if (question_holds(QUESTION_REACH))
        kinds |= 1u << KIND_REACH;
    if (asked.races && verdicts_race(&one, &other))
        kinds |= 1u << KIND_RACE;
    return kinds;
}
