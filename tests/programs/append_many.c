/* Four processes append 50 records each: none is lost or torn. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char record[9];
    int counts[4] = {0}, torn = 0;
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            int log = open("log", O_WRONLY | O_CREAT | O_APPEND, 0644);
            memset(record, 'a' + i, 8);
            for (int n = 0; n < 50; n++)
                write(log, record, 8);
            _exit(0);
        }
    while (wait(NULL) > 0)
        ;
    int log = open("log", O_RDONLY);
    while (read(log, record, 8) == 8) {
        for (int n = 1; n < 8; n++)
            torn += record[n] != record[0];
        counts[record[0] - 'a']++;
    }
    printf("%d %d %d %d torn %d\n", counts[0], counts[1], counts[2], counts[3], torn);
    return 0;
}
