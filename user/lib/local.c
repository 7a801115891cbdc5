/* Thread-local variables: GCC has been told that no machine has any (host/plugin), so it asks here
   where the calling thread's one lies, at each access. A thread gets a variable when it first asks;
   all that it has form a list, the one asked for first at the end. */
#include <stdlib.h>

#include "internal.h"

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int c, size_t size);

/* What GCC makes of a thread-local variable. */
struct emutls_object {
    size_t size, align;
    void *unused;
    const void *begin; /* its value in each new thread; NULL: zeros */
};

/* One thread's variable. */
struct library_local {
    struct library_local *next;
    const struct emutls_object *object;
    void *bytes;
};

void *__emutls_get_address(struct emutls_object *object);

/* A variable is never larger than the image that holds its first value. */
static struct library_local *make(const struct emutls_object *object)
{
    struct library_local *local = malloc(sizeof *local + object->size + object->align);
    if (!local) {
        static const char message[] = "no memory for a thread-local variable\n";
        library_write(2, message, sizeof message - 1);
        abort();
    }
    uintptr_t behind = (uintptr_t)(local + 1);
    local->object = object;
    local->bytes = (void *)((behind + object->align - 1) / object->align * object->align);
    if (object->begin)
        memcpy(local->bytes, object->begin, object->size);
    else
        memset(local->bytes, 0, object->size);
    return local;
}

void *__emutls_get_address(struct emutls_object *object)
{
    struct thread_block *thread = user_info.thread;
    struct library_local *local = (struct library_local *)thread->tls;
    while (local && local->object != object)
        local = local->next;
    if (!local) {
        local = make(object);
        local->next = (struct library_local *)thread->tls;
        thread->tls = (uintptr_t)local;
    }
    return local->bytes;
}

void library_locals_free(void)
{
    struct library_local *next = (struct library_local *)user_info.thread->tls;
    user_info.thread->tls = 0;
    for (struct library_local *local; (local = next) != NULL;) {
        next = local->next;
        free(local);
    }
}
