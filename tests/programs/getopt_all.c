/* tests: args -a -b value -cjoined file1 -d file2 -- -e
 * getopt: flags, values apart and joined, the rest, an unknown option, a missing value. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    int c;
    while ((c = getopt(argc, argv, "ab:c:d")) != -1)
        printf("%c %s\n", c, optarg ? optarg : "none");
    for (int i = optind; i < argc; i++)
        printf("rest %s\n", argv[i]);
    char *bad[] = {"program", "-x", "-b", NULL};
    optind = 1;
    opterr = 0;
    while ((c = getopt(3, bad, "ab:")) != -1)
        printf("'%c' optopt %c\n", c, optopt);
    optind = 1;
    while ((c = getopt(3, bad, ":ab:")) != -1)
        printf("'%c' optopt %c\n", c, optopt);
    return 0;
}
