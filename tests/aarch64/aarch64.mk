# The host's port for AArch64, by the cross compiler and qemu-aarch64, where they are.
ifneq ($(shell command -v aarch64-linux-gnu-gcc 2>/dev/null),)
TEST_PARTS += build/aarch64/machine.o build/aarch64/library.o
endif
