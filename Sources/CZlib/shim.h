/* SPDX-License-Identifier: MIT */
#pragma once
#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib.h not found: sudo apt-get install zlib1g-dev"
#endif
