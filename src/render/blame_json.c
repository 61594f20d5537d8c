/* blame_json.c - a blame as JSON; its grammar is in docs/json.md. */
#include "instant.h"
#include "span.h"
#include "story.h"

static const char *const kinds[] = {
    [STET_BLAME_CAME] = "came", [STET_BLAME_EDITED] = "edited",     [STET_BLAME_MOVED] = "moved",
    [STET_BLAME_WENT] = "went", [STET_BLAME_RETURNED] = "returned",
};

struct writer {
    struct stet_buf *out;
    const struct stet_history *history;
    struct stet_story story;
};

static void put_instant(struct stet_buf *out, const char *key, bool known, int64_t utc)
{
    char text[STET_INSTANT_TEXT];
    stet_instant_rfc3339(utc, text);
    if (known)
        stet_buf_printf(out, ",\"%s\":\"%s\"", key, text);
    else
        stet_buf_printf(out, ",\"%s\":null", key);
}

static void put_event(const struct writer *writer, size_t i)
{
    const struct stet_blame_event *event = writer->story.events[i];
    struct stet_interval interval = stet_history_interval(writer->history, event->version);
    stet_buf_printf(writer->out, "%s{\"event\":\"%s\",\"version\":%llu", i > 0 ? "," : "",
                    kinds[event->kind],
                    (unsigned long long)writer->history->versions[event->version].number);
    put_instant(writer->out, "after", interval.has_after, interval.after_utc);
    put_instant(writer->out, "by", true, interval.by_utc);
    if (event->kind == STET_BLAME_EDITED) {
        stet_buf_printf(writer->out,
                        ",\"typography\":%s,\"before\":", event->typography ? "true" : "false");
        stet_json_string(writer->out, event->text);
    }
    stet_buf_putc(writer->out, '}');
}

/* The name of the field that a line of the front matter holds, or null. */
static void put_field(const struct writer *writer, struct stet_span line)
{
    size_t colon = stet_span_find(line, ":");
    stet_buf_puts(writer->out, "\"field\":");
    if (colon < line.len)
        stet_json_string(writer->out, stet_span_sub(line, 0, colon));
    else
        stet_buf_puts(writer->out, "null");
    stet_buf_putc(writer->out, ',');
}

static void put_story(struct writer *writer, bool front_matter, struct stet_span text,
                      const struct stet_blame_event *last)
{
    struct stet_buf *out = writer->out;
    if (front_matter)
        put_field(writer, text);
    stet_buf_puts(out, "\"text\":");
    stet_json_string(out, text);
    if (!stet_story_read(&writer->story, last))
        out->failed = true;
    if (last && !out->failed) {
        const struct stet_blame_event *came = writer->story.events[0];
        struct stet_interval interval = stet_history_interval(writer->history, came->version);
        stet_buf_printf(out, ",\"version\":%llu",
                        (unsigned long long)writer->history->versions[came->version].number);
        put_instant(out, "after", interval.has_after, interval.after_utc);
        put_instant(out, "by", true, interval.by_utc);
        stet_buf_puts(out, ",\"events\":[");
        for (size_t i = 0; i < writer->story.count; i++)
            put_event(writer, i);
        stet_buf_putc(out, ']');
    }
    stet_buf_putc(out, '}');
}

static void put_head(struct stet_buf *out, const struct stet_history *history, size_t told)
{
    const struct stet_version *version = &history->versions[told];
    stet_buf_puts(out, "{\"stet_blame\":1,\n\"id\":");
    stet_json_string(out, stet_span_of(history->article.id));
    stet_buf_puts(out, ",\n\"url\":");
    stet_json_string(out, stet_span_of(history->article.url));
    stet_buf_puts(out, ",\n\"title\":");
    stet_json_string(out, stet_span_of(history->article.title));
    stet_buf_printf(out, ",\n\"version\":%llu", (unsigned long long)version->number);
    put_instant(out, "captured", true, version->captured_utc);
    put_instant(out, "last_seen", true, version->last_seen_utc);
    stet_buf_puts(out, ",\n\"lines\":[");
}

void stet_render_blame_json(const struct stet_blame *blame, const struct stet_history *history,
                            bool removed, struct stet_buf *out)
{
    struct writer writer = {.out = out, .history = history};
    struct stet_span text = stet_blame_text(blame);
    size_t count, told = stet_blame_versions(blame);
    const struct stet_blame_line *lines = stet_blame_lines(blame, &count);
    put_head(out, history, told ? told - 1 : 0);
    for (size_t i = 0; i < count; i++) {
        struct stet_range range = lines[i].range;
        stet_buf_printf(out, "%s{\"range\":[%zu,%zu],", i > 0 ? ",\n" : "\n", range.start,
                        range.end);
        put_story(&writer, lines[i].front_matter, stet_span_sub(text, range.start, range.end),
                  lines[i].last);
    }
    stet_buf_puts(out, count > 0 ? "\n]" : "]");
    const struct stet_blame_gone *gone;
    size_t at = 0, shown = 0;
    stet_buf_puts(out, removed ? ",\n\"removed\":[" : "");
    while (removed && (gone = stet_blame_next_gone(blame, &at))) {
        stet_buf_puts(out, shown++ > 0 ? ",\n{" : "\n{");
        put_story(&writer, gone->front_matter, gone->last->text, gone->last);
    }
    stet_buf_puts(out, removed ? shown > 0 ? "\n]}\n" : "]}\n" : "}\n");
    stet_story_free(&writer.story);
}
