/* wc [-l] [-w] [-c] [FILE...]: counts lines, words, bytes. */
#include <ctype.h>
#include <stdio.h>
#include <unistd.h>

struct counts {
    unsigned long lines, words, bytes;
};

static int lines, words, bytes;

static struct counts count(FILE *file)
{
    struct counts counts = {0};
    int c, inside = 0;
    while ((c = getc(file)) != EOF) {
        counts.bytes++;
        counts.lines += c == '\n';
        if (isspace(c))
            inside = 0;
        else if (!inside) {
            inside = 1;
            counts.words++;
        }
    }
    return counts;
}

static void show(struct counts counts, const char *name)
{
    const unsigned long wanted[] = {counts.lines, counts.words, counts.bytes};
    const int shown[] = {lines, words, bytes};
    int width = lines + words + bytes > 1 ? 7 : 0;
    const char *before = "";
    for (int i = 0; i < 3; i++)
        if (shown[i]) {
            printf("%s%*lu", before, width, wanted[i]);
            before = " ";
        }
    printf("%s%s\n", *name ? " " : "", name);
}

int main(int argc, char **argv)
{
    int option, status = 0;
    struct counts all = {0};
    while ((option = getopt(argc, argv, "lwc")) != -1) {
        if (option == '?')
            return 2;
        lines |= option == 'l';
        words |= option == 'w';
        bytes |= option == 'c';
    }
    if (!lines && !words && !bytes)
        lines = words = bytes = 1;
    if (optind == argc)
        show(count(stdin), "");
    for (int i = optind; i < argc; i++) {
        FILE *file = fopen(argv[i], "r");
        if (!file) {
            fprintf(stderr, "wc: ");
            perror(argv[i]);
            status = 1;
            continue;
        }
        struct counts counts = count(file);
        fclose(file);
        show(counts, argv[i]);
        all.lines += counts.lines;
        all.words += counts.words;
        all.bytes += counts.bytes;
    }
    if (argc - optind > 1)
        show(all, "total");
    return status;
}
