/* Users by number and by name. */
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    printf("%s %u\n", getpwuid(0)->pw_name, (unsigned)getpwnam("root")->pw_gid);
    printf("%d %d\n", getpwnam("nobody has this name") == NULL, getpwuid(54321) == NULL);
    struct passwd *self = getpwuid(getuid());
    if (self) {
        char name[100];
        strcpy(name, self->pw_name);
        printf("%d\n", getpwnam(name)->pw_uid == getuid());
    }
    setpwent();
    printf("%s\n", getpwent()->pw_name);
    int user = 0;
    for (struct passwd *each; (each = getpwent());)
        user += each->pw_uid == getuid();
    endpwent();
    printf("%d\n", user);
    return 0;
}
