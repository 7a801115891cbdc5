/* A plugin of GCC for user programs: makes what the compiler announces the same on every machine,
   and says what it cannot announce. GCC's headers are C++; what is written here is nearly C. */
#include "gcc-plugin.h"
#include "plugin-version.h"
#include "tree.h"
#include "basic-block.h"
#include "context.h"
#include "function.h"
#include "options.h"
#include "target.h"
#include "tree-pass.h"

#include "points_plugin.h"

int plugin_is_GPL_compatible;

static const pass_data no_properties = {GIMPLE_PASS, "points", OPTGROUP_NONE, TV_NONE, 0, 0, 0,
                                        0,           0};

class points_pass : public gimple_opt_pass
{
  public:
    points_pass(const char *its_name, void (*its_work)(function *))
        : gimple_opt_pass(no_properties, g), work(its_work)
    {
        name = its_name;
    }
    bool gate(function *) final { return flag_sanitize & SANITIZE_THREAD; }
    unsigned execute(function *f) final
    {
        work(f);
        return 0;
    }

  private:
    void (*work)(function *);
};

void pass_install(const char *plugin, const char *name, void (*work)(function *),
                  const char *reference, bool before)
{
    register_pass_info info = {new points_pass(name, work), reference, 1,
                               before ? PASS_POS_INSERT_BEFORE : PASS_POS_INSERT_AFTER};
    register_callback(plugin, PLUGIN_PASS_MANAGER_SETUP, NULL, &info);
}

int plugin_init(struct plugin_name_args *info, struct plugin_gcc_version *version)
{
    if (!plugin_default_version_check(version, &gcc_version))
        return 1;
    /* Thread-local variables are reached by calls of __emutls_get_address, on every machine: the
       library keeps them in the image. */
    targetm.have_tls = false;
    order_install();
    shape_install();
    silence_install(info->base_name);
    warn_install(info->base_name);
    return 0;
}
