#ifndef PAWL_ASSERTION_H
#define PAWL_ASSERTION_H

/* What assert calls. */
_Noreturn void __assert_fail(const char *condition, const char *file, unsigned line,
                             const char *function);

#endif
