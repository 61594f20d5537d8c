/* cmd_log.c - stet log: the versions of an article, and what changed from one to the next. */
#include "commands.h"
#include "escape.h"
#include "filter.h"
#include "instant.h"
#include "json.h"
#include "limits.h"
#include "selector.h"
#include "span.h"
#include <stdlib.h>
#include <stet/diff.h>
#include <stet/document.h>
#include <string.h>

struct options {
    bool reverse;
    struct stet_option_count limit;
    struct stet_filter_words filter;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"reverse", 'r', STET_OPTION_FLAG, FIELD(reverse), NULL, NULL, "oldest first"},
    {"limit", 'n', STET_OPTION_COUNT, FIELD(limit), "N", NULL, "at most N versions; 0: all"},
    {"only", 0, STET_OPTION_TEXT, FIELD(filter.only), "TYPES", NULL,
     "versions with an edit of one of these types, as number,negation"},
    {"ignore", 0, STET_OPTION_TEXT, FIELD(filter.ignore), "TYPES", NULL,
     "not those whose edits are all of these types"},
    {"min-weight", 0, STET_OPTION_TEXT, FIELD(filter.min_weight), "WEIGHT", NULL,
     "versions that weigh as much or more: 0 (typography) to 1 (another text)"},
    {0},
};

/* A version, and how it differs from the one before it. */
struct row {
    const struct stet_version *version;
    size_t words;
    struct stet_buf title, title_before; /* title_before: empty if it is the same, or the first */
    bool has_before, title_changed;
    struct stet_diff_counts counts;
    struct stet_step step;
};

static enum stet_status read_title(const struct stet_buf *text, struct stet_buf *title,
                                   struct stet_error *error)
{
    struct stet_document *document = NULL;
    enum stet_status status =
        stet_document_read(&document, (struct stet_span){text->ptr, text->len}, error);
    if (status == STET_OK)
        stet_buf_append(title, document->meta.title.value.ptr, document->meta.title.value.len);
    stet_document_free(document);
    return status;
}

static enum stet_status compare(struct row *row, const struct stet_buf *before,
                                const struct stet_buf *text, struct stet_error *error)
{
    struct stet_diff *diff = NULL;
    row->has_before = true;
    enum stet_status status = stet_diff(&diff, (struct stet_span){before->ptr, before->len},
                                        (struct stet_span){text->ptr, text->len}, error);
    if (status == STET_OK) {
        row->counts = *stet_diff_counts(diff);
        status = read_title(before, &row->title_before, error);
    }
    row->title_changed = strcmp(row->title_before.ptr, row->title.ptr) != 0;
    stet_diff_free(diff);
    return status;
}

static enum stet_status fill_row(struct stet_cli *cli, const struct stet_history *history,
                                 size_t index, struct row *row, struct stet_error *error)
{
    struct stet_buf text, before;
    stet_buf_init(&text, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&before, STET_MAX_OBJECT_BYTES);
    row->version = &history->versions[index];
    enum stet_status status = stet_archive_text(cli->archive, row->version, &text, error);
    if (status == STET_OK) {
        row->words = stet_diff_words((struct stet_span){text.ptr, text.len});
        status = read_title(&text, &row->title, error);
    }
    if (status == STET_OK && index > 0) {
        status = stet_archive_text(cli->archive, row->version - 1, &before, error);
        if (status == STET_OK)
            status = compare(row, &before, &text, error);
    }
    stet_buf_free(&text);
    stet_buf_free(&before);
    return status;
}

static json_t *row_json(const struct row *row)
{
    json_t *value = json_pack(
        "{s:I, s:o, s:o, s:I, s:I, s:o, s:s}", "version", (json_int_t)row->version->number,
        "captured", stet_json_instant(row->version->captured_utc), "last_seen",
        stet_json_instant(row->version->last_seen_utc), "revisits",
        (json_int_t)row->version->revisits, "words", (json_int_t)row->words, "title",
        stet_json_text(row->title.ptr), "source_sha256", row->version->source_sha256);
    if (value && row->has_before) {
        json_object_set_new(value, "words_added",
                            json_integer((json_int_t)row->counts.words_added));
        json_object_set_new(value, "words_removed",
                            json_integer((json_int_t)row->counts.words_removed));
        if (row->title_changed)
            json_object_set_new(value, "title_before", stet_json_text(row->title_before.ptr));
    }
    if (value && row->step.known) {
        json_object_set_new(value, "weight", stet_json_weight(row->step.weight));
        json_object_set_new(value, "types", stet_json_types(row->step.types));
        json_object_set_new(value, "rewrite", json_boolean(row->step.rewrite));
    }
    return value;
}

