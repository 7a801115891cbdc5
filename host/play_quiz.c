/* The quiz. */
#include "play_quiz.h"

#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "phrases.h"

/* The value that the run's records from the path's end on show first; false if they show none. */
static bool find_value(const struct play *play, const struct rerun *run, unsigned thread, char *name, char *value,
                       unsigned *event)
{
    struct names *names = names_new(session_symbols(play->session));
    bool found = false;
    for (size_t i = 0; i < run->count && !found; i++) {
        const struct record *record = &run->records[i];
        *event = record->event;
        names_note(names, record);
        if (i < play->scene.records || record->thread != thread)
            continue;
        found = (*event == EVENT_READ || *event == EVENT_WRITE || *event == EVENT_AFTER) &&
                names_access(names, record, name) && names_value(names, record, value);
    }
    names_free(names);
    return found;
}

void quiz_step(struct play *play, unsigned thread)
{
    static const enum phrase questions[] = {
        [EVENT_READ] = SAY_PLAY_ASK_READ, [EVENT_WRITE] = SAY_PLAY_ASK_WRITE, [EVENT_AFTER] = SAY_PLAY_ASK_AFTER};
    char name[NAME_SIZE], value[NAME_SIZE], *entry = text("P%u:1", thread);
    unsigned event;
    struct rerun run;
    if (play_try(play, entry, &run) && find_value(play, &run, thread, name, value, &event)) {
        free(play->answer);
        play->answer = text("%s", value);
        play->guessed = thread;
        play->asking = ASK_VALUE;
        play->typed[0] = 0;
        play_say(play, TONE_PLAIN, say(questions[event]), thread, name);
    } else {
        play_add(play, entry);
    }
    rerun_free(&run);
    free(entry);
}

void quiz_answer(struct play *play, const char *guess)
{
    bool right = strcmp(guess, play->answer) == 0;
    char *entry = text("P%u:1", play->guessed);
    play->questions++;
    play->right += right;
    play_add(play, entry);
    free(entry);
    play_say(play, right ? TONE_GOOD : TONE_BAD, say(right ? SAY_PLAY_RIGHT : SAY_PLAY_WRONG), play->answer, guess);
}
