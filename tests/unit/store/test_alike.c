/* test_alike.c - pages of one template find each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "alike.h"
#include <stdlib.h>
#include <string.h>

static struct stet_alike_sketch sketch_of(int kind, int page)
{
    struct stet_alike_sketch sketch;
    struct stet_buf text;
    stet_buf_init(&text, 1 << 20);
    for (int i = 0; i < 300; i++)
        stet_buf_printf(&text, "<li class=\"menu-%d\"><a href=\"/t%d/%d\">Topic</a></li>\n", kind,
                        kind, i * 7919 % 1000);
    for (int i = 0; i < 60; i++)
        stet_buf_printf(&text, "<p>Sentence %d of page %d.</p>\n", i * 31 % 97, page);
    stet_alike_sketch_make(&sketch, (struct stet_span){text.ptr, text.len});
    stet_buf_free(&text);
    return sketch;
}

static void test_same_template(void **state)
{
    struct stet_alike *alike = calloc(1, sizeof(*alike));
    size_t found[3];
    (void)state;
    for (int page = 0; page < 20; page++) {
        struct stet_alike_sketch sketch = sketch_of(page % 4, page);
        stet_alike_add(alike, &sketch, (size_t)page);
    }
    for (int kind = 0; kind < 4; kind++) {
        struct stet_alike_sketch sketch = sketch_of(kind, 100);
        assert_int_equal(stet_alike_find(alike, &sketch, found, 3), 3);
        for (size_t i = 0; i < 3; i++)
            assert_int_equal(found[i] % 4, (size_t)kind);
    }
    /* The very page is the most alike. */
    struct stet_alike_sketch sketch = sketch_of(2, 6);
    assert_int_equal(stet_alike_find(alike, &sketch, found, 1), 1);
    assert_int_equal(found[0], 6);
    free(alike);
}

/* Pages that are of use stay, others go. */
static void test_room(void **state)
{
    struct stet_alike *alike = calloc(1, sizeof(*alike));
    struct stet_alike_sketch first = sketch_of(1, 1);
    size_t found[2];
    (void)state;
    stet_alike_add(alike, &first, 7777);
    stet_alike_add(alike, &first, 8888);
    for (size_t i = 0; i < 4 * STET_ALIKE_PAGES; i++) {
        struct stet_alike_sketch other = {.digests = {(uint32_t)i}, .count = 1};
        stet_alike_add(alike, &other, i);
        stet_alike_use(alike, 7777);
    }
    assert_int_equal(alike->count, STET_ALIKE_PAGES);
    assert_int_equal(stet_alike_find(alike, &first, found, 2), 1);
    assert_int_equal(found[0], 7777);
    free(alike);
}

static void test_small(void **state)
{
    struct stet_alike_sketch sketch;
    (void)state;
    stet_alike_sketch_make(&sketch, (struct stet_span){"", 0});
    assert_int_equal(sketch.count, 0);
    stet_alike_sketch_make(&sketch, (struct stet_span){"<p>short</p>", 12});
    assert_int_equal(sketch.count, 0);
    char tags[4096];
    memset(tags, '<', sizeof(tags)); /* one piece, however often */
    stet_alike_sketch_make(&sketch, (struct stet_span){tags, sizeof(tags)});
    assert_int_equal(sketch.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_template),
        cmocka_unit_test(test_room),
        cmocka_unit_test(test_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
