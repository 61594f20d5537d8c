/* The form of a bundle, by its name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stet/bundle.h>
#include <string.h>

static void test_endings(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum stet_bundle_format format;
    } cases[] = {
        {"a.tar.gz", STET_BUNDLE_TAR_GZ},   {"dir/a.tgz", STET_BUNDLE_TAR_GZ},
        {"a.tar.zst", STET_BUNDLE_TAR_ZST}, {"a.zip", STET_BUNDLE_ZIP},
        {"a", STET_BUNDLE_FOLDER},          {"example.org", STET_BUNDLE_FOLDER},
        {"a.zip/", STET_BUNDLE_FOLDER},     {"A.ZIP", STET_BUNDLE_ZIP},
        {"zip", STET_BUNDLE_FOLDER},        {"a.Tar.GZ", STET_BUNDLE_TAR_GZ},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct stet_error error;
        enum stet_bundle_format format;
        assert_int_equal(stet_bundle_format_of(cases[i].path, &format, &error), STET_OK);
        assert_int_equal(format, cases[i].format);
    }
}

static void test_others_are_refused(void **state)
{
    (void)state;
    static const char *const paths[] = {"a.tar", "a.tar.xz", "a.rar", "a.warc.gz", "A.EPUB"};
    for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        struct stet_error error;
        enum stet_bundle_format format;
        assert_int_equal(stet_bundle_format_of(paths[i], &format, &error), STET_ERR_USAGE);
        assert_non_null(strstr(error.message, paths[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_endings),
        cmocka_unit_test(test_others_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
