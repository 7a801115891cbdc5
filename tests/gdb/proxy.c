/* What stands between gdb and QEMU, alone: MACHINE QEMU... */
#include "proxy.h"

int main(int argc, char **argv)
{
    struct list words = {0};
    for (int i = 2; i < argc; i++)
        list_add(&words, argv[i]);
    return argc > 2 ? proxy_main(argv[1], &words) : 2;
}
