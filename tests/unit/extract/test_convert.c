/* HTML as nodes of a document. */
#include "page.h"

static void check(const char *html, const char *expected)
{
    struct test_page test;
    struct stet_error error;
    struct stet_buf out;
    test_page_open(&test, html);
    test.page.base = STET_SPAN_LITERAL("https://example.org/dir/");
    stet_parts_measure(&test.page);
    test.page.parts[0].chosen = true;
    assert_int_equal(stet_convert(&test.page, &error), STET_OK);
    stet_buf_init(&out, 1 << 20);
    assert_int_equal(stet_document_write(test.page.document, &out, &error), STET_OK);
    const char *body = strstr(out.ptr, "\n---\n\n");
    assert_non_null(body);
    assert_string_equal(body + 6, expected);
    stet_buf_free(&out);
    test_page_close(&test);
}

static void inlines(void **state)
{
    (void)state;
    check("<p>One <b>bold </b>and<i> slanted</i> word.", "One **bold** and *slanted* word.\n");
    check("<p>See <a href=x.html>this</a>, <a href='javascript:x'>not that</a>.",
          "See [this](https://example.org/dir/x.html), not that.\n");
    check("<p>Say <code>a  b</code> now.", "Say `a b` now.\n");
    check("<p>She said <q>no</q>.", "She said \xE2\x80\x9Cno\xE2\x80\x9D.\n");
}

static void paragraphs(void **state)
{
    (void)state;
    check("One<br><br>Two<div>Three</div>Four", "One\n\nTwo\n\nThree\n\nFour\n");
    check("<b><p>One</p><p>Two</p></b>", "**One**\n\n**Two**\n");
    check("<h2>A <div>heading</div></h2>text", "## A heading\n\ntext\n");
    check("<ul><li>One<li>Two<ol start=3><li>Deep</ol></ul>", "- One\n\n- Two\n\n  3. Deep\n");
    check("<blockquote>Yes<p>No</blockquote>", "> Yes\n>\n> No\n");
    check("<pre><code class='language-c'>int a;\n  int b;</code></pre>",
          "```c\nint a;\n  int b;\n```\n");
}

static void pictures(void **state)
{
    (void)state;
    check("<figure><img src=a.png alt=A><figcaption>A picture</figcaption></figure>",
          "<figure>\n\n![A](https://example.org/dir/a.png)\n\nA picture\n\n</figure>\n");
    check("<p>x</p><img src='data:image/gif;base64,AA' data-src=b.png width=600>",
          "x\n\n<figure>\n\n![](https://example.org/dir/b.png)\n\n</figure>\n");
    check("<p>x<img src=c.png width=1 height=1></p>", "x\n");
}

static void tables(void **state)
{
    (void)state;
    check("<table><tr><th>a<th>b<tr><td>1<td>2</table>", "| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    check("<table><tr><td><p>One</p><table><tr><td>Two</table></table>", "One\n\nTwo\n");
    check("<table role=presentation><tr><th>a<th>b<tr><td>1<td>2</table>", "a\n\nb\n\n1\n\n2\n");
}

/* Two servings hide one address in two ways. */
static void mail_addresses(void **state)
{
    (void)state;
    check("<p>To <a href='/cdn-cgi/l/email-protection#a6c7e6c488c9d4c1?subject=x'><span "
          "class=__cf_email__ data-cfemail=a6c7e6c488c9d4c1>[email&#160;protected]</span></a>.",
          "To [a@b.org](mailto:a@b.org?subject=x).\n");
    check("<p>To <a class=__cf_email__ href='/cdn-cgi/l/email-protection' "
          "data-cfemail=016041632f6e7366>[email&#160;protected]</a>.",
          "To [a@b.org](https://example.org/cdn-cgi/l/email-protection).\n");
    check("<p>To <span class=__cf_email__ data-cfemail=01604>[email protected]</span>.",
          "To [email protected\\].\n");
    check("<p><a href='/cdn-cgi/l/email-protection?v=1#a6c7e6c488c9d4c1'>a mail</a>",
          "[a mail](mailto:a@b.org)\n");
    check("<p><a href='/cdn-cgi/l/email-protection#0102'>no address</a>",
          "[no address](https://example.org/cdn-cgi/l/email-protection#0102)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(inlines), cmocka_unit_test(paragraphs),
                                       cmocka_unit_test(pictures), cmocka_unit_test(mail_addresses),
                                       cmocka_unit_test(tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