static void write_row(struct stet_buf *out, const struct stet_output *to, const struct row *row)
{
    char captured[STET_INSTANT_TEXT], seen[STET_INSTANT_TEXT];
    const struct stet_version *version = row->version;
    stet_instant_rfc3339(version->captured_utc, captured);
    stet_instant_rfc3339(version->last_seen_utc, seen);
    stet_buf_printf(out, "%s@%-3llu%s  %s  %6zu words", stet_output_paint(to, STET_PAINT_YELLOW),
                    (unsigned long long)version->number, stet_output_paint(to, STET_PAINT_END),
                    captured, row->words);
    if (row->step.known)
        stet_buf_printf(out, "  weight %.2f", row->step.weight);
    if (row->has_before)
        stet_buf_printf(out, "  %s+%zu%s %s-%zu%s", stet_output_paint(to, STET_PAINT_GREEN),
                        row->counts.words_added, stet_output_paint(to, STET_PAINT_END),
                        stet_output_paint(to, STET_PAINT_RED), row->counts.words_removed,
                        stet_output_paint(to, STET_PAINT_END));
    stet_buf_puts(out, row->step.rewrite ? "  rewritten" : row->step.main_types ? "  " : "");
    if (!row->step.rewrite)
        stet_filter_write_types(out, row->step.main_types);
    stet_buf_putc(out, '\n');
    if (version->revisits)
        stet_buf_printf(out, "      found unchanged %llu time%s, last %s\n",
                        (unsigned long long)version->revisits, stet_plural(version->revisits),
                        seen);
    if (row->has_before && row->title_changed) {
        stet_buf_puts(out, "      title before: ");
        stet_escape_terminal(out, stet_span_of(row->title_before.ptr), false);
        stet_buf_puts(out, "\n      title now:    ");
        stet_escape_terminal(out, stet_span_of(row->title.ptr), false);
        stet_buf_putc(out, '\n');
    }
    if (row->has_before && !row->title_changed && row->counts.fields_changed &&
        row->counts.words_added + row->counts.words_removed == 0)
        stet_buf_puts(out, "      only its metadata changed\n");
}

static void print_head(struct stet_cli *cli, const struct stet_history *history)
{
    const struct stet_article *article = &history->article;
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    stet_buf_puts(&out, stet_output_paint(&cli->out, STET_PAINT_BOLD));
    stet_escape_terminal(&out, stet_span_of(article->title[0] ? article->title : "(no title)"),
                         false);
    stet_buf_printf(&out, "%s\n", stet_output_paint(&cli->out, STET_PAINT_END));
    stet_escape_terminal(&out, stet_span_of(article->url), false);
    stet_buf_printf(&out, "\nid %s, %zu version%s, %llu capture%s\n", article->id, history->count,
                    stet_plural(history->count), (unsigned long long)article->captures,
                    stet_plural(article->captures));
    if (history->fruitless) {
        char last[STET_INSTANT_TEXT];
        stet_instant_rfc3339(history->last_fruitless_utc, last);
        stet_buf_printf(&out,
                        "besides %llu that gave no text (an error page, a wall ...), last %s\n",
                        (unsigned long long)history->fruitless, last);
    }
    stet_buf_putc(&out, '\n');
    stet_output_write(&cli->out, &out);
    stet_buf_free(&out);
}

static enum stet_status print_row(struct stet_cli *cli, const struct stet_history *history,
                                  size_t index, const struct stet_step *step, json_t *list,
                                  struct stet_error *error)
{
    struct row row = {.step = *step};
    struct stet_buf out;
    stet_buf_init(&row.title, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&row.title_before, STET_MAX_CANONICAL_BYTES);
    stet_buf_init(&out, STET_MAX_CANONICAL_BYTES);
    enum stet_status status = fill_row(cli, history, index, &row, error);
    if (status == STET_OK && list) {
        json_array_append_new(list, row_json(&row));
    } else if (status == STET_OK) {
        write_row(&out, &cli->out, &row);
        stet_output_write(&cli->out, &out);
    }
    stet_buf_free(&row.title);
    stet_buf_free(&row.title_before);
    stet_buf_free(&out);
    return status;
}

