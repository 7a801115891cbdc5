ifneq ($(CROSS),)
TEST_PROGRAMS += tests/parity/announce.sh tests/parity/constructs.sh
endif
