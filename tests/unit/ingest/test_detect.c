/* test_detect.c - encodings found by content alone: a sentence is written in each by ICU and found
 * again. */
#include "encodings.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/ucnv.h>

#include <cmocka.h>

static const struct {
    const char *encoding, *converter, *text;
} sentences[] = {
    {"windows-1252", "windows-1252",
     "Le garçon a déjà été reçu à l’école où il étudie, près de la forêt."},
    {"windows-1252", "windows-1252",
     "Die Prüfung wäre für die Schüler natürlich größer und schöner."},
    {"windows-1252", "windows-1252", "The price was £20, a rise of £5 – “not good”, he said."},
    {"windows-1250", "windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl šťastný muž."},
    {"iso-8859-2", "ISO-8859-2", "Zażółć gęślą jaźń, powiedział ktoś, żeby sprawdzić książkę."},
    {"windows-1254", "windows-1254",
     "Türkiye'nin başkentinde yağışlı hava ve şiddetli rüzgâr görülüyor."},
    {"windows-1257", "windows-1257", "Įvairūs žmonės šiandien čia gyvena, ėjo ir ąžuolų miške."},
    {"windows-1251", "windows-1251",
     "Россия объявила о новых правилах, которые действуют с января."},
    {"koi8-r", "KOI8-R", "Россия объявила о новых правилах, которые действуют с января."},
    {"iso-8859-5", "ISO-8859-5", "Россия объявила о новых правилах, которые действуют с января."},
    {"ibm866", "ibm-866_P100-1995",
     "Россия объявила о новых правилах, которые действуют с января."},
    {"windows-1253", "windows-1253", "Η κυβέρνηση ανακοίνωσε σήμερα νέα μέτρα για την οικονομία."},
    {"windows-1255", "windows-1255", "הממשלה הודיעה היום על צעדים חדשים בתחום הכלכלה"},
    {"windows-1256", "windows-1256", "أعلنت الحكومة اليوم عن إجراءات جديدة في مجال الاقتصاد"},
    {"windows-874", "windows-874-2000", "รัฐบาลประกาศมาตรการใหม่เพื่อเศรษฐกิจของประเทศในวันนี้"},
    {"shift_jis", "ibm-943_P15A-2003", "政府は今日、新しい経済対策を発表しました。"},
    {"euc-jp", "EUC-JP", "政府は今日、新しい経済対策を発表しました。"},
    {"euc-kr", "windows-949-2000",
     "정부는 오늘 새로운 경제 대책을 발표하고 국민에게 이해를 구했다."},
    {"gb18030", "gb18030", "他说，中国的经济在这一年里是有发展的，我们要到国外去。"},
    {"big5", "Big5-HKSCS", "他說，我們的國家在這一年裡是有發展的，大家也要到國外去。"},
};

static void each_is_found_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
        char bytes[512];
        UErrorCode code = U_ZERO_ERROR;
        int32_t len = ucnv_convert(sentences[i].converter, "UTF-8", bytes, sizeof(bytes),
                                   sentences[i].text, -1, &code);
        assert_true(U_SUCCESS(code));
        assert_string_equal(
            stet_detect_encoding((struct stet_bytes){(const uint8_t *)bytes, (size_t)len}),
            sentences[i].encoding);
    }
}

static void utf16_is_found_by_its_structure(void **state)
{
    (void)state;
    static const char *const texts[] = {"A line of English.\nAnd another one.\n",
                                        "Россия объявила о новых правилах.\nЕщё одна строка.\n",
                                        "政府は今日、新しい経済対策を発表しました。\n"};
    static const char *const names[][2] = {{"utf-16le", "UTF-16LE"}, {"utf-16be", "UTF-16BE"}};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        for (size_t k = 0; k < 2; k++) {
            char bytes[512];
            UErrorCode code = U_ZERO_ERROR;
            int32_t len =
                ucnv_convert(names[k][1], "UTF-8", bytes, sizeof(bytes), texts[i], -1, &code);
            const char *found =
                stet_detect_utf16((struct stet_bytes){(const uint8_t *)bytes, (size_t)len});
            assert_non_null(found);
            assert_string_equal(found, names[k][0]);
        }
    }
}

static void other_bytes_are_not_utf16(void **state)
{
    (void)state;
    static const char plain[] = "just plain ASCII text, of even length....";
    static const uint8_t binary[] = {0, 1, 0, 2, 0, 3, 0, 4, 'a', 0, 0, 0, 'b', 0, 0, 0};
    assert_null(stet_detect_utf16((struct stet_bytes){(const uint8_t *)plain, sizeof(plain) - 1}));
    assert_null(stet_detect_utf16((struct stet_bytes){binary, sizeof(binary)}));
    assert_null(stet_detect_utf16((struct stet_bytes){binary, 1}));
}

/* A sign or two in English must not make it Polish or Russian. */
static void few_signs_prove_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"Copyright \xA9 2003 Example",
                                        "on Windows\xA0"
                                        "2000 and later",
                                        "15 U.S.C. \xA7 18a (1994)", "a \xBB b",
                                        "Sm\xF8rrebr\xF8"
                                        "d"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_string_equal(
            stet_detect_encoding((struct stet_bytes){(const uint8_t *)texts[i], strlen(texts[i])}),
            "windows-1252");
}

static void damaged_utf8_is_still_utf8(void **state)
{
    (void)state;
    static const char text[] = "é è à ç ù ê î ô û — cut \xC3 here";
    assert_string_equal(
        stet_detect_encoding((struct stet_bytes){(const uint8_t *)text, sizeof(text) - 1}),
        "utf-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_found_again),
        cmocka_unit_test(utf16_is_found_by_its_structure),
        cmocka_unit_test(other_bytes_are_not_utf16),
        cmocka_unit_test(few_signs_prove_nothing),
        cmocka_unit_test(damaged_utf8_is_still_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
