/* rename replaces what was there, which lives on for whoever has it open; directories only empty ones; what
 * it refuses. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *from, const char *to)
{
    int result = rename(from, to);
    printf("%s -> %s: %d errno %d\n", from, to, result, result < 0 ? errno : 0);
}

int main(void)
{
    char text[10] = "";
    int one = open("one", O_RDWR | O_CREAT, 0644), two = open("two", O_RDWR | O_CREAT, 0644);
    write(one, "ONE", 3);
    write(two, "TWO", 3);
    show("one", "two");
    printf("one is gone: %d\n", access("one", F_OK) != 0);
    read(open("two", O_RDONLY), text, 9);
    printf("two holds %s\n", text);
    lseek(two, 0, SEEK_SET);
    read(two, text, 9);
    printf("the old one held %s\n", text);
    mkdir("a", 0755), mkdir("b", 0755), mkdir("b/c", 0755);
    show("none", "x");
    show("two", "two");
    show("two", "a");
    show("a", "two");
    show("two", "none/x");
    show("a", "b");
    show("b", "a");
    show("a", "a/c/d");
    show("two", "a/c/two");
    printf("there it is: %d\n", access("a/c/two", F_OK) == 0);
    return 0;
}
