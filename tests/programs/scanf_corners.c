/* scanf: conversions, widths, sets, assignment suppression, what stays unread, and what it returns. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    int a = -1, b = -1, n;
    unsigned u;
    char s[20] = "", t[20] = "", c, d;
    double x;
    float y;
    n = sscanf("12 34", "%d%d", &a, &b);
    printf("%d: %d %d\n", n, a, b);
    n = sscanf("12abc", "%d%s", &a, s);
    printf("%d: %d %s\n", n, a, s);
    n = sscanf("abc", "%d", &a);
    printf("%d\n", n);
    n = sscanf("", "%d", &a);
    printf("%d\n", n);
    n = sscanf("123456", "%3d%d", &a, &b);
    printf("%d: %d %d\n", n, a, b);
    n = sscanf("0x1f 017 -9", "%i %i %i", &a, &b, (int *)&u);
    printf("%d: %d %d %d\n", n, a, b, (int)u);
    n = sscanf("ff", "%x", &u);
    printf("%d: %u\n", n, u);
    n = sscanf("  x y", "%c%c", &c, &d);
    printf("%d: '%c' '%c'\n", n, c, d);
    n = sscanf("  x y", " %c %c", &c, &d);
    printf("%d: '%c' '%c'\n", n, c, d);
    n = sscanf("key=value;rest", "%[^=]=%[a-z]", s, t);
    printf("%d: %s %s\n", n, s, t);
    n = sscanf("1,2", "%*d,%d", &a);
    printf("%d: %d\n", n, a);
    n = sscanf("3.5e2 -0.25", "%lf %f", &x, &y);
    printf("%d: %g %g\n", n, x, y);
    n = sscanf("10:20", "%d:%d%n", &a, &b, (int *)&u);
    printf("%d: %d %d, read %d\n", n, a, b, (int)u);
    n = sscanf("50%", "%d%%", &a);
    printf("%d: %d\n", n, a);
    n = sscanf("1 x", "%d %d", &a, &b);
    printf("%d\n", n);
    return 0;
}
