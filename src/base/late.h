/* late.h - a shared library that is loaded when it is first needed. libgit2 and libarchive bring
 * thirty more with them, which cost 5 ms of every start, and most commands need neither. */
#ifndef STET_LATE_H
#define STET_LATE_H

#include <stet/base.h>

/* A function of the library, and where the pointer to it goes. */
struct stet_late_function {
    const char *name;
    void *pointer;
};

struct stet_late_library {
    const char *soname; /* "libgit2.so.1.5", as the linker would write it down */
    const struct stet_late_function *functions;
    size_t count;
    bool loaded;
};

/* Declares, for the file that uses them, late.<function> for each of FUNCTIONS, a list such as
 * F(git_odb_hash) F(git_error_last), of the types that the library's own headers say, and the
 * library itself, to be loaded before any is called. */
#define STET_LATE_LIBRARY(soname, FUNCTIONS)                                                       \
    static struct {                                                                                \
        FUNCTIONS(STET_LATE_POINTER)                                                               \
    } late;                                                                                        \
    static const struct stet_late_function late_functions[] = {FUNCTIONS(STET_LATE_NAMED)};        \
    static struct stet_late_library library = {                                                    \
        soname, late_functions, sizeof(late_functions) / sizeof(late_functions[0]), false};
#define STET_LATE_POINTER(function) __typeof__(function) *function;
#define STET_LATE_NAMED(function)   {#function, &late.function},

/* Loads the library and fills all pointers, once a process; any thread may call it at any time.
 * STET_ERR_IO: the library, or one of the functions, is not there. */
enum stet_status stet_late_load(struct stet_late_library *library,
                                struct stet_error *error) STET_MUST_CHECK;

#endif
