/* cmd_export.c - stet export: a selection as one file that proves what it holds. */
#include "commands.h"
#include "json.h"
#include "room.h"
#include "selector.h"
#include <stdlib.h>
#include <stet/bundle.h>
#include <string.h>

struct options {
    const char *host;
    struct stet_option_instant since, until;
    bool force;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"host", 'H', STET_OPTION_HOST, FIELD(host), "HOST", NULL,
     "the articles of this host and those below it"},
    {"since", 0, STET_OPTION_INSTANT, FIELD(since), "TIME", NULL,
     "articles last captured then or later"},
    {"until", 0, STET_OPTION_UNTIL, FIELD(until), "TIME", NULL,
     "articles last captured then or earlier"},
    {"force", 0, STET_OPTION_FLAG, FIELD(force), NULL, NULL, "replace FILE if it is there"},
    {0},
};

/* Ids of the selected articles, owned. */
struct selection {
    char **ids;
    size_t count, room;
};

static bool add_id(struct selection *selection, const char *id)
{
    void *ids =
        stet_room(selection->ids, selection->count, &selection->room, sizeof(*selection->ids));
    if (!ids)
        return false;
    selection->ids = ids;
    char *copy = strdup(id);
    if (copy)
        selection->ids[selection->count++] = copy;
    return copy != NULL;
}

static enum stet_status add_article(void *opaque, const struct stet_article *article)
{
    return add_id(opaque, article->id) ? STET_OK : STET_ERR_MEMORY;
}

static void free_selection(struct selection *selection)
{
    for (size_t i = 0; i < selection->count; i++)
        free(selection->ids[i]);
    free(selection->ids);
}

static enum stet_status select_named(struct stet_cli *cli, struct selection *selection,
                                     const char *word, struct stet_error *error)
{
    struct stet_selector selector;
    struct stet_history history = {0};
    enum stet_status status = stet_selector_parse(word, &selector, error);
    if (status == STET_OK && (selector.range || selector.from))
        status = stet_error_set(error, STET_ERR_USAGE,
                                "a bundle holds every version; leave the '%s' away",
                                word + strlen(selector.article));
    if (status == STET_OK)
        status = stet_selector_history(cli, &selector, &history, error);
    if (status == STET_OK && !add_id(selection, history.article.id))
        status = stet_error_set(error, STET_ERR_MEMORY, "no memory");
    stet_history_free(&history);
    stet_selector_free(&selector);
    return status;
}

/* Whether the words behind 'stet export' say what they seem to: 'stet export ARTICLE' is not meant
 * to write all that there is into a folder of that name. */
static enum stet_status check_words(struct stet_cli *cli, enum stet_bundle_format format,
                                    bool by_query, const char *file, size_t articles,
                                    struct stet_error *error)
{
    if (by_query && articles > 0)
        return stet_error_set(error, STET_ERR_USAGE,
                              "name articles, or give --host, --since and --until, not both");
    if (strcmp(file, "-") == 0)
        return stet_error_set(error, STET_ERR_USAGE,
                              "a bundle cannot go to standard output; give it a name");
    if (!by_query && articles == 0 && format == STET_BUNDLE_FOLDER &&
        stet_selector_is_article(cli, file))
        return stet_error_set(error, STET_ERR_USAGE,
                              "'%s' names an article; give the name of the bundle before it, or "
                              "'./%s' for all articles in a folder",
                              file, file);
    return STET_OK;
}

static enum stet_status select_all(struct stet_cli *cli, const struct options *options,
                                   struct selection *selection, char **words, size_t count,
                                   struct stet_error *error)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; status == STET_OK && i < count; i++)
        status = select_named(cli, selection, words[i], error);
    bool by_query = options->host || options->since.given || options->until.given;
    if (status != STET_OK || count || !by_query)
        return status; /* nothing named: all */
    const struct stet_list_query query = {
        .host = options->host,
        .since_utc = options->since.given ? options->since.utc : 0,
        .until_utc = options->until.given ? options->until.utc : 0,
        .order = STET_ORDER_URL,
    };
    uint64_t total;
    status = stet_archive_list(cli->archive, &query, add_article, selection, &total, error);
    if (status == STET_ERR_MEMORY)
        stet_error_set(error, status, "no memory");
    if (status == STET_OK && total == 0)
        status =
            stet_error_set(error, STET_ERR_NOT_FOUND,
                           "no article is selected; 'stet list' with the same options shows why");
    return status;
}

static void on_progress(void *context, uint64_t done)
{
    (void)context;
    stet_output_progress("exporting file", (size_t)done, 0);
}

static void print_summary(struct stet_cli *cli, const char *path,
                          const struct stet_bundle_summary *summary)
{
    if (cli->common.json) {
        stet_json_print(&cli->out,
                        json_pack("{s:i, s:o, s:s, s:s, s:I, s:I, s:I, s:I}", "stet_export", 1,
                                  "path", stet_json_text(path), "bag", summary->name, "digest",
                                  summary->digest, "articles", (json_int_t)summary->articles,
                                  "versions", (json_int_t)summary->versions, "files",
                                  (json_int_t)summary->files, "bytes", (json_int_t)summary->bytes));
        return;
    }
    struct stet_buf line;
    stet_buf_init(&line, 1 << 20);
    stet_buf_printf(&line,
                    "exported %llu article%s, %llu version%s, %llu files (%llu bytes) to "
                    "'%s'\nsha256 of its manifest %s\n",
                    (unsigned long long)summary->articles, stet_plural(summary->articles),
                    (unsigned long long)summary->versions, stet_plural(summary->versions),
                    (unsigned long long)summary->files, (unsigned long long)summary->bytes, path,
                    summary->digest);
    stet_output_text(&cli->out, &line);
    stet_buf_free(&line);
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct selection selection = {0};
    struct stet_error error;
    struct stet_bundle_summary summary;
    enum stet_bundle_format format;
    bool by_query = options->host || options->since.given || options->until.given;
    enum stet_status status = stet_bundle_format_of(operands[0], &format, &error);
    if (status == STET_OK)
        status = check_words(cli, format, by_query, operands[0], count - 1, &error);
    if (status == STET_OK)
        status = select_all(cli, options, &selection, operands + 1, count - 1, &error);
    if (status == STET_OK) {
        const struct stet_bundle_selection chosen = {(const char *const *)selection.ids,
                                                     selection.count};
        status = stet_bundle_export(cli->archive, &chosen, operands[0], format, options->force,
                                    &summary, on_progress, NULL, &error);
        stet_output_progress_end();
    }
    free_selection(&selection);
    if (status != STET_OK)
        return stet_output_fail(&error);
    print_summary(cli, operands[0], &summary);
    return 0;
}

const struct stet_command stet_cmd_export = {
    .name = "export",
    .operands = "FILE [ARTICLE...]",
    .summary = "write a bundle: every version, its source, the journal, and digests",
    .about =
        "Writes the ARTICLEs (or those of --host, --since and --until; or all) with every "
        "version,\n"
        "its source and its lines of the capture journal into one file. Its form follows from its\n"
        "name: .tar.gz, .tar.zst, .zip, else a folder. Inside is a BagIt bag: anybody can check "
        "it\n"
        "with 'sha256sum -c manifest-sha256.txt'. The same selection gives the same bytes.",
    .examples = "stet export case17.tar.gz example.org/news/1\tone article with its history\n"
                "stet export november.zip --host example.org --since 2024-11-01\ta selection\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 100000,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
