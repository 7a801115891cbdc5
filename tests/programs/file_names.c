/* What open, mkdir, rmdir, link, rename, unlink say to names of all kinds. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s\n", what, result < 0 ? strerror(errno) : "ok");
}

static void make(const char *path)
{
    int d = open(path, O_WRONLY | O_CREAT, 0644);
    show(path, d);
    if (d >= 0)
        close(d);
}

static void opens(void)
{
    show("open nothing", open("nothing", O_RDONLY));
    show("open empty", open("", O_RDONLY));
    show("open bad pointer", open((const char *)8, O_RDONLY));
    show("open f/x", open("f/x", O_RDONLY));
    show("open f/", open("f/", O_RDONLY));
    show("open d for writing", open("d", O_WRONLY));
    show("create d", open("d", O_RDONLY | O_CREAT, 0600));
    show("create new/", open("new/", O_RDWR | O_CREAT, 0600));
    show("create none/x", open("none/x", O_RDWR | O_CREAT, 0600));
    show("f exclusively", open("f", O_RDWR | O_CREAT | O_EXCL, 0600));
    show("f as directory", open("f", O_RDONLY | O_DIRECTORY));
    show("d as directory", close(open("d", O_RDONLY | O_DIRECTORY)));
    show("//tmp//.", close(open("//tmp//.", O_RDONLY)));
    show("/../tmp/", close(open("/../../tmp/", O_RDONLY)));
    show("d/../d/./g", close(open("d/../d/./g", O_RDONLY)));
    show("in the root", open("/pawl_test", O_WRONLY | O_CREAT, 0644));
}

static void removes(void)
{
    show("unlink d", unlink("d"));
    show("rmdir f", rmdir("f"));
    show("rmdir d", rmdir("d"));
    show("rmdir d/.", rmdir("d/."));
    show("rmdir d/..", rmdir("d/.."));
    show("rmdir nothing", rmdir("nothing"));
    show("unlink nothing", unlink("nothing"));
    show("unlink f/", unlink("f/"));
    show("mkdir d", mkdir("d", 0755));
    show("mkdir .", mkdir(".", 0755));
    show("mkdir f/x", mkdir("f/x", 0755));
    show("mkdir none/x", mkdir("none/x", 0755));
    show("mkdir e/", mkdir("e/", 0755));
}

static void renames(void)
{
    show("rename nothing", rename("nothing", "x"));
    show("rename d into itself", rename("d", "d/x"));
    show("rename f over d", rename("f", "d"));
    show("rename d over f", rename("d", "f"));
    show("rename e over d", rename("e", "d"));
    show("rename d over e", rename("d", "e"));
    show("e/g", access("e/g", F_OK));
    show("rename . ", rename(".", "x"));
    show("rename f to h/", rename("f", "h/"));
    show("rename f to f", rename("f", "f"));
    show("rename f", rename("f", "h"));
    show("f is gone", access("f", F_OK));
    show("rename over", rename("e/g", "h"));
    show("link", link("h", "i"));
    show("link again", link("h", "i"));
    show("link of a directory", link("e", "j"));
    show("link of nothing", link("nothing", "j"));
}

int main(void)
{
    make("f");
    show("mkdir", mkdir("d", 0755));
    make("d/g");
    opens();
    removes();
    renames();
    show("remove i", remove("i"));
    show("remove e", remove("e"));
    show("remove h", remove("h"));
    show("remove h again", remove("h"));
    return 0;
}
