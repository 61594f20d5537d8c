/* Languages by script, words and letters. */
#include "language.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct example {
    const char *tag, *text;
};

static const struct example examples[] = {
    {"en",
     "The council said on Tuesday that it would not build the bridge before the end of the year."},
    {"it",
     "Il consiglio ha detto martedì che non costruirà il ponte prima della fine dell'anno, ma che "
     "la decisione sarà rivista."},
    {"de", "Der Rat hat am Dienstag mitgeteilt, dass die Brücke nicht vor dem Ende des Jahres "
           "gebaut wird."},
    {"fr",
     "Le conseil a annoncé mardi que le pont ne serait pas construit avant la fin de l'année."},
    {"es", "El consejo dijo el martes que el puente no se construirá antes de que termine el año."},
    {"pt", "O conselho disse na terça-feira que a ponte não será construída antes do fim do ano."},
    {"nl", "De raad zei dinsdag dat de brug niet voor het einde van het jaar zal worden gebouwd."},
    {"pl", "Rada poinformowała we wtorek, że most nie zostanie zbudowany przed końcem roku."},
    {"cs", "Rada v úterý uvedla, že most nebude postaven do konce roku, protože město na to ještě "
           "nemá peníze, řekl starosta."},
    {"sk", "Rada v utorok uviedla, že most nebude postavený do konca roka, pretože mesto na to "
           "ešte nemá peniaze, ako povedal starosta."},
    {"sv", "Rådet sade på tisdagen att bron inte kommer att byggas före årets slut, men att det är "
           "möjligt."},
    {"da",
     "Rådet sagde tirsdag, at broen ikke bliver bygget inden årets udgang, men at det er muligt."},
    {"nb",
     "Rådet sa tirsdag at broen ikke blir bygget før årets slutt, men at det er mulig etter det."},
    {"fi", "Neuvosto sanoi tiistaina, että siltaa ei rakenneta ennen vuoden loppua, mutta se on "
           "mahdollista."},
    {"hu",
     "A tanács kedden azt mondta, hogy a híd nem épül meg az év vége előtt, mert nincs rá pénz."},
    {"ro", "Consiliul a spus marți că podul nu va fi construit înainte de sfârșitul anului."},
    {"tr",
     "Konsey salı günü yaptığı açıklamada köprünün yıl sonundan önce inşa edilmeyeceğini ve bunun "
     "için para olmadığını söyledi."},
    {"vi", "Hội đồng cho biết hôm thứ Ba rằng cây cầu sẽ không được xây dựng trước cuối năm."},
    {"id", "Dewan mengatakan pada hari Selasa bahwa jembatan itu tidak akan dibangun sebelum akhir "
           "tahun."},
    {"ru", "Совет заявил во вторник, что мост не будет построен до конца года."},
    {"uk", "Рада заявила у вівторок, що міст не буде збудовано до кінця року."},
    {"bg", "Съветът заяви във вторник, че мостът няма да бъде построен преди края на годината."},
    {"sr", "Савет је у уторак саопштио да мост неће бити изграђен пре краја године."},
    {"el", "Το συμβούλιο δήλωσε την Τρίτη ότι η γέφυρα δεν θα κατασκευαστεί."},
    {"he", "המועצה אמרה ביום שלישי שהגשר לא ייבנה לפני סוף השנה."},
    {"ar", "قال المجلس يوم الثلاثاء إن الجسر لن يبنى قبل نهاية العام."},
    {"fa", "شورا روز سه‌شنبه گفت که این پل تا پایان سال ساخته نخواهد "
           "شد "
           "و "
           "این "
           "را "
           "به "
           "مردم "
           "گفت."},
    {"ur", "کونسل نے منگل کو کہا کہ یہ پل سال کے آخر سے پہلے نہیں بنے گا۔"},
    {"hi", "परिषद ने मंगलवार को कहा कि साल के अंत से पहले पुल नहीं बनेगा।"},
    {"th", "สภากล่าวเมื่อวันอังคารว่าสะพานจะไม่สร้างก่อนสิ้นปี"},
    {"ja", "市議会は火曜日、橋を年末までに建設しないと発表した。"},
    {"ko", "시의회는 화요일에 다리를 연말 이전에 건설하지 않겠다고 밝혔다."},
    {"zh-Hans", "市议会周二表示，这座桥不会在年底之前动工，因为没有钱。"},
    {"zh-Hant", "市議會週二表示，這座橋不會在年底之前動工，因為沒有錢。"},
};

static void test_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        struct stet_language language;
        assert_true(stet_language_detect(stet_span_of(examples[i].text), &language));
        if (strcmp(language.tag, examples[i].tag) != 0 || language.confidence < 30)
            fail_msg("'%s': '%s' (%u) instead of '%s'", examples[i].text, language.tag,
                     language.confidence, examples[i].tag);
    }
}

static void test_decomposed_letters(void **state)
{
    (void)state;
    struct stet_language language;
    assert_true(stet_language_detect(
        STET_SPAN_LITERAL("Le conseil a annonce\xCC\x81 mardi que l'e\xCC\x81t\xC3\xA9 "
                          "e\xCC\x81tait de\xCC\x81j\xC3\xA0 fini "
                          "et que la rentre\xCC\x81"
                          "e serait pour le mois de septembre"),
        &language));
    assert_string_equal(language.tag, "fr");
}

static void test_nothing_to_tell(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "1234 5678 --- !!", "\xFF\xFE\x80", "xqzzt vfrgh"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct stet_language language = {.tag = "xx", .confidence = 7};
        assert_false(stet_language_detect(stet_span_of(texts[i]), &language));
        assert_string_equal(language.tag, "");
        assert_int_equal(language.confidence, 0);
    }
}

/* A few words may be told, but not with confidence. */
static void test_short_is_unsure(void **state)
{
    (void)state;
    struct stet_language language;
    assert_true(stet_language_detect(STET_SPAN_LITERAL("the end of"), &language));
    assert_string_equal(language.tag, "en");
    assert_true(language.confidence < 50);
}

/* Only the head is looked at: a long tail in another language changes nothing. */
static void test_bounded(void **state)
{
    (void)state;
    struct stet_buf buf;
    stet_buf_init(&buf, 1 << 20);
    while (buf.len < 20000)
        stet_buf_puts(&buf, "Il ponte non è stato costruito e la gente aspetta. ");
    while (buf.len < 200000)
        stet_buf_puts(&buf, "The bridge was not built and the people are waiting for it. ");
    struct stet_language language;
    assert_true(stet_language_detect((struct stet_span){buf.ptr, buf.len}, &language));
    assert_string_equal(language.tag, "it");
    assert_int_equal(language.confidence, 100);
    stet_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),        cmocka_unit_test(test_decomposed_letters),
        cmocka_unit_test(test_nothing_to_tell), cmocka_unit_test(test_short_is_unsure),
        cmocka_unit_test(test_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
