/* What is a line of the site, and above all what is not. */
#include "fold.h"
#include "phrases.h"
#include "phrases_table.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct example {
    const char *text, *code;
};

static void check(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *code = stet_phrase_kind(stet_span_of(examples[i].text));
        if (strcmp(code ? code : "none", examples[i].code) != 0)
            fail_msg("'%s': %s instead of %s", examples[i].text, code ? code : "none",
                     examples[i].code);
    }
}

static void test_boilerplate(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"Sblocca gratuitamente il Digest dell'editore", "dropped-signup"},
        {"Sblocca gratuitamente il Digest dell’editore", "dropped-signup"},
        {"Unlock the Editor’s Digest for free", "dropped-signup"},
        {"Sign up for our daily newsletter!", "dropped-signup"},
        {"» Subscribe to our newsletter «", "dropped-signup"},
        {"SIGN UP", "dropped-signup"},
        {"Iscriviti alla nostra newsletter", "dropped-signup"},
        {"Jetzt Newsletter abonnieren", "dropped-signup"},
        {"Inscrivez-vous à notre newsletter", "dropped-signup"},
        {"Suscríbete a nuestro boletín", "dropped-signup"},
        {"Подпишитесь на нашу рассылку", "dropped-signup"},
        {"メルマガ登録はこちら", "dropped-signup"},
        {"Share this article on Facebook", "dropped-share"},
        {"Condividi su WhatsApp", "dropped-share"},
        {"Artikel teilen:", "dropped-share"},
        {"分享到：", "dropped-share"},
        {"Read more: The bridge that never was", "dropped-related"},
        {"Leggi anche: Il ponte che non c'è", "dropped-related"},
        {"Lesen Sie auch: Die Brücke", "dropped-related"},
        {"À lire aussi : Le pont", "dropped-related"},
        {"Читайте также: Мост", "dropped-related"},
        {"関連記事", "dropped-related"},
        {"Leave a comment", "dropped-comments"},
        {"RSS feed for comments on this post. TrackBack URI", "dropped-comments"},
        {"Proudly powered by WordPress.", "dropped-copyright"},
        {"This website uses cookies to improve your experience.", "dropped-cookie-notice"},
        {"ADVERTISEMENT", "dropped-advert"},
        {"- Anzeige -", "dropped-advert"},
        {"广告", "dropped-advert"},
        {"© 2024 The Daily Bridge. All rights reserved.", "dropped-copyright"},
        {"Riproduzione riservata", "dropped-copyright"},
        {"© Copyright The Daily Bridge Company 2013-2015. All rights reserved.",
         "dropped-copyright"},
        {"Add to cart", "dropped-form"},
        {"In den Warenkorb", "dropped-form"},
        {"Ajouter au panier", "dropped-form"},
        {"В корзину", "dropped-form"},
        {"カートに入れる", "dropped-form"},
        {"加入购物车", "dropped-form"},
        {"Oops! Something went wrong while submitting the form.", "dropped-form"},
        {"Was this page helpful?", "dropped-form"},
        {"Edit this page on GitHub", "dropped-form"},
        {"You must log in or register to reply here.", "dropped-form"},
    };
    check(examples, sizeof(examples) / sizeof(examples[0]));
}

static void test_article_text(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"He said the newsletter had ten thousand readers.", "none"},
        {"The newsletter that she writes every week is read by the whole town.", "none"},
        {"Share prices fell on Tuesday.", "none"},
        {"Shareholders met in Bonn.", "none"},
        {"Subscribers left the paper in large numbers last year.", "none"},
        {"Read more than one book a week, the teacher told them.", "none"},
        {"Comments by the minister caused a stir.", "none"},
        {"We use cookies to count visits; you can refuse them.", "none"},
        {"Advertising paid for the bridge.", "none"},
        {"The related question is who pays.", "none"},
        {"Add to cart and pay: so simple was the trick.", "none"},
        {"Sold out in a day, the book was printed again.", "none"},
        {"Reply", "none"},
        {"Gli abbonati sono più di mille.", "none"},
        {"Die Anzeige wurde am Montag erstattet.", "none"},
        {"Teilen der Stadt fehlte am Abend der Strom.", "none"},
        {"OpenAI logo is displayed on a phone", "none"},
        {"", "none"},
        {"...", "none"},
        {"(c) the third point of the list", "none"},
    };
    check(examples, sizeof(examples) / sizeof(examples[0]));
}

/* A long line is never boilerplate, however it begins. */
static void test_bounded(void **state)
{
    (void)state;
    char line[2000];
    memset(line, 'a', sizeof(line));
    memcpy(line, "subscribe to our ", 17);
    assert_null(stet_phrase_kind((struct stet_span){line, sizeof(line)}));
    assert_null(stet_phrase_kind((struct stet_span){line, 190}));
    assert_null(
        stet_phrase_kind(STET_SPAN_LITERAL("subscribe to our a b c d e f g h i j k l m n o p q")));
}

/* A pattern that is not folded would never fit; one with many stars would be slow. */
static void test_table(void **state)
{
    (void)state;
    for (const struct stet_phrase_row *row = stet_phrase_rows; row->code; row++) {
        char folded[16384];
        stet_fold(stet_span_of(row->patterns), folded, sizeof(folded));
        assert_string_equal(row->patterns, folded);
        assert_null(strstr(row->patterns, "||"));
        assert_null(strstr(row->patterns, "**"));
        int stars = 0;
        for (const char *p = row->patterns; *p; p++) {
            stars = *p == '|' ? 0 : stars + (*p == '*');
            assert_true(stars <= 3);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boilerplate),
        cmocka_unit_test(test_article_text),
        cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
