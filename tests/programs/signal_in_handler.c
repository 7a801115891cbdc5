/* Within its handler a signal is blocked (not with SA_NODEFER), with those of sa_mask; others come in
 * between. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int depth, more;

static void say(const char *what, int number)
{
    char text[60];
    sprintf(text, "%d %s %d\n", depth, what, number);
    write(1, text, strlen(text));
}

static void handler(int number)
{
    depth++;
    say("enters", number);
    if (more-- > 0) {
        raise(number);
        say("after itself", number);
        raise(number == SIGUSR1 ? SIGUSR2 : SIGUSR1);
        say("after the other", number);
    }
    say("leaves", number);
    depth--;
}

static void try(const char *what, int flags, int masked)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    say(what, flags != 0);
    sigemptyset(&action.sa_mask);
    if (masked)
        sigaddset(&action.sa_mask, masked);
    sigaction(SIGUSR1, &action, NULL);
    more = 1;
    raise(SIGUSR1);
}

int main(void)
{
    struct sigaction plain = {.sa_handler = handler};
    sigemptyset(&plain.sa_mask);
    sigaction(SIGUSR2, &plain, NULL);
    try("-- plain", 0, 0);
    try("-- the other masked", 0, SIGUSR2);
    try("-- not deferred", SA_NODEFER, 0);
    return 0;
}
