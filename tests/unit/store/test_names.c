/* test_names.c - names follow from URLs alone, and are safe whatever these hold. */
#include "fixture.h"
#include "names.h"

static const char *path(const char *url)
{
    static char out[1024];
    struct stet_buf buf;
    stet_buf_init(&buf, sizeof(out) - 1);
    stet_store_article_path(stet_span_of(url), &buf);
    assert_false(buf.failed);
    snprintf(out, sizeof(out), "%s", buf.ptr);
    stet_buf_free(&buf);
    return out;
}

static void test_paths(void **state)
{
    static const struct {
        const char *url, *path;
    } cases[] = {
        {"https://example.org/2024/12/03/figure", "articles/example.org/c/5f/figure-c5f953db"},
        {"https://EXAMPLE.org:8080/a/B%20c/", "articles/example.org+8080/4/74/b-c-4749dc90"},
        {"http://example.org", "articles/example.org/9/71/index-971a565c"},
        {"http://example.org/?p=12&q=x", "articles/example.org/c/1b/p-12-q-x-c1b5e385"},
        {"https://user:pw@example.org/x", "articles/example.org/e/50/x-e50f0c98"},
        {"https://[2001:db8::1]:81/x", "articles/2001-db8--1+81/8/7e/x-87eea486"},
        {"https://../../etc/passwd", "articles/local/e/a7/passwd-ea7b67c7"},
        {"https://.git/.git", "articles/git/0/ee/git-0ee76505"},
        {"https://con.example/nul", "articles/+con.example/0/7e/nul-07ec9279"},
        {"https://lpt1/", "articles/+lpt1/2/03/index-20313c4a"},
        {"https://example.org/\xe6\x96\x87/a/\xe6\x96\x87", "articles/example.org/e/48/a-e48d5fcb"},
        {"file:///home/me/Notes.html", "articles/local/5/01/notes-html-501f4890"},
        {"My report", "articles/local/8/21/my-report-8213d458"},
        {"", "articles/local/e/3b/index-e3b0c442"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(path(cases[i].url), cases[i].path);
}

/* Whatever the bytes, four parts of safe letters, none too long. */
static void test_any_bytes_are_safe(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char url[700] = "https://";
        size_t len = round % 2 ? 8 : 0;
        size_t more = seed % 690;
        for (size_t i = 0; i < more && len < sizeof(url) - 1; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t pick = seed >> 16;
            url[len++] = pick % 3 ? "/.:%@?#-aZ0\\~ "[pick / 3 % 14] : (char)(pick / 3 % 255 + 1);
        }
        url[len] = '\0';
        const char *name = path(url);
        size_t parts = 1, part = 0;
        for (const char *p = name; *p; p++) {
            assert_non_null(strchr("abcdefghijklmnopqrstuvwxyz0123456789.-+/", *p));
            if (*p == '/') {
                assert_in_range(part, 1, 255);
                assert_true(p[-1] != '.' && p[1] != '.');
                parts++;
                part = 0;
            } else {
                part++;
            }
        }
        assert_int_equal(parts, 5);
        assert_in_range(part, 10, STET_MAX_SLUG_BYTES + 9);
    }
}

static void test_stems(void **state)
{
    const uint8_t sha[32] = {0x1a, 0x2b, 0x3c, 0x4d, 0x5e, 0x6f};
    char stem[STET_STEM_BYTES + 1], name[STET_NAME_BYTES];
    int64_t utc;
    (void)state;
    stet_names_stem(NOW, sha, stem);
    assert_string_equal(stem, "20241203T091000Z-1a2b3c4d");
    assert_true(stet_names_parse_stem(stem, strlen(stem), &utc));
    assert_int_equal(utc, NOW);
    assert_false(stet_names_parse_stem("20241303T091000Z-1a2b3c4d", 25, &utc));
    assert_false(stet_names_parse_stem("20241203T091000Z-1a2b3cxy", 25, &utc));
    stet_names_day(NOW, name);
    assert_string_equal(name, "captures/2024/12/03");
    stet_names_journal(NOW, sha, 0, name);
    assert_string_equal(name, "091000Z-1a2b3c4d.jsonl");
    stet_names_journal(NOW, sha, 1, name);
    assert_string_equal(name, "091000Z-5e6f0000.jsonl");
    stet_names_kept("0123456789abcdef", sha, "html", name);
    assert_string_equal(name, "0123456789abcdef-1a2b3c4d.html");
    stet_names_source(stem, "md", name);
    assert_string_equal(name, "20241203T091000Z-1a2b3c4d.source.md");
    stet_names_source(stem, "txt", name);
    assert_string_equal(name, "20241203T091000Z-1a2b3c4d.txt");
}

/* Where it is kept is where it is looked for. */
static void test_kept_source(void **state)
{
    (void)state;
    struct stet_capture capture = {.captured_utc = NOW,
                                   .outcome = STET_OUTCOME_REFUSED,
                                   .url = "https://example.org/a",
                                   .extension = "html"};
    char id[STET_ID_HEX + 1], path[STET_NAME_BYTES], wanted[STET_NAME_BYTES];
    memset(capture.source_sha256, 0xab, sizeof(capture.source_sha256));
    stet_store_article_id(stet_span_of(capture.url), id);
    stet_store_kept_source(&capture, path);
    snprintf(wanted, sizeof(wanted), "captures/2024/12/03/091000Z/%s-abababab.html", id);
    assert_string_equal(path, wanted);
}

static void test_extensions(void **state)
{
    (void)state;
    assert_true(stet_names_extension_ok("html"));
    assert_true(stet_names_extension_ok("mp3"));
    assert_false(stet_names_extension_ok(""));
    assert_false(stet_names_extension_ok("jsonl"));
    assert_false(stet_names_extension_ok("HTML"));
    assert_false(stet_names_extension_ok("../x"));
    assert_false(stet_names_extension_ok("abcdefghijkl"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),      cmocka_unit_test(test_any_bytes_are_safe),
        cmocka_unit_test(test_stems),      cmocka_unit_test(test_kept_source),
        cmocka_unit_test(test_extensions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
