/* The packets of gdb's remote protocol over a connection: $packet#sum, each of which is
 * acknowledged. */
#ifndef PAWL_REMOTE_H
#define PAWL_REMOTE_H

#include <stdbool.h>
#include <stddef.h>

enum { REMOTE_MOST = 16384 /* bytes of a packet */ };

/* One end of a connection. Begins as {.in = FILE, .out = FILE}. */
struct remote {
    int in, out;
    bool over;                    /* the other side has gone */
    char packet[REMOTE_MOST + 1]; /* that came last, with a 0 after it */
    size_t length;
    int state; /* between two bytes: remote.c */
    unsigned sum, told;
    bool overlong;
    char bytes[4096]; /* that came and were not looked at yet: [at, have) */
    size_t at, have;
    char *sent; /* the last packet, as it went out */
    size_t sent_size;
    unsigned refusals; /* how often the other side has asked for it again */
};

enum remote_event { REMOTE_NOTHING, REMOTE_PACKET, REMOTE_OVERLONG, REMOTE_BREAK, REMOTE_REFUSED };

/* Reads what there is, and waits if there is nothing; at the end of the connection it is over. */
void remote_fill(struct remote *remote);

/* The next thing among what was read: a packet, one that is too long (and lost), the byte by which
   a debugger stops a machine that runs, or that the other side will not take what was sent. */
enum remote_event remote_next(struct remote *remote);

/* Sends a packet. */
void remote_send(struct remote *remote, const char *packet, size_t length);
void remote_say(struct remote *remote, const char *packet);

/* Sends bytes as they are. */
void remote_write(struct remote *remote, const char *bytes, size_t length);

/* A number in hexadecimal at *at, which moves behind it; false if there is none. */
bool hex_number(const char **at, unsigned long *number);

/* Twice as many digits as bytes, with a 0 after them; and back: false if there is something else.
 */
void hex_text(char *text, const void *bytes, size_t size);
bool hex_bytes(void *bytes, const char *text, size_t size);

#endif
