/* inputs.c - operands and a list of names in, one source after another out.
 *
 * What is known from the start (the operands) is walked at once, so that its number can be told;
 * a list is read as it comes and may be endless. A name of the list that is a folder is walked when
 * its turn comes. */
#include "inputs.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES 65536
#define NAME_BYTES  65536 /* a longer name no system takes */
#define POLL_MS     100   /* a list that says nothing is left as fast when the run is stopped */

/* Names that were walked: first those that were refused, then the files. */
struct walked {
    struct stet_ingest_list files;
    struct stet_input *refused;
    size_t refused_count, at;
    bool no_memory;
};

struct stet_inputs {
    const struct stet_run_options *options;
    struct walked walked;
    size_t total;
    struct stet_ingest_skipped skipped;
    int list; /* -1: none, or at its end */
    struct stet_buf name;
    char chunk[CHUNK_BYTES];
    size_t chunk_at, chunk_len;
    bool too_long; /* the name that is being read */
    atomic_bool stopped;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot archive: no memory");
}

int64_t stet_inputs_now_utc(const struct stet_run_options *options)
{
    return options->clock_utc ? options->clock_utc() : options->now_utc;
}

static void free_walked(struct walked *walked)
{
    for (size_t i = 0; i < walked->refused_count; i++) {
        free(walked->refused[i].path);
        free(walked->refused[i].reason);
    }
    free(walked->refused);
    stet_ingest_list_free(&walked->files);
    *walked = (struct walked){0};
}

static void refuse(void *context, const char *operand, const struct stet_error *why)
{
    struct walked *walked = context;
    struct stet_input *refused =
        realloc(walked->refused, (walked->refused_count + 1) * sizeof(*refused));
    struct stet_input input = {.path = strdup(operand), .reason = strdup(why->message)};
    if (refused)
        walked->refused = refused;
    if (!refused || !input.path || !input.reason) {
        free(input.path);
        free(input.reason);
        walked->no_memory = true;
        return;
    }
    walked->refused[walked->refused_count++] = input;
}

/* Walks names; what was walked before is behind us. */
static enum stet_status walk(struct stet_inputs *inputs, char *const *names, size_t count,
                             struct stet_error *error)
{
    struct walked *walked = &inputs->walked;
    free_walked(walked);
    enum stet_status status = stet_ingest_walk(names, count, &walked->files, refuse, walked, error);
    const struct stet_ingest_skipped *skipped = &walked->files.skipped;
    inputs->skipped.count += skipped->count;
    for (size_t i = 0; i < skipped->kind_count; i++)
        stet_ingest_skipped_add(&inputs->skipped, skipped->kinds[i]);
    return status == STET_OK && walked->no_memory ? no_memory(error) : status;
}

static enum stet_status open_list(struct stet_inputs *inputs, char *const *operands, size_t count,
                                  struct stet_error *error)
{
    const char *path = inputs->options->files_from;
    char reason[STET_IO_REASON];
    bool is_input = strcmp(path, "-") == 0;
    for (size_t i = 0; is_input && i < count; i++)
        if (strcmp(operands[i], "-") == 0)
            return stet_error_set(error, STET_ERR_USAGE,
                                  "standard input cannot be a source and the list of sources");
    inputs->list =
        is_input ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3) : open(path, O_RDONLY | O_CLOEXEC);
    if (inputs->list < 0)
        return stet_error_set(error, STET_ERR_IO, "cannot read the list '%s': %s", path,
                              stet_io_reason(errno, reason));
    return STET_OK;
}

enum stet_status stet_inputs_open(struct stet_inputs **out, char *const *operands, size_t count,
                                  const struct stet_run_options *options, struct stet_error *error)
{
    struct stet_inputs *inputs = calloc(1, sizeof(*inputs));
    *out = NULL;
    if (!inputs)
        return no_memory(error);
    inputs->options = options;
    inputs->list = -1;
    stet_buf_init(&inputs->name, NAME_BYTES);
    enum stet_status status = walk(inputs, operands, count, error);
    inputs->total = inputs->walked.files.count + inputs->walked.refused_count;
    if (status == STET_OK && options->files_from)
        status = open_list(inputs, operands, count, error);
    if (status == STET_OK)
        *out = inputs;
    else
        stet_inputs_close(inputs);
    return status;
}

/* Takes the next name that was walked; false if there is none. */
static bool next_walked(struct walked *walked, struct stet_input *out)
{
    size_t at = walked->at;
    if (at >= walked->refused_count + walked->files.count)
        return false;
    walked->at++;
    if (at < walked->refused_count) {
        *out = walked->refused[at];
        walked->refused[at] = (struct stet_input){0};
    } else {
        char **path = &walked->files.files[at - walked->refused_count].path;
        *out = (struct stet_input){.path = *path};
        *path = NULL;
    }
    return true;
}

/* Reads more of the list; STET_END at its end, or when the run is stopped. */
static enum stet_status read_chunk(struct stet_inputs *inputs, struct stet_error *error)
{
    char reason[STET_IO_REASON];
    struct pollfd list = {.fd = inputs->list, .events = POLLIN};
    for (;;) {
        if (atomic_load(&inputs->stopped))
            return STET_END;
        int ready = poll(&list, 1, POLL_MS);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        ssize_t got = ready < 0 ? -1 : read(inputs->list, inputs->chunk, CHUNK_BYTES);
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            return stet_error_set(error, STET_ERR_IO, "cannot read the list '%s': %s",
                                  inputs->options->files_from, stet_io_reason(errno, reason));
        inputs->chunk_at = 0;
        inputs->chunk_len = (size_t)got;
        return got == 0 ? STET_END : STET_OK;
    }
}

