/* There is one locale, C. */
#include <limits.h>
#include <locale.h>
#include <string.h>

#include "internal.h"

char *setlocale(int category, const char *locale)
{
    if (category < LC_CTYPE || category > LC_ALL)
        return NULL;
    if (locale && string_byte(locale) && strcmp(locale, "C") != 0 && strcmp(locale, "POSIX") != 0)
        return NULL;
    return (char *)"C";
}

struct lconv *localeconv(void)
{
    static const struct lconv c = {
        .decimal_point = ".", .thousands_sep = "", .grouping = "", .int_curr_symbol = "",
        .currency_symbol = "", .mon_decimal_point = "", .mon_thousands_sep = "",
        .mon_grouping = "", .positive_sign = "", .negative_sign = "",
        .int_frac_digits = CHAR_MAX, .frac_digits = CHAR_MAX, .p_cs_precedes = CHAR_MAX,
        .p_sep_by_space = CHAR_MAX, .n_cs_precedes = CHAR_MAX, .n_sep_by_space = CHAR_MAX,
        .p_sign_posn = CHAR_MAX, .n_sign_posn = CHAR_MAX, .int_p_cs_precedes = CHAR_MAX,
        .int_p_sep_by_space = CHAR_MAX, .int_n_cs_precedes = CHAR_MAX,
        .int_n_sep_by_space = CHAR_MAX, .int_p_sign_posn = CHAR_MAX, .int_n_sign_posn = CHAR_MAX,
    };
    return (struct lconv *)&c;
}
