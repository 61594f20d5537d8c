/* cmd_status.c - stet status: what an archive holds. */
#include "commands.h"
#include "escape.h"
#include "instant.h"
#include "json.h"
#include "span.h"

static void print_text(struct stet_cli *cli, const struct stet_archive_counts *c)
{
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    stet_buf_puts(&out, "archive   ");
    stet_escape_terminal(&out, stet_span_of(stet_archive_path(cli->archive)), false);
    stet_buf_printf(
        &out,
        "\narticles  %llu, of %llu host%s\nversions  %llu\ncaptures  %llu, besides %llu "
        "refused and %llu failed\n",
        (unsigned long long)c->articles, (unsigned long long)c->hosts, stet_plural(c->hosts),
        (unsigned long long)c->versions, (unsigned long long)c->captures,
        (unsigned long long)c->refused, (unsigned long long)c->failed);
    if (c->captures) {
        char first[STET_INSTANT_TEXT], last[STET_INSTANT_TEXT];
        stet_instant_rfc3339(c->first_utc, first);
        stet_instant_rfc3339(c->last_utc, last);
        stet_buf_printf(&out, "first     %s\nlast      %s\n", first, last);
    }
    stet_output_write(&cli->out, &out);
    stet_buf_free(&out);
}

static int run(struct stet_cli *cli, const void *options, char **operands, size_t count)
{
    struct stet_archive_counts c;
    struct stet_error error;
    (void)options;
    (void)operands;
    (void)count;
    if (stet_archive_counts(cli->archive, &c, &error) != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    if (!cli->common.json) {
        print_text(cli, &c);
        return 0;
    }
    stet_json_print(
        &cli->out, json_pack("{s:i, s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o}", "stet_status", 1,
                             "path", stet_json_text(stet_archive_path(cli->archive)), "articles",
                             (json_int_t)c.articles, "hosts", (json_int_t)c.hosts, "versions",
                             (json_int_t)c.versions, "captures", (json_int_t)c.captures, "refused",
                             (json_int_t)c.refused, "failed", (json_int_t)c.failed, "first",
                             c.captures ? stet_json_instant(c.first_utc) : json_null(), "last",
                             c.captures ? stet_json_instant(c.last_utc) : json_null()));
    return 0;
}

const struct stet_command stet_cmd_status = {
    .name = "status",
    .operands = "",
    .summary = "what the archive holds",
    .about = "Prints where the archive is, and how many articles, versions and captures it holds.",
    .least = 0,
    .most = 0,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
