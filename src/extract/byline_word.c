/* byline_word.c - what a word in a byline can be, by its letters. */
#include "byline_word.h"

#include "span.h"
#include "utf8.h"
#include <unicode/uchar.h>

/* How words begin that tell who else had a part in it. */
static const char *const helpers[] = {"写真", "撮影", "編集", "翻訳",   "構成", "摄影",
                                      "攝影", "编辑", "責編", "责编：", "图/",  "图："};

bool stet_word_is_name(struct stet_span word)
{
    bool first = true;
    for (size_t pos = 0; pos < word.len;) {
        UChar32 code = (UChar32)stet_utf8_next(word.ptr, word.len, &pos);
        bool letter = u_isalpha(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK);
        bool georgian =
            code >= 0x10D0 && code <= 0x10FF; /* which has capitals, and no use for them */
        if (first && (!letter || (u_islower(code) && !georgian)))
            return false;
        if (!letter && code != '.' && code != '-' && code != '\'' && code != 0x2019 &&
            code != 0x2010 && code != 0x00B7)
            return false;
        first = false;
    }
    return !first;
}

bool stet_word_is_mark(struct stet_span word)
{
    return stet_span_is(word, "|") || stet_span_is(word, "\xC2\xB7") ||
           stet_span_is(word, "\xE2\x80\xA2");
}

bool stet_word_is_helper(struct stet_span word)
{
    for (size_t i = 0; i < sizeof(helpers) / sizeof(*helpers); i++)
        if (stet_span_starts(word, helpers[i]))
            return true;
    return stet_span_ends(word, "報導") || stet_span_ends(word, "報道") ||
           stet_span_ends(word, "报道"); /* "reports from Taipei" */
}

bool stet_word_is_upper(struct stet_span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return false;
    return true;
}

bool stet_word_has_at(struct stet_span word)
{
    return memchr(word.ptr, '@', word.len) != NULL;
}

bool stet_word_is_han_name(struct stet_span word)
{
    size_t letters = 0;
    for (size_t pos = 0; pos < word.len; letters++) {
        uint32_t code = stet_utf8_next(word.ptr, word.len, &pos);
        if (code < 0x4E00 || code > 0x9FFF)
            return false;
    }
    return letters == 3;
}
