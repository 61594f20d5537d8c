/* cmd_merge.c - stet merge: the captures of other archives and of bundles become this archive's
 * too. */
#include "commands.h"
#include "escape.h"
#include "interrupt.h"
#include "json.h"
#include "locate.h"
#include "span.h"
#include <stet/bundle.h>

struct context {
    const char *name;  /* of the other archive, or of the bundle */
    uint64_t problems; /* of the bundle */
};

static void on_left(void *opaque, const char *url, const char *why)
{
    const struct context *context = opaque;
    stet_output_warn("'%s': a capture of '%s' is not merged: %s", context->name,
                     url ? url : "a source without name", why);
}

static void on_progress(void *opaque, size_t done)
{
    (void)opaque;
    if (done % 64 == 0)
        stet_output_progress("merging", done, 0);
}

static void print(struct stet_cli *cli, const char *name, const struct stet_merge_summary *s)
{
    uint64_t known = s->captures - s->added - s->left;
    if (cli->common.json) {
        stet_json_print(&cli->out, json_pack("{s:i, s:o, s:I, s:I, s:I, s:b}", "stet_merge", 1,
                                             "archive", stet_json_text(name), "added",
                                             (json_int_t)s->added, "known", (json_int_t)known,
                                             "left", (json_int_t)s->left, "stopped", s->stopped));
        return;
    }
    struct stet_buf line;
    stet_buf_init(&line, 1 << 20);
    stet_escape_terminal(&line, stet_span_of(name), false);
    stet_buf_printf(&line, ": %llu capture%s added", (unsigned long long)s->added,
                    stet_plural(s->added));
    if (known)
        stet_buf_printf(&line, ", %llu known", (unsigned long long)known);
    if (s->left)
        stet_buf_printf(&line, ", %llu left out", (unsigned long long)s->left);
    stet_buf_puts(&line, s->stopped ? "; stopped: run it again for the rest\n" : "\n");
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

static void on_checked(void *opaque, size_t done)
{
    (void)opaque;
    if (done % 64 == 0)
        stet_output_progress("checking file", done, 0);
}

static void on_problem(void *opaque, const char *file, const char *what)
{
    struct context *context = opaque;
    context->problems++;
    stet_output_warn("'%s' %s", file, what);
}

static enum stet_status merge_archive(struct stet_cli *cli, const char *name,
                                      const struct stet_merge_events *events,
                                      struct stet_merge_summary *summary, struct stet_error *error)
{
    struct stet_archive *other = NULL;
    enum stet_status status = stet_archive_open(name, &other, error);
    if (status == STET_OK)
        status = stet_archive_merge(cli->archive, other, cli->now_utc, events, summary, error);
    stet_archive_close(other);
    return status;
}

static enum stet_status merge_bundle(struct stet_cli *cli, const char *name,
                                     const struct stet_merge_events *events,
                                     struct stet_merge_summary *summary, struct stet_error *error)
{
    const struct context *context = events->context;
    enum stet_status status =
        stet_bundle_merge(cli->archive, name, cli->now_utc, events, on_problem, summary, error);
    if (status != STET_DIFFERENT)
        return status;
    return stet_error_set(error, STET_ERR_CORRUPT,
                          "nothing of '%s' is merged: it is not valid (%llu fault%s)", name,
                          (unsigned long long)context->problems, stet_plural(context->problems));
}

/* Merges what goes by that name; the exit code. */
static int merge(struct stet_cli *cli, const char *name, bool *stopped)
{
    struct context context = {name, 0};
    const struct stet_merge_events events = {&context,   on_left,     stet_output_waiting,
                                             on_checked, on_progress, stet_interrupt_came};
    struct stet_merge_summary summary = {0};
    struct stet_error error;
    enum stet_status status = STET_OK;
    switch (stet_locate_place(name)) {
    case STET_PLACE_ARCHIVE: status = merge_archive(cli, name, &events, &summary, &error); break;
    case STET_PLACE_BUNDLE: status = merge_bundle(cli, name, &events, &summary, &error); break;
    case STET_PLACE_OTHER:
        status = stet_error_set(&error, STET_ERR_FORMAT,
                                "cannot merge '%s': it is neither an archive nor a bundle", name);
    }
    stet_output_progress_end();
    if (status != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    *stopped = summary.stopped;
    print(cli, name, &summary);
    return summary.left ? 2 : 0;
}

static int run(struct stet_cli *cli, const void *options, char **operands, size_t count)
{
    struct stet_archive_counts counts;
    struct stet_error error;
    bool stopped = false;
    int code = 0;
    (void)options;
    if (stet_locate_archive(cli->common.archive, true, cli->now_utc, &cli->archive, &error) !=
        STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    stet_interrupt_catch();
    for (size_t i = 0; i < count && !stopped; i++) {
        int one = merge(cli, operands[i], &stopped);
        code = one > code ? one : code;
    }
    if (stopped)
        return 128 + stet_interrupt_signal();
    /* The next question need not wait for the catalog; what fails here fails then, and is told. */
    enum stet_status status = stet_archive_counts(cli->archive, &counts, &error);
    (void)status;
    return code;
}

const struct stet_command stet_cmd_merge = {
    .name = "merge",
    .operands = "ARCHIVE|BUNDLE...",
    .summary = "add what other archives and bundles hold",
    .about =
        "Adds every capture of each ARCHIVE, and of each BUNDLE that 'stet export' wrote, to the\n"
        "archive, which is made if there is none: its time, source and text as they are. Articles "
        "that\n"
        "both have get one history, in order of time. It never conflicts, nothing is overwritten, "
        "and\n"
        "merging again adds nothing, so two people can merge each other's archive as often as they "
        "like.\n"
        "What is merged is only read.\n"
        "\n"
        "Of an ARCHIVE every byte is checked on the way; a capture that is damaged is told and "
        "left out,\n"
        "the others come. A BUNDLE is verified first, as by 'stet verify': if it is not valid, its "
        "faults\n"
        "are told and nothing of it is taken. Meanwhile its files lie unpacked on the archive's "
        "disk.\n"
        "\n"
        "It commits as it goes: interrupted, run it again. Exit code 0: all is there; 2: something "
        "is\n"
        "not, and was named.",
    .examples = "stet merge ../colleague/archive\ta colleague's captures\n"
                "stet merge case17.tar.gz\ta bundle that was handed on\n"
                "stet merge --archive all part1 part2 part3\tparts that were written apart\n",
    .least = 1,
    .most = 1000000,
    .needs = STET_OPENS_ARCHIVE,
    .has_json = true,
    .run = run,
};
