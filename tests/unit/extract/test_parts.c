/* Parts of a page and the sums over their text. */
#include "page.h"

static void order_and_ends(void **state)
{
    (void)state;
    struct test_page test;
    test_page_open(
        &test, "<div id=a><p id=b>one</p><p id=c>two<script>three</script></p></div><p id=d>four");
    uint32_t a = test_part(&test, "a"), b = test_part(&test, "b"), c = test_part(&test, "c"),
             d = test_part(&test, "d");
    const struct stet_part *parts = test.page.parts;
    assert_true(a < b && b < c && c < d);
    assert_int_equal(parts[b].parent, a);
    assert_int_equal(parts[b].end, c);
    assert_int_equal(parts[c].end, parts[a].end);
    assert_int_equal(parts[a].end, d);
    assert_int_equal(parts[0].end, test.page.count);
    for (uint32_t i = 0; i < test.page.count; i++)
        assert_true(parts[i].end > i && parts[i].end <= parts[parts[i].parent].end);
    test_page_close(&test);
}

static void measures(void **state)
{
    (void)state;
    struct test_page test;
    test_page_open(
        &test,
        "<div id=a>ab, <b>cd</b><p id=p>xyz. <a href=q>link</a> <a href=r>http://q.example</a></p>"
        "<span style='DISPLAY : none'>hidden</span><p id=z>\xE6\xB1\x89\xE5\xAD\x97</p></div>");
    stet_parts_measure(&test.page);
    const struct stet_part *a = &test.page.parts[test_part(&test, "a")];
    const struct stet_part *p = &test.page.parts[test_part(&test, "p")];
    const struct stet_part *z = &test.page.parts[test_part(&test, "z")];
    assert_int_equal(a->own.chars,
                     5); /* what stands in paragraphs is theirs, what is hidden nobody's */
    assert_int_equal(p->all.chars, 4 + 4 + 16);
    assert_int_equal(p->all.link_chars, 4); /* an address written out is a source, not a menu */
    assert_int_equal(p->all.links, 2);
    assert_int_equal(z->all.chars, 4);
    assert_int_equal(a->all.chars, 5 + p->all.chars + z->all.chars);
    test_page_close(&test);
}

static void hiding(void **state)
{
    (void)state;
    struct test_page test;
    test_page_open(&test,
                   "<p id=a style='color:red; Display : none'>x</p><p id=b style='--menu-display:"
                   " none; x-visibility:hidden'>x</p><p id=c style='visibility:hidden'>x</p>"
                   "<p id=d style='display:block;display'>x</p><p id=e aria-hidden=true>x</p>");
    const struct stet_part *parts = test.page.parts;
    assert_int_equal(parts[test_part(&test, "a")].drop, STET_DROP_HIDDEN);
    assert_int_equal(parts[test_part(&test, "b")].drop, STET_KEEP);
    assert_int_equal(parts[test_part(&test, "c")].drop, STET_DROP_HIDDEN);
    assert_int_equal(parts[test_part(&test, "d")].drop, STET_KEEP);
    assert_int_equal(parts[test_part(&test, "e")].drop, STET_DROP_HIDDEN);
    test_page_close(&test);
}

static void text(void **state)
{
    (void)state;
    struct test_page test;
    struct stet_buf out;
    test_page_open(&test,
                   "<div id=a> one <b>two</b>three<p>four</p><p hidden>five</p>\n six</div>");
    stet_buf_init(&out, 1000);
    stet_part_text(&test.page, test_part(&test, "a"), 1000, &out);
    assert_string_equal(out.ptr, "one twothree four six");
    stet_buf_free(&out);
    test_page_close(&test);
}

static bool has_picture(const char *text)
{
    struct test_page test;
    test_page_open(&test, text);
    bool found = test_part(&test, "i") != 0;
    test_page_close(&test);
    return found;
}

/* Pictures that a script loads stand once more in a noscript. */
static void pictures_without_scripts(void **state)
{
    (void)state;
    assert_true(has_picture("<figure><div class=lazy></div>"
                            "<noscript><img id=i src=/a.png></noscript></figure>"));
    assert_true(has_picture("<picture><noscript><img id=i src=/a.png></noscript></picture>"));
    assert_false(has_picture("<figure><img data-src=/a.png>"
                             "<noscript><img id=i src=/a.png></noscript></figure>"));
    assert_false(has_picture("<p>One <noscript><img id=i src=/counter></noscript></p>"));
    assert_false(has_picture("<figure><noscript><p><img id=i src=/a.png></p></noscript></figure>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(order_and_ends), cmocka_unit_test(measures),
                                       cmocka_unit_test(hiding), cmocka_unit_test(text),
                                       cmocka_unit_test(pictures_without_scripts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
