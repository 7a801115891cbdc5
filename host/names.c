/* Follows a run by its records: threads and their frames, images, heaps, ids. */
#include "names_private.h"
#include "table.h"

#include "abi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct names *names_new(struct symbols *symbols)
{
    struct names *names = must(calloc(1, sizeof *names));
    names->symbols = symbols;
    names->images = must(calloc(1, sizeof *names->images)); /* image 0: of the unknown */
    names->image_count = 1;
    return names;
}

void names_free(struct names *names)
{
    if (!names)
        return;
    for (size_t i = 0; i < names->thread_count; i++)
        frames_drop(&names->threads[i].frames);
    for (size_t i = 0; i < names->image_count; i++)
        free(names->images[i].blocks);
    free(names->shared.blocks);
    free(names->threads);
    free(names->images);
    free(names->ids);
    free(names);
}

struct symbols *names_symbols(struct names *names) { return names->symbols; }

struct thread *names_thread(struct names *names, unsigned number)
{
    if (number >= names->thread_count) {
        size_t count = number + 16;
        names->threads = must(realloc(names->threads, count * sizeof *names->threads));
        memset(names->threads + names->thread_count, 0,
               (count - names->thread_count) * sizeof *names->threads);
        names->thread_count = count;
    }
    return &names->threads[number];
}

/* ---- Heaps ------------------------------------------------------------------------------- */

