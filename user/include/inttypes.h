/* Conversions of printf and scanf for the integers of <stdint.h> (C11 7.8). */
#ifndef PAWL_INTTYPES_H
#define PAWL_INTTYPES_H

#include <stdint.h>

#if __SIZEOF_LONG__ == 8
#define __PAWL_64 "l"
#define __PAWL_MAX "l"
#else
#define __PAWL_64 "ll"
#define __PAWL_MAX "j"
#endif
#define __PAWL_PTR "t"

typedef struct {
    intmax_t quot, rem;
} imaxdiv_t;

/* strtoll, strtoull, llabs and lldiv for the widest integers. */
intmax_t strtoimax(const char *text, char **end, int base);
uintmax_t strtoumax(const char *text, char **end, int base);
intmax_t imaxabs(intmax_t n);
imaxdiv_t imaxdiv(intmax_t n, intmax_t by);

#define PRId8 "d"
#define PRIi8 "i"
#define PRIu8 "u"
#define PRIo8 "o"
#define PRIx8 "x"
#define PRIX8 "X"
#define PRId16 "d"
#define PRIi16 "i"
#define PRIu16 "u"
#define PRIo16 "o"
#define PRIx16 "x"
#define PRIX16 "X"
#define PRId32 "d"
#define PRIi32 "i"
#define PRIu32 "u"
#define PRIo32 "o"
#define PRIx32 "x"
#define PRIX32 "X"
#define PRId64 __PAWL_64 "d"
#define PRIi64 __PAWL_64 "i"
#define PRIu64 __PAWL_64 "u"
#define PRIo64 __PAWL_64 "o"
#define PRIx64 __PAWL_64 "x"
#define PRIX64 __PAWL_64 "X"
#define PRIdMAX __PAWL_MAX "d"
#define PRIiMAX __PAWL_MAX "i"
#define PRIuMAX __PAWL_MAX "u"
#define PRIoMAX __PAWL_MAX "o"
#define PRIxMAX __PAWL_MAX "x"
#define PRIXMAX __PAWL_MAX "X"
#define PRIdPTR __PAWL_PTR "d"
#define PRIiPTR __PAWL_PTR "i"
#define PRIuPTR __PAWL_PTR "u"
#define PRIoPTR __PAWL_PTR "o"
#define PRIxPTR __PAWL_PTR "x"
#define PRIXPTR __PAWL_PTR "X"

#define SCNd8 "hhd"
#define SCNi8 "hhi"
#define SCNu8 "hhu"
#define SCNo8 "hho"
#define SCNx8 "hhx"
#define SCNd16 "hd"
#define SCNi16 "hi"
#define SCNu16 "hu"
#define SCNo16 "ho"
#define SCNx16 "hx"
#define SCNd32 "d"
#define SCNi32 "i"
#define SCNu32 "u"
#define SCNo32 "o"
#define SCNx32 "x"
#define SCNd64 __PAWL_64 "d"
#define SCNi64 __PAWL_64 "i"
#define SCNu64 __PAWL_64 "u"
#define SCNo64 __PAWL_64 "o"
#define SCNx64 __PAWL_64 "x"
#define SCNdMAX __PAWL_MAX "d"
#define SCNiMAX __PAWL_MAX "i"
#define SCNuMAX __PAWL_MAX "u"
#define SCNoMAX __PAWL_MAX "o"
#define SCNxMAX __PAWL_MAX "x"
#define SCNdPTR __PAWL_PTR "d"
#define SCNiPTR __PAWL_PTR "i"
#define SCNuPTR __PAWL_PTR "u"
#define SCNoPTR __PAWL_PTR "o"
#define SCNxPTR __PAWL_PTR "x"

#endif
