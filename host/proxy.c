/* The packets that are about threads, registers and memory are answered here or asked on the
   processor's behalf; all others are passed on. */
#include "proxy.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text.h"

enum {
    PATIENCE = 10000,   /* milliseconds that QEMU may take for an answer */
    MOST_TO_QEMU = 4094 /* bytes of a packet: it says nothing to longer ones */
};

#define NO_SUCH_THREAD "E01"
#define NOT_TO_BE_WRITTEN "E01"

/* ---- The machine ------------------------------------------------------------------------- */

/* What comes before the answer itself: the output of a command, which is the debugger's to print.
 */
static bool is_output(const char *packet) { return packet[0] == 'O' && strcmp(packet, "OK") != 0; }

const char *proxy_ask(struct proxy *proxy, const char *packet, size_t length)
{
    struct remote *machine = &proxy->machine;
    struct pollfd end = {.fd = machine->in, .events = POLLIN};
    if (length > MOST_TO_QEMU) {
        machine->length = strlen(MEANINGLESS);
        return strcpy(machine->packet, MEANINGLESS);
    }
    remote_send(machine, packet, length);
    while (!machine->over) {
        enum remote_event event = remote_next(machine);
        if (event == REMOTE_PACKET && is_output(machine->packet))
            remote_send(&proxy->client, machine->packet, machine->length);
        else if (event == REMOTE_PACKET)
            return machine->packet;
        else if (event == REMOTE_REFUSED)
            break;
        else if (event == REMOTE_NOTHING && poll(&end, 1, PATIENCE) == 0)
            machine->over = true;
        else if (event == REMOTE_NOTHING)
            remote_fill(machine);
    }
    machine->length = 0;
    return strcpy(machine->packet, "");
}

void proxy_pass(struct proxy *proxy, const char *packet, size_t length)
{
    proxy_ask(proxy, packet, length);
    remote_send(&proxy->client, proxy->machine.packet, proxy->machine.length);
}

/* Thread numbers are hexadecimal, 0 and -1 any. */
bool proxy_thread_of(struct proxy *proxy, const char *word, unsigned *number)
{
    unsigned long given;
    if (strcmp(word, "-1") == 0)
        word = "0";
    if (!hex_number(&word, &given) || *word || given > UINT16_MAX)
        return false;
    *number = given ? (unsigned)given : tables_processor(proxy).thread;
    return *number == tables_processor(proxy).thread || tables_thread(proxy, *number);
}

/* ---- Registers --------------------------------------------------------------------------- */

/* In the form that QEMU gives: r0 to pc come first, xpsr last, and nothing is known of others. */
static void give_registers(struct proxy *proxy)
{
    uint32_t registers[PROXY_REGISTERS];
    bool saved = tables_registers(proxy, proxy->selected, registers);
    proxy_ask(proxy, "g", 1);
    char *all = proxy->machine.packet;
    size_t length = proxy->machine.length, size = 8;
    if (saved && length >= PROXY_REGISTERS * size) {
        memset(all, 'x', length);
        hex_text(all, registers, sizeof registers - 4);
        all[(PROXY_REGISTERS - 1) * size] = 'x'; /* hex_text has put a 0 there */
        hex_text(all + length - size, &registers[PROXY_REGISTERS - 1], 4);
    }
    remote_send(&proxy->client, all, length);
}

static void give_register(struct proxy *proxy, const char *packet, size_t length)
{
    uint32_t registers[PROXY_REGISTERS];
    unsigned long number;
    const char *at = packet + 1;
    if (!tables_registers(proxy, proxy->selected, registers)) {
        proxy_pass(proxy, packet, length);
        return;
    }
    if (!hex_number(&at, &number) || *at) {
        remote_say(&proxy->client, MEANINGLESS);
        return;
    }
    char value[9] = "xxxxxxxx";
    if (number < PROXY_REGISTERS - 1 || number == 25)
        hex_text(value, &registers[number == 25 ? PROXY_REGISTERS - 1 : number], 4);
    remote_say(&proxy->client, value);
}

/* What the kernel has saved stays as it is: only the processor's registers can be written. */
static void take_registers(struct proxy *proxy, const char *packet, size_t length)
{
    if (proxy->selected == tables_processor(proxy).thread)
        proxy_pass(proxy, packet, length);
    else
        remote_say(&proxy->client, NOT_TO_BE_WRITTEN);
    tables_forget(proxy);
}

/* ---- Threads ----------------------------------------------------------------------------- */

static void select_thread(struct proxy *proxy, const char *packet)
{
    unsigned number;
    bool known = proxy_thread_of(proxy, packet + 2, &number);
    if (known && packet[1] == 'g')
        proxy->selected = number;
    remote_say(&proxy->client, known ? "OK" : NO_SUCH_THREAD);
}

static void give_numbers(struct proxy *proxy)
{
    char *numbers = text("m%x", tables_next(proxy, 0));
    for (unsigned number = tables_next(proxy, 0); (number = tables_next(proxy, number));) {
        char *more = text("%s,%x", numbers, number);
        free(numbers);
        numbers = more;
    }
    remote_say(&proxy->client, numbers);
    free(numbers);
}

