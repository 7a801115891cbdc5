/* getopt_long: names, what is enough of a name, flags, arguments, and every error. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

static int flag;
static const struct option options[] = {
    {"all", no_argument, NULL, 'a'},      {"file", required_argument, NULL, 'f'},
    {"color", optional_argument, NULL, 'c'}, {"set", no_argument, &flag, 7},
    {"setting", no_argument, NULL, 's'},  {NULL, 0, NULL, 0},
};

static void show(const char *text, int (*get)(int, char *const *, const char *, const struct option *, int *))
{
    char words[200], *argv[20] = {"program"};
    int argc = 1, option, index = -1;
    strcpy(words, text);
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    optind = 0;
    flag = 0;
    while ((option = get(argc, argv, "af:c::", options, &index)) != -1) {
        printf(" %c", option ? option : '0');
        if (option == '?')
            printf("(%d)", optopt);
        if (optarg)
            printf("=%s", optarg);
        printf(" [%d]", index);
    }
    printf(" flag %d;", flag);
    for (int i = optind; i < argc; i++)
        printf(" %s", argv[i]);
    printf("\n");
}

int main(void)
{
    opterr = 0;
    show("--all --file=x --color", getopt_long);
    show("--file x --color=red y -a", getopt_long);
    show("--al --fi x --set", getopt_long);
    show("--se --setti --sett", getopt_long);
    show("--all=1 --file", getopt_long);
    show("--nothing one -f two", getopt_long);
    show("-fx --set one -- --all", getopt_long);
    show("-all -file x -a -set", getopt_long_only);
    show("-al -c", getopt_long_only);
    return 0;
}
