/* execvp has the shell read a file that is no program; execv does not. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    static const char text[] = "echo \"script $1 $2\"\nexit 6\n";
    char *argv[] = {"script", "one", "two words", NULL};
    int status, file = open("script", O_CREAT | O_WRONLY, 0755);
    write(file, text, sizeof text - 1);
    close(file);
    execv("./script", argv);
    printf("%s\n", strerror(errno));
    fflush(stdout);
    if (fork() == 0) {
        execvp("./script", argv);
        _exit(99);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    unlink("script");
    return 0;
}