/* Cuts the next name off the list into inputs->name. A last one that nothing ends counts. */
static enum stet_status next_name(struct stet_inputs *inputs, struct stet_error *error)
{
    char end = inputs->options->null_ended ? '\0' : '\n';
    stet_buf_clear(&inputs->name);
    inputs->too_long = false;
    for (;;) {
        const char *from = inputs->chunk + inputs->chunk_at;
        size_t left = inputs->chunk_len - inputs->chunk_at;
        const char *stop = left ? memchr(from, end, left) : NULL;
        size_t len = stop ? (size_t)(stop - from) : left;
        if (inputs->name.len + len >= NAME_BYTES)
            inputs->too_long = true;
        else
            stet_buf_append(&inputs->name, from, len);
        inputs->chunk_at += len + (stop != NULL);
        if (stop && (inputs->name.len > 0 || inputs->too_long))
            return STET_OK;
        if (stop)
            continue; /* an empty line */
        enum stet_status status = read_chunk(inputs, error);
        bool ended = status == STET_END && !atomic_load(&inputs->stopped);
        if (ended && (inputs->name.len > 0 || inputs->too_long)) {
            inputs->chunk_at = inputs->chunk_len = 0;
            return STET_OK;
        }
        if (status != STET_OK)
            return status;
    }
}

/* The source that a name of the list is; STET_UNCHANGED for a folder, whose files come next, and
 * for an empty line. */
static enum stet_status take_name(struct stet_inputs *inputs, struct stet_input *out,
                                  struct stet_error *error)
{
    struct stat st;
    char *name = inputs->name.ptr;
    *out = (struct stet_input){0};
    if (inputs->name.failed)
        return no_memory(error);
    size_t len = inputs->name.len;
    if (!inputs->options->null_ended && len > 0 && name[len - 1] == '\r')
        name[len - 1] = '\0'; /* a list made on Windows */
    if (!inputs->too_long && name[0] == '\0')
        return STET_UNCHANGED;
    if (!inputs->too_long && stat(name, &st) == 0 && S_ISDIR(st.st_mode)) {
        enum stet_status status = walk(inputs, &name, 1, error);
        return status == STET_OK ? STET_UNCHANGED : status;
    }
    /* A file that is called "-" is no second standard input. */
    out->path = strdup(strcmp(name, "-") == 0 ? "./-" : inputs->too_long ? "(a name)" : name);
    if (inputs->too_long)
        out->reason = strdup("a name in the list of sources is longer than 65535 bytes");
    return out->path && (out->reason || !inputs->too_long) ? STET_OK : no_memory(error);
}

/* A file that was copied without its time, or by a machine with a wrong clock, does not tell. */
static enum stet_status set_changed(struct stet_input *out, int64_t now_utc,
                                    struct stet_error *error)
{
    struct stat st;
    out->captured_utc = now_utc;
    if (out->reason || strcmp(out->path, "-") == 0 || stat(out->path, &st) != 0)
        return STET_OK; /* what cannot be read is told where it is read */
    if (st.st_mtime > STET_CLOCK_SKEW_S && st.st_mtime <= now_utc + STET_CLOCK_SKEW_S) {
        out->captured_utc = st.st_mtime;
        return STET_OK;
    }
    struct stet_error why;
    (void)stet_error_set(&why, STET_ERR_INPUT,
                         "cannot tell when '%.300s' was seen: the time of its last change is unset "
                         "or in the future; archive it with --captured-at",
                         out->path);
    out->reason = strdup(why.message);
    if (out->reason)
        return STET_OK;
    free(out->path);
    return no_memory(error);
}

static enum stet_status set_time(struct stet_input *out, const struct stet_run_options *options,
                                 struct stet_error *error)
{
    if (options->captured_utc == STET_WHEN_CHANGED)
        return set_changed(out, stet_inputs_now_utc(options), error);
    out->captured_utc = options->captured_utc == STET_WHEN_TAKEN ? stet_inputs_now_utc(options)
                                                                 : options->captured_utc;
    return STET_OK;
}

enum stet_status stet_inputs_next(struct stet_inputs *inputs, struct stet_input *out,
                                  struct stet_error *error)
{
    while (!atomic_load(&inputs->stopped)) {
        enum stet_status status = STET_OK;
        bool walked = next_walked(&inputs->walked, out);
        if (!walked && inputs->list < 0)
            return STET_END;
        if (!walked)
            status = next_name(inputs, error);
        if (!walked && status == STET_OK)
            status = take_name(inputs, out, error);
        if (status == STET_OK)
            status = set_time(out, inputs->options, error);
        if (status != STET_UNCHANGED)
            return status;
    }
    return STET_END;
}

size_t stet_inputs_total(const struct stet_inputs *inputs)
{
    return inputs->options->files_from ? 0 : inputs->total;
}

const struct stet_ingest_skipped *stet_inputs_skipped(const struct stet_inputs *inputs)
{
    return &inputs->skipped;
}

void stet_inputs_stop(struct stet_inputs *inputs)
{
    atomic_store(&inputs->stopped, true);
}

void stet_inputs_close(struct stet_inputs *inputs)
{
    if (!inputs)
        return;
    free_walked(&inputs->walked);
    stet_buf_free(&inputs->name);
    if (inputs->list >= 0)
        close(inputs->list);
    free(inputs);
}
