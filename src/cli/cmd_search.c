/* cmd_search.c - stet search: words in every version of every article. */
#include "commands.h"
#include "escape.h"
#include "instant.h"
#include "json.h"
#include "listing.h"
#include "span.h"
#include "utf8.h"

struct options {
    bool all_versions;
    struct stet_option_count limit, offset;
};

#define FIELD(field) offsetof(struct options, field)
#define HITS         20 /* without --limit */

static const struct stet_option table[] = {
    {"all-versions", 'a', STET_OPTION_FLAG, FIELD(all_versions), NULL, NULL,
     "each version that has the words, not only the newest such of an article"},
    {"limit", 'n', STET_OPTION_COUNT, FIELD(limit), "N", NULL, "at most N hits; 20, if not given"},
    {"offset", 0, STET_OPTION_COUNT, FIELD(offset), "N", NULL, "pass over the first N"},
    {0},
};

struct context {
    struct stet_cli *cli;
    uint64_t shown;
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

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct context context = {cli, 0};
    struct stet_error error;
    struct stet_buf query, line;
    uint64_t total = 0;
    stet_buf_init(&query, 1 << 20);
    stet_buf_init(&line, 256);
    join_query(&query, operands, count);
    stet_output_page(&cli->out);
    enum stet_status status = stet_archive_search(
        cli->archive, query.ptr, options->all_versions, options->limit.n ? options->limit.n : HITS,
        options->offset.n, print_hit, &context, &total, &error);
    if (status != STET_OK)
        stet_output_fail(&error);
    else if (!cli->common.json) {
        if (context.shown < total)
            stet_buf_printf(&line, "%llu of ", (unsigned long long)context.shown);
        if (total == STET_MANY)
            stet_buf_puts(&line, "very many hits; further words would tell them apart\n");
        else
            stet_buf_printf(&line, "%llu hit%s\n", (unsigned long long)total,
                            total == 1 ? "" : "s");
        stet_output_write(&cli->out, &line);
    }
    stet_buf_free(&query);
    stet_buf_free(&line);
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
        "nothing is found.",
    .examples = "stet search minister resigned\tboth words\n"
                "stet search '\"did not respond\"'\ta phrase\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1000,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