/* How many blocks begin at the address or before it. */
static size_t blocks_before(const struct image *image, uint64_t address)
{
    size_t low = 0, high = image->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (image->blocks[middle].from <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct block *image_block(const struct image *image, uint64_t address)
{
    size_t before = blocks_before(image, address);
    const struct block *block = before ? &image->blocks[before - 1] : NULL;
    return block && address - block->from <= block->size ? block : NULL;
}

const struct block *names_segment(const struct names *names, uint64_t address)
{
    const struct block *block = image_block(&names->shared, address);
    return block && address - block->from < block->size ? block : NULL;
}

static bool reaches(const struct block *block, uint64_t address)
{
    return block->from == address || block->from + block->size > address;
}

/* A freed block keeps its name until its memory is given out again. */
static void add_block(struct image *image, struct block block)
{
    if (!image->blocks || image->count == image->room) {
        image->room = image->room ? 2 * image->room : 16;
        image->blocks = must(realloc(image->blocks, image->room * sizeof *image->blocks));
    }
    size_t first = blocks_before(image, block.from), last = first;
    if (first && reaches(&image->blocks[first - 1], block.from))
        first--;
    while (last < image->count && image->blocks[last].from < block.from + block.size)
        last++;
    memmove(&image->blocks[first + 1], &image->blocks[last],
            (image->count - last) * sizeof *image->blocks);
    image->blocks[first] = block;
    image->count += 1 + first - last;
}

/* ---- Threads and images ------------------------------------------------------------------ */

static unsigned new_image(struct names *names, unsigned like)
{
    names->images = must(realloc(names->images, (names->image_count + 1) * sizeof *names->images));
    const struct image *old = &names->images[like];
    struct image *image = &names->images[names->image_count];
    *image = (struct image){NULL, old->count, old->count, old->program};
    if (old->count) {
        image->blocks = must(malloc(old->count * sizeof *image->blocks));
        memcpy(image->blocks, old->blocks, old->count * sizeof *image->blocks);
    }
    return (unsigned)names->image_count++;
}

/* The programs P1, P2, ... of one file share an image, which its first one brings. */
static unsigned image_of_program(struct names *names, uint64_t start)
{
    size_t entry;
    const struct program_info *program = symbols_program(names->symbols, start, &entry);
    if (program && entry > 0)
        for (size_t i = names->image_count; i-- > 1;)
            if (names->images[i].program == program)
                return (unsigned)i;
    unsigned image = new_image(names, 0);
    names->images[image].program = program;
    return image;
}

/* The thread of a process that has just called fork or the like, or else any. */
static unsigned creator(struct names *names, unsigned pid)
{
    unsigned found = 0;
    for (unsigned i = 1; i < names->thread_count; i++) {
        const struct thread *thread = &names->threads[i];
        if (!thread->known || thread->pid != pid)
            continue;
        if (!found || thread->call == SYS_fork || thread->call == SYS_vfork || thread->call == SYS_spawn)
            found = i;
    }
    return found;
}

static void note_create(struct names *names, const struct record *record)
{
    uint64_t pids = record->value;
    unsigned parent = creator(names, record->size == CREATED_THREAD ? pids >> 16 : pids & 0xffff);
    struct thread *thread = names_thread(names, record->thread);
    frames_drop(&thread->frames);
    *thread = (struct thread){
        .known = true, .pid = (unsigned)(pids >> 16), .start = record->address};
    if (record->size == CREATED_PROGRAM) {
        thread->image = image_of_program(names, record->address);
    } else if (record->size == CREATED_FORK || record->size == CREATED_VFORK) {
        unsigned image = names->threads[parent].image;
        thread->image = record->size == CREATED_FORK ? new_image(names, image) : image;
        frames_copy(&thread->frames, &names->threads[parent].frames);
    } else {
        thread->image = names->threads[parent].image;
    }
}

/* Another program in the same process: nothing of its image is left. */
static void note_exec(struct names *names, const struct record *record)
{
    struct thread *thread = names_thread(names, record->thread);
    size_t entry;
    frames_drop(&thread->frames);
    thread->start = record->address;
    thread->image = new_image(names, 0);
    thread->made = OBJECT_NONE;
    names->images[thread->image].program = symbols_program(names->symbols, record->address, &entry);
}

/* ---- Ids --------------------------------------------------------------------------------- */

static enum object made_by(unsigned call)
{
    switch (call) {
    case SYS_semget:
        return OBJECT_SEM;
    case SYS_msgget:
        return OBJECT_MSG;
    case SYS_shmget:
        return OBJECT_SHM;
    default:
        return OBJECT_NONE;
    }
}

void names_id(struct names *names, enum object object, uint64_t id, char *text)
{
    for (size_t i = 0; i < names->id_count; i++)
        if (names->ids[i].object == object && names->ids[i].id == id) {
            name_put(text, "%s", names->ids[i].name);
            return;
        }
    name_put(text, "%llu", (unsigned long long)id);
}

/* The id that a thread has just got goes by the first variable in which it is stored. */
static void note_store(struct names *names, const struct record *record)
{
    struct thread *thread = names_thread(names, record->thread);
    char known[NAME_SIZE], number[NAME_SIZE];
    bool wide = record->size == 4 || record->size == 8; /* a long is either */
    if (thread->made == OBJECT_NONE || !wide || record->value != thread->made_id)
        return;
    names_id(names, thread->made, thread->made_id, known);
    snprintf(number, sizeof number, "%llu", (unsigned long long)thread->made_id);
    if (strcmp(known, number) != 0)
        return;
    names->ids = must(realloc(names->ids, (names->id_count + 1) * sizeof *names->ids));
    struct id *id = &names->ids[names->id_count];
    *id = (struct id){.object = thread->made, .id = thread->made_id};
    if (names_access(names, record, id->name))
        names->id_count++;
    thread->made = OBJECT_NONE;
}

/* ---- Records ----------------------------------------------------------------------------- */

/* Where the thread stands; not in records that tell of somewhere else. */
static void note_frame(struct names *names, struct thread *thread, const struct record *record)
{
    const struct code *code = symbols_record_code(names->symbols, record->pc);
    if (code && code->function && record->thread)
        frames_note(&thread->frames, code, record->sp, record->fp);
}

static void note_path(struct names *names, const struct record *record)
{
    size_t at = (size_t)record->size * 16;
    const uint64_t piece[] = {record->address, record->value};
    if (at + sizeof piece >= sizeof names->path)
        return;
    memcpy(names->path + at, piece, sizeof piece);
    names->path[at + sizeof piece] = 0;
}

const char *names_path(const struct names *names) { return names->path; }

/* What a call makes is known by the variable in which the program keeps its id. */
static void note_made(struct names *names, struct thread *thread, const struct record *record)
{
    if (record->event == EVENT_CALL) {
        thread->call = record->size;
        thread->made = OBJECT_NONE;
        thread->sizes.count = 0;
        thread->sizes.units[0] = 0;
    } else if (record->event == EVENT_RETURN && (int64_t)record->value >= 0) {
        thread->made = made_by(record->size);
        thread->made_id = record->value;
    } else if (record->event == EVENT_WRITE && thread->made != OBJECT_NONE) {
        note_store(names, record);
    }
}

void names_note(struct names *names, const struct record *record)
{
    if (record->event == EVENT_CREATE) {
        note_create(names, record);
        return;
    }
    if (record->event == EVENT_EXEC) {
        note_exec(names, record);
        return;
    }
    struct thread *thread = names_thread(names, record->thread);
    switch (record->event) {
    case EVENT_NAME:
        note_path(names, record);
        break;
    case EVENT_ALLOC:
        add_block(&names->images[thread->image],
                  (struct block){record->address, record->value, ++names->blocks});
        break;
    case EVENT_SHARED:
        add_block(&names->shared,
                  (struct block){record->address, record->value, ++names->segments});
        break;
    case EVENT_FREE:
    case EVENT_HOLDER:
        break;
    case EVENT_EXIT:
        frames_drop(&thread->frames);
        break;
    default:
        note_frame(names, thread, record);
        note_made(names, thread, record);
    }
}
