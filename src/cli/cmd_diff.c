/* cmd_diff.c - stet diff: two versions, two articles or two files, word by word. */
#include "commands.h"
#include "filter.h"
#include "json.h"
#include "limits.h"
#include "locate.h"
#include "selector.h"
#include "side.h"
#include <stdlib.h>
#include <stet/render.h>
#include <string.h>
#include <sys/stat.h>

enum format { TERMINAL, UNIFIED, HTML, JSON, STAT };
static const char *const formats[] = {"words", "unified", "html", "json", "stat", NULL};

struct options {
    int format;
    struct stet_option_count context;
    bool all, side_by_side;
    struct stet_filter_words filter;
};

/* What is asked for, read. */
struct request {
    enum format format;
    const struct options *options;
    struct stet_edit_filter filter;
};

#define FIELD(field)    offsetof(struct options, field)
#define CONTEXT         1 /* sentences around an edit, where --context is not given */
#define UNIFIED_CONTEXT 3

static const struct stet_option table[] = {
    {"format", 'f', STET_OPTION_CHOICE, FIELD(format), "FORM", formats,
     "words: for reading; unified: for patch(1); html: one file for a browser; stat: one line"},
    {"context", 'U', STET_OPTION_COUNT, FIELD(context), "N", NULL,
     "sentences shown around an edit"},
    {"all", 'a', STET_OPTION_FLAG, FIELD(all), NULL, NULL, "show the whole text"},
    {"side-by-side", 's', STET_OPTION_FLAG, FIELD(side_by_side), NULL, NULL,
     "html: the text as it was beside the text as it is"},
    {"only", 0, STET_OPTION_TEXT, FIELD(filter.only), "TYPES", NULL,
     "show only edits with one of these types, as 'number,negation'"},
    {"ignore", 0, STET_OPTION_TEXT, FIELD(filter.ignore), "TYPES", NULL,
     "hide edits whose main type is one of these, as 'typography'"},
    {"min-weight", 0, STET_OPTION_TEXT, FIELD(filter.min_weight), "WEIGHT", NULL,
     "hide edits that weigh less than this, from 0 to 1"},
    {0},
};

