/* ctype.h over all of ASCII. */
#include <ctype.h>
#include <stdio.h>

int main(void)
{
    int alpha = 0, digit = 0, space = 0, upper = 0, punct = 0, cntrl = 0, print = 0, graph = 0, xdigit = 0,
        alnum = 0, blank = 0;
    for (int c = 0; c < 128; c++) {
        alpha += isalpha(c) != 0, digit += isdigit(c) != 0, space += isspace(c) != 0,
            upper += isupper(c) != 0;
        punct += ispunct(c) != 0, cntrl += iscntrl(c) != 0, print += isprint(c) != 0,
            graph += isgraph(c) != 0;
        xdigit += isxdigit(c) != 0, alnum += isalnum(c) != 0, blank += isblank(c) != 0;
    }
    printf("%d %d %d %d %d %d %d %d %d %d %d\n", alpha, digit, space, upper, punct, cntrl, print, graph,
           xdigit, alnum, blank);
    printf("%c %c %c %c %d\n", toupper('a'), toupper('Z'), tolower('Q'), toupper('1'), isalpha(EOF) != 0);
    return 0;
}
