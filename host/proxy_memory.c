/* Memory as the selected thread sees it, where that is not what the processor has. */
#include "proxy.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 1024 /* bytes at once: the debugger asks for the rest */ };

#define NO_SUCH_MEMORY "E14"

struct request {
    uint32_t address, length;
    const char *rest; /* of the packet, behind the numbers */
};

static bool understand(const char *packet, struct request *request)
{
    unsigned long address, length;
    const char *at = packet + 1;
    if (!hex_number(&at, &address) || *at++ != ',' || !hex_number(&at, &length) ||
        address > UINT32_MAX || length > UINT32_MAX - address)
        return false;
    *request = (struct request){(uint32_t)address, (uint32_t)length, at};
    return true;
}

/* False if it is the machine's to answer: the thread sees what the processor does, and that is not
 * here yet. */
static bool is_elsewhere(struct proxy *proxy, const struct request *request)
{
    const struct proxy_view *view = tables_view(proxy, proxy->selected);
    if (tables_hold(proxy, request->address, request->length))
        return true;
    return view->out && request->address < view->base + view->size &&
           request->address + request->length > view->base;
}

void proxy_read(struct proxy *proxy, const char *packet, size_t length)
{
    struct request request;
    uint8_t bytes[MOST];
    uint32_t done = 0;
    if (!understand(packet, &request) || *request.rest || !is_elsewhere(proxy, &request)) {
        proxy_pass(proxy, packet, length);
        return;
    }
    uint32_t wanted = request.length < MOST ? request.length : MOST;
    while (done < wanted) {
        uint32_t address = request.address + done, piece = wanted - done;
        if (!tables_translate(proxy, &proxy->view, &address, &piece) ||
            !tables_read(proxy, address, bytes + done, piece))
            break;
        done += piece;
    }
    char hex[2 * MOST + 1];
    hex_text(hex, bytes, done);
    remote_say(&proxy->client, done || !wanted ? hex : NO_SUCH_MEMORY);
}

static bool write_piece(struct proxy *proxy, uint32_t address, uint32_t length, const char *hex)
{
    char *packet = text("M%x,%x:%.*s", address, length, (int)(2 * length), hex);
    bool done = strcmp(proxy_ask(proxy, packet, strlen(packet)), "OK") == 0;
    free(packet);
    return done;
}

/* First of all, whether there is a place for every byte. */
static bool write_all(struct proxy *proxy, const struct request *request, bool really)
{
    for (uint32_t done = 0, piece; done < request->length; done += piece) {
        uint32_t address = request->address + done;
        piece = request->length - done < MOST ? request->length - done : MOST;
        if (!tables_translate(proxy, &proxy->view, &address, &piece) ||
            (really && !write_piece(proxy, address, piece, request->rest + 1 + 2 * (size_t)done)))
            return false;
    }
    return true;
}

void proxy_write(struct proxy *proxy, const char *packet, size_t length)
{
    struct request request;
    if (!understand(packet, &request) || !is_elsewhere(proxy, &request)) {
        proxy_pass(proxy, packet, length);
    } else if (*request.rest != ':' || strlen(request.rest + 1) != 2 * (size_t)request.length ||
               strspn(request.rest + 1, "0123456789abcdefABCDEF") != 2 * (size_t)request.length) {
        remote_say(&proxy->client, MEANINGLESS);
    } else {
        bool done = write_all(proxy, &request, false) && write_all(proxy, &request, true);
        remote_say(&proxy->client, done ? "OK" : NO_SUCH_MEMORY);
    }
    tables_forget(proxy);
}
