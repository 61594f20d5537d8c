/* cmd_reindex.c - stet reindex: make the catalog anew. */
#include "commands.h"
#include "json.h"

static void on_progress(void *context, size_t done)
{
    (void)context;
    stet_output_progress("indexing", done, 0);
}

static int run(struct stet_cli *cli, const void *options, char **operands, size_t count)
{
    struct stet_archive_counts c;
    struct stet_error error;
    (void)options;
    (void)operands;
    (void)count;
    enum stet_status status = stet_archive_reindex(cli->archive, on_progress, NULL, &error);
    stet_output_progress_end();
    if (status == STET_OK)
        status = stet_archive_counts(cli->archive, &c, &error);
    if (status != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    if (cli->common.json) {
        stet_json_print(&cli->out,
                        json_pack("{s:i, s:I, s:I, s:I}", "stet_reindex", 1, "articles",
                                  (json_int_t)c.articles, "versions", (json_int_t)c.versions,
                                  "captures", (json_int_t)c.captures));
        return 0;
    }
    struct stet_buf line;
    stet_buf_init(&line, 256);
    stet_buf_printf(&line, "indexed %llu article%s, %llu version%s, %llu capture%s\n",
                    (unsigned long long)c.articles, stet_plural(c.articles),
                    (unsigned long long)c.versions, stet_plural(c.versions),
                    (unsigned long long)c.captures, stet_plural(c.captures));
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
    return 0;
}

const struct stet_command stet_cmd_reindex = {
    .name = "reindex",
    .operands = "",
    .summary = "make the catalog anew",
    .about =
        "Throws away the catalog, the index that 'list' and 'search' use, and makes it anew from "
        "the\n"
        "repository. It is never needed: a catalog that is lost, damaged or behind is mended when\n"
        "it is next used.",
    .least = 0,
    .most = 0,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