static void give_current(struct proxy *proxy)
{
    char *current = text("QC%x", tables_processor(proxy).thread);
    remote_say(&proxy->client, current);
    free(current);
}

static void give_words(struct proxy *proxy, const char *word)
{
    unsigned number;
    if (!proxy_thread_of(proxy, word, &number)) {
        remote_say(&proxy->client, NO_SUCH_THREAD);
        return;
    }
    char *name = proxy_name(proxy, number), *words = proxy_words(proxy, number);
    char *both = text("%s: %s", name, words), *hex = grown(NULL, 2 * strlen(both) + 1, 1);
    hex_text(hex, both, strlen(both));
    remote_say(&proxy->client, hex);
    free(name);
    free(words);
    free(both);
    free(hex);
}

/* qXfer:threads:read::OFFSET,LENGTH: no character of the list has to be escaped. */
static void give_list(struct proxy *proxy, const char *where)
{
    unsigned long offset, length;
    bool told =
        hex_number(&where, &offset) && *where++ == ',' && hex_number(&where, &length) && !*where;
    if (!told) {
        remote_say(&proxy->client, MEANINGLESS);
        return;
    }
    if (!proxy->list)
        proxy->list = proxy_list(proxy);
    size_t size = strlen(proxy->list);
    offset = offset < size ? offset : size;
    length = length < REMOTE_MOST / 2 ? length : REMOTE_MOST / 2;
    bool last = length >= size - offset;
    char *part = text("%c%.*s", last ? 'l' : 'm', (int)length, proxy->list + offset);
    remote_say(&proxy->client, part);
    free(part);
}

/* ---- Packets ----------------------------------------------------------------------------- */

/* What QEMU can do, but for its threads; what it cannot, the debugger does not ask for. */
static void tell_supported(struct proxy *proxy, const char *packet)
{
    static const char question[] = "qSupported:xmlRegisters=arm", without[] = ";multiprocess+";
    char *answer = text("%s", proxy_ask(proxy, question, sizeof question - 1));
    char *at = strstr(answer, without);
    if (at)
        memmove(at, at + sizeof without - 1, strlen(at + sizeof without - 1) + 1);
    proxy->tells_breakpoints = strstr(packet, "swbreak+");
    char *said =
        text("%s;qXfer:threads:read+%s", answer, proxy->tells_breakpoints ? ";swbreak+" : "");
    remote_say(&proxy->client, said);
    free(said);
    free(answer);
}

static void end(struct proxy *proxy, bool acknowledge)
{
    if (acknowledge)
        remote_say(&proxy->client, "OK");
    proxy->client.over = true;
}

/* Questions by words. False: it is another one. */
static bool answer_word(struct proxy *proxy, char *packet)
{
    static const char list[] = "qXfer:threads:read::", words[] = "qThreadExtraInfo,";
    struct remote *client = &proxy->client;
    if (starts_with(packet, "qSupported"))
        tell_supported(proxy, packet);
    else if (strcmp(packet, "qfThreadInfo") == 0)
        give_numbers(proxy);
    else if (strcmp(packet, "qsThreadInfo") == 0)
        remote_say(client, "l");
    else if (strcmp(packet, "qC") == 0)
        give_current(proxy);
    else if (starts_with(packet, words))
        give_words(proxy, packet + sizeof words - 1);
    else if (starts_with(packet, list))
        give_list(proxy, packet + sizeof list - 1);
    else if (starts_with(packet, "vCont;"))
        proxy_resume_threads(proxy, packet + 6);
    else if (starts_with(packet, "vKill"))
        end(proxy, true);
    else
        return false;
    return true;
}

void proxy_answer(struct proxy *proxy, char *packet, size_t length)
{
    unsigned number;
    if (strchr("qv", packet[0]) && answer_word(proxy, packet))
        return;
    switch (packet[0]) {
    case '?':
        proxy_stopped(proxy, proxy_ask(proxy, packet, length));
        break;
    case 'T':
        remote_say(&proxy->client,
                   proxy_thread_of(proxy, packet + 1, &number) ? "OK" : NO_SUCH_THREAD);
        break;
    case 'H':
        select_thread(proxy, packet);
        break;
    case 'g':
        give_registers(proxy);
        break;
    case 'p':
        give_register(proxy, packet, length);
        break;
    case 'G':
    case 'P':
        take_registers(proxy, packet, length);
        break;
    case 'm':
        proxy_read(proxy, packet, length);
        break;
    case 'M':
        proxy_write(proxy, packet, length);
        break;
    case 'Z':
    case 'z':
        proxy_breakpoint(proxy, packet, length);
        break;
    case 'X': /* QEMU does not know it, and the debugger then writes by M */
    case 'F': /* the answer to a question that nobody asks */
        remote_say(&proxy->client, "");
        break;
    case 'c':
    case 's':
    case 'C':
    case 'S':
    case 'b':
        proxy_resume(proxy, packet);
        break;
    case 'k':
    case 'D':
        end(proxy, packet[0] == 'D');
        break;
    default:
        proxy_pass(proxy, packet, length);
    }
}
