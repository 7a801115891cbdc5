/* /proc tells of processes: oneself, a child that sleeps, a zombie, nobody. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* The line of /proc/WHO/status that begins with this word. */
static const char *line_of(const char *who, const char *word)
{
    static char all[4096];
    char path[64];
    sprintf(path, "/proc/%s/status", who);
    int d = open(path, O_RDONLY);
    if (d < 0)
        return strerror(errno);
    long got = 0, n;
    while ((n = read(d, all + got, 100)) > 0 && got < 3900) /* in pieces */
        got += n;
    close(d);
    all[got] = 0;
    char *line = strstr(all, word);
    if (!line)
        return "none";
    line[strcspn(line, "\n")] = 0;
    return line;
}

static const char *of_pid(pid_t pid, const char *word)
{
    char who[16];
    sprintf(who, "%d", pid);
    return line_of(who, word);
}

int main(void)
{
    char path[64], text[16] = "";
    struct stat s;
    puts(line_of("self", "Name:"));
    puts(line_of("self", "State:"));
    puts(line_of("self", "Threads:"));
    printf("me %d\n", atoi(line_of("self", "Pid:") + 4) == getpid());
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        sleep(2);
        _exit(0);
    }
    sleep(1);
    puts(of_pid(child, "State:"));
    printf("its parent %d\n", atoi(of_pid(child, "PPid:") + 5) == getpid());
    sleep(2);
    puts(of_pid(child, "State:"));
    wait(NULL);
    puts(of_pid(child, "State:"));
    printf("status %d\n", stat("/proc/self/status", &s) == 0 && S_ISREG(s.st_mode));
    printf("directory %d\n", stat("/proc/self", &s) == 0 && S_ISDIR(s.st_mode));
    printf("write %s\n", open("/proc/self/status", O_WRONLY) < 0 ? strerror(errno) : "ok");
    printf("unlink %s\n", unlink("/proc/self/status") < 0 ? strerror(errno) : "ok");
    printf("nothing %s\n", open("/proc/nothing", O_RDONLY) < 0 ? strerror(errno) : "ok");
    printf("create %s\n", open("/proc/nothing", O_WRONLY | O_CREAT, 0600) < 0 ? strerror(errno) : "ok");
    sprintf(path, "%d", getpid());
    DIR *dir = opendir("/proc");
    struct dirent *e;
    while ((e = readdir(dir)) != NULL)
        if (strcmp(e->d_name, path) == 0)
            puts("I am listed");
    closedir(dir);
    int d = open("/proc/self/comm", O_RDONLY);
    printf("%ld ", (long)pread(d, text, 15, 5));
    printf("%s", text);
    return 0;
}
