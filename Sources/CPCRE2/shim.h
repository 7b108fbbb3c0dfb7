/* SPDX-License-Identifier: MIT */
#pragma once
#define PCRE2_CODE_UNIT_WIDTH 8
#if __has_include(<pcre2.h>)
#include <pcre2.h>
#else
#error "pcre2.h not found: sudo apt-get install libpcre2-dev"
#endif
