# The compiler plugin, once for each compiler that user programs are compiled with. A compiler
# without the headers of its plugins is used without: on AArch64 and ARM the order of arguments
# is the right one by itself.

PLUGIN_CC ?= gcc
PLUGIN_CXX ?= g++
PLUGIN_ARM_CC ?= arm-none-eabi-gcc
PLUGIN_AARCH64_CC ?= aarch64-linux-gnu-gcc

plugin_sources := $(addprefix host/plugin/,points_plugin.cc order.cc shape.cc silence.cc warn.cc)
plugin_headers = $(shell $(1) -print-file-name=plugin 2>/dev/null)/include
plugin_exists = $(wildcard $(call plugin_headers,$(1))/gcc-plugin.h)

PLUGINS := $(if $(shell command -v $(PLUGIN_CXX)), \
    $(if $(call plugin_exists,$(PLUGIN_CC)),build/points_plugin.so) \
    $(if $(call plugin_exists,$(PLUGIN_ARM_CC)),build/points_plugin_arm.so) \
    $(if $(call plugin_exists,$(PLUGIN_AARCH64_CC)),build/points_plugin_aarch64.so))

PLUGIN_CXXFLAGS = -std=gnu++14 -O1 -fPIC -shared -fno-rtti -fno-exceptions \
                  -Wall -Wextra -Werror

build/points_plugin.so: plugin_compiler = $(PLUGIN_CC)
build/points_plugin_arm.so: plugin_compiler = $(PLUGIN_ARM_CC)
build/points_plugin_aarch64.so: plugin_compiler = $(PLUGIN_AARCH64_CC)
build/points_plugin.so build/points_plugin_arm.so build/points_plugin_aarch64.so: \
    $(plugin_sources) host/plugin/points_plugin.h host/plugin/plugin.mk
	@mkdir -p $(@D)
	$(PLUGIN_CXX) $(PLUGIN_CXXFLAGS) -isystem $(call plugin_headers,$(plugin_compiler)) \
	    $(plugin_sources) -o $@.new && mv $@.new $@
