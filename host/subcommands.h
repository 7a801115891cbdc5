/* What the `pawl` command can do. Each takes the arguments from its own name on and returns the
   exit status. */
#ifndef PAWL_SUBCOMMANDS_H
#define PAWL_SUBCOMMANDS_H

int list_main(int argc, char **argv);
int run_main(int argc, char **argv);
int replay_main(int argc, char **argv);
int cc_main(int argc, char **argv);
int gdb_main(int argc, char **argv);
int explore_main(int argc, char **argv);
int shrink_main(int argc, char **argv);
int trace_main(int argc, char **argv);
int play_main(int argc, char **argv);
int sweep_main(int argc, char **argv);

#endif
