/* sniff.c - what bytes are: a page, plain text, Markdown, or something that holds no article. The
 * content is asked first, the media type and the name only where it leaves a doubt. Text in UTF-16
 * is looked at through a copy in which each unit is one byte. */
#include "sniff.h"
#include "encodings.h"
#include "span.h"

#define SAMPLE_BYTES ((size_t)65536)

/* What the media type and the name suggest. */
struct hints {
    bool html, markdown, text;
    const char *refused; /* what a name of this ending is, or NULL */
};

static const struct {
    const char *ending, *what;
} refused_endings[] = {
    {".css", "a style sheet"}, {".js", "program code"},     {".mjs", "program code"},
    {".json", "JSON data"},    {".py", "program code"},     {".c", "program code"},
    {".sh", "a script"},       {".xml", "an XML document"},
};

static bool type_is(const char *media_type, const char *want)
{
    struct stet_span type = stet_span_of(media_type);
    return stet_span_is_nocase(stet_span_trim(stet_span_sub(type, 0, stet_span_find(type, ";"))),
                               want);
}

static bool ends_nocase(struct stet_span name, const char *ending)
{
    size_t len = strlen(ending);
    return name.len >= len &&
           stet_span_is_nocase(stet_span_sub(name, name.len - len, name.len), ending);
}

static struct hints read_hints(const char *media_type, const char *name)
{
    struct hints hints = {0};
    struct stet_span file = stet_span_of(name);
    hints.html = ends_nocase(file, ".html") || ends_nocase(file, ".htm") ||
                 ends_nocase(file, ".xhtml") || ends_nocase(file, ".xht");
    hints.markdown = ends_nocase(file, ".md") || ends_nocase(file, ".markdown") ||
                     ends_nocase(file, ".mkd") || ends_nocase(file, ".mdown");
    hints.text = ends_nocase(file, ".txt") || ends_nocase(file, ".text");
    for (size_t i = 0; i < sizeof(refused_endings) / sizeof(refused_endings[0]); i++)
        if (ends_nocase(file, refused_endings[i].ending))
            hints.refused = refused_endings[i].what;
    if (!media_type)
        return hints;
    bool html = type_is(media_type, "text/html") || type_is(media_type, "application/xhtml+xml");
    bool markdown = type_is(media_type, "text/markdown");
    if (html || markdown)
        hints = (struct hints){.html = html, .markdown = markdown};
    return hints;
}

/* What the sniffers look at: the first 64 KiB, lent; of UTF-16 in out, units above ASCII as 0xFF.
 */
static struct stet_span take_sample(struct stet_bytes bytes, struct stet_buf *out)
{
    bool little = bytes.len >= 2 && bytes.ptr[0] == 0xFF && bytes.ptr[1] == 0xFE;
    bool big = bytes.len >= 2 && bytes.ptr[0] == 0xFE && bytes.ptr[1] == 0xFF;
    if (!little && !big) {
        const char *name = stet_detect_utf16(bytes);
        little = name && strcmp(name, "utf-16le") == 0;
        big = name && !little;
    }
    if (!little && !big) {
        size_t bom = bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        size_t len = bytes.len - bom < SAMPLE_BYTES ? bytes.len - bom : SAMPLE_BYTES;
        return stet_span_sub((struct stet_span){(const char *)bytes.ptr, bytes.len}, bom,
                             bom + len);
    }
    for (size_t i = 0; i + 1 < bytes.len && out->len < SAMPLE_BYTES; i += 2) {
        uint8_t high = bytes.ptr[i + little], low = bytes.ptr[i + big];
        if (i == 0 && ((high == 0xFE && low == 0xFF)))
            continue; /* the BOM */
        stet_buf_putc(out, high == 0 && low < 0x80 ? (char)low : (char)0xFF);
    }
    return (struct stet_span){out->ptr, out->len};
}

#define ROW 64

/* Controls that no text holds, per the MIME Sniffing standard. */
static uint8_t count_row(const uint8_t *row, size_t len)
{
    uint8_t count = 0;
    for (size_t i = 0; i < len; i++) {
        count += row[i] < 0x20 ? 1 : 0;
        count -= row[i] == '\t' ? 1 : 0;
        count -= row[i] == '\n' ? 1 : 0;
        count -= row[i] == '\f' ? 1 : 0;
        count -= row[i] == '\r' ? 1 : 0;
        count -= row[i] == 0x1B ? 1 : 0;
    }
    return count;
}

/* By rows, whose number fits a byte: so a compiler can count many bytes at once. */
static size_t count_controls(struct stet_span text)
{
    const uint8_t *row = (const uint8_t *)text.ptr, *end = row + text.len;
    size_t count = 0;
    for (; end - row >= ROW; row += ROW)
        count += count_row(row, ROW);
    return count + count_row(row, (size_t)(end - row));
}

static enum stet_status refuse(struct stet_error *error, const char *what)
{
    return stet_error_set(error, STET_ERR_INPUT, "it is %s, not HTML, plain text or Markdown",
                          what);
}

static enum stet_status sniff_text(struct stet_span text, const struct hints *hints,
                                   enum stet_media *out, struct stet_error *error)
{
    size_t controls = count_controls(text);
    if (controls * 4 > text.len)
        return refuse(error, "binary data");
    enum sniff_markup markup = stet_sniff_markup(text);
    bool prose = hints->markdown || (hints->text && text.ptr[0] != '<');
    bool page = markup == SNIFF_PAGE || (markup == SNIFF_FRAGMENT && !prose);
    const char *other = NULL;
    if (text.ptr[0] != '<' || !page) /* data may hold mark-up, but does not begin with it */
        other = stet_sniff_other(text);
    if (!other && !page && !hints->markdown && !hints->text && !hints->html)
        other = stet_sniff_code(text); /* not of named prose, which may quote a lot of it */
    if (other)
        return refuse(error, other);
    if (page) {
        *out = STET_MEDIA_HTML;
        return STET_OK;
    }
    if (controls * 50 > text.len)
        return refuse(error, "binary data");
    if (hints->refused)
        return refuse(error, hints->refused);
    *out = STET_MEDIA_TEXT;
    if (hints->markdown || stet_sniff_markdown(text, hints->text))
        *out = STET_MEDIA_MARKDOWN;
    else if (hints->html)
        *out = STET_MEDIA_HTML;
    return STET_OK;
}

enum stet_status stet_ingest_sniff(struct stet_bytes bytes, const char *media_type,
                                   const char *name, enum stet_media *out, struct stet_error *error)
{
    const char *binary = stet_sniff_binary(bytes);
    if (binary)
        return refuse(error, binary);
    struct hints hints = read_hints(media_type, name);
    struct stet_buf sample;
    stet_buf_init(&sample, SAMPLE_BYTES + 1);
    struct stet_span text = stet_span_trim(take_sample(bytes, &sample));
    enum stet_status status;
    if (sample.failed)
        status = stet_error_set(error, STET_ERR_MEMORY, "no memory");
    else if (text.len == 0)
        status = stet_error_set(error, STET_ERR_INPUT, "it is empty");
    else
        status = sniff_text(text, &hints, out, error);
    stet_buf_free(&sample);
    return status;
}

const char *stet_ingest_media_type(enum stet_media media)
{
    static const char *const types[] = {
        [STET_MEDIA_HTML] = "text/html",
        [STET_MEDIA_TEXT] = "text/plain",
        [STET_MEDIA_MARKDOWN] = "text/markdown",
    };
    return types[media];
}
