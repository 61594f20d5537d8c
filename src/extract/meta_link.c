/* meta_link.c - the names that links to pages about authors show. */
#include "fold.h"
#include "meta_line.h"
#include "span.h"

#define NAME_LETTERS 80 /* a link that shows more is about an author */

/* Words in the address of a page about an author. */
static bool is_author_address(struct stet_span href)
{
    static const char *const words[] = {
        "/author/",   "/authors/",    "/author-",  "/autor/",     "/autoren/", "/autore/",
        "/autori/",   "/auteur/",     "/auteurs/", "/autores/",   "/byline/",  "/staff/",
        "/editors/",  "/people/",     "/reporter", "/journalist", "/writer",   "/profil/",
        "/columnist", "/contributor", "/bio/",     "/user/",      "/users/",   "/u/",
        "/member/",   "/members/"};
    for (size_t at = 0; at + 1 < href.len; at++) {
        char second = stet_ascii_lower(href.ptr[at + 1]);
        struct stet_span rest = stet_span_sub(href, at, href.len);
        for (size_t i = 0; *rest.ptr == '/' && i < sizeof(words) / sizeof(*words); i++)
            if (words[i][1] == second && stet_span_starts_nocase(rest, words[i]))
                return true;
    }
    return false;
}

/* Does what stands before a link say that it leads to somebody who helped ("Reviewed by")? */
static bool is_of_helper(const struct stet_page *page, uint32_t at)
{
    static const char *const words[] = {
        "reviewed by",      "checked by",     "edited by",      "photos by",      "photo by",
        "pictures by",      "photographs by", "photography by", "illustrated by", "illustration by",
        "illustrations by", "translated by",  "updated by",     "approved by",    "gepruft von",
        "fotos von",        "foto:",          "photo:",         "photos:",        "fotos:",
        "editor:"};
    char folded[1024];
    uint32_t before = at;
    while (before > 0 && at - before < 4 && !page->parts[before].text)
        before--;
    if (!page->parts[before].text)
        return false;
    struct stet_buf text;
    stet_buf_init(&text, sizeof(folded));
    stet_part_text(page, before, sizeof(folded) - 1, &text);
    size_t len = stet_fold((struct stet_span){text.ptr, text.len}, folded, sizeof(folded));
    stet_buf_free(&text);
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (stet_span_ends((struct stet_span){folded, len}, words[i]))
            return true;
    return false;
}

/* Does a part stand in a paragraph, which tells of somebody? */
static bool is_in_prose(const struct stet_page *page, uint32_t at)
{
    while (at != 0 && page->parts[at].flow != STET_FLOW_BLOCK)
        at = page->parts[at].parent;
    return page->parts[at].own.chars > STET_LINE_LETTERS;
}

void stet_meta_author_link(struct stet_claims *claims, const struct stet_page *page, uint32_t at)
{
    const struct stet_part *part = &page->parts[at];
    struct stet_span href;
    if (part->all.chars == 0 || part->all.chars > NAME_LETTERS ||
        !stet_html_attribute(page->html, part->node, STET_HTML_ATTR_HREF, &href) ||
        !is_author_address(href) || stet_meta_is_astray(page, at) || is_in_prose(page, at) ||
        is_of_helper(page, at))
        return;
    struct stet_buf text;
    stet_buf_init(&text, 1024);
    stet_part_text(page, at, 1000, &text);
    struct stet_line line = {.text = {text.ptr, text.len},
                             .offset = stet_html_offset(page->html, part->node),
                             .near = true};
    stet_line_names(claims, &line, STET_RANK_BYLINE + 1);
    stet_buf_free(&text);
}
