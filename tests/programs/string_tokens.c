/* strtok and its kin: empty tokens, strtok_r nested, strspn, strcspn, strpbrk, strsep. */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[] = ",,one,two,,three,", nested[] = "a=1;b=2", fields[] = "x::y", *outer, *inner,
         *rest = fields;
    for (char *t = strtok(text, ","); t != NULL; t = strtok(NULL, ","))
        printf("[%s]", t);
    printf("\n");
    for (char *t = strtok_r(nested, ";", &outer); t != NULL; t = strtok_r(NULL, ";", &outer)) {
        char *key = strtok_r(t, "=", &inner);
        printf("%s -> %s\n", key, strtok_r(NULL, "=", &inner));
    }
    for (char *t; (t = strsep(&rest, ":")) != NULL;)
        printf("[%s]", t);
    printf("\n");
    printf("%d %d\n", (int)strspn("aabbcc", "ab"), (int)strcspn("hello world", " "));
    printf("%s %d\n", strpbrk("find the space", " "), strpbrk("none", "xyz") == NULL);
    printf("%s %s %s\n", strchr("a/b/c", '/'), strrchr("a/b/c", '/'), strstr("needle in hay", "in"));
    printf("%d %d\n", strchr("text", '\0') != NULL, strstr("text", "") != NULL);
    return 0;
}
