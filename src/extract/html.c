/* html.c - from the text of an HTML page to a document: parse, look, choose, convert, describe. */
#include "extract.h"
#include "span.h"

enum stet_status stet_extract_html(struct stet_document *document, struct stet_span text,
                                   struct stet_span url, struct stet_error *error)
{
    struct stet_html *html = NULL;
    enum stet_status status = stet_html_parse(&html, text, error);
    if (status < 0)
        return status;
    struct stet_page page = {.html = html, .document = document, .url = url};
    status = stet_parts_make(&page, STET_HTML_DOCUMENT, error);
    if (status >= 0) {
        stet_prune_page(&page);
        if (stet_score_choose(&page)) {
            stet_prune_chosen(&page);
            status = stet_convert(&page, error);
        }
    }
    stet_parts_free(&page);
    stet_html_free(html);
    return status;
}
