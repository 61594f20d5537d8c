/* cmd_diff.c - stet diff: two versions, two articles or two files, word by word. */
#include "commands.h"
#include "json.h"
#include "limits.h"
#include "locate.h"
#include "selector.h"
#include "side.h"
#include <stdlib.h>
#include <stet/render.h>
#include <sys/stat.h>

enum format { TERMINAL, UNIFIED, HTML, JSON, STAT };
static const char *const formats[] = {"words", "unified", "html", "json", "stat", NULL};

struct options {
    int format;
    struct stet_option_count context;
    bool all;
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
    {0},
};

static bool is_file(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void write_stat(struct stet_buf *out, const struct stet_diff *diff)
{
    const struct stet_diff_counts *c = stet_diff_counts(diff);
    stet_buf_printf(out,
                    "%zu word%s added, %zu removed; %zu sentence%s edited, %zu added, %zu removed; "
                    "%zu field%s changed\n",
                    c->words_added, plural(c->words_added), c->words_removed, c->lines_edited,
                    plural(c->lines_edited), c->lines_added, c->lines_removed, c->fields_changed,
                    plural(c->fields_changed));
}

static void write_diff(struct stet_cli *cli, const struct options *options,
                       const struct stet_diff *diff, const struct stet_diff_label *label,
                       struct stet_buf *out)
{
    int format = cli->common.json ? JSON : options->format;
    unsigned usual = format == UNIFIED ? UNIFIED_CONTEXT : CONTEXT;
    unsigned context = options->all             ? 1000000000
                       : options->context.given ? (unsigned)options->context.n
                                                : usual;
    const struct stet_terminal_style style = {cli->out.color, cli->out.width, context};
    switch (format) {
    case UNIFIED: stet_render_diff_unified(diff, label, context, out); break;
    case HTML: stet_render_diff_html(diff, label, false, out); break;
    case JSON: stet_render_diff_json(diff, label, out); break;
    case STAT: write_stat(out, diff); break;
    default: stet_render_diff_terminal(diff, label, &style, out); break;
    }
}

/* 0 if the sides are the same, 1 if not, 2 on trouble. */
static int compare(struct stet_cli *cli, const struct options *options,
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
    };
    if (stet_diff(&diff, (struct stet_span){before->text.ptr, before->text.len},
                  (struct stet_span){after->text.ptr, after->text.len}, error) != STET_OK) {
        stet_buf_free(&out);
        return stet_output_fail(error);
    }
    write_diff(cli, options, diff, &label, &out);
    int code = stet_diff_is_empty(diff) ? 0 : 1;
    stet_output_write(&cli->out, &out);
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

static int diff_versions(struct stet_cli *cli, const struct options *options, const char *word)
{
    struct stet_error error;
    struct stet_selector selector;
    struct stet_history history = {0};
    struct stet_side before, after;
    size_t from, to;
    int code = -1;
    stet_side_init(&before);
    stet_side_init(&after);
    enum stet_status status = stet_selector_parse(word, &selector)
                                  ? stet_selector_history(cli, &selector, &history, &error)
                                  : stet_error_set(&error, STET_ERR_MEMORY, "no memory");
    if (status == STET_OK)
        status = choose_range(&selector, &history, &from, &to, &error);
    if (status == STET_OK && history.count == 1)
        stet_output_warn("'%s' has one version only: there is nothing to compare it with",
                         history.article.url);
    if (status == STET_OK)
        status = stet_side_from_version(&before, cli, &history, from, &error);
    if (status == STET_OK)
        status = stet_side_from_version(&after, cli, &history, to, &error);
    if (status == STET_OK)
        code = compare(cli, options, &before, &after, &error);
    stet_history_free(&history);
    stet_selector_free(&selector);
    stet_side_free(&before);
    stet_side_free(&after);
    if (code < 0)
        stet_output_fail(&error);
    return code < 0 ? 2 : code; /* 1 means different here: what was not found is trouble */
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
    status = stet_selector_parse(word, &selector)
                 ? stet_selector_version(cli, &selector, &history, &version, error)
                 : stet_error_set(error, STET_ERR_MEMORY, "no memory");
    if (status == STET_OK)
        status = stet_side_from_version(side, cli, &history, version, error);
    else if (status == STET_ERR_NOT_FOUND && !selector.from)
        stet_error_set(error, status, "there is no file '%s', and no article goes by that name",
                       word);
    stet_history_free(&history);
    stet_selector_free(&selector);
    return status;
}

static int diff_two(struct stet_cli *cli, const struct options *options, char **words)
{
    struct stet_error error;
    struct stet_side before, after;
    stet_side_init(&before);
    stet_side_init(&after);
    enum stet_status status = load_side(cli, &before, words[0], &error);
    if (status == STET_OK)
        status = load_side(cli, &after, words[1], &error);
    int code = 2; /* 1 means different here: what was not found is trouble */
    if (status == STET_OK)
        code = compare(cli, options, &before, &after, &error);
    else
        stet_output_fail(&error);
    stet_side_free(&before);
    stet_side_free(&after);
    return code;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct stet_error error;
    if (options->format == TERMINAL)
        stet_output_page(&cli->out);
    if (count == 2)
        return diff_two(cli, options, operands);
    if (is_file(operands[0])) {
        stet_output_warn("'%s' is a file; name another to compare it with", operands[0]);
        return 2;
    }
    if (stet_locate_archive(cli->common.archive, false, cli->now_utc, &cli->archive, &error) !=
        STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    return diff_versions(cli, options, operands[0]);
}

const struct stet_command stet_cmd_diff = {
    .name = "diff",
    .operands = "ARTICLE[@A..B] | FILE FILE",
    .summary = "show what changed, word by word",
    .about = "Shows what changed between two versions of an article: the latest two, those of "
             "@A..B, or\n"
             "from @A to the latest. Also between two files, two articles, or a file and an "
             "article; no\n"
             "archive is needed for files. Exit code 0: the same; 1: different; 2: trouble.",
    .examples =
        "stet diff example.org/news/1\twhat the last edit changed\n"
        "stet diff example.org/news/1@first..latest\tfrom the first version to the last\n"
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
