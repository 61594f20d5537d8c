/* listing.c - an article as two lines for a person, or as one of JSON. */
#include "listing.h"
#include "escape.h"
#include "filter.h"
#include "instant.h"
#include "json.h"
#include "span.h"

void stet_listing_write(struct stet_buf *out, const struct stet_output *to,
                        const struct stet_article *article)
{
    char last[STET_INSTANT_TEXT];
    stet_instant_rfc3339(article->last_utc, last);
    stet_buf_printf(out, "%s%.8s%s  %.10s  %2llu version%s  %s",
                    stet_output_paint(to, STET_PAINT_YELLOW), article->id,
                    stet_output_paint(to, STET_PAINT_END), last,
                    (unsigned long long)article->versions, article->versions == 1 ? " " : "s",
                    stet_output_paint(to, STET_PAINT_BOLD));
    stet_escape_terminal(out, stet_span_of(article->title[0] ? article->title : "(no title)"),
                         false);
    stet_buf_printf(out, "%s\n          %s", stet_output_paint(to, STET_PAINT_END),
                    stet_output_paint(to, STET_PAINT_DIM));
    stet_escape_terminal(out, stet_span_of(article->url), false);
    stet_buf_printf(out, "%s\n", stet_output_paint(to, STET_PAINT_END));
    if (article->last_text_utc < article->last_utc) {
        stet_instant_rfc3339(article->last_text_utc, last);
        stet_buf_printf(out,
                        "          no text in the last capture (an error page, a wall ...); the "
                        "last text was seen %.10s\n",
                        last);
    }
    if (article->changes == 0)
        return;
    stet_buf_printf(out, "          weight %.2f in %llu change%s: ", article->weight,
                    (unsigned long long)article->changes, stet_plural(article->changes));
    stet_filter_write_types(out, article->types);
    stet_buf_putc(out, '\n');
}

json_t *stet_listing_json(const struct stet_article *article)
{
    json_t *value = json_pack(
        "{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:I}",
        "stet_article", 1, "id", stet_json_text(article->id), "url", stet_json_text(article->url),
        "path", stet_json_text(article->path), "host", stet_json_text(article->host), "title",
        stet_json_text(article->title), "authors", stet_json_text(article->authors), "published",
        stet_json_text(article->published), "language", stet_json_text(article->language),
        "first_captured", stet_json_instant(article->first_utc), "last_captured",
        stet_json_instant(article->last_utc), "last_text",
        stet_json_instant(article->last_text_utc), "versions", (json_int_t)article->versions,
        "captures", (json_int_t)article->captures, "words", (json_int_t)article->words);
    if (value && article->changes > 0) {
        json_object_set_new(value, "changes", json_integer((json_int_t)article->changes));
        json_object_set_new(value, "weight", stet_json_weight(article->weight));
        json_object_set_new(value, "types", stet_json_types(article->types));
    }
    return value;
}