static bool is_file(const char *path)
{
    struct stat st;
    return strcmp(path, "-") == 0 || (stat(path, &st) == 0 && !S_ISDIR(st.st_mode));
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void write_stat(struct stet_buf *out, const struct stet_diff *diff,
                       const struct stet_edit_filter *filter)
{
    const struct stet_diff_counts *c = stet_diff_counts(diff);
    size_t hidden = stet_diff_hidden(diff, filter);
    stet_buf_printf(out,
                    "%zu word%s added, %zu removed; %zu sentence%s edited, %zu added, %zu removed, "
                    "%zu moved; %zu field%s changed; weight %.2f%s",
                    c->words_added, stet_plural(c->words_added), c->words_removed, c->lines_edited,
                    stet_plural(c->lines_edited), c->lines_added, c->lines_removed, c->lines_moved,
                    c->fields_changed, stet_plural(c->fields_changed), stet_diff_weight(diff),
                    stet_diff_is_rewrite(diff) ? ", written anew" : "");
    if (hidden > 0)
        stet_buf_printf(out, "; %zu edit%s hidden", hidden, stet_plural(hidden));
    stet_buf_putc(out, '\n');
}

static void write_diff(struct stet_cli *cli, const struct request *request,
                       const struct stet_diff *diff, const struct stet_diff_label *label,
                       struct stet_buf *out)
{
    const struct options *options = request->options;
    unsigned usual = request->format == UNIFIED ? UNIFIED_CONTEXT : CONTEXT;
    unsigned context = options->all             ? 1000000000
                       : options->context.given ? (unsigned)options->context.n
                                                : usual;
    const struct stet_terminal_style style = {cli->out.color, cli->out.width, context};
    switch (request->format) {
    case UNIFIED: stet_render_diff_unified(diff, label, context, out); break;
    case HTML: stet_render_diff_html(diff, label, options->side_by_side, out); break;
    case JSON: stet_render_diff_json(diff, label, out); break;
    case STAT: write_stat(out, diff, label->filter); break;
    default: stet_render_diff_terminal(diff, label, &style, out); break;
    }
}

/* 0 if the sides are the same, 1 if not, 2 on trouble. */
static int compare(struct stet_cli *cli, const struct request *request,
                   const struct stet_side *before, const struct stet_side *after,
                   struct stet_error *error)
{
    struct stet_diff *diff = NULL;
    struct stet_buf out;
    stet_buf_init(&out, 8 * STET_MAX_CANONICAL_BYTES);
    const struct stet_diff_label label = {
        .title = after->title.ptr,
        .url = after->url.ptr,
        .old_name = before->name.ptr,
        .new_name = after->name.ptr,
        .filter = &request->filter,
    };
    if (stet_diff(&diff, (struct stet_span){before->text.ptr, before->text.len},
                  (struct stet_span){after->text.ptr, after->text.len}, error) != STET_OK) {
        stet_buf_free(&out);
        return stet_output_fail(error);
    }
    write_diff(cli, request, diff, &label, &out);
    int code = stet_diff_is_empty(diff) ? 0 : 1;
    if (request->format == TERMINAL)
        stet_output_write(&cli->out, &out); /* made safe already, with colours */
    else
        stet_output_text(&cli->out, &out);
    stet_diff_free(diff);
    stet_buf_free(&out);
    return code;
}

/* ARTICLE: the latest two; @A: from A to the latest; @A..B: from A (or the first) to B (or the
 * latest). */
static enum stet_status choose_range(const struct stet_selector *selector,
                                     const struct stet_history *history, size_t *from, size_t *to,
                                     struct stet_error *error)
{
    const char *start = selector->from;
    if (!start)
        start = selector->range ? "first" : history->count > 1 ? "-1" : "latest";
    enum stet_status status = stet_history_select(history, start, from, error);
    return status != STET_OK ? status : stet_history_select(history, selector->to, to, error);
}

static int compare_versions(struct stet_cli *cli, const struct request *request,
                            const struct stet_history *history, size_t from, size_t to,
                            struct stet_error *error)
{
    struct stet_side before, after;
    int code = 2;
    stet_side_init(&before);
    stet_side_init(&after);
    enum stet_status status = stet_side_from_version(&before, cli, history, from, error);
    if (status == STET_OK)
        status = stet_side_from_version(&after, cli, history, to, error);
    if (status == STET_OK)
        code = compare(cli, request, &before, &after, error);
    else
        stet_output_fail(error);
    stet_side_free(&before);
    stet_side_free(&after);
    return code;
}

/* Each version of the range against the one before it. */
static int compare_steps(struct stet_cli *cli, const struct request *request,
                         const struct stet_history *history, size_t from, size_t to,
                         struct stet_error *error)
{
    int worst = 0;
    for (size_t i = from; i < to && worst < 2; i++) {
        if (i > from && request->format == TERMINAL) {
            struct stet_buf gap;
            stet_buf_init(&gap, 1);
            stet_buf_putc(&gap, '\n');
            stet_output_write(&cli->out, &gap);
            stet_buf_free(&gap);
        }
        int code = compare_versions(cli, request, history, i, i + 1, error);
        worst = code > worst ? code : worst;
    }
    return worst;
}

/* "No difference" alone would be taken for an answer where nothing was compared. */
static void warn_of_nothing(const struct stet_selector *selector,
                            const struct stet_history *history, size_t from)
{
    if (history->count == 1)
        stet_output_warn("'%s' has one version only: there is nothing to compare it with",
                         history->article.url);
    else if (!selector->range && from + 1 == history->count)
        stet_output_warn("@%zu is the latest version, there is nothing after it; '@%zu..%zu' shows "
                         "what it changed",
                         from + 1, from, from + 1);
}

static int diff_versions(struct stet_cli *cli, const struct request *request, const char *word)
{
    struct stet_error error;
    struct stet_selector selector;
    struct stet_history history = {0};
    size_t from = 0, to = 0;
    int code = 2; /* 1 means different here: what was not found is trouble */
    enum stet_status status = stet_selector_parse(word, &selector, &error);
    if (status == STET_OK)
        status = stet_selector_history(cli, &selector, &history, &error);
    if (status == STET_OK)
        status = choose_range(&selector, &history, &from, &to, &error);
    if (status == STET_OK)
        warn_of_nothing(&selector, &history, from);
    bool steps = selector.range && from + 1 < to && request->format != HTML;
    if (status != STET_OK)
        stet_output_fail(&error);
    else if (steps)
        code = compare_steps(cli, request, &history, from, to, &error);
    else
        code = compare_versions(cli, request, &history, from, to, &error);
    stet_history_free(&history);
    stet_selector_free(&selector);
    return code;
}

/* A file if there is one of that name, else a version of an article. */
static enum stet_status load_side(struct stet_cli *cli, struct stet_side *side, const char *word,
                                  struct stet_error *error)
{
    if (is_file(word))
        return stet_side_from_file(side, word, error);
    struct stet_selector selector;
    struct stet_history history = {0};
    size_t version;
    enum stet_status status = STET_OK;
    if (!cli->archive)
        status =
            stet_locate_archive(cli->common.archive, false, cli->now_utc, &cli->archive, error);
    if (status != STET_OK) {
        stet_error_prefix(error, "'%s' is no file", word);
        return status;
    }
    status = stet_selector_parse(word, &selector, error);
    if (status == STET_OK)
        status = stet_selector_version(cli, &selector, &history, &version, error);
    if (status == STET_OK)
        status = stet_side_from_version(side, cli, &history, version, error);
    else if (status == STET_ERR_NOT_FOUND && !selector.from && !strstr(word, "://"))
        stet_error_set(error, status,
                       is_folder(word) ? "'%s' is a folder; name two files, or an article"
                                       : "there is no file '%s', and no article goes by that name",
                       word);
    stet_history_free(&history);
    stet_selector_free(&selector);
    return status;
}

/* Of two articles, or an article and a file, the number of a version says too little. */
static void tell_apart(struct stet_side *before, struct stet_side *after)
{
    if (strcmp(before->url.ptr, after->url.ptr) == 0)
        return;
    stet_side_name_article(before);
    stet_side_name_article(after);
}

static int diff_two(struct stet_cli *cli, const struct request *request, char **words)
{
    struct stet_error error;
    struct stet_side before, after;
    stet_side_init(&before);
    stet_side_init(&after);
    enum stet_status status = STET_OK;
    if (strcmp(words[0], "-") == 0 && strcmp(words[1], "-") == 0)
        status =
            stet_error_set(&error, STET_ERR_USAGE, "only one of the two can be the standard input");
    if (status == STET_OK)
        status = load_side(cli, &before, words[0], &error);
    if (status == STET_OK)
        status = load_side(cli, &after, words[1], &error);
    if (status == STET_OK)
        tell_apart(&before, &after);
    int code = 2; /* 1 means different here: what was not found is trouble */
    if (status == STET_OK)
        code = compare(cli, request, &before, &after, &error);
    else
        stet_output_fail(&error);
    stet_side_free(&before);
    stet_side_free(&after);
    return code;
}

static enum stet_status read_request(const struct stet_cli *cli, const struct options *options,
                                     struct request *out, struct stet_error *error)
{
    *out = (struct request){.options = options,
                            .format = cli->common.json ? JSON : (enum format)options->format};
    if (options->side_by_side && out->format != HTML)
        return stet_error_set(error, STET_ERR_USAGE, "--side-by-side goes with --format html");
    return stet_filter_parse(&options->filter, &out->filter, error);
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    struct request request;
    struct stet_error error;
    if (read_request(cli, opaque, &request, &error) != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    if (request.format == TERMINAL)
        stet_output_page(&cli->out);
    if (count == 2)
        return diff_two(cli, &request, operands);
    if (is_file(operands[0])) {
        stet_output_warn("'%s' is a file; name another to compare it with", operands[0]);
        return 2;
    }
    if (stet_locate_archive(cli->common.archive, false, cli->now_utc, &cli->archive, &error) !=
        STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    return diff_versions(cli, &request, operands[0]);
}

const struct stet_command stet_cmd_diff = {
    .name = "diff",
    .operands = "ARTICLE[@A..B] | FILE FILE",
    .summary = "show what changed, word by word",
    .about =
        "Shows what changed between two versions of an article: the latest two, from @A to the "
        "latest,\n"
        "or of @A..B each version against the one before it (html: the last against the first). "
        "Also\n"
        "between two files, two articles, or a file and an article; no archive is needed for "
        "files. FILE may be '-', standard input.\n"
        "\n"
        "Every edit has a type and a weight, see docs/edits.md: typography, spelling, wording, "
        "number,\n"
        "date, name, quotation, negation, hedge, headline, byline, published, modified, link, "
        "image,\n"
        "caption, correction, added, removed, moved, split, joined. How many are hidden is always "
        "told.\n"
        "\n"
        "Exit code 0: the same; 1: different; 2: trouble.",
    .examples =
        "stet diff example.org/news/1\twhat the last edit changed\n"
        "stet diff example.org/news/1@first example.org/news/1@latest\tfrom the first version to "
        "the last\n"
        "stet diff --only number,negation example.org/news/1@first..latest\tstep by step, what "
        "matters\n"
        "stet diff -f html example.org/news/1@2024-12-03..2024-12-09 > edits.html\tas a page\n"
        "stet diff old.html new.html\ttwo files\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 2,
    .needs = STET_OPENS_ARCHIVE,
    .has_json = true,
    .run = run,
};
