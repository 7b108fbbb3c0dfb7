// SPDX-License-Identifier: MIT

#define _GNU_SOURCE
#include "CLinux.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

const int linux_O_PATH = O_PATH;
const unsigned linux_RENAME_NOREPLACE = RENAME_NOREPLACE;

int linux_renameat2(int from, const char *name, int to, const char *new_name, unsigned flags) {
    return renameat2(from, name, to, new_name, flags);
}

int linux_syncfs(int descriptor) { return syncfs(descriptor); }

int linux_eventfd(unsigned initial) { return eventfd(initial, EFD_CLOEXEC | EFD_NONBLOCK); }

ssize_t linux_getdents64(int descriptor, void *buffer, size_t size) {
    return getdents64(descriptor, buffer, size);
}

int linux_terminal_columns(int descriptor) {
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int linux_wait_for_hangup(int descriptor, int milliseconds) {
    struct pollfd output = {.fd = descriptor, .events = 0};
    return poll(&output, 1, milliseconds);
}

void linux_end_on_signals(void) {
    sigset_t ends;
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&ends);
    sigaddset(&ends, SIGPIPE);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_UNBLOCK, &ends, NULL);
}

void linux_flush_output(void) { fflush(NULL); }
