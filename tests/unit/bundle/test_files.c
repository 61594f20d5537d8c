/* Files are found by their paths while they come, and by their blobs once they are in order; one
 * that came twice is told. */
#include "bundle.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#define SOURCE  "data/articles/h/a/bc/s-12345678/20240101T000000Z-00000000.html"
#define TEXT    "data/articles/h/a/bc/s-12345678/20240101T000000Z-00000000.md"
#define JOURNAL "data/captures/2024/01/01/000000Z-00000000.jsonl"

/* The name git gives: 'git hash-object' of the same bytes. */
static void test_blob_name(void **state)
{
    (void)state;
    struct stet_oid oid;
    char hex[2 * STET_OID_BYTES + 1];
    stet_blob_name(stet_span_of("hello\n"), &oid);
    stet_hex(oid.id, STET_OID_BYTES, hex);
    assert_string_equal(hex, "ce013625030ba8dba906f756967f9e9ca394464a");
}

static struct stet_oid add(struct stet_files *files, const char *path, unsigned char digit,
                           bool wanted_twice)
{
    bool twice;
    struct stet_file *file = stet_files_add(files, path, &twice);
    assert_non_null(file);
    assert_int_equal(twice, wanted_twice);
    file->in_data = file->path + strlen("data/");
    file->bytes = digit;
    memset(file->oid.id, digit, sizeof(file->oid.id));
    memset(file->sha256, digit, sizeof(file->sha256));
    return file->oid;
}

static void test_files(void **state)
{
    (void)state;
    struct stet_files files;
    uint64_t bytes = 0;
    assert_true(stet_files_init(&files));
    const struct stet_oid journal = add(&files, JOURNAL, 3, false);
    const struct stet_oid text = add(&files, TEXT, 2, false);
    const struct stet_oid source = add(&files, SOURCE, 1, false);
    add(&files, JOURNAL, 4, true);
    assert_int_equal(stet_files_get(&files, stet_span_of(JOURNAL))->bytes, 4);
    assert_null(stet_files_get(&files, stet_span_of("data/other")));
    assert_true(stet_files_sort(&files));
    assert_int_equal(files.count, 4);
    assert_string_equal(files.all[0].path, SOURCE);
    assert_string_equal(files.all[1].path, TEXT);
    assert_string_equal(files.all[3].path, JOURNAL);
    assert_int_equal(stet_files_source(&files, &source, &bytes)[0], 1);
    assert_int_equal(bytes, 1);
    assert_int_equal(stet_files_source(&files, &journal, &bytes)[0], 3);
    assert_null(stet_files_source(&files, &text, &bytes));
    stet_files_free(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blob_name),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
