/* assert(condition): if it is false, says so on standard error, as "PROGRAM: FILE:LINE: FUNCTION:
   Assertion `condition' failed.", and ends the process by SIGABRT (C11 7.2). Nothing if NDEBUG is defined. */
#include <pawl/assertion.h>

#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define assert(condition)                                                                          \
    ((condition) ? (void)0 : __assert_fail(#condition, __FILE__, __LINE__, __func__))
#endif
#ifndef static_assert
#define static_assert _Static_assert
#endif
