/* What the system is called (POSIX.1-2017 <sys/utsname.h>). */
#ifndef PAWL_SYS_UTSNAME_H
#define PAWL_SYS_UTSNAME_H

struct utsname {
    char sysname[65], nodename[65], release[65], version[65], machine[65];
};

/* Fills *name: "Pawl", and the same on every machine. 0. */
int uname(struct utsname *name);

#endif
