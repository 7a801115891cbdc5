/* The example of a finding: its run made again by the ordinary machine. */
#ifndef PAWL_EXAMPLE_H
#define PAWL_EXAMPLE_H

#include "exploration.h"
#include "rerun.h"

struct example {
    const struct finding *finding;
    struct rerun run;
    uint64_t until; /* the step after which nothing is of interest; 0: none */
    uint64_t loop;  /* the first step of what repeats for ever up to `until`; 0: none */
    bool fails;     /* a process dies of a signal, and that is it */
    bool broken;    /* its schedule does not fit */
};

/* Steps that a schedule's entries up to `end` make, as far as they say how many. */
uint64_t example_steps(const char *schedule, const char *end);

/* To be freed by example_free. */
void example_run(struct exploration *exploration, const struct finding *finding, struct example *example);

void example_free(struct example *example);

/* Who waits for what, since which line, and who has it; what crashed: lines from the run's report, each
   behind `indent`. */
void example_report(struct exploration *exploration, const struct example *example, const char *indent, FILE *to);

void example_timeline(struct exploration *exploration, const struct example *example, bool colour, unsigned width,
                      FILE *to);

#endif
