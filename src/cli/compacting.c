/* compacting.c - runs a compaction, shows how far it is, and stops it when the user does. */
#include "compacting.h"
#include "interrupt.h"
#include <stdio.h>

void stet_compacting_size(uint64_t bytes, char out[32])
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    double size = (double)bytes;
    size_t unit = 0;
    for (; size >= 1000 && unit + 1 < sizeof(units) / sizeof(*units); unit++)
        size /= 1000;
    snprintf(out, 32, unit ? "%.1f %s" : "%.0f %s", size, units[unit]);
}

static void on_begin(void *context, const struct stet_compact_summary *summary)
{
    char size[32];
    (void)context;
    stet_compacting_size(summary->bytes_before, size);
    stet_output_warn("compacting %s of the archive; all is archived, and it can be stopped "
                     "without harm (--no-compact leaves it out)",
                     size);
}

static bool on_progress(void *context, size_t done, size_t total)
{
    (void)context;
    if (done % 64 == 0)
        stet_output_progress("compacting", done, total);
    return stet_interrupt_signal() == 0;
}

enum stet_status stet_compacting_run(struct stet_cli *cli, bool automatic,
                                     struct stet_compact_summary *summary, struct stet_error *error)
{
    const struct stet_compact_options options = {.automatic = automatic,
                                                 .begin = automatic ? on_begin : NULL,
                                                 .progress = on_progress,
                                                 .waiting = stet_output_waiting};
    stet_interrupt_catch();
    enum stet_status status = stet_archive_compact(cli->archive, &options, summary, error);
    stet_output_progress_end();
    return status;
}
