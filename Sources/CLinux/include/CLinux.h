// SPDX-License-Identifier: MIT
//
// The few Linux calls and constants that Swift's Glibc module does not show. No logic: each body
// is the call of the same name.

#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <sys/types.h>

extern const int linux_O_PATH;
extern const unsigned linux_RENAME_NOREPLACE;

int linux_renameat2(int from, const char *name, int to, const char *new_name, unsigned flags);
int linux_syncfs(int descriptor);
int linux_eventfd(unsigned initial);
ssize_t linux_getdents64(int descriptor, void *buffer, size_t size);

/* The columns of the terminal that a descriptor is (TIOCGWINSZ), 0 where it is none. */
int linux_terminal_columns(int descriptor);

/* poll(2) for nothing but the other end of a pipe being closed: 1 where it is, 0 after the time. */
int linux_wait_for_hangup(int descriptor, int milliseconds);

/* fflush(3) of all streams: the one of standard output is a variable that Swift may not name. */
void linux_flush_output(void);

/* SIGPIPE, SIGINT and SIGTERM reach the program, and SIGPIPE ends it, also where whoever started it
   had them blocked or SIGPIPE ignored. */
void linux_end_on_signals(void);

#endif
