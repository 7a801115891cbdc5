/* Options of a command line (POSIX.1-2017 <unistd.h>; GNU's long ones). The four variables belong to
   the image: all that share it share them, fork copies them. */
#ifndef PAWL_GETOPT_H
#define PAWL_GETOPT_H

#define no_argument 0
#define required_argument 1
#define optional_argument 2

/* An option --name. With flag NULL it is given as `val`; otherwise *flag is set to `val`, and it is
   given as 0. */
struct option {
    const char *name;
    int has_arg;
    int *flag;
    int val;
};

extern char *optarg; /* the argument of the option just given */
extern int optind;   /* which of argv comes next; 0 begins anew, as 1 does */
extern int opterr;   /* 0: say nothing of what is wrong */
extern int optopt;   /* the letter that was wrong */

/* The next option's letter. In `letters` one with an argument is followed by ':', one that may have
   one by '::'. What is no option is moved behind all that is, unless letters begin with '+' or the
   environment has POSIXLY_CORRECT (then it ends the options), or with '-' (then it is given as the
   argument of option 1). -1 at the end or at "--". '?' for an unknown option, and for a missing
   argument, ':' if letters begin with ':'. */
int getopt(int argc, char *const argv[], const char *letters);

/* The same with long options: --name, --name=argument, or what of the name is enough to tell it from
   others. *index, unless NULL, is where it stands among `options`, which ends with a name of NULL.
   getopt_long_only takes -name, too. */
int getopt_long(int argc, char *const argv[], const char *letters, const struct option *options,
                int *index);
int getopt_long_only(int argc, char *const argv[], const char *letters,
                     const struct option *options, int *index);

#endif
