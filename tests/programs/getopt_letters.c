/* getopt: letters with and without arguments, words moved behind the options, and every error. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

static void show(const char *letters, int argc, char **argv)
{
    int option;
    optind = 0;
    printf("[%s]", letters);
    while ((option = getopt(argc, argv, letters)) != -1) {
        printf(" %c", option == 1 ? '1' : option);
        if (option == '?' || option == ':')
            printf("(%c)", optopt);
        if (optarg)
            printf("=%s", optarg);
    }
    printf(" ;");
    for (int i = optind; i < argc; i++)
        printf(" %s", argv[i]);
    printf("\n");
}

static void show_line(const char *letters, const char *text)
{
    char words[200], *argv[20] = {"program"};
    int argc = 1;
    strcpy(words, text);
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    show(letters, argc, argv);
}

int main(void)
{
    printf("%d %d\n", optind, opterr);
    opterr = 0;
    show_line("ab:c", "-a -b x -c rest");
    show_line("ab:c", "-acb x rest more");
    show_line("ab:c", "-bx -cab last");
    show_line("ab:c", "one -a two -b three four -c");
    show_line("+ab:c", "-a one -b two");
    show_line("-ab:c", "one -a two -b three four");
    show_line("ab:c", "-a -- -b x");
    show_line("ab:c", "one -a -- two -b");
    show_line("ab:c", "-x -a");
    show_line("ab:c", "-a -b");
    show_line(":ab:c", "-a -b");
    show_line("ab::c", "-b x -bx");
    show_line("ab:", "- -a");
    show_line("ab:", "");
    return 0;
}
