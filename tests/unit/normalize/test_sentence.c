/* Where a sentence ends: each text has a bar where its sentences part, and no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "rules.h"
#include "span.h"
#include <stdlib.h>

/* A bar stands for the space between two sentences, a broken bar for nothing. */
static void check(const char *expected)
{
    char text[1024], found[1024];
    size_t len = 0, at = 0, out = 0;
    for (const char *p = expected; *p != '\0';) {
        if (strncmp(p, "¦", strlen("¦")) == 0) {
            p += strlen("¦");
            continue;
        }
        text[len++] = *p == '|' ? ' ' : *p;
        p++;
    }
    struct stet_boundaries list = {0};
    stet_sentence_find(&list, (struct stet_span){text, len});
    assert_false(list.failed);
    for (size_t i = 0; i < list.count; i++) {
        memcpy(found + out, text + at, list.items[i].offset - at);
        out += list.items[i].offset - at;
        at = list.items[i].offset + list.items[i].space;
        const char *bar = list.items[i].space ? "|" : "¦";
        memcpy(found + out, bar, strlen(bar));
        out += strlen(bar);
    }
    memcpy(found + out, text + at, len - at);
    found[out + len - at] = '\0';
    free(list.items);
    assert_string_equal(found, expected);
}

static void test_marks_and_what_follows(void **state)
{
    (void)state;
    check("It rained.|Nobody came.");
    check("Really?|Yes!|No...|Then it stopped…|And so on.");
    check("It was about 3.5 per cent. of all");
    check("More than 11.000 people.|In 2024.|After");
    check("“Why?” he said.|“No.”|She left.");
    check("“It is (almost) over.”|(They laughed.)|It was.");
    check("Yahoo! is a company, and so is Jeopardy! the show.");
    check("What?!|Never.");
    check("See it here.[12]|Then go.");
    check("He said so.|– Nein!|— Why not?");
    check("They earned a lot.|$5 million.|€3 in all.");
    check("end without mark");
    check("The file is readme.txt or a.b.c. and not more");
    check("Go to example.org.|Then wait.");
}

static void test_abbreviations(void **state)
{
    (void)state;
    check("Dr. Smith met Mr. Jones and Prof. Lee in St. Louis.|They spoke.");
    check("J. K. Rowling wrote it, J.R.R. Tolkien did not.|Fine.");
    check("It is e.g. Apple or i.e. Google vs. Amazon.|Right.");
    check("In the U.S. Senate nothing moved.|In the U.S.|The rest did.");
    check("Apple Inc. Chief Tim Cook.|Apple Inc.|He left.");
    check("See No. 5 and no. 7.|She said no.|Then she left.");
    check("Art. 5 GG, p. 12, Fig. 3, Nr. 7, pp. 3–5.|Next.");
    check("On Jan. 6 and Sept. 11.|Mar. Dic 3rd, 2024");
    check("Bread, milk, etc.|The rest stays, etc. Paris too.");
}

static void test_languages(void **state)
{
    (void)state;
    check("«Non siamo contrari alle arti. . .|Ciò su cui non siamo d’accordo.»|Il sig. Rossi e il "
          "dott. Bianchi.|Basta.");
    check("Am 3. März und am 24. Dezember, z. B. in Berlin, d. h. hier.|Das war im 19. "
          "Jahrhundert.|Er kam.");
    check("Das kostet ca. 5 Mio. Euro bzw. mehr.|Prof. Dr. Müller u. a. sagten es.|Schluss.");
    check("« C’est fini ! »|Puis il partit.|« Ah ! » dit-il.|»Ja.«|»Nein.«");
    check("M. Dupont et Mme. Durand sont venus, cf. p. 5.|Après, ils sont partis.");
    check("¿Qué pasa?|¡Nada!|El Sr. López vive en EE.UU. desde 1990.|Él volvió.");
    check("O Sr. Silva chegou às 15h.|Não disse nada.");
    check("Dhr. Jansen woont hier, bijv. in Utrecht.|Dat is zo.");
    check("Urodził się 3 maja 1990 r. w Krakowie, tj. w Polsce, ul. Długa 5.|Był inż. "
          "Nowak.|Koniec.");
    check("Он пришёл.|Она ушла.|И всё.");
    check("Ήρθε.|Έφυγε.");
    check("他来了。¦她走了！¦“真的吗？”¦是的。");
    check("彼は言った。¦「行こう。」¦そして去った。");
    check("他说。|Hello there.");
    check("वह आया।|वह गया।");
    check("جاء الرجل.|هل ذهب؟|نعم.");
    check("وہ آیا۔|وہ گیا۔");
    check("Եկավ։|Գնաց։");
    check("สวัสดีครับ ผมชื่อสมชาย");
}

static void test_what_never_ends(void **state)
{
    (void)state;
    check("");
    check(".");
    check("...");
    check(". . . . .");
    check("a. b. c. d.");
    check("1. Introduction to the matter");
    check("3.2. Methods of the trade");
    check("。」、と言った");
    check("她走了。 」");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_and_what_follows),
        cmocka_unit_test(test_abbreviations),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_what_never_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
