/* A file is read from one end to the other: parent and child share how far they are, so each byte is read once.
   파일은 처음부터 차례로 읽힌다: 부모와 자식은 읽은 위치를 공유하므로 각 바이트는 한 번만 읽힌다.

   In the course: files, sequential access (순차 파일, 공유 오프셋과 wait).
   With wait the child reads the first half and the parent the second, always; without it, who comes first takes the
   first half. Each one that opens the file itself reads it from the beginning.

   What can come out: "with wait" is always the same; "without" in either order.

   pawl: schedule parent-first: P1@wait P2:* P1:1 P1@wait P3:* P1:*
   pawl: expect output "with wait: child : first \n"
   pawl: expect output "with wait: parent: second\n"
   pawl: expect output "without: parent: first \n"
   pawl: expect output "without: child : second\n"
   pawl: expect output "opened again: first \n"
   pawl: expect status 0
   pawl: schedule child-first: P1@wait P2:* P1:1 P1@read P1:1 P1@read P3:* P1:*
   pawl: expect output "with wait: child : first \n"
   pawl: expect output "with wait: parent: second\n"
   pawl: expect output "without: child : first \n"
   pawl: expect output "without: parent: second\n"
   pawl: expect output "opened again: first \n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 4 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_half(const char *who, int file)
{
    char text[16] = "";

    read(file, text, 6);
    printf("%s: %s\n", who, text);
}

int main(void)
{
    int file = open("lines", O_RDWR | O_CREAT | O_TRUNC, 0600);

    write(file, "first second", 12);
    lseek(file, 0, SEEK_SET);
    if (fork() == 0) {
        read_half("with wait: child ", file);
        return 0;
    }
    wait(NULL);
    read_half("with wait: parent", file);

    lseek(file, 0, SEEK_SET);
    if (fork() == 0) {
        read_half("without: child ", file);
        return 0;
    }
    read_half("without: parent", file);
    wait(NULL);

    read_half("opened again", open("lines", O_RDONLY));
    return 0;
}
