/* /dev/null swallows what is written and gives end of file; /dev/zero gives zeros. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char bytes[4] = "abc";
    int null = open("/dev/null", O_RDWR);
    printf("write %ld\n", (long)write(null, "12345", 5));
    printf("read %ld\n", (long)read(null, bytes, 4));
    printf("a terminal: %d\n", isatty(null));
    int saved = dup(1);
    dup2(null, 1);
    printf("nobody sees this\n");
    dup2(saved, 1);
    printf("this one they see\n");
    int zero = open("/dev/zero", O_RDONLY);
    long n = (long)read(zero, bytes, 4);
    printf("zeros %ld: %d %d\n", n, bytes[0], bytes[3]);
    return 0;
}
