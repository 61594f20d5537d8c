/* cmd_search.c - stet search: words in every version of every article. */
#include "commands.h"
#include "escape.h"
#include "instant.h"
#include "json.h"
#include "listing.h"
#include "span.h"
#include "utf8.h"
#include <stdio.h>

struct options {
    bool all_versions, removed, added;
    struct stet_option_instant since, until;
    struct stet_option_count limit, offset;
};

#define FIELD(field) offsetof(struct options, field)
#define HITS         20 /* without --limit */

static const struct stet_option table[] = {
    {"all-versions", 'a', STET_OPTION_FLAG, FIELD(all_versions), NULL, NULL,
     "each version that has the words, not only the newest such of an article"},
    {"removed", 0, STET_OPTION_FLAG, FIELD(removed), NULL, NULL,
     "sentences that lost the words from one version to the next"},
    {"added", 0, STET_OPTION_FLAG, FIELD(added), NULL, NULL,
     "sentences that gained the words; with --removed either"},
    {"since", 0, STET_OPTION_INSTANT, FIELD(since), "TIME", NULL,
     "of those, first seen so then or later"},
    {"until", 0, STET_OPTION_UNTIL, FIELD(until), "TIME", NULL,
     "of those, first seen so then or earlier"},
    {"limit", 'n', STET_OPTION_COUNT, FIELD(limit), "N", NULL,
     "at most N hits; 20, if not given; 0: all"},
    {"offset", 0, STET_OPTION_COUNT, FIELD(offset), "N", NULL, "pass over the first N"},
    {0},
};

struct context {
    struct stet_cli *cli;
    uint64_t shown;
    char head[64]; /* "1a2b3c4d@3", which stands above the sentences of one step */
};

/* The marks of the snippet become bold, or "*" without colour. */
static void write_snippet(struct stet_buf *out, const struct stet_output *to, const char *snippet)
{
    struct stet_span rest = stet_span_of(snippet);
    for (size_t pos = 0, start = 0; pos < rest.len;) {
        size_t at = pos;
        uint32_t code = stet_utf8_next(rest.ptr, rest.len, &pos);
        bool mark = code == 0xE000 || code == 0xE001;
        if (mark || pos == rest.len)
            stet_escape_terminal(out, stet_span_sub(rest, start, mark ? at : pos), false);
        if (!mark)
            continue;
        start = pos;
        if (!to->color)
            stet_buf_putc(out, '*');
        else
            stet_buf_puts(out,
                          stet_output_paint(to, code == 0xE000 ? STET_PAINT_BOLD : STET_PAINT_END));
    }
}

static json_t *hit_json(const struct stet_hit *hit)
{
    return json_pack("{s:i, s:o, s:I, s:o, s:b, s:o}", "stet_hit", 1, "article",
                     stet_listing_json(&hit->article), "version", (json_int_t)hit->version,
                     "captured", stet_json_instant(hit->captured_utc), "latest", hit->latest,
                     "snippet", stet_json_text(hit->snippet));
}

static enum stet_status print_hit(void *opaque, const struct stet_hit *hit)
{
    struct context *context = opaque;
    struct stet_output *to = &context->cli->out;
    context->shown++;
    if (context->cli->common.json) {
        stet_json_print(to, hit_json(hit));
        return STET_OK;
    }
    char when[STET_INSTANT_TEXT];
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    stet_instant_rfc3339(hit->captured_utc, when);
    stet_buf_printf(&out, "%s%.8s@%llu%s  %.10s  %s", stet_output_paint(to, STET_PAINT_YELLOW),
                    hit->article.id, (unsigned long long)hit->version,
                    stet_output_paint(to, STET_PAINT_END), when,
                    stet_output_paint(to, STET_PAINT_BOLD));
    const char *title = hit->article.title;
    stet_escape_terminal(&out, stet_span_of(title[0] ? title : hit->article.url), false);
    stet_buf_printf(&out, "%s%s\n    ", stet_output_paint(to, STET_PAINT_END),
                    hit->latest ? "" : "  (no longer in the newest version, or edited since)");
    write_snippet(&out, to, hit->snippet);
    stet_buf_putc(&out, '\n');
    stet_output_write(to, &out);
    stet_buf_free(&out);
    return STET_OK;
}

