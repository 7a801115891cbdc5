/* Words for a person. */
#include "phrases.h"

#include "text.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

bool phrases_korean(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return strncmp(value, "ko", 2) == 0;
    }
    return false;
}

const char *say(enum phrase phrase)
{
    static const struct {
        const char *english, *korean;
    } phrases[] = {
#define PHRASE(name, english, korean) {english, korean},
#include "phrases.def"
#undef PHRASE
    };
    return phrases_korean() ? phrases[phrase].korean : phrases[phrase].english;
}

/* A word, what it is called. */
struct word {
    const char *word, *english, *korean;
};

static const char *look_up(const struct word *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].word, word) == 0)
            return phrases_korean() ? words[i].korean : words[i].english;
    return word;
}

const char *say_kind(const char *kind)
{
    static const struct word words[] = {
        {"assert", "A failed assertion", "단언 실패"},
        {"crash", "A crash", "비정상 종료"},
        {"deadlock", "Deadlock", "교착 상태"},
        {"livelock", "Livelock", "라이브락"},
        {"mutex", "Mutual exclusion is broken", "상호 배제가 깨진다"},
        {"progress", "No progress", "진행의 융통성이 깨진다"},
        {"starvation", "Starvation", "기아 상태"},
        {"never", "What must never be", "있어서는 안 되는 상태"},
        {"reach", "Reached", "이를 수 있는 상태"},
        {"race", "A data race", "데이터 경쟁"},
        {"misuse", "Misuse", "잘못된 사용"},
    };
    return look_up(words, sizeof words / sizeof *words, kind);
}

char *say_finding(const struct finding *finding)
{
    static const struct word words[] = {
        {"assert", "", "단언이 실패한다"},
        {"crash", "", "프로세스가 비정상 종료한다"},
        {"deadlock", "", "더 나아갈 수 있는 스레드가 없는데 기다리는 스레드가 있다"},
        {"livelock", "", "끝없이 맴돌기만 하고 아무것도 이루어지지 않는다"},
        {"mutex", "", "둘이 동시에 임계 구역 안에 있다"},
        {"progress", "", "다른 스레드가 들어가려 하지 않는데도 들어가지 못한다"},
        {"starvation", "", "끝없이 기다리게 될 수 있다"},
        {"race", "", "같은 메모리에 동시에 접근한다"},
    };
    const char *at = strstr(finding->message, " at "), *korean = finding->kind;
    bool partial = strcmp(finding->how, "partial") == 0;
    if (phrases_korean() && !partial)
        korean = look_up(words, sizeof words / sizeof *words, finding->kind);
    if (korean == finding->kind)
        return text("%s", finding->message);
    return text("%s%s%.*s%s", korean, at ? " (" : "", at ? (int)strcspn(at + 4, " ,") : 0, at ? at + 4 : "",
                at ? ")" : "");
}

/* The books' words: students read both. */
const char *say_condition(const char *name)
{
    static const struct word words[] = {
        {"mutual_exclusion", "mutual exclusion 상호 배제", "상호 배제 mutual exclusion"},
        {"progress", "progress 진행의 융통성", "진행의 융통성 progress"},
        {"bounded_waiting", "bounded waiting 한정 대기", "한정 대기 bounded waiting"},
    };
    return look_up(words, sizeof words / sizeof *words, name);
}

const char *say_end(const char *end)
{
    static const struct word words[] = {
        {"exit", "ended", "끝남"},       {"idle", "idle", "대기"},
        {"assert", "assertion", "단언 실패"}, {"crash", "crash", "비정상 종료"},
        {"deadlock", "deadlock", "교착 상태"}, {"livelock", "livelock", "라이브락"},
        {"forever", "goes on", "계속됨"},    {"limit", "limit", "한계"},
    };
    return look_up(words, sizeof words / sizeof *words, end);
}

const char *say_how(const char *how)
{
    static const struct word words[] = {
        {"strong", "however fair the scheduler is", "스케줄러가 아무리 공평해도"},
        {"weak", "only if the scheduler goes in lock step", "스케줄러가 발을 맞추어 돌 때만"},
        {"livelock", "livelock", "라이브락"},
        {"starvation", "starvation", "기아 상태"},
        {"deadlock", "deadlock", "교착 상태"},
        {"partial", "while others go on", "다른 스레드는 계속 간다"},
    };
    return look_up(words, sizeof words / sizeof *words, how);
}
