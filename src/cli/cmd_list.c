/* cmd_list.c - stet list: the articles of an archive. */
#include "commands.h"
#include "escape.h"
#include "filter.h"
#include "instant.h"
#include "json.h"
#include "listing.h"
#include "span.h"

static const char *const orders[] = {"captured", "published", "title", "url", "weight", NULL};

struct options {
    const char *host, *title;
    struct stet_option_instant since, until;
    int sort;
    bool reverse, changed;
    struct stet_filter_words filter;
    struct stet_option_count limit, offset;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"host", 'H', STET_OPTION_HOST, FIELD(host), "HOST", NULL, "of this host and those below it"},
    {"title", 0, STET_OPTION_TEXT, FIELD(title), "TEXT", NULL,
     "with TEXT in the title, without regard to case and accents"},
    {"since", 0, STET_OPTION_INSTANT, FIELD(since), "TIME", NULL, "last captured then or later"},
    {"until", 0, STET_OPTION_UNTIL, FIELD(until), "TIME", NULL, "last captured then or earlier"},
    {"changed", 0, STET_OPTION_FLAG, FIELD(changed), NULL, NULL,
     "with more than one version; --since and --until are then of the capture that first saw the "
     "change"},
    {"only", 0, STET_OPTION_TEXT, FIELD(filter.only), "TYPES", NULL,
     "with --changed: an edit of one of these types, as number,negation"},
    {"ignore", 0, STET_OPTION_TEXT, FIELD(filter.ignore), "TYPES", NULL,
     "with --changed: not changes whose edits are all of these types"},
    {"min-weight", 0, STET_OPTION_TEXT, FIELD(filter.min_weight), "WEIGHT", NULL,
     "with --changed: changes that weigh as much or more: 0 (typography) to 1 (another text)"},
    {"sort", 's', STET_OPTION_CHOICE, FIELD(sort), "KEY", orders,
     "captured and published: newest first; weight: of what changed, heaviest first"},
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

/* Whether the answer is not simply all that the archive holds. */
static bool is_selection(const struct stet_list_query *query)
{
    return query->host || query->title || query->since_utc || query->until_utc || query->changed;
}

static void print_total(struct stet_cli *cli, const struct stet_list_query *query, uint64_t total)
{
    uint64_t rest = total > query->offset ? total - query->offset : 0;
    uint64_t shown = query->limit && query->limit < rest ? query->limit : rest;
    uint64_t hidden = *query->hidden;
    struct stet_buf line;
    stet_buf_init(&line, 256);
    if (shown < total)
        stet_buf_printf(&line, "%llu of ", (unsigned long long)shown);
    stet_buf_printf(&line, "%llu %sarticle%s", (unsigned long long)total,
                    total + hidden == 0 && is_selection(query) ? "such " : "", stet_plural(total));
    if (total + hidden == 0) /* perhaps another archive was meant */
        stet_buf_printf(&line, " in the archive '%s'", stet_archive_path(cli->archive));
    if (hidden)
        stet_buf_printf(&line, "; %llu more changed, hidden by --only, --ignore or --min-weight",
                        (unsigned long long)hidden);
    stet_buf_putc(&line, '\n');
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

/* STET_ERR_USAGE if words are wrong, or say nothing without --changed. */
static enum stet_status make_query(const struct options *options, uint64_t *hidden,
                                   struct stet_list_query *query, struct stet_error *error)
{
    *query = (struct stet_list_query){
        .host = options->host,
        .title = options->title,
        .since_utc = options->since.given ? options->since.utc : 0,
        .until_utc = options->until.given ? options->until.utc : 0,
        .order = (enum stet_list_order)options->sort,
        .reverse = options->reverse,
        .limit = options->limit.n,
        .offset = options->offset.n,
        .changed = options->changed,
        .hidden = hidden,
    };
    enum stet_status status = stet_filter_parse(&options->filter, &query->filter, error);
    bool filtered = stet_filter_is_set(&query->filter) || query->order == STET_ORDER_WEIGHT;
    if (status == STET_OK && filtered && !options->changed)
        return stet_error_set(error, STET_ERR_USAGE,
                              "--only, --ignore, --min-weight and '--sort weight' go with "
                              "--changed");
    return status;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    struct stet_list_query query;
    struct stet_error error;
    uint64_t total = 0, hidden = 0;
    (void)operands;
    (void)count;
    stet_output_page(&cli->out);
    enum stet_status status = make_query(opaque, &hidden, &query, &error);
    if (status == STET_OK)
        status = stet_archive_list(cli->archive, &query, print_article, cli, &total, &error);
    if (status != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    if (!cli->common.json)
        print_total(cli, &query, total);
    return total ? 0 : 1;
}

const struct stet_command stet_cmd_list = {
    .name = "list",
    .operands = "",
    .summary = "list the articles",
    .about =
        "Lists the articles of the archive, the last captured first: id, day of the last capture,\n"
        "number of versions, title and URL; and whether that capture gave no text, as where the\n"
        "page is gone. With --changed only those of which a version differs from the one before\n"
        "it, with the weight of the heaviest such change and the types of the edits. Exit code 1\n"
        "if there is none.",
    .examples = "stet list --host example.org --since 2024-11-01\tof one site, of late\n"
                "stet list --changed --since 2024-11-01 --min-weight 0.4\tedits that matter\n"
                "stet list --sort title --json\tfor a program\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 0,
    .most = 0,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
