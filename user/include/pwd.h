/* Who there is (POSIX.1-2017 <pwd.h>): root, nobody, and user, who runs everything. */
#ifndef PAWL_PWD_H
#define PAWL_PWD_H

#include <sys/types.h>

struct passwd {
    char *pw_name, *pw_passwd;
    uid_t pw_uid;
    gid_t pw_gid;
    char *pw_gecos, *pw_dir, *pw_shell;
};

/* Who has this name, this number; NULL if nobody. What they give is not to be written to. */
struct passwd *getpwnam(const char *name);
struct passwd *getpwuid(uid_t user);

/* All, one after the other, then NULL; setpwent: from the first again. */
struct passwd *getpwent(void);
void setpwent(void);
void endpwent(void);

#endif
