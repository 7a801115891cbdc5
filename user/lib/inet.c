/* Addresses of the Internet: order of bytes, text. All machines here are little-endian. */
#include <arpa/inet.h>
#include <errno.h>

#include "internal.h"

uint16_t htons(uint16_t value) { return (uint16_t)(value << 8 | value >> 8); }

uint16_t ntohs(uint16_t value) { return htons(value); }

uint32_t htonl(uint32_t value)
{
    return value << 24 | (value & 0xff00) << 8 | (value >> 8 & 0xff00) | value >> 24;
}

uint32_t ntohl(uint32_t value) { return htonl(value); }

/* ---- From text --------------------------------------------------------------------------- */

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* A number as in C; behind it, or NULL if there is none or it is too large. */
static const char *take_number(const char *text, uint32_t *number)
{
    unsigned base = 10, digits = 0;
    uint64_t value = 0;
    char c = (char)string_byte(text);
    if (c == '0') {
        c = (char)string_byte(++text);
        base = 8;
        digits = 1;
        if (c == 'x' || c == 'X') {
            c = (char)string_byte(++text);
            base = 16;
            digits = 0;
        }
    }
    for (; digit_of(c) < (int)base; c = (char)string_byte(++text), digits++)
        if ((value = value * base + (unsigned)digit_of(c)) > UINT32_MAX)
            return NULL;
    *number = (uint32_t)value;
    return digits ? text : NULL;
}

/* One to four numbers with dots between: how many, 0 if it is something else. */
static unsigned take_numbers(const char *text, uint32_t part[4])
{
    for (unsigned count = 0; count < 4;) {
        text = take_number(text, &part[count]);
        if (!text)
            return 0;
        count++;
        char c = (char)string_byte(text);
        if (c == 0 || c == ' ' || c == '\n' || c == '\t')
            return count;
        if (c != '.')
            return 0;
        text++;
    }
    return 0;
}

/* The address, in the machine's order; false if the text means none. */
static bool take_address(const char *text, uint32_t *address)
{
    uint32_t part[4], value = 0;
    unsigned count = take_numbers(text, part);
    if (!count)
        return false;
    for (unsigned i = 0; i + 1 < count; i++) {
        if (part[i] > 255)
            return false;
        value |= part[i] << (24 - 8 * i);
    }
    if (part[count - 1] > UINT32_MAX >> (8 * (count - 1)))
        return false;
    *address = value | part[count - 1];
    return true;
}

int inet_aton(const char *text, struct in_addr *address)
{
    uint32_t value;
    if (!take_address(text, &value))
        return 0;
    announce_write(address, sizeof *address);
    address->s_addr = htonl(value);
    return 1;
}

in_addr_t inet_addr(const char *text)
{
    uint32_t value;
    return take_address(text, &value) ? htonl(value) : INADDR_NONE;
}

/* Each number is a byte. */
in_addr_t inet_network(const char *text)
{
    uint32_t part[4], value = 0;
    unsigned count = take_numbers(text, part);
    for (unsigned i = 0; i < count; i++) {
        if (part[i] > 255)
            return INADDR_NONE;
        value = value << 8 | part[i];
    }
    return count ? value : INADDR_NONE;
}

int inet_pton(int family, const char *text, void *address)
{
    uint32_t value = 0;
    if (family != AF_INET)
        return (int)library_fail(K_EAFNOSUPPORT);
    for (unsigned i = 0; i < 4; i++) {
        unsigned number = 0, digits = 0;
        char c = (char)string_byte(text);
        for (; c >= '0' && c <= '9'; c = (char)string_byte(++text), digits++)
            if ((digits && !number) || (number = number * 10 + (unsigned)(c - '0')) > 255)
                return 0; /* 01 is no number here */
        if (!digits || c != (i < 3 ? '.' : 0))
            return 0;
        text++;
        value = value << 8 | number;
    }
    announce_write(address, sizeof value);
    *(uint32_t *)address = htonl(value);
    return 1;
}

/* ---- To text ----------------------------------------------------------------------------- */

unsigned library_address_text(uint32_t address, char text[16])
{
    unsigned length = 0;
    for (unsigned i = 0; i < 4; i++, address >>= 8) {
        unsigned byte = address & 0xff;
        if (byte >= 100)
            text[length++] = (char)('0' + byte / 100);
        if (byte >= 10)
            text[length++] = (char)('0' + byte / 10 % 10);
        text[length++] = (char)('0' + byte % 10);
        text[length++] = i < 3 ? '.' : 0;
    }
    return length - 1;
}

char *inet_ntoa(struct in_addr address)
{
    library_address_text(address.s_addr, lib->address);
    return lib->address;
}

const char *inet_ntop(int family, const void *address, char *buffer, socklen_t room)
{
    char text[INET_ADDRSTRLEN];
    if (family != AF_INET) {
        library_fail(K_EAFNOSUPPORT);
        return NULL;
    }
    announce_read(address, sizeof(uint32_t));
    unsigned length = library_address_text(*(const uint32_t *)address, text);
    if (length >= room) {
        library_fail(K_ENOSPC);
        return NULL;
    }
    for (unsigned i = 0; i <= length; i++)
        set_string_byte(buffer + i, text[i]);
    return buffer;
}
