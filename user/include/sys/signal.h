/* An older name of <signal.h>. */
#include <signal.h>
