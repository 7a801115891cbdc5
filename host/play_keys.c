/* What keys do. */
#include "play_keys.h"

#include <stdlib.h>
#include <string.h>

#include "phrases.h"
#include "play_ahead.h"
#include "play_quiz.h"

/* ---- Lines ------------------------------------------------------------------------------- */

static void ask(struct play *play, enum asking asking, enum phrase question)
{
    play->asking = asking;
    play->typed[0] = 0;
    play_say(play, TONE_PLAIN, "%s", say(question));
}

static void take_line(struct play *play)
{
    enum asking asking = play->asking;
    const char *line = play->typed + strspn(play->typed, " ");
    play->asking = ASK_NOTHING;
    play_say(play, TONE_PLAIN, "%s", "");
    if (!*line)
        return;
    if (asking == ASK_VARIABLE)
        play_watch(play, line);
    else if (asking == ASK_ENTRY)
        play_add(play, line);
    else if (asking == ASK_VALUE)
        quiz_answer(play, line);
    else
        play_save(play, line);
}

/* Takes back the last character, all bytes of it. */
static void erase(char *typed)
{
    size_t length = strlen(typed);
    while (length && (typed[length - 1] & 0xc0) == 0x80)
        length--;
    typed[length - (length > 0)] = 0;
}

static void type(struct play *play, char key)
{
    size_t length = strlen(play->typed);
    if (key == '\n' || key == '\r') {
        take_line(play);
    } else if (key == ABORT_KEY) {
        play->typed[0] = 0;
        take_line(play);
    } else if (key == ERASE_KEY || key == '\b') {
        erase(play->typed);
    } else if ((unsigned char)key >= ' ' && length + 1 < sizeof play->typed) {
        play->typed[length] = key;
        play->typed[length + 1] = 0;
    }
}

/* ---- Single keys ------------------------------------------------------------------------- */

static void step(struct play *play, unsigned thread)
{
    char *entry = text("P%u:1", thread);
    if (play->quiz)
        quiz_step(play, thread);
    else
        play_add(play, entry);
    free(entry);
}

static void take_prefixed(struct play *play, char prefix, char key)
{
    play_say(play, TONE_PLAIN, "%s", "");
    if (key >= '1' && key <= '9')
        play_run(play, (unsigned)(key - '0'), prefix == 'c');
}

static void begin_prefix(struct play *play, char key)
{
    if (play->quiz) {
        play_say(play, TONE_BAD, "%s", say(SAY_PLAY_SINGLE));
        return;
    }
    play->prefix = key;
    play_say(play, TONE_PLAIN, "%s", say(key == 'c' ? SAY_PLAY_WHOSE_CALL : SAY_PLAY_WHOSE_END));
}

/* The thread before or behind the first one that is shown. */
static void scroll(struct play *play, int by)
{
    unsigned first = play->first ? play->first : 1;
    play_say(play, TONE_PLAIN, "%s", "");
    if (scene_thread(&play->scene, first + (unsigned)by))
        play->first = first + (unsigned)by;
}

static void take_key(struct play *play, char key)
{
    switch (key) {
    case 'c':
    case '*':
        begin_prefix(play, key);
        break;
    case 'u':
        play_undo(play);
        break;
    case 'r':
    case REDO_KEY:
        play_redo(play);
        break;
    case 'v':
        ask(play, ASK_VARIABLE, SAY_PLAY_ASK_VARIABLE);
        break;
    case ':':
        ask(play, ASK_ENTRY, SAY_PLAY_ASK_ENTRY);
        break;
    case 's':
        ask(play, ASK_FILE, SAY_PLAY_ASK_FILE);
        break;
    case 'z':
        play->quiz = !play->quiz;
        play_say(play, TONE_PLAIN, "%s", say(play->quiz ? SAY_PLAY_QUIZ_ON : SAY_PLAY_QUIZ_OFF));
        break;
    case '<':
    case '>':
        scroll(play, key == '<' ? -1 : 1);
        break;
    case '?':
        play->help = true;
        play->page = 0;
        break;
    case 'w':
        play->shows_ahead = ahead_ask(play);
        play->page = 0;
        break;
    case 'h':
        ahead_hint(play);
        break;
    case 'q':
        play->quit = true;
        break;
    default:
        play_say(play, TONE_BAD, "%s", say(SAY_PLAY_NO_KEY));
    }
}

void play_key(struct play *play, char key)
{
    char prefix = play->prefix;
    play->prefix = 0;
    if ((play->help || play->shows_ahead) && key == ' ')
        play->page++;
    else if (play->help || play->shows_ahead)
        play->help = play->shows_ahead = false;
    else if (play->asking)
        type(play, key);
    else if (prefix)
        take_prefixed(play, prefix, key);
    else if (key >= '1' && key <= '9')
        step(play, (unsigned)(key - '0'));
    else
        take_key(play, key);
}

void play_keys(struct play *play, const char *keys)
{
    for (; *keys && !play->quit; keys++) {
        bool enter = keys[0] == '\\' && keys[1] == 'n';
        play_key(play, (char)(enter ? '\n' : *keys));
        keys += enter;
    }
}
