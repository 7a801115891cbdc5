/* Exact decimal numbers, for doubles in and out: a number that is not negative, in base 10^9,

       words[0] ... words[point - 1] . words[point] ... words[count - 1]

   where words[0] is not 0, point may lie outside, and count is 0 for zero. A double is a whole
   number times a power of two, so it is one of these, with 767 digits at most; and any text of
   digits is, too. */
#ifndef PAWL_LIBRARY_DECIMAL_H
#define PAWL_LIBRARY_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

enum {
    DECIMAL_BASE = 1000000000,
    DECIMAL_DIGITS = 9,     /* of a word */
    DECIMAL_OF_DOUBLE = 90, /* words that hold any double */
    DECIMAL_OF_TEXT = 208,  /* and a text of DECIMAL_TEXT digits times or by a power of two */
    DECIMAL_TEXT = 774,
};

struct decimal {
    uint32_t *words; /* room for as many as the caller needs */
    int room;
    int count, point;
    bool more; /* something greater than 0 has been cut off at the end */
};

void library_decimal_set(struct decimal *d, uint64_t value);

/* Takes away words that are 0 at both ends. */
void library_decimal_trim(struct decimal *d);

/* Times 2^power; power may be negative. */
void library_decimal_scale(struct decimal *d, int power);

/* The exponent of the first digit: 0 for 1 to 9.99. 0 for zero. */
int library_decimal_exponent(const struct decimal *d);

/* Digit number `index`, counted from the first one that is not 0; 0 behind the last. */
int library_decimal_digit(const struct decimal *d, int index);

/* Rounds to the first `keep` digits; a tie goes to the even digit. */
void library_decimal_round(struct decimal *d, int keep);

/* The nearest double; a tie goes to the even one. Infinity if it is too large. The decimal is used
   up; `more` says afterwards whether the double is another number. */
double library_decimal_double(struct decimal *d);

#endif
