#ifndef PAWL_ORACLE_CYCLES_H
#define PAWL_ORACLE_CYCLES_H

/* Says what is wrong with runs that never end, and with threads that never go on. */
void say_cycles(void);

#endif
