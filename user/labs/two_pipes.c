/* Two-way talk over two pipes: one there, one back.
   파이프 두 개로 주고받기: 하나는 가는 길, 하나는 오는 길.

   In the course: interprocess communication, pipes (프로세스 간 통신, 양방향 통신).
   A pipe has one direction. With one for each direction, question and answer cannot be mixed up,
   whoever runs when.

   What can come out: always the same.

   pawl: schedule parent-first: P1:* P2:* P1:*
   pawl: expect output "child: asked for 3 + 4\nparent: the answer is 7\n"
   pawl: expect status 0
   pawl: schedule child-first: P1@two_pipes.c:44 P2:* P1:* P2:* P1:*
   pawl: expect output "child: asked for 3 + 4\nparent: the answer is 7\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

struct question {
    int a, b;
};

int main(void)
{
    int there[2], back[2];
    struct question question = {3, 4};
    int answer;

    pipe(there);
    pipe(back);
    if (fork() == 0) {
        read(there[0], &question, sizeof question);
        printf("child: asked for %d + %d\n", question.a, question.b);
        answer = question.a + question.b;
        write(back[1], &answer, sizeof answer);
        return 0;
    }

    write(there[1], &question, sizeof question);
    read(back[0], &answer, sizeof answer);
    printf("parent: the answer is %d\n", answer);
    wait(NULL);
    return 0;
}
