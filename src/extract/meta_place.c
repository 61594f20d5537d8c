/* meta_place.c - of what a part of the page speaks, by where it lies: of the article, or of others.
 */
#include "meta.h"
#include "span.h"

#define BIT(drop) (UINT32_C(1) << (drop))

static bool lies_in(const struct stet_page *page, uint32_t at, uint32_t drops)
{
    for (unsigned up = 0; at != 0 && up < 64; up++, at = page->parts[at].parent)
        if (drops >> page->parts[at].drop & 1)
            return true;
    return false;
}

bool stet_meta_is_others(const struct stet_page *page, uint32_t at)
{
    return lies_in(page, at, BIT(STET_DROP_RELATED) | BIT(STET_DROP_COMMENTS));
}

/* Does a class name the foot of a post, where blogs sign: "post-footer", "asset-footer"? */
static bool is_post_footer(const struct stet_page *page, uint32_t at)
{
    static const char *const words[] = {"post", "entry", "asset", "article", "story"};
    struct stet_span name;
    if (!stet_html_attribute(page->html, page->parts[at].node, STET_HTML_ATTR_CLASS, &name))
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (stet_span_find_nocase(name, words[i]) < name.len)
            return true;
    return false;
}

bool stet_meta_is_astray(const struct stet_page *page, uint32_t at)
{
    static const uint32_t beside = BIT(STET_DROP_RELATED) | BIT(STET_DROP_COMMENTS) |
                                   BIT(STET_DROP_SIDEBAR) | BIT(STET_DROP_NAVIGATION);
    for (unsigned up = 0; at != 0 && up < 64; up++, at = page->parts[at].parent)
        if ((beside >> page->parts[at].drop & 1) ||
            (page->parts[at].drop == STET_DROP_FOOTER && !is_post_footer(page, at)))
            return true;
    return false;
}

bool stet_meta_is_over(const struct stet_page *page, uint32_t at)
{
    return lies_in(page, at,
                   BIT(STET_DROP_COOKIE) | BIT(STET_DROP_POPUP) | BIT(STET_DROP_SIGNUP) |
                       BIT(STET_DROP_ADVERT));
}

bool stet_meta_is_hidden(const struct stet_page *page, uint32_t at)
{
    return lies_in(page, at, BIT(STET_DROP_HIDDEN));
}
