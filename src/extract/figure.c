/* figure.c - what a figure element shows: a picture, nothing but its caption, or something else.
 *
 * In: a figure among the parts of a page. Out: which of these. The answer stops at the first figure
 * inside, so nested figures cost no more than their length. */
#include "convert.h"

enum stet_figure stet_figure_of(const struct stet_page *page, uint32_t figure)
{
    bool image = false, film = false;
    uint32_t caption = 0; /* letters */
    for (uint32_t i = figure + 1; i < page->parts[figure].end; i++) {
        const struct stet_part *part = &page->parts[i];
        switch (part->tag) {
        case STET_HTML_TAG_FIGURE:
        case STET_HTML_TAG_PRE:
        case STET_HTML_TAG_TABLE:
        case STET_HTML_TAG_BLOCKQUOTE: return STET_FIGURE_OTHER;
        case STET_HTML_TAG_IMG: image = true; break;
        case STET_HTML_TAG_IFRAME:
        case STET_HTML_TAG_EMBED:
        case STET_HTML_TAG_VIDEO:
        case STET_HTML_TAG_AUDIO: film = true; break;
        case STET_HTML_TAG_FIGCAPTION: caption += part->all.chars; break;
        default: break;
        }
    }
    if (image)
        return STET_FIGURE_PICTURE;
    bool empty = !film && caption > 0 && caption * (uint64_t)2 >= page->parts[figure].all.chars;
    return empty ? STET_FIGURE_EMPTY : STET_FIGURE_OTHER;
}
