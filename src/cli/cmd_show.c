/* cmd_show.c - stet show: any version of an article, in any form. */
#include "commands.h"
#include "limits.h"
#include "selector.h"
#include <stet/render.h>

enum format { TEXT, MARKDOWN, HTML, JSON, SOURCE };
static const char *const formats[] = {"text", "markdown", "html", "json", "source", NULL};

struct options {
    int format;
};

static const struct stet_option table[] = {
    {"format", 'f', STET_OPTION_CHOICE, offsetof(struct options, format), "FORM", formats,
     "what to print; source: the bytes as received"},
    {0},
};

/* Title, byline and date above the text, as on the page. */
static void write_text(const struct stet_document *document, struct stet_buf *out)
{
    const struct stet_metadata *meta = &document->meta;
    if (meta->title.value.len)
        stet_buf_printf(out, "%.*s\n", (int)meta->title.value.len, meta->title.value.ptr);
    for (size_t i = 0; i < meta->authors.count; i++)
        stet_buf_printf(out, "%s%.*s", i ? ", " : "", (int)meta->authors.values[i].len,
                        meta->authors.values[i].ptr);
    if (meta->authors.count)
        stet_buf_putc(out, '\n');
    if (meta->published.value.len)
        stet_buf_printf(out, "%.*s\n", (int)meta->published.value.len, meta->published.value.ptr);
    if (out->len)
        stet_buf_putc(out, '\n');
    stet_document_text(document, out);
}

static enum stet_status print_parsed(const struct stet_buf *text, int format, struct stet_buf *out,
                                     struct stet_error *error)
{
    struct stet_document *document = NULL;
    enum stet_status status =
        stet_document_read(&document, (struct stet_span){text->ptr, text->len}, error);
    if (status != STET_OK)
        return status;
    if (format == HTML)
        stet_render_document_html(document, out);
    else if (format == JSON)
        stet_render_document_json(document, out);
    else
        write_text(document, out);
    stet_document_free(document);
    return STET_OK;
}

static enum stet_status show(struct stet_cli *cli, const char *word, int format,
                             struct stet_error *error)
{
    struct stet_history history = {0};
    struct stet_buf stored, out;
    size_t version;
    stet_buf_init(&stored, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&out, 4 * STET_MAX_CANONICAL_BYTES);
    enum stet_status status = stet_selector_find(cli, word, &history, &version, error);
    if (status == STET_OK && format == SOURCE)
        status = stet_archive_source(cli->archive, &history.versions[version], &out, error);
    else if (status == STET_OK)
        status = stet_archive_text(cli->archive, &history.versions[version], &stored, error);
    if (status == STET_OK && format == MARKDOWN)
        stet_buf_append(&out, stored.ptr, stored.len);
    else if (status == STET_OK && format != SOURCE)
        status = print_parsed(&stored, format, &out, error);
    if (status == STET_OK)
        stet_output_text(&cli->out, &out);
    stet_history_free(&history);
    stet_buf_free(&stored);
    stet_buf_free(&out);
    return status;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct stet_error error;
    int code = 0, format = cli->common.json ? JSON : options->format;
    if (format == HTML && count > 1) {
        stet_output_warn("html is one page: name one ARTICLE");
        return 2;
    }
    stet_output_page(&cli->out);
    for (size_t i = 0; i < count; i++) {
        if (show(cli, operands[i], format, &error) == STET_OK)
            continue;
        int failure = stet_output_fail(&error);
        code = failure > code ? failure : code;
    }
    return code;
}

const struct stet_command stet_cmd_show = {
    .name = "show",
    .operands = "ARTICLE[@VERSION]...",
    .summary = "print a version of an article",
    .about = "Prints the newest version of an article, or the one that VERSION names: a number, "
             "'first',\n"
             "'latest', '-1' (one before the latest), or a date: what stood on that day.",
    .examples = "stet show example.org/news/1\tthe newest version, as text\n"
                "stet show example.org/news/1@2024-12-03\twhat stood on that day\n"
                "stet show -f source example.org/news/1@1 > page.html\tthe bytes as received\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1000,
    .needs = STET_NEEDS_ARCHIVE,
    .has_json = true,
    .run = run,
};
