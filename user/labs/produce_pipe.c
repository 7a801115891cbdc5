/* Producer and consumer over a pipe: the bounded buffer and both waits are the kernel's.
   생산자와 소비자: 파이프로. 유한 버퍼와 두 가지 기다림을 커널이 맡는다.

   In the course: classic problems, pipes (생산자-소비자 문제).

   What can come out: 1 to 5 in this order, always; the end of the file ends the consumer.

   pawl: schedule in-turn: P1:* P2:* P1:*
   pawl: expect output "1 2 3 4 5 end\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ITEMS = 5 };

int main(void)
{
    int fd[2], item;

    pipe(fd);
    if (fork() == 0) {
        for (item = 1; item <= ITEMS; item++)
            write(fd[1], &item, sizeof item);
        _exit(0);
    }
    close(fd[1]);
    while (read(fd[0], &item, sizeof item) == sizeof item)
        printf("%d ", item);
    printf("end\n");
    wait(NULL);
    return 0;
}
