/* An older name of <unistd.h>. */
#include <unistd.h>
