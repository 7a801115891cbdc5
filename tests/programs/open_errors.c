/* What open refuses: what is not there, what is there (O_EXCL), a directory for writing, a path through a
 * file, no permission. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, const char *path, int flags)
{
    int fd = open(path, flags, 0644);
    printf("%s: %s errno %d\n", what, fd < 0 ? "fails" : "opens", fd < 0 ? errno : 0);
    close(fd);
}

int main(void)
{
    char longer[300];
    memset(longer, 'n', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    show("missing", "file", O_RDONLY);
    show("created", "file", O_WRONLY | O_CREAT);
    show("created again", "file", O_WRONLY | O_CREAT);
    show("exclusive", "file", O_WRONLY | O_CREAT | O_EXCL);
    show("exclusive, new", "other", O_WRONLY | O_CREAT | O_EXCL);
    mkdir("folder", 0755);
    show("directory to read", "folder", O_RDONLY);
    show("directory to write", "folder", O_WRONLY);
    show("file as directory", "file", O_RDONLY | O_DIRECTORY);
    show("below a file", "file/x", O_RDONLY | O_CREAT);
    show("missing directory", "none/x", O_RDWR | O_CREAT);
    show("empty name", "", O_RDONLY);
    show("long name", longer, O_RDONLY | O_CREAT);
    chmod("file", 0400);
    show("read-only to write", "file", O_WRONLY);
    show("read-only to read", "file", O_RDONLY);
    chmod("file", 0200);
    show("write-only to read", "file", O_RDWR);
    chmod("folder", 0500);
    show("new one in a read-only directory", "folder/x", O_WRONLY | O_CREAT);
    chmod("folder", 0600);
    show("through a directory without x", "folder/x", O_RDONLY);
    return 0;
}