/* Prints those rows that the options ask for; *hidden is how many the filter passed over. */
static enum stet_status print_rows(struct stet_cli *cli, const struct options *options,
                                   const struct stet_history *history,
                                   const struct stet_edit_filter *filter, json_t *list,
                                   size_t *hidden, struct stet_error *error)
{
    size_t shown = 0, most = options->limit.n ? options->limit.n : history->count;
    struct stet_step *steps = calloc(history->count, sizeof(*steps));
    if (!steps)
        return stet_error_set(error, STET_ERR_MEMORY, "no memory");
    enum stet_status status = stet_archive_steps(cli->archive, history, steps, error);
    for (size_t i = 0; status == STET_OK && i < history->count; i++) {
        size_t index = options->reverse ? i : history->count - 1 - i;
        if (!stet_step_is_shown(&steps[index], filter))
            ++*hidden;
        else if (shown++ < most)
            status = print_row(cli, history, index, &steps[index], list, error);
    }
    free(steps);
    return status;
}

static void print_hidden(struct stet_cli *cli, size_t hidden)
{
    struct stet_buf line;
    stet_buf_init(&line, 256);
    stet_buf_printf(&line, "%zu version%s hidden by --only, --ignore or --min-weight\n", hidden,
                    stet_plural(hidden));
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

static enum stet_status print_history(struct stet_cli *cli, const struct options *options,
                                      const struct stet_history *history, struct stet_error *error)
{
    struct stet_edit_filter filter;
    size_t hidden = 0;
    enum stet_status status = stet_filter_parse(&options->filter, &filter, error);
    if (status != STET_OK)
        return status;
    json_t *list = cli->common.json ? json_array() : NULL;
    if (!list)
        print_head(cli, history);
    status = print_rows(cli, options, history, &filter, list, &hidden, error);
    if (status == STET_OK && list)
        stet_json_print(
            &cli->out, json_pack("{s:i, s:o, s:o, s:o, s:I, s:I, s:o, s:I, s:o}", "stet_log", 1,
                                 "id", stet_json_text(history->article.id), "url",
                                 stet_json_text(history->article.url), "title",
                                 stet_json_text(history->article.title), "captures",
                                 (json_int_t)history->article.captures, "fruitless",
                                 (json_int_t)history->fruitless, "last_fruitless",
                                 history->fruitless ? stet_json_instant(history->last_fruitless_utc)
                                                    : json_null(),
                                 "hidden", (json_int_t)hidden, "versions", list));
    else
        json_decref(list);
    if (status == STET_OK && !list && stet_filter_is_set(&filter))
        print_hidden(cli, hidden);
    return status;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    (void)count;
    struct stet_error error;
    struct stet_selector selector;
    struct stet_history history = {0};
    stet_output_page(&cli->out);
    enum stet_status status = stet_selector_parse(operands[0], &selector, &error);
    if (status == STET_OK && (selector.from || selector.range))
        status = stet_error_set(&error, STET_ERR_USAGE,
                                "'stet log' shows all versions; leave the '@...' away");
    if (status == STET_OK)
        status = stet_selector_history(cli, &selector, &history, &error);
    if (status == STET_OK)
        status = print_history(cli, opaque, &history, &error);
    stet_history_free(&history);
    stet_selector_free(&selector);
    return status == STET_OK ? 0 : stet_output_fail(&error);
}

const struct stet_command stet_cmd_log = {
    .name = "log",
    .operands = "ARTICLE",
    .summary = "list the versions of an article",
    .about =
        "Lists the versions of an article, newest first: number, time of the capture, words; then\n"
        "how it differs from the version before: the weight from 0 to 1, words added and removed,\n"
        "the types of the edits, changes of the title; and how often the same text was found "
        "again.\n"
        "--only, --ignore and --min-weight hide versions, and how many is told.",
    .examples = "stet log example.org/news/1\tby its URL, without the scheme\n"
                "stet log 1a2b3c4d\tby its id\n"
                "stet log --only number,negation example.org/news/1\twhere that was changed\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
