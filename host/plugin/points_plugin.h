/* The plugin's rooms. Each is installed once, by plugin_init, and then acts on every function.
   Included after GCC's own headers. */
#ifndef PAWL_POINTS_PLUGIN_H
#define PAWL_POINTS_PLUGIN_H

/* Arguments of calls are evaluated from left to right, as GCC does for ARM. */
void order_install();

/* Structs and arrays get their values in the pieces in which GCC gives them on ARM. */
void shape_install();

/* What va_arg does to its va_list, which every machine lays out in another way, is not announced
   and counts no blocks. `plugin` is the plugin's name. */
void silence_install(const char *plugin);

/* Warns of each access to memory that may be shared and that GCC does not announce. */
void warn_install(const char *plugin);

/* Lets `work` look at every function that announces, right before or after GCC's pass
   `reference`. */
void pass_install(const char *plugin, const char *name, void (*work)(function *),
                  const char *reference, bool before);

#endif
