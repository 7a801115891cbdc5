/* Addresses of AF_UNIX (POSIX.1-2017 <sys/un.h>). */
#ifndef PAWL_SYS_UN_H
#define PAWL_SYS_UN_H

#include <sys/socket.h>

struct sockaddr_un {
    sa_family_t sun_family; /* AF_UNIX */
    char sun_path[108];     /* a path, or a name in no directory if the first byte is 0 */
};

#endif
