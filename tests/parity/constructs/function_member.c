/* functions as members of a struct */
#include <stdio.h>

struct device {
    int position;
    void (*move)(struct device *, int);
    int (*where)(const struct device *);
};

static void move(struct device *d, int by) { d->position += by; }
static int where(const struct device *d) { return d->position; }

struct device disk = {10, move, where}, *device = &disk;

int main(void)
{
    device->move(device, 5);
    disk.move(&disk, device->position);
    printf("%d\n", device->where(device));
    return 0;
}
