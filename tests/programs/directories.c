/* mkdir and rmdir, the working directory, '.' and '..', and what they refuse. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %d errno %d\n", what, result, result < 0 ? errno : 0);
}

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    char here[200], there[200];
    getcwd(here, sizeof here);
    show("mkdir", mkdir("a", 0755));
    show("mkdir again", mkdir("a", 0755));
    show("mkdir in a missing one", mkdir("b/c", 0755));
    show("mkdir within", mkdir("a/b", 0755));
    show("rmdir of a full one", rmdir("a"));
    show("chdir", chdir("a/b"));
    getcwd(there, sizeof there);
    printf("we are in %s\n", there + strlen(here));
    show("a file there", close(open("file", O_CREAT | O_WRONLY, 0644)));
    show("by another path", access("../../a/./b/../b/file", F_OK));
    show("chdir to a file", chdir("file"));
    show("chdir to a missing one", chdir("none"));
    show("mkdir below a file", mkdir("file/x", 0755));
    show("rmdir of a file", rmdir("file"));
    show("rmdir of .", rmdir("."));
    show("back", chdir("../.."));
    show("unlink", unlink("a/b/file"));
    show("rmdir", rmdir("a/b"));
    show("rmdir with a slash", rmdir("a/"));
    show("rmdir of a missing one", rmdir("a"));
    fails("getcwd into too little", getcwd(there, 2) == NULL);
    return 0;
}
