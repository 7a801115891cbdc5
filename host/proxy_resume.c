/* The machine goes on, and stops. */
#include "proxy.h"

#include <stdlib.h>
#include <string.h>

/* ---- Breakpoints ------------------------------------------------------------------------- */

static size_t breakpoint_at(const struct proxy *proxy, uint32_t address)
{
    size_t i = 0;
    while (i < proxy->breakpoint_count && proxy->breakpoints[i] != address)
        i++;
    return i;
}

static void note_breakpoint(struct proxy *proxy, bool set, uint32_t address)
{
    size_t i = breakpoint_at(proxy, address), count = proxy->breakpoint_count;
    if (set && i == count) {
        proxy->breakpoints = grown(proxy->breakpoints, count + 1, sizeof *proxy->breakpoints);
        proxy->breakpoints[proxy->breakpoint_count++] = address;
    } else if (!set && i < count) {
        proxy->breakpoints[i] = proxy->breakpoints[--proxy->breakpoint_count];
    }
}

void proxy_breakpoint(struct proxy *proxy, const char *packet, size_t length)
{
    unsigned long address;
    const char *at = packet + 3;
    bool set = packet[0] == 'Z',
         code = starts_with(packet + 1, "0,") || starts_with(packet + 1, "1,");
    proxy_pass(proxy, packet, length);
    if (code && strcmp(proxy->machine.packet, "OK") == 0 && hex_number(&at, &address))
        note_breakpoint(proxy, set, (uint32_t)address);
}

/* One of our own: QEMU counts how often it was set. */
static bool set_own(struct proxy *proxy, bool set)
{
    char *packet = text("%c0,%x,2", set ? 'Z' : 'z', proxy->awaited.pc);
    bool done = strcmp(proxy_ask(proxy, packet, strlen(packet)), "OK") == 0;
    free(packet);
    return done;
}

/* ---- On ---------------------------------------------------------------------------------- */

void proxy_resume(struct proxy *proxy, const char *packet)
{
    remote_say(&proxy->machine, packet);
    proxy->running = true;
    tables_forget(proxy);
}

static void await(struct proxy *proxy, unsigned thread)
{
    uint32_t registers[PROXY_REGISTERS];
    if (tables_registers(proxy, thread, registers)) {
        proxy->awaited = (struct proxy_awaited){.thread = thread, .pc = registers[15]};
        if (!set_own(proxy, true))
            proxy->awaited.thread = 0;
    }
    proxy_resume(proxy, "vCont;c");
}

/* What the debugger wants of each thread, in the order of the packet: the first that names a
   thread, or all, holds for it. */
void proxy_resume_threads(struct proxy *proxy, char *actions)
{
    const char *first = NULL, *its = NULL;
    unsigned stepping = 0;
    for (char *action = strtok(actions, ";"); action && !its; action = strtok(NULL, ";")) {
        char *word = strchr(action, ':');
        unsigned number = 0;
        if (word)
            *word++ = 0;
        bool all = !word || strcmp(word, "-1") == 0;
        if (!*action || !strchr("cCsS", *action) ||
            (!all && !proxy_thread_of(proxy, word, &number))) {
            first = NULL;
            break;
        }
        if (all || number == tables_processor(proxy).thread)
            its = action;
        else if (strchr("sS", *action))
            stepping = number;
        if (!first)
            first = action;
    }
    if (!first) {
        remote_say(&proxy->client, MEANINGLESS);
    } else if (stepping && its && strcmp(its, "c") == 0) {
        await(proxy, stepping);
    } else {
        char *packet = text("vCont;%s", its ? its : first);
        proxy_resume(proxy, packet);
        free(packet);
    }
}

/* ---- And stops --------------------------------------------------------------------------- */

static uint32_t processor_pc(struct proxy *proxy)
{
    uint32_t pc = 0;
    hex_bytes(&pc, proxy_ask(proxy, "pf", 2), sizeof pc);
    return pc;
}

/* Another thread may come where the awaited one goes on: it is led past. When that one is there, it
   makes its step. False if this stop is for the debugger. */
static bool goes_on(struct proxy *proxy, const char *packet)
{
    struct proxy_awaited *awaited = &proxy->awaited;
    bool past = awaited->past, trap = starts_with(packet, "T05") && !strstr(packet, "watch:");
    awaited->past = false;
    if (past && trap && set_own(proxy, true)) {
        proxy_resume(proxy, "vCont;c");
        return true;
    }
    if (!past)
        set_own(proxy, false);
    unsigned thread = awaited->thread;
    awaited->thread = 0;
    if (past || !trap || processor_pc(proxy) != awaited->pc)
        return false;
    if (tables_processor(proxy).thread != thread) {
        if (breakpoint_at(proxy, awaited->pc) < proxy->breakpoint_count)
            return false;
        awaited->thread = thread;
        awaited->past = true;
    }
    proxy_resume(proxy, "vCont;s");
    return true;
}

/* Else the debugger would be surprised where a thread has gone on beside the one that it steps. */
static bool at_breakpoint(struct proxy *proxy, const char *packet)
{
    return proxy->tells_breakpoints && proxy->breakpoint_count && starts_with(packet, "T05") &&
           !strstr(packet, "watch:") &&
           breakpoint_at(proxy, processor_pc(proxy)) < proxy->breakpoint_count;
}

/* "T05thread:01;" is about a processor: the debugger is told of the thread that it belongs to. */
static void tell_stop(struct proxy *proxy, const char *packet)
{
    const char *thread = strstr(packet, "thread:"), *rest = thread ? strchr(thread, ';') : NULL;
    proxy->selected = tables_processor(proxy).thread;
    char *said = text(
        "T%.2s%s%.*sthread:%x;%s", packet + 1, at_breakpoint(proxy, packet) ? "swbreak:;" : "",
        thread ? (int)(thread - packet) - 3 : 0, packet + 3, proxy->selected, rest ? rest + 1 : "");
    remote_say(&proxy->client, said);
    free(said);
}

void proxy_stopped(struct proxy *proxy, const char *packet)
{
    proxy->running = false;
    if (!strchr("TS", packet[0]) || strlen(packet) < 3) {
        proxy->awaited.thread = 0;
        proxy->ended |= packet[0] == 'W' || packet[0] == 'X';
        remote_say(&proxy->client, packet);
        return;
    }
    char *kept = text("%s", packet); /* before the machine is asked anything */
    tables_forget(proxy);
    if (!proxy->awaited.thread || !goes_on(proxy, kept))
        tell_stop(proxy, kept);
    free(kept);
}
