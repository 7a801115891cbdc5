/* pawl list: the labs and programs that come with it, and what each is about. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bin.h"
#include "home.h"
#include "labheader.h"
#include "options.h"
#include "subcommands.h"
#include "text.h"

static int is_c_file(const struct dirent *entry) { return ends_with(entry->d_name, ".c"); }

static void list_schedules(const struct header *header)
{
    for (size_t i = 0; i < header->count; i++)
        if (strcmp(header->lines[i].key, "schedule") == 0)
            printf("  %-18s   %s\n", "", header->lines[i].value);
}

static void list_folder(const char *relative, const char *heading)
{
    char *folder = home_path(relative);
    struct dirent **files;
    int count = scandir(folder, &files, is_c_file, alphasort);
    for (int i = 0; i < count; i++) {
        if (bin_is_part(folder, files[i]->d_name))
            continue;
        char *path = text("%s/%s", folder, files[i]->d_name);
        struct header header = header_read(path);
        if (i == 0)
            puts(heading);
        printf("  %-18.*s %s\n", (int)strlen(files[i]->d_name) - 2, files[i]->d_name, header.title);
        list_schedules(&header);
        free(path);
        free(files[i]);
    }
    if (count >= 0)
        free(files);
    free(folder);
}

int list_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_LIST, argc, argv);
    if (options.words.count)
        fail("list takes no arguments");
    list_folder("user/labs", "Labs (pawl run NAME), and their schedules (--schedule=NAME):");
    list_folder("user/bin", "\nPrograms of /bin:");
    return 0;
}
