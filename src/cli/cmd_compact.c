/* cmd_compact.c - stet compact: the same archive in less space. */
#include "commands.h"
#include "compacting.h"
#include "interrupt.h"
#include "json.h"

static void print(struct stet_cli *cli, enum stet_status status,
                  const struct stet_compact_summary *s)
{
    char before[32], after[32];
    struct stet_buf line;
    if (cli->common.json) {
        stet_json_print(
            &cli->out, json_pack("{s:i, s:b, s:I, s:I, s:I, s:I, s:I, s:i}", "stet_compact", 1,
                                 "changed", status == STET_OK, "objects", (json_int_t)s->objects,
                                 "packs_before", (json_int_t)s->packs_before, "bytes_before",
                                 (json_int_t)s->bytes_before, "bytes_after",
                                 (json_int_t)(status == STET_OK ? s->bytes_after : s->bytes_before),
                                 "whole", (json_int_t)s->whole, "steps", (int)s->steps));
        return;
    }
    stet_buf_init(&line, 1024);
    stet_compacting_size(s->bytes_before, before);
    stet_compacting_size(s->bytes_after, after);
    if (status == STET_OK)
        stet_buf_printf(
            &line,
            "compacted %llu objects of %llu pack%s: %s became %s; no object is more than "
            "%u deltas deep\n",
            (unsigned long long)s->objects, (unsigned long long)s->packs_before,
            stet_plural(s->packs_before), before, after, s->steps);
    else
        stet_buf_puts(&line, "nothing to do: the archive is compact\n");
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

static int run(struct stet_cli *cli, const void *options, char **operands, size_t count)
{
    struct stet_compact_summary summary;
    struct stet_error error;
    (void)options;
    (void)operands;
    (void)count;
    enum stet_status status = stet_compacting_run(cli, false, &summary, &error);
    if (status < STET_OK) {
        stet_output_fail(&error);
        return status == STET_ERR_INTERRUPTED ? 128 + stet_interrupt_signal() : 2;
    }
    print(cli, status, &summary);
    return 0;
}

const struct stet_command stet_cmd_compact = {
    .name = "compact",
    .operands = "",
    .summary = "store the same in less space",
    .about = "Stores what the archive holds anew: versions of an article, pages of one template "
             "and states\n"
             "of a folder as differences from each other. Nothing is lost and no id changes; every "
             "object\n"
             "is read back from the new pack before an old one goes. It runs beside readers and "
             "writers,\n"
             "and can be stopped at any time: the archive is then as it was. It needs room for the "
             "new pack\n"
             "beside the old ones.\n"
             "\n"
             "'archive' does it by itself when more than half a gigabyte has come in since the "
             "last time,\n"
             "after all is archived.",
    .least = 0,
    .most = 0,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