/* The operands as one query: an operand with spaces was quoted in the shell, so it is a phrase. */
static void join_query(struct stet_buf *query, char **operands, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct stet_span word = stet_span_of(operands[i]);
        bool phrase = count > 1 && stet_span_find(word, " ") < word.len &&
                      stet_span_find(word, "\"") == word.len;
        stet_buf_printf(query, phrase ? "%s\"%s\"" : "%s%s", i ? " " : "", operands[i]);
    }
}

static json_t *said_json(const struct stet_said_hit *hit)
{
    json_t *value = json_pack("{s:i, s:s, s:o, s:I, s:o, s:o}", "stet_said", 1, "side",
                              hit->side == STET_SAID_REMOVED ? "removed" : "added", "article",
                              stet_listing_json(&hit->article), "version", (json_int_t)hit->version,
                              "after", stet_json_instant(hit->interval.after_utc), "by",
                              stet_json_instant(hit->interval.by_utc));
    if (value) {
        json_object_set_new(value, "text_before",
                            hit->before[0] ? stet_json_text(hit->before) : json_null());
        json_object_set_new(value, "text_after",
                            hit->after[0] ? stet_json_text(hit->after) : json_null());
    }
    return value;
}

static void write_side(struct stet_buf *out, const struct stet_output *to, const char *sentence,
                       enum stet_said_side side)
{
    bool removed = side == STET_SAID_REMOVED;
    if (!sentence[0])
        return;
    stet_buf_printf(out, "    %s%c%s ",
                    stet_output_paint(to, removed ? STET_PAINT_RED : STET_PAINT_GREEN),
                    removed ? '-' : '+', stet_output_paint(to, STET_PAINT_END));
    write_snippet(out, to, sentence);
    stet_buf_putc(out, '\n');
}

static void write_head(struct stet_buf *out, const struct stet_output *to, const char *head,
                       const struct stet_said_hit *hit)
{
    char after[STET_INSTANT_TEXT], by[STET_INSTANT_TEXT];
    const char *title = hit->article.title;
    stet_instant_rfc3339(hit->interval.after_utc, after);
    stet_instant_rfc3339(hit->interval.by_utc, by);
    stet_buf_printf(out, "%s%s%s  %s", stet_output_paint(to, STET_PAINT_YELLOW), head,
                    stet_output_paint(to, STET_PAINT_END), stet_output_paint(to, STET_PAINT_BOLD));
    stet_escape_terminal(out, stet_span_of(title[0] ? title : hit->article.url), false);
    stet_buf_printf(out, "%s\n    %sbetween %s (last seen as before) and %s (first seen so)%s\n",
                    stet_output_paint(to, STET_PAINT_END), stet_output_paint(to, STET_PAINT_DIM),
                    after, by, stet_output_paint(to, STET_PAINT_END));
}

static enum stet_status print_said(void *opaque, const struct stet_said_hit *hit)
{
    struct context *context = opaque;
    struct stet_output *to = &context->cli->out;
    bool first = context->shown++ == 0;
    if (context->cli->common.json) {
        stet_json_print(to, said_json(hit));
        return STET_OK;
    }
    char head[sizeof(context->head)];
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    snprintf(head, sizeof(head), "%.8s@%llu", hit->article.id, (unsigned long long)hit->version);
    if (first || strcmp(head, context->head) != 0)
        write_head(&out, to, head, hit);
    memcpy(context->head, head, sizeof(head));
    write_side(&out, to, hit->before, STET_SAID_REMOVED);
    write_side(&out, to, hit->after, STET_SAID_ADDED);
    stet_output_write(to, &out);
    stet_buf_free(&out);
    return STET_OK;
}

