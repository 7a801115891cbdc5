#include "remote.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text.h"

enum { MOST_REFUSALS = 3 };
enum state { BETWEEN, BODY, FIRST_DIGIT, SECOND_DIGIT };

/* ---- Digits ------------------------------------------------------------------------------ */

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f')
        return (c | 32) - 'a' + 10;
    return -1;
}

bool hex_number(const char **at, unsigned long *number)
{
    const char *start = *at;
    for (*number = 0; digit(**at) >= 0; ++*at)
        *number = *number << 4 | (unsigned)digit(**at);
    return *at != start;
}

void hex_text(char *text, const void *bytes, size_t size)
{
    const unsigned char *from = bytes;
    for (size_t i = 0; i < size; i++) {
        *text++ = "0123456789abcdef"[from[i] >> 4];
        *text++ = "0123456789abcdef"[from[i] & 15];
    }
    *text = 0;
}

bool hex_bytes(void *bytes, const char *text, size_t size)
{
    unsigned char *to = bytes;
    for (size_t i = 0; i < size; i++) {
        int high = digit(text[2 * i]), low = high < 0 ? -1 : digit(text[2 * i + 1]);
        if (low < 0)
            return false;
        to[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

/* ---- Out --------------------------------------------------------------------------------- */

void remote_write(struct remote *remote, const char *bytes, size_t length)
{
    while (length && !remote->over) {
        ssize_t done = write(remote->out, bytes, length);
        if (done < 0 && errno != EINTR)
            remote->over = true;
        bytes += done > 0 ? done : 0;
        length -= done > 0 ? (size_t)done : 0;
    }
}

void remote_send(struct remote *remote, const char *packet, size_t length)
{
    unsigned char sum = 0;
    for (size_t i = 0; i < length; i++)
        sum = (unsigned char)(sum + (unsigned char)packet[i]);
    remote->sent = grown(remote->sent, length + 5, 1);
    remote->sent_size = length + 4;
    remote->refusals = 0;
    remote->sent[0] = '$';
    memcpy(remote->sent + 1, packet, length);
    remote->sent[length + 1] = '#';
    hex_text(remote->sent + length + 2, &sum, 1);
    remote_write(remote, remote->sent, remote->sent_size);
}

void remote_say(struct remote *remote, const char *packet)
{
    remote_send(remote, packet, strlen(packet));
}

/* ---- In ---------------------------------------------------------------------------------- */

void remote_fill(struct remote *remote)
{
    if (remote->at < remote->have)
        return;
    ssize_t got;
    do
        got = read(remote->in, remote->bytes, sizeof remote->bytes);
    while (got < 0 && errno == EINTR);
    remote->at = 0;
    remote->have = got > 0 ? (size_t)got : 0;
    remote->over |= got <= 0;
}

static void begin(struct remote *remote)
{
    remote->state = BODY;
    remote->length = 0;
    remote->sum = 0;
    remote->overlong = false;
}

static void keep(struct remote *remote, char c)
{
    remote->sum = (remote->sum + (unsigned char)c) & 0xff;
    if (remote->length < REMOTE_MOST)
        remote->packet[remote->length++] = c;
    else
        remote->overlong = true;
}

/* A packet is whole: it is acknowledged, or asked for again if its sum is another. */
static enum remote_event end(struct remote *remote)
{
    bool right = remote->told == remote->sum;
    remote->packet[remote->length] = 0;
    remote_write(remote, right ? "+" : "-", 1);
    if (!right)
        return REMOTE_NOTHING;
    return remote->overlong ? REMOTE_OVERLONG : REMOTE_PACKET;
}

static enum remote_event between(struct remote *remote, char c)
{
    if (c == '$')
        begin(remote);
    if (c == '-' && remote->sent) {
        if (++remote->refusals > MOST_REFUSALS)
            return REMOTE_REFUSED;
        remote_write(remote, remote->sent, remote->sent_size);
    }
    return c == 3 ? REMOTE_BREAK : REMOTE_NOTHING;
}

/* What is no digit makes a sum that no packet has. */
static enum remote_event take(struct remote *remote, char c)
{
    switch ((enum state)remote->state) {
    case BETWEEN:
        return between(remote, c);
    case BODY:
        if (c == '$')
            begin(remote);
        else if (c == '#')
            remote->state = FIRST_DIGIT;
        else
            keep(remote, c);
        return REMOTE_NOTHING;
    case FIRST_DIGIT:
        remote->told = (unsigned)digit(c) << 4;
        remote->state = SECOND_DIGIT;
        return REMOTE_NOTHING;
    case SECOND_DIGIT:
        remote->told |= (unsigned)digit(c);
        remote->state = BETWEEN;
        return end(remote);
    }
    return REMOTE_NOTHING;
}

enum remote_event remote_next(struct remote *remote)
{
    enum remote_event event = REMOTE_NOTHING;
    while (event == REMOTE_NOTHING && remote->at < remote->have)
        event = take(remote, remote->bytes[remote->at++]);
    return event;
}
