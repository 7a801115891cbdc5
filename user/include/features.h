/* Which standards a program asks for: everything is always there (glibc's <features.h>). */
#ifndef PAWL_FEATURES_H
#define PAWL_FEATURES_H
#endif
