/* One spelling for what is compared with tables. */
#include "fold.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>

#include <cmocka.h>

static void test_spellings(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded;
    } examples[] = {
        {"", ""},
        {" \t\r\n", ""},
        {"  Plain\t ASCII  text ", "plain ascii text"},
        {"`x' @[\\]^_{|}~", "'x' @[\\]^_{|}~"},
        {"Él señor Ångström", "el senor angstrom"},
        {"Łódź, Đorđe, Ørsted", "lodz, dorde, orsted"},
        {"e\xCC\x81t\xC3\xA9", "ete"},
        {"ΤΈΛΟΣ", "τελοσ"},
        {"Ёлка Їжак Й", "елка іжак и"},
        {"Việt Nam", "viet nam"},
        {"“a” – ‘b’…", "\"a\" - 'b'…"},
        {"ＡＢＣ　１２：", "abc 12:"},
        {"記者　한글 カナ", "記者 한글 カナ"},
        {"ко\xC2\xADлосья", "колосья"},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
    };
    for (size_t i = 0; i < sizeof(examples) / sizeof(*examples); i++) {
        char out[100];
        size_t len = stet_fold(stet_span_of(examples[i].text), out, sizeof(out));
        assert_string_equal(out, examples[i].folded);
        assert_int_equal(len, strlen(out));
    }
}

/* What takes more room than there is, is nothing. */
static void test_room(void **state)
{
    (void)state;
    char out[8];
    assert_int_equal(stet_fold(STET_SPAN_LITERAL("1234567"), out, sizeof(out)), 7);
    assert_int_equal(stet_fold(STET_SPAN_LITERAL("12345678"), out, sizeof(out)), 0);
    assert_string_equal(out, "");
    assert_int_equal(stet_fold(STET_SPAN_LITERAL("12345é   "), out, sizeof(out)), 6);
    assert_int_equal(stet_fold(STET_SPAN_LITERAL("12345 語"), out, sizeof(out)), 0);
}

/* What is taken for scripts without capitals has none, whatever ICU knows. */
static void test_capitals(void **state)
{
    (void)state;
    for (uint32_t code = 0x3001; code < 0xD7A4; code++)
        if (stet_fold_code(code) == code)
            assert_int_equal(u_tolower((UChar32)code), code);
    for (uint32_t code = 'A'; code <= 'Z'; code++)
        assert_int_equal(stet_fold_code(code), code + 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings),
        cmocka_unit_test(test_room),
        cmocka_unit_test(test_capitals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
