/* cmd_extract.c - stet extract: main content and metadata, without an archive. */
#include "charset.h"
#include "commands.h"
#include "io.h"
#include "limits.h"
#include "span.h"
#include "url.h"
#include <stet/extract.h>
#include <stet/render.h>
#include <string.h>

enum format { TEXT, MARKDOWN, HTML, JSON };
static const char *const formats[] = {"text", "markdown", "html", "json", NULL};

struct options {
    int format;
    const char *url, *media_type, *title, *rules;
    struct stet_option_instant captured_at;
    bool explain;
};

#define FIELD(field) offsetof(struct options, field)

static const struct stet_option table[] = {
    {"format", 'f', STET_OPTION_CHOICE, FIELD(format), "FORM", formats, "what to print"},
    {"url", 'u', STET_OPTION_TEXT, FIELD(url), "URL", NULL,
     "where the page is from; its links are resolved against it"},
    {"media-type", 0, STET_OPTION_MEDIA_TYPE, FIELD(media_type), "TYPE", NULL,
     "a Content-Type, as 'text/html; charset=shift_jis'"},
    {"title", 0, STET_OPTION_TEXT, FIELD(title), "TEXT", NULL, "the title, overruling the page's"},
    {"rules", 'r', STET_OPTION_TEXT, FIELD(rules), "FILE|DIR", NULL,
     "rules for single sites: a file, or a folder of files *.rules"},
    {"captured-at", 't', STET_OPTION_INSTANT, FIELD(captured_at), "TIME", NULL,
     "when the page was seen, for rules with dates; now, if not given"},
    {"explain", 'x', STET_OPTION_FLAG, FIELD(explain), NULL, NULL,
     "show why each block of a page is kept or dropped, as text or HTML"},
    {0},
};

static enum stet_status print(const struct stet_document *document, int format,
                              struct stet_buf *out, struct stet_error *error)
{
    switch (format) {
    case MARKDOWN: return stet_document_write(document, out, error);
    case HTML: stet_render_document_html(document, out); break;
    case JSON: stet_render_document_json(document, out); break;
    default: stet_document_running_text(document, out); break;
    }
    return STET_OK;
}

/* What the trace says, in the one form or the other. */
static void explain(struct stet_cli *cli, const struct stet_trace *trace,
                    const struct stet_document *document, int format, struct stet_buf *out)
{
    const struct stet_terminal_style style = {.color = cli->out.color, .width = cli->out.width};
    if (format == HTML)
        stet_render_trace_html(trace, document, out);
    else
        stet_render_trace_terminal(trace, document, &style, out);
}

/* Text and Markdown do not show what was taken for no article: that is told, and makes *code 1. */
static void tell_kind(const struct stet_document *document, const char *path, int *code)
{
    if (!stet_document_kind_is_substitute(document->kind))
        return;
    stet_output_warn("'%s' is no article (%s): %.*s", path, stet_document_kind_name(document->kind),
                     (int)document->kind_reason.len, document->kind_reason.ptr);
    *code = *code ? *code : 1;
}

static enum stet_status extract(struct stet_cli *cli, const struct options *options,
                                const struct stet_site_rules *rules, const char *path, int *code,
                                struct stet_error *error)
{
    struct stet_buf source, out;
    struct stet_document *document = NULL;
    struct stet_trace *trace = NULL;
    stet_buf_init(&source, STET_MAX_SOURCE_BYTES);
    stet_buf_init(&out, 4 * STET_MAX_CANONICAL_BYTES);
    enum stet_status status = stet_io_read_operand(path, STET_MAX_SOURCE_BYTES, &source, error);
    if (status == STET_OK) {
        const struct stet_source said = {
            .bytes = {(const uint8_t *)source.ptr, source.len},
            .name = path,
            .media_type = options->media_type,
            .url = options->url,
            .title = options->title,
            .rules = rules,
            .captured_utc = options->captured_at.given ? options->captured_at.utc : cli->now_utc};
        status = stet_extract_traced(&document, options->explain ? &trace : NULL, &said, error);
        if (status != STET_OK)
            stet_error_prefix(error, "cannot extract '%s'", path);
    }
    if (status == STET_OK && trace)
        explain(cli, trace, document, options->format, &out);
    else if (status == STET_OK)
        status = print(document, cli->common.json ? JSON : options->format, &out, error);
    if (status == STET_OK && trace && options->format == TEXT)
        stet_output_write(&cli->out, &out); /* made safe already, with colours */
    else if (status == STET_OK)
        stet_output_text(&cli->out, &out);
    if (status == STET_OK && !trace && !cli->common.json && options->format <= MARKDOWN)
        tell_kind(document, path, code);
    stet_trace_free(trace);
    stet_document_free(document);
    stet_buf_free(&source);
    stet_buf_free(&out);
    return status;
}

/* As 'archive' would take it. */
static enum stet_status check_url(const char *url, struct stet_error *error)
{
    struct stet_buf canonical;
    stet_buf_init(&canonical, STET_MAX_URL_BYTES);
    enum stet_status status =
        url ? stet_url_canonical(stet_span_of(url), &canonical, error) : STET_OK;
    stet_buf_free(&canonical);
    return status;
}

static int run(struct stet_cli *cli, const void *opaque, char **operands, size_t count)
{
    const struct options *options = opaque;
    struct stet_site_rules *rules = NULL;
    struct stet_error error;
    int code = 0;
    if (options->explain &&
        (cli->common.json || options->format > HTML || options->format == MARKDOWN)) {
        stet_output_warn("--explain is for --format text and html");
        return 2;
    }
    if (options->format == HTML && !cli->common.json && count > 1) {
        stet_output_warn("html is one page: name one FILE");
        return 2;
    }
    if (check_url(options->url, &error) != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    if (options->rules && stet_site_rules_read(&rules, options->rules, &error) != STET_OK) {
        stet_output_fail(&error);
        return 2;
    }
    stet_charset_doubt(options->media_type);
    for (size_t i = 0; i < count; i++) {
        if (extract(cli, options, rules, operands[i], &code, &error) == STET_OK)
            continue;
        stet_output_fail(&error);
        code = 2;
    }
    stet_site_rules_free(rules);
    return code;
}

const struct stet_command stet_cmd_extract = {
    .name = "extract",
    .operands = "FILE...",
    .summary = "print the main content of a page, without an archive",
    .about = "Prints what 'stet archive' would keep of each FILE ('-': standard input): its main "
             "content,\n"
             "normalised, without menus, adverts, sign-up calls and the like. 'markdown' is the "
             "form that\n"
             "archives hold; 'json' adds metadata, where each was found, and what was dropped or "
             "repaired.",
    .examples = "stet extract page.html\tread an article in peace\n"
                "stet extract --explain page.html\twhy it came out as it did\n"
                "stet extract -f json page.html | jq .diagnostics\twhat was dropped, and where\n",
    .options = table,
    .options_size = sizeof(struct options),
    .least = 1,
    .most = 1000000,
    .needs = STET_NEEDS_NOTHING,
    .has_json = true,
    .run = run,
};
