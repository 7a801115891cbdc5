/* Users. */
#include <pwd.h>
#include <string.h>

#include "internal.h"

#define TEXT(text) (char *)(uintptr_t)(text)

static const struct passwd users[] = {
    {TEXT("root"), TEXT("x"), 0, 0, TEXT("root"), TEXT("/"), TEXT("/bin/sh")},
    {TEXT("nobody"), TEXT("x"), 65534, 65534, TEXT("nobody"), TEXT("/"), TEXT("/bin/false")},
    {TEXT("user"), TEXT("x"), 1000, 1000, TEXT("user"), TEXT("/home/user"), TEXT("/bin/sh")},
};

enum { USERS = sizeof users / sizeof users[0] };

static struct passwd *user(unsigned i) { return i < USERS ? (struct passwd *)(uintptr_t)&users[i] : NULL; }

struct passwd *getpwnam(const char *name)
{
    unsigned i = 0;
    while (i < USERS && strcmp(name, users[i].pw_name) != 0)
        i++;
    return user(i);
}

struct passwd *getpwuid(uid_t number)
{
    unsigned i = 0;
    while (i < USERS && users[i].pw_uid != number)
        i++;
    return user(i);
}

void setpwent(void) { lib->user = 0; }

void endpwent(void) { lib->user = 0; }

struct passwd *getpwent(void) { return lib->user < USERS ? user(lib->user++) : NULL; }
