/* A directory's entries, sorted by the program; again after rewinddir; back to a place. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int compare(const void *a, const void *b) { return strcmp(a, b); }

static int list(DIR *dir, char names[][40])
{
    int count = 0;
    struct dirent *e;
    while ((e = readdir(dir)) != NULL)
        strcpy(names[count++], e->d_name);
    qsort(names, count, 40, compare);
    return count;
}

int main(void)
{
    char names[40][40];
    struct dirent *e;
    mkdir("d", 0755);
    mkdir("d/sub", 0755);
    for (int i = 0; i < 20; i++) {
        char path[40];
        sprintf(path, "d/a_file_with_number_%d", 19 - i);
        close(open(path, O_WRONLY | O_CREAT, 0644));
    }
    DIR *dir = opendir("d");
    int count = list(dir, names);
    for (int i = 0; i < count; i++)
        puts(names[i]);
    errno = 0;
    printf("at the end: %d errno %d\n", readdir(dir) != NULL, errno);
    rewinddir(dir);
    printf("again: %d\n", list(dir, names));
    rewinddir(dir);
    readdir(dir);
    readdir(dir);
    long place = telldir(dir);
    e = readdir(dir);
    strcpy(names[0], e->d_name);
    readdir(dir);
    seekdir(dir, place);
    e = readdir(dir);
    printf("same again: %d\n", strcmp(names[0], e->d_name) == 0);
    rewinddir(dir);
    while ((e = readdir(dir)) != NULL) { /* all go while they are read */
        char path[300];
        sprintf(path, "d/%s", e->d_name);
        if (e->d_type == DT_REG)
            unlink(path);
    }
    rewinddir(dir);
    count = list(dir, names);
    for (int i = 0; i < count; i++)
        puts(names[i]);
    printf("closed: %d\n", closedir(dir));
    dir = opendir("nothing");
    printf("no directory: %d %d\n", dir != NULL, errno);
    close(open("f", O_WRONLY | O_CREAT, 0644));
    dir = opendir("f");
    printf("a file: %d %d\n", dir != NULL, errno);
    return 0;
}
