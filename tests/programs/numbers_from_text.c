/* strtol, strtoul, strtod, atoi: bases, where they stop, ERANGE, nothing at all. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static void show(const char *text, int base)
{
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, base);
    printf("'%s' %d: %lld, rest '%s', errno %d\n", text, base, value, end, errno);
}

int main(void)
{
    char *end;
    show("42", 10), show("  -42abc", 10), show("0x1F", 16), show("0x1F", 0), show("017", 0), show("101", 2),
        show("zz", 36);
    show("", 10), show("abc", 10), show("0x", 16), show("+5", 10), show("9223372036854775808", 10),
        show("-9223372036854775809", 10);
    show("12", 1);
    printf("%lu\n", strtoul("4294967295", NULL, 10));
    const char *reals[] = {"3.14xyz", "1e3", ".5",    "-0",  "1e400", "1e-400",
                           "inf",     "nan", "0x1p4", "abc", "1e",    "123456789.123456789"};
    for (unsigned i = 0; i < sizeof reals / sizeof reals[0]; i++) {
        errno = 0;
        double d = strtod(reals[i], &end);
        printf("'%s': %.15g, rest '%s', errno %d\n", reals[i], d, end, errno);
    }
    printf("%d %d %g\n", atoi("  12x"), atoi("x"), atof("2.5e1"));
    printf("%d %d\n", abs(-5), (int)labs(-7));
    div_t q = div(-7, 2);
    printf("%d %d\n", q.quot, q.rem);
    return 0;
}
