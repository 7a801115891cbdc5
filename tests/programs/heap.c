/* malloc, calloc, realloc, free: what is got is apart and stays, calloc's is zero, realloc keeps; too much
 * is ENOMEM. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *block[50];
    int wrong = 0;
    for (int i = 0; i < 50; i++) {
        block[i] = malloc(i + 1);
        memset(block[i], i, i + 1);
        wrong += (uintptr_t)block[i] % sizeof(long) != 0;
    }
    for (int i = 0; i < 50; i += 2)
        free(block[i]);
    for (int i = 0; i < 50; i += 2)
        block[i] = memset(malloc(i + 1), i, i + 1);
    for (int i = 0; i < 50; i++)
        for (int k = 0; k <= i; k++)
            wrong += block[i][k] != i;
    char *grown = realloc(block[20], 500);
    for (int k = 0; k <= 20; k++)
        wrong += grown[k] != 20;
    int *zeros = calloc(100, sizeof(int));
    for (int i = 0; i < 100; i++)
        wrong += zeros[i] != 0;
    printf("wrong %d\n", wrong);
    void *volatile none = malloc(SIZE_MAX / 2);
    printf("too much: %d ENOMEM %d\n", none == NULL, errno == ENOMEM);
    errno = 0;
    volatile size_t half = SIZE_MAX / 2;
    none = calloc(half, 4);
    printf("overflow: %d ENOMEM %d\n", none == NULL, errno == ENOMEM);
    free(NULL);
    printf("realloc of nothing: %d\n", realloc(NULL, 10) != NULL);
    return 0;
}
