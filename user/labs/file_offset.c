/* Parent and child write to one open file: the offset is shared, so nothing is overwritten.
   부모와 자식이 한 파일에 쓰기: 오프셋을 공유하므로 덮어쓰지 않는다.

   In the course: files, descriptors after fork (파일 오프셋 공유).
   fork copies descriptors, not open files: each write moves the offset that both use. A second open of the same
   file has an offset of its own, and overwrites.

   What can come out: with the inherited descriptor both lines, in the order of the writes; with an open of its
   own the child's line replaces the parent's.

   pawl: schedule parent-first: P1@wait P2:* P1:*
   pawl: expect output "shared: parent child \nopened twice: CHILD \n"
   pawl: expect status 0
   pawl: schedule child-first: P1@write P2:* P1:*
   pawl: expect output "shared: child parent \nopened twice: PARENT\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 4 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, const char *name)
{
    char text[32] = "";
    int file = open(name, O_RDONLY);

    read(file, text, sizeof text - 1);
    close(file);
    printf("%s: %s\n", what, text);
}

int main(void)
{
    int shared = open("shared", O_RDWR | O_CREAT | O_TRUNC, 0600);
    int mine;

    close(open("twice", O_RDWR | O_CREAT | O_TRUNC, 0600));
    if (fork() == 0) {
        mine = open("twice", O_WRONLY);
        write(shared, "child ", 6);
        write(mine, "CHILD ", 6);
        _exit(0);
    }
    mine = open("twice", O_WRONLY);
    write(shared, "parent ", 7);
    write(mine, "PARENT", 6);
    wait(NULL);
    show("shared", "shared");
    show("opened twice", "twice");
    return 0;
}
