/* traits.c - what the algorithm knows of each element: its scopes, whether it is special, void or
 * has an implied end tag. In: an element's number and namespace. Out: a set of enum trait. */
#include "names.h"

#define ALL_SCOPES (TRAIT_SCOPE | TRAIT_BUTTON_SCOPE | TRAIT_LIST_SCOPE)
#define SPECIAL    (TRAIT_SPECIAL | TRAIT_ITEM_STOP)
#define VOID       TRAIT_VOID
#define IMPLIED    (TRAIT_IMPLIED | TRAIT_THOROUGH)
#define RAW        TRAIT_RAW
#define OUT        TRAIT_BREAKS_OUT

static const uint16_t html_table[TAG(COUNT)] = {
    [TAG(ADDRESS)] = TRAIT_SPECIAL,
    [TAG(DIV)] = TRAIT_SPECIAL | OUT,
    [TAG(P)] = TRAIT_SPECIAL | IMPLIED | OUT,
    [TAG(APPLET)] = SPECIAL | ALL_SCOPES,
    [TAG(CAPTION)] = SPECIAL | ALL_SCOPES | TRAIT_THOROUGH,
    [TAG(HTML)] = SPECIAL | ALL_SCOPES | TRAIT_TABLE_SCOPE,
    [TAG(TABLE)] = SPECIAL | ALL_SCOPES | TRAIT_TABLE_SCOPE | OUT,
    [TAG(TEMPLATE)] = SPECIAL | ALL_SCOPES | TRAIT_TABLE_SCOPE,
    [TAG(TD)] = SPECIAL | ALL_SCOPES | TRAIT_THOROUGH,
    [TAG(TH)] = SPECIAL | ALL_SCOPES | TRAIT_THOROUGH,
    [TAG(MARQUEE)] = SPECIAL | ALL_SCOPES,
    [TAG(OBJECT)] = SPECIAL | ALL_SCOPES,
    [TAG(SELECT)] = SPECIAL | ALL_SCOPES,
    [TAG(BUTTON)] = SPECIAL | TRAIT_BUTTON_SCOPE,
    [TAG(OL)] = SPECIAL | TRAIT_LIST_SCOPE | OUT,
    [TAG(UL)] = SPECIAL | TRAIT_LIST_SCOPE | OUT,
    [TAG(DD)] = SPECIAL | IMPLIED | OUT,
    [TAG(DT)] = SPECIAL | IMPLIED | OUT,
    [TAG(LI)] = SPECIAL | IMPLIED | OUT,
    [TAG(OPTGROUP)] = IMPLIED,
    [TAG(OPTION)] = IMPLIED,
    [TAG(RB)] = IMPLIED,
    [TAG(RP)] = IMPLIED,
    [TAG(RT)] = IMPLIED,
    [TAG(RTC)] = IMPLIED,
    [TAG(COLGROUP)] = SPECIAL | TRAIT_THOROUGH,
    [TAG(TBODY)] = SPECIAL | TRAIT_THOROUGH,
    [TAG(TFOOT)] = SPECIAL | TRAIT_THOROUGH,
    [TAG(THEAD)] = SPECIAL | TRAIT_THOROUGH,
    [TAG(TR)] = SPECIAL | TRAIT_THOROUGH,
    [TAG(ARTICLE)] = SPECIAL,
    [TAG(ASIDE)] = SPECIAL,
    [TAG(BLOCKQUOTE)] = SPECIAL | OUT,
    [TAG(BODY)] = SPECIAL | OUT,
    [TAG(CENTER)] = SPECIAL | OUT,
    [TAG(DETAILS)] = SPECIAL,
    [TAG(DIR)] = SPECIAL,
    [TAG(DL)] = SPECIAL | OUT,
    [TAG(FIELDSET)] = SPECIAL,
    [TAG(FIGCAPTION)] = SPECIAL,
    [TAG(FIGURE)] = SPECIAL,
    [TAG(FOOTER)] = SPECIAL,
    [TAG(FORM)] = SPECIAL,
    [TAG(FRAMESET)] = SPECIAL,
    [TAG(H1)] = SPECIAL | OUT,
    [TAG(H2)] = SPECIAL | OUT,
    [TAG(H3)] = SPECIAL | OUT,
    [TAG(H4)] = SPECIAL | OUT,
    [TAG(H5)] = SPECIAL | OUT,
    [TAG(H6)] = SPECIAL | OUT,
    [TAG(HEAD)] = SPECIAL | OUT,
    [TAG(HEADER)] = SPECIAL,
    [TAG(HGROUP)] = SPECIAL,
    [TAG(LISTING)] = SPECIAL | OUT,
    [TAG(MAIN)] = SPECIAL,
    [TAG(MENU)] = SPECIAL | OUT,
    [TAG(NAV)] = SPECIAL,
    [TAG(NOSCRIPT)] = SPECIAL,
    [TAG(PRE)] = SPECIAL | OUT,
    [TAG(SEARCH)] = SPECIAL,
    [TAG(SECTION)] = SPECIAL,
    [TAG(SUMMARY)] = SPECIAL,
    [TAG(TEXTAREA)] = SPECIAL,
    [TAG(TITLE)] = SPECIAL,
    [TAG(IFRAME)] = SPECIAL | RAW,
    [TAG(NOEMBED)] = SPECIAL | RAW,
    [TAG(NOFRAMES)] = SPECIAL | RAW,
    [TAG(PLAINTEXT)] = SPECIAL | RAW,
    [TAG(SCRIPT)] = SPECIAL | RAW,
    [TAG(STYLE)] = SPECIAL | RAW,
    [TAG(XMP)] = SPECIAL | RAW,
    [TAG(AREA)] = SPECIAL | VOID,
    [TAG(BASE)] = SPECIAL | VOID,
    [TAG(BASEFONT)] = SPECIAL | VOID,
    [TAG(BGSOUND)] = SPECIAL | VOID,
    [TAG(BR)] = SPECIAL | VOID | OUT,
    [TAG(COL)] = SPECIAL | VOID,
    [TAG(EMBED)] = SPECIAL | VOID | OUT,
    [TAG(FRAME)] = SPECIAL | VOID,
    [TAG(HR)] = SPECIAL | VOID | OUT,
    [TAG(IMG)] = SPECIAL | VOID | OUT,
    [TAG(INPUT)] = SPECIAL | VOID,
    [TAG(KEYGEN)] = SPECIAL | VOID,
    [TAG(LINK)] = SPECIAL | VOID,
    [TAG(META)] = SPECIAL | VOID | OUT,
    [TAG(PARAM)] = SPECIAL | VOID,
    [TAG(SOURCE)] = SPECIAL | VOID,
    [TAG(TRACK)] = SPECIAL | VOID,
    [TAG(B)] = OUT,
    [TAG(BIG)] = OUT,
    [TAG(CODE)] = OUT,
    [TAG(EM)] = OUT,
    [TAG(I)] = OUT,
    [TAG(NOBR)] = OUT,
    [TAG(RUBY)] = OUT,
    [TAG(S)] = OUT,
    [TAG(SMALL)] = OUT,
    [TAG(SPAN)] = OUT,
    [TAG(STRONG)] = OUT,
    [TAG(STRIKE)] = OUT,
    [TAG(SUB)] = OUT,
    [TAG(SUP)] = OUT,
    [TAG(TT)] = OUT,
    [TAG(U)] = OUT,
    [TAG(VAR)] = OUT,
    [TAG(WBR)] = SPECIAL | VOID,
};

unsigned html_traits(uint32_t tag, enum stet_html_namespace ns)
{
    if (ns == STET_HTML_NS_HTML)
        return TRAIT_HTML | (tag < TAG(COUNT) ? html_table[tag] : 0u);
    bool special;
    if (ns == STET_HTML_NS_SVG)
        special = tag == TAG(FOREIGNOBJECT) || tag == TAG(DESC) || tag == TAG(TITLE);
    else
        special = tag == TAG(MI) || tag == TAG(MO) || tag == TAG(MN) || tag == TAG(MS) ||
                  tag == TAG(MTEXT) || tag == TAG(ANNOTATION_XML);
    return special ? SPECIAL | ALL_SCOPES : 0u;
}
