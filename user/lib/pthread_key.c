/* Keys: a table of them in each image, and of its values for each thread that has set one. A key that is
   deleted and made again is another one: its number in the table counts that. */
#include <errno.h>
#include <limits.h>
#include <pthread.h>

#include "internal.h"

struct library_key {
    void (*destructor)(void *);
    unsigned uses; /* odd: it exists */
};

struct value {
    void *value;
    unsigned uses; /* of the key, when it was set */
};

static struct library_key *key_of(pthread_key_t key)
{
    bool exists = key < PTHREAD_KEYS_MAX && lib->keys && lib->keys[key].uses & 1;
    return exists ? &lib->keys[key] : NULL;
}

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    announce_write(key, sizeof *key);
    if (!lib->keys)
        lib->keys = library_take(PTHREAD_KEYS_MAX * sizeof *lib->keys);
    if (!lib->keys)
        return ENOMEM;
    for (unsigned i = 0; i < PTHREAD_KEYS_MAX; i++)
        if (!(lib->keys[i].uses & 1)) {
            lib->keys[i].uses++;
            lib->keys[i].destructor = destructor;
            *key = i;
            return 0;
        }
    return EAGAIN;
}

int pthread_key_delete(pthread_key_t key)
{
    struct library_key *k = key_of(key);
    if (!k)
        return EINVAL;
    k->uses++;
    return 0;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    struct library_key *k = key_of(key);
    struct value *values = (struct value *)user_info.thread->values;
    if (!k)
        return EINVAL;
    if (!values) {
        values = library_take(PTHREAD_KEYS_MAX * sizeof *values);
        if (!values)
            return ENOMEM;
        user_info.thread->values = (uintptr_t)values;
    }
    values[key] = (struct value){(void *)value, k->uses};
    return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
    const struct library_key *k = key_of(key);
    const struct value *values = (const struct value *)user_info.thread->values;
    return k && values && values[key].uses == k->uses ? values[key].value : NULL;
}

/* One round of all keys; false if there was nothing to destroy. */
static bool destroy(struct value *values)
{
    bool any = false;
    for (unsigned i = 0; i < PTHREAD_KEYS_MAX; i++) {
        const struct library_key *k = key_of(i);
        void *value = values[i].value;
        if (!k || !value || values[i].uses != k->uses || !k->destructor)
            continue;
        values[i].value = NULL;
        k->destructor(value);
        any = true;
    }
    return any;
}

void library_end_keys(void)
{
    struct value *values = (struct value *)user_info.thread->values;
    if (!values)
        return;
    for (unsigned i = 0; i < PTHREAD_DESTRUCTOR_ITERATIONS && destroy(values); i++)
        continue;
    user_info.thread->values = 0;
    library_give(values);
}
