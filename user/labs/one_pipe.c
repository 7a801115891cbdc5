/* Two-way talk over one pipe: the parent reads its own question, and both wait for ever.
   파이프 하나로 주고받기: 부모가 자기가 쓴 것을 도로 읽고, 둘 다 기다린다 (교착 상태).

   In the course: interprocess communication, pipes (프로세스 간 통신, 양방향 통신의 실패).
   A pipe does not know for whom the bytes are. If the parent reads before the child does, it gets
   back what it wrote; the child waits for a question, the parent for the child.

   What can come out: the answer (by luck), or a deadlock.

   pawl: schedule stuck: P1:* P2:*
   pawl: expect output "parent: the answer is 3 4\n"
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: schedule lucky: P1@one_pipe.c:46 P2:* P1:*
   pawl: expect output "child: asked for 3 4\nparent: the answer is 7 0\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 2
   pawl: expect outcome exit 1 "child: asked for 3 4\nparent: the answer is 7 0\n" */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

struct letter {
    int a, b;
};

int main(void)
{
    int fd[2];
    struct letter letter = {3, 4};

    pipe(fd);
    if (fork() == 0) {
        read(fd[0], &letter, sizeof letter);
        printf("child: asked for %d %d\n", letter.a, letter.b);
        letter.a = letter.a + letter.b;
        letter.b = 0;
        write(fd[1], &letter, sizeof letter);
        return 0;
    }

    write(fd[1], &letter, sizeof letter);
    read(fd[0], &letter, sizeof letter);
    printf("parent: the answer is %d %d\n", letter.a, letter.b);
    wait(NULL);
    return 0;
}
