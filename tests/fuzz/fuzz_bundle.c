/* fuzz_bundle - whatever bytes are called a bundle, checking them ends: as valid, without a fault;
 * as not valid, with each fault told in one line; or with one line that says why not. */
#include <stdio.h>
#include <stdlib.h>
#include <stet/bundle.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[] = "/tmp/stet-fuzz-bundle-XXXXXX";

static void remove_file(void)
{
    unlink(path);
}

/* One file for all inputs of a process. */
static int open_file(void)
{
    static int fd = -1;
    if (fd < 0) {
        fd = mkstemp(path);
        if (fd < 0 || atexit(remove_file) != 0)
            abort();
    }
    return fd;
}

static void count(void *context, const char *file, const char *what)
{
    uint64_t *told = context;
    if (!file || !what || !what[0] || strchr(what, '\n'))
        abort();
    ++*told;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_verify_summary found;
    struct stet_error error = {0};
    uint64_t told = 0;
    int fd = open_file();
    if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
        abort();
    enum stet_status status = stet_bundle_verify(path, &found, count, &told, &error);
    if (status == STET_OK ? told > 0 || found.problems > 0
                          : status == STET_DIFFERENT && (told == 0 || told != found.problems))
        abort();
    if (status < 0 && (!error.message[0] || strchr(error.message, '\n')))
        abort();
    return 0;
}
