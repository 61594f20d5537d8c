/* cmd_list.c - stet list: the articles of an archive. */
#include "commands.h"
#include "escape.h"
#include "instant.h"
#include "json.h"
#include "listing.h"
#include "span.h"

static const char *const orders[] = {"captured", "published", "title", "url", NULL};

struct options {
    const char *host, *title;
    struct stet_option_instant since, until;
    int sort;
    bool reverse;
    struct stet_option_count limit, offset;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"host", 'H', STET_OPTION_TEXT, FIELD(host), "HOST", NULL, "of this host and those below it"},
    {"title", 0, STET_OPTION_TEXT, FIELD(title), "TEXT", NULL,
     "with TEXT in the title, without regard to case and accents"},
    {"since", 0, STET_OPTION_INSTANT, FIELD(since), "TIME", NULL, "last captured then or later"},
    {"until", 0, STET_OPTION_UNTIL, FIELD(until), "TIME", NULL, "last captured then or earlier"},
    {"sort", 's', STET_OPTION_CHOICE, FIELD(sort), "KEY", orders,
     "captured and published: newest first"},
    {"reverse", 'r', STET_OPTION_FLAG, FIELD(reverse), NULL, NULL, "the other way round"},
    {"limit", 'n', STET_OPTION_COUNT, FIELD(limit), "N", NULL, "at most N articles; 0: all"},
    {"offset", 0, STET_OPTION_COUNT, FIELD(offset), "N", NULL, "pass over the first N"},
    {0},
};

static enum stet_status print_article(void *opaque, const struct stet_article *article)
{
    struct stet_cli *cli = opaque;
    if (cli->common.json) {
        stet_json_print(&cli->out, stet_listing_json(article));
        return STET_OK;
    }
    struct stet_buf line;
    stet_buf_init(&line, 1 << 20);
    stet_listing_write(&line, &cli->out, article);
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
    return STET_OK;
}

static void print_total(struct stet_cli *cli, uint64_t shown, uint64_t total)
{
    struct stet_buf line;
    stet_buf_init(&line, 256);
    if (shown < total)
        stet_buf_printf(&line, "%llu of ", (unsigned long long)shown);
    stet_buf_printf(&line, "%llu article%s\n", (unsigned long long)total, total == 1 ? "" : "s");
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    const struct stet_list_query query = {
        .host = options->host,
        .title = options->title,
        .since_utc = options->since.given ? options->since.utc : 0,
        .until_utc = options->until.given ? options->until.utc : 0,
        .order = (enum stet_list_order)options->sort,
        .reverse = options->reverse,
        .limit = options->limit.n,
        .offset = options->offset.n,
    };
    struct stet_error error;
    uint64_t total = 0;
    (void)operands;
    (void)count;
    stet_output_page(&cli->out);
    if (stet_archive_list(cli->archive, &query, print_article, cli, &total, &error) != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    uint64_t rest = total > query.offset ? total - query.offset : 0;
    if (!cli->common.json)
        print_total(cli, query.limit && query.limit < rest ? query.limit : rest, total);
    return total ? 0 : 1;
}

const struct stet_command stet_cmd_list = {
    .name = "list",
    .operands = "",
    .summary = "list the articles",
    .about =
        "Lists the articles of the archive, the last captured first: id, day of the last capture,\n"
        "number of versions, title and URL. Exit code 1 if there is none.",
    .examples = "stet list --host example.org --since 2024-11-01\tof one site, of late\n"
                "stet list --sort title --json\tfor a program\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 0,
    .most = 0,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
