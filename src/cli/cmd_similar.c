/* cmd_similar.c - stet similar: other articles that share text with one. */
#include "commands.h"
#include "escape.h"
#include "filter.h"
#include "json.h"
#include "listing.h"
#include "selector.h"
#include "span.h"

struct options {
    const char *min_share;
    struct stet_option_count min_passage;
    struct stet_option_count limit;
};

#define FIELD(field) offsetof(struct options, field)
#define SHOWN        20 /* without --limit */
#define MIN_SHARE    0.1
#define MIN_PASSAGE  40 /* words: no formula that everyone uses */

static const struct stet_option table[] = {
    {"min-share", 0, STET_OPTION_TEXT, FIELD(min_share), "SHARE", NULL,
     "that share so much of either text, from 0 to 1; 0.1, if not given"},
    {"min-passage", 0, STET_OPTION_COUNT, FIELD(min_passage), "WORDS", NULL,
     "or so many words in a row; 40, unless one of the two is given"},
    {"limit", 'n', STET_OPTION_COUNT, FIELD(limit), "N", NULL,
     "at most N articles; 20, if not given; 0: all"},
    {0},
};

struct context {
    struct stet_cli *cli;
    uint64_t shown;
};

static double share(uint64_t shared, uint64_t words)
{
    return words ? (double)shared / (double)words : 0;
}

/* Whole percents, rounded down: 100 is all of it. */
static unsigned percent(uint64_t shared, uint64_t words)
{
    return (unsigned)(share(shared, words) * 100 + 1e-9);
}

static json_t *similar_json(const struct stet_similar *similar)
{
    json_t *value =
        json_pack("{s:i, s:o, s:I, s:o, s:o, s:o}", "stet_similar", 1, "article",
                  stet_listing_json(&similar->article), "version", (json_int_t)similar->version,
                  "captured", stet_json_instant(similar->captured_utc), "share",
                  stet_json_weight(share(similar->shared, similar->words)), "other_share",
                  stet_json_weight(share(similar->other_shared, similar->other_words)));
    if (value) {
        json_object_set_new(value, "words", json_integer((json_int_t)similar->shared));
        json_object_set_new(value, "longest", json_integer((json_int_t)similar->longest));
        json_object_set_new(value, "passage", stet_json_text(similar->passage));
    }
    return value;
}

static enum stet_status print_similar(void *opaque, const struct stet_similar *similar)
{
    struct context *context = opaque;
    struct stet_output *to = &context->cli->out;
    context->shown++;
    if (context->cli->common.json) {
        stet_json_print(to, similar_json(similar));
        return STET_OK;
    }
    struct stet_buf out;
    stet_buf_init(&out, 1 << 20);
    stet_listing_write(&out, to, &similar->article);
    stet_buf_printf(&out,
                    "          @%llu has %u %% of this text (%llu words), which is %u %% of its own"
                    "; %llu in a row:\n          \"",
                    (unsigned long long)similar->version, percent(similar->shared, similar->words),
                    (unsigned long long)similar->shared,
                    percent(similar->other_shared, similar->other_words),
                    (unsigned long long)similar->longest);
    stet_escape_terminal(&out, stet_span_of(similar->passage), false);
    stet_buf_puts(&out, "\"\n");
    stet_output_write(to, &out);
    stet_buf_free(&out);
    return STET_OK;
}

static void print_total(struct stet_cli *cli, uint64_t shown,
                        const struct stet_similar_counts *counts)
{
    struct stet_buf line;
    stet_buf_init(&line, 512);
    if (shown < counts->found)
        stet_buf_printf(&line, "%llu of ", (unsigned long long)shown);
    stet_buf_printf(&line, "%llu article%s", (unsigned long long)counts->found,
                    stet_plural(counts->found));
    if (counts->hidden)
        stet_buf_printf(&line, "; %llu more share less", (unsigned long long)counts->hidden);
    if (counts->unread)
        stet_buf_printf(&line, "; %llu texts that may share a little were not read",
                        (unsigned long long)counts->unread);
    stet_buf_putc(&line, '\n');
    stet_output_write(&cli->out, &line);
    stet_buf_free(&line);
}

static enum stet_status find(const struct options *options, struct context *context,
                             const char *operand, struct stet_similar_counts *counts,
                             struct stet_error *error)
{
    struct stet_history history = {0};
    struct stet_similar_query query = {.min_share = MIN_SHARE};
    size_t version = 0;
    if (options->min_passage.given)
        query.min_passage = options->min_passage.n;
    else if (!options->min_share)
        query.min_passage = MIN_PASSAGE;
    query.limit = options->limit.given ? options->limit.n : SHOWN;
    if (options->min_share && !stet_filter_parse_share(options->min_share, &query.min_share))
        return stet_error_set(error, STET_ERR_USAGE,
                              "--min-share takes a number from 0 to 1 as '0.4', not '%.80s'",
                              options->min_share);
    enum stet_status status = stet_selector_find(context->cli, operand, &history, &version, error);
    if (status == STET_OK)
        status = stet_archive_similar(context->cli->archive, &history, version, &query,
                                      print_similar, context, counts, error);
    stet_history_free(&history);
    return status;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    struct context context = {.cli = cli};
    struct stet_similar_counts counts = {0};
    struct stet_error error;
    (void)count;
    stet_output_page(&cli->out);
    if (find(opaque, &context, operands[0], &counts, &error) != STET_OK)
        return stet_output_fail(&error);
    if (!cli->common.json)
        print_total(cli, context.shown, &counts);
    return counts.found ? 0 : 1;
}

const struct stet_command stet_cmd_similar = {
    .name = "similar",
    .operands = "ARTICLE[@V]",
    .summary = "find articles that share text",
    .about =
        "Finds other articles of which a version shares text with the newest version of ARTICLE, "
        "or\n"
        "with version V: copies, syndicated ones, later pieces that took paragraphs over. Words\n"
        "count that stand in stretches of five or more which both texts have; case, accents and\n"
        "punctuation do not matter. Shares are counted in the texts themselves. Told is what\n"
        "shares a tenth of either text, or one passage of 40 words in a row. Exit code 1 if there\n"
        "is none.",
    .examples = "stet similar example.org/news/1\twho has the same text\n"
                "stet similar --min-share 0.5 example.org/news/1\tor half of it at least\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
