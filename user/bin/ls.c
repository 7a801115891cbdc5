/* ls [-a] [-l] [-i] [FILE...]: what folders hold, sorted.
   -a: names that begin with a dot, too; -l: type, modes, names, size; -i: the file's number. */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES = 256, PATH = 256 };

static bool all, details, numbers;
static int status;

static void complain(const char *name)
{
    fprintf(stderr, "ls: %s: %s\n", name, strerror(errno));
    status = 1;
}

static char type_of(mode_t mode)
{
    if (S_ISDIR(mode))
        return 'd';
    if (S_ISFIFO(mode))
        return 'p';
    if (S_ISSOCK(mode))
        return 's';
    return S_ISCHR(mode) ? 'c' : '-';
}

static void show(const char *path, const char *name)
{
    static const char letters[] = "rwxrwxrwx";
    struct stat s;
    if ((details || numbers) && stat(path, &s) != 0) {
        complain(path);
        return;
    }
    if (numbers)
        printf("%4lu ", (unsigned long)s.st_ino);
    if (details) {
        putchar(type_of(s.st_mode));
        for (int i = 0; i < 9; i++)
            putchar(s.st_mode & 0400u >> i ? letters[i] : '-');
        printf(" %2lu %4u %6ld ", (unsigned long)s.st_nlink, (unsigned)s.st_uid, (long)s.st_size);
    }
    puts(name);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list(const char *folder)
{
    static char *names[NAMES];
    int count = 0;
    struct dirent *entry;
    DIR *directory = opendir(folder);
    if (!directory) {
        complain(folder);
        return;
    }
    while ((entry = readdir(directory)) != NULL && count < NAMES)
        if (all || entry->d_name[0] != '.')
            names[count++] = strdup(entry->d_name);
    closedir(directory);
    qsort(names, (size_t)count, sizeof names[0], compare);
    for (int i = 0; i < count; i++) {
        char path[PATH];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        show(path, names[i]);
        free(names[i]);
    }
}

int main(int argc, char **argv)
{
    int option;
    while ((option = getopt(argc, argv, "ali")) != -1) {
        if (option == '?')
            return 2;
        all |= option == 'a';
        details |= option == 'l';
        numbers |= option == 'i';
    }
    bool several = argc - optind > 1;
    if (optind == argc)
        list(".");
    for (int i = optind; i < argc; i++) {
        struct stat s;
        if (stat(argv[i], &s) != 0)
            complain(argv[i]);
        else if (!S_ISDIR(s.st_mode))
            show(argv[i], argv[i]);
        else {
            if (several)
                printf("%s:\n", argv[i]);
            list(argv[i]);
        }
    }
    return status;
}
