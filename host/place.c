/* What lies at an address, as a thread sees it. */
#include "names_private.h"

#include "../user/lib/library.h"

/* Addresses below this are NULL with a member's offset. */
enum { NULL_PAGE = 4096 };

/* The function in which the thread stands, or else that with which it began. */
static const struct function *standing(const struct names *names, const struct thread *thread)
{
    const struct frames *frames = &thread->frames;
    return frames->count ? frames->items[frames->count - 1].function
                         : symbols_function_at(names->symbols, thread->start);
}

static bool on_stacks(struct names *names, unsigned number, uint64_t address, struct place *place)
{
    const struct frames *frames = &names_thread(names, number)->frames;
    place->variable = frames_variable(frames, address, &place->offset);
    place->lost = place->variable ? NULL : frames_lost(frames, address);
    place->what = place->variable ? IS_VARIABLE : IS_LOST;
    return place->variable || place->lost;
}

/* On the thread's own stack, or on another's that lives in the same image. */
static bool find_local(struct names *names, unsigned number, uint64_t address, struct place *place)
{
    if (on_stacks(names, number, address, place))
        return true;
    unsigned image = names_thread(names, number)->image;
    for (unsigned other = 1; other < names->thread_count; other++)
        if (other != number && names->threads[other].known &&
            names->threads[other].image == image && on_stacks(names, other, address, place))
            return true;
    return false;
}

/* The library's own: its state, its blocks of the heap, its frames on this thread's stack. What else
   there is in a slot has been looked for before. */
static bool in_library(struct names *names, unsigned number, uint64_t address)
{
    const struct frames *frames = &names_thread(names, number)->frames;
    int64_t offset = symbols_slot_offset(names->symbols, address);
    if (offset >= 0 && offset < LIBRARY_SIZE)
        return true;
    return offset >= 0 && frames->sp && address < frames->sp;
}

/* The name of a variable that the library has for programs. */
static const char *of_library(struct names *names, uint64_t address)
{
    static const char *const all[] = {
#define DATA(type, name, begin) #name,
#include "../user/lib/data.def"
#undef DATA
    };
    int64_t offset = symbols_slot_offset(names->symbols, address);
    return offset >= 0 && offset < (int64_t)(sizeof all / sizeof *all) * LIBRARY_CELL
               ? all[offset / LIBRARY_CELL]
               : NULL;
}

struct place place_find(struct names *names, unsigned number, uint64_t address)
{
    if (address < NULL_PAGE)
        return (struct place){.what = IS_NULL, .offset = address};
    const struct thread *thread = names_thread(names, number);
    struct place global = {.what = IS_VARIABLE}, found = {0};
    global.variable = symbols_variable(names->symbols, address, standing(names, thread));
    if (global.variable) {
        global.offset = address - (uint64_t)global.variable->address;
        global.end = global.offset >= global.variable->size && global.offset;
        if (!global.end)
            return global;
    }
    const struct block *segment = names_segment(names, address);
    if (segment)
        return (struct place){
            .what = IS_SHARED, .block = segment, .offset = address - segment->from};
    const struct block *block = image_block(&names->images[thread->image], address);
    if (block)
        return (struct place){.what = IS_BLOCK,
                              .block = block,
                              .offset = address - block->from,
                              .end = address - block->from == block->size};
    if (find_local(names, number, address, &found))
        return found;
    if (global.variable)
        return global;
    if (in_library(names, number, address))
        return (struct place){.what = IS_LIBRARY, .variable_of_library = of_library(names, address)};
    return (struct place){.what = IS_UNKNOWN};
}
