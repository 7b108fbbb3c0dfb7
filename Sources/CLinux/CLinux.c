// SPDX-License-Identifier: MIT

#define _GNU_SOURCE
#include "CLinux.h"

#include <dirent.h>
#include <fcntl.h>
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
