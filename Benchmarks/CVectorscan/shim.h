/* SPDX-License-Identifier: MIT */
#pragma once
/* malloc_trim, which the module of the C library lacks. */
#include <malloc.h>
#if __has_include(<hs/hs.h>)
#include <hs/hs.h>
#else
#error "hs/hs.h not found: sudo apt-get install libvectorscan-dev"
#endif
