/* opendir and readdir give each name once, with . and ..; rewinddir begins again; what opendir refuses. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void count(DIR *folder, const char *names[], int n)
{
    struct dirent *entry;
    int found[8] = {0}, others = 0;
    while ((entry = readdir(folder)) != NULL) {
        int i = 0;
        while (i < n && strcmp(entry->d_name, names[i]) != 0)
            i++;
        if (i < n)
            found[i]++;
        else
            others++;
    }
    for (int i = 0; i < n; i++)
        printf("%s: %d  ", names[i], found[i]);
    printf("others: %d\n", others);
}

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    const char *names[] = {".", "..", "one", "two", "three", "below"};
    mkdir("folder", 0755);
    for (int i = 2; i < 5; i++) {
        char path[40];
        sprintf(path, "folder/%s", names[i]);
        close(open(path, O_CREAT | O_WRONLY, 0644));
    }
    mkdir("folder/below", 0755);
    DIR *folder = opendir("folder");
    count(folder, names, 6);
    unlink("folder/two");
    rewinddir(folder);
    count(folder, names, 6);
    printf("closedir %d\n", closedir(folder));
    fails("missing", opendir("none") == NULL);
    fails("a file", opendir("folder/one") == NULL);
    return 0;
}