/* What of the dates and the sides was asked. STET_ERR_USAGE if they do not go together. */
static enum stet_status check(const struct options *options, struct stet_error *error)
{
    bool sides = options->removed || options->added;
    if (sides && options->all_versions)
        return stet_error_set(error, STET_ERR_USAGE,
                              "--all-versions says nothing with --removed or --added: every "
                              "version is looked at");
    if (!sides && (options->since.given || options->until.given))
        return stet_error_set(error, STET_ERR_USAGE,
                              "--since and --until go with --removed or --added; to search what "
                              "stood then, leave them out");
    return STET_OK;
}

static enum stet_status search_said(const struct options *options, const char *words,
                                    struct context *context, uint64_t *total, uint64_t *hidden,
                                    struct stet_error *error)
{
    const struct stet_said_query query = {
        .words = words,
        .sides =
            (options->removed ? STET_SAID_REMOVED : 0u) | (options->added ? STET_SAID_ADDED : 0u),
        .since_utc = options->since.given ? options->since.utc : 0,
        .until_utc = options->until.given ? options->until.utc : 0,
        .limit = options->limit.given ? options->limit.n : HITS,
        .offset = options->offset.n,
    };
    return stet_archive_said(context->cli->archive, &query, print_said, context, total, hidden,
                             error);
}

static void print_total(struct stet_cli *cli, uint64_t shown, uint64_t total, uint64_t hidden)
{
    struct stet_buf line;
    stet_buf_init(&line, 256);
    if (shown < total)
        stet_buf_printf(&line, "%llu of ", (unsigned long long)shown);
    if (total == STET_MANY)
        stet_buf_puts(&line, "very many hits; further words would tell them apart");
    else
        stet_buf_printf(&line, "%llu hit%s", (unsigned long long)total, stet_plural(total));
    if (total + hidden == 0) /* perhaps another archive was meant */
        stet_buf_printf(&line, " in the archive '%s'", stet_archive_path(cli->archive));
    if (hidden)
        stet_buf_printf(&line, "; %llu more outside of --since and --until",
                        (unsigned long long)hidden);
    stet_buf_putc(&line, '\n');
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct context context = {.cli = cli};
    struct stet_error error;
    struct stet_buf query;
    uint64_t total = 0, hidden = 0;
    stet_buf_init(&query, 1 << 20);
    join_query(&query, operands, count);
    stet_output_page(&cli->out);
    enum stet_status status = check(options, &error);
    if (status == STET_OK && (options->removed || options->added))
        status = search_said(options, query.ptr, &context, &total, &hidden, &error);
    else if (status == STET_OK)
        status = stet_archive_search(cli->archive, query.ptr, options->all_versions,
                                     options->limit.given ? options->limit.n : HITS,
                                     options->offset.n, print_hit, &context, &total, &error);
    if (status != STET_OK)
        stet_output_fail(&error);
    else if (!cli->common.json)
        print_total(cli, context.shown, total, hidden);
    stet_buf_free(&query);
    return status != STET_OK ? 2 : total ? 0 : 1;
}

const struct stet_command stet_cmd_search = {
    .name = "search",
    .operands = "WORD...",
    .summary = "find words in all versions",
    .about =
        "Finds the articles of which some version holds all the WORDs, the best first, with a\n"
        "snippet of the newest such version. A \"quoted phrase\" is found as it stands; a word "
        "with\n"
        "'*' at its end finds all that begin so. Case and accents do not matter. Exit code 1 if\n"
        "nothing is found.\n"
        "\n"
        "With --removed or --added it finds the sentences that lost or gained the WORDs from one\n"
        "version to the next, the last seen first, each with the two captures between which that\n"
        "happened. All WORDs must be in one sentence; one that was edited but holds them on both\n"
        "sides is not found.",
    .examples = "stet search minister resigned\tboth words\n"
                "stet search '\"did not respond\"'\ta phrase\n"
                "stet search --removed --since 2024-11-01 minister\twhere the word went\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1000,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
