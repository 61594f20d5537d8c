/* late.c - libraries loaded at need. What is loaded stays: nothing is ever closed. The name is that
 * of a library, never a path: the system looks where it looks for all. */
#include "late.h"
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static enum stet_status load(struct stet_late_library *library, struct stet_error *error)
{
    void *handle = dlopen(library->soname, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *why = dlerror(); /* begins with the library that is missing: this, or another */
        size_t len = strlen(library->soname);
        if (strncmp(why, library->soname, len) == 0 && strncmp(why + len, ": ", 2) == 0)
            why += len + 2;
        return stet_error_set(error, STET_ERR_IO,
                              "cannot load '%s': %s; install the package it belongs to",
                              library->soname, why);
    }
    for (size_t i = 0; i < library->count; i++) {
        const struct stet_late_function *function = &library->functions[i];
        void *address = dlsym(handle, function->name);
        if (!address)
            return stet_error_set(error, STET_ERR_IO, "cannot use '%s': it has no '%s'",
                                  library->soname, function->name);
        memcpy(function->pointer, &address, sizeof(address)); /* as POSIX allows */
    }
    library->loaded = true;
    return STET_OK;
}

enum stet_status stet_late_load(struct stet_late_library *library, struct stet_error *error)
{
    pthread_mutex_lock(&lock);
    enum stet_status status = library->loaded ? STET_OK : load(library, error);
    pthread_mutex_unlock(&lock);
    return status;
}
