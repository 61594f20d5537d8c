/* The lines of a second come out in one order, each once, whatever files they were in; what is too
 * much for one file fills several. */
#include "bundle.h"
#include "limits.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

struct found {
    struct stet_buf all;
    size_t files;
};

static enum stet_status take(void *context, struct stet_span lines)
{
    struct found *found = context;
    found->files++;
    stet_buf_append(&found->all, lines.ptr, lines.len);
    return STET_OK;
}

static void add(struct stet_second *second, const char *url, unsigned char digit, const char *line)
{
    struct stet_capture capture = {.url = url};
    struct stet_error error;
    memset(capture.source_sha256, digit, sizeof(capture.source_sha256));
    assert_int_equal(stet_second_add(second, &capture, stet_span_of(line), &error), STET_OK);
}

static void join(const struct stet_second *second, struct found *found)
{
    struct stet_error error;
    *found = (struct found){0};
    stet_buf_init(&found->all, 64 * STET_MIB);
    assert_int_equal(stet_second_join(second, take, found, &error), STET_OK);
}

/* By article id, source, bytes; each once. */
static void test_order(void **state)
{
    (void)state;
    struct stet_second second = {0};
    struct found found;
    stet_second_start(&second);
    add(&second, "https://a.example/", 2, "a2");
    add(&second, "https://b.example/", 3, "b3");
    add(&second, "https://a.example/", 1, "a1");
    add(&second, NULL, 0, "y");
    add(&second, "https://b.example/", 3, "b3");
    add(&second, NULL, 0, "x");
    add(&second, "https://a.example/", 1, "a0");
    join(&second, &found);
    char first[STET_ID_HEX + 1], other[STET_ID_HEX + 1];
    stet_store_article_id(stet_span_of("https://a.example/"), first);
    stet_store_article_id(stet_span_of("https://b.example/"), other);
    assert_string_equal(found.all.ptr, strcmp(first, other) < 0 ? "x\ny\na0\na1\na2\nb3\n"
                                                                : "x\ny\nb3\na0\na1\na2\n");
    assert_int_equal(found.files, 1);
    stet_buf_free(&found.all);
    stet_second_start(&second);
    join(&second, &found);
    assert_int_equal(found.files, 0);
    stet_buf_free(&found.all);
    stet_second_start(&second);
}

static void test_several_files(void **state)
{
    (void)state;
    struct stet_second second = {0};
    struct found found;
    static char line[STET_MIB];
    memset(line, 'x', sizeof(line) - 1);
    stet_second_start(&second);
    for (unsigned i = 0; i < 33; i++) {
        char number[8];
        snprintf(number, sizeof(number), "%02u", i);
        memcpy(line, number, 2);
        add(&second, NULL, (unsigned char)(33 - i), line);
    }
    join(&second, &found);
    assert_int_equal(found.files, 3);
    assert_int_equal(found.all.len, 33 * STET_MIB);
    assert_memory_equal(found.all.ptr, "32", 2);
    stet_buf_free(&found.all);
    stet_second_start(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_several_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
