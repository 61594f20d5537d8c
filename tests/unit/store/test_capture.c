/* test_capture.c - a line of the journal is written and read without loss, and nothing else is
 * read. */
#include "fixture.h"

static struct stet_capture full(void)
{
    struct stet_capture capture = {.captured_utc = NOW,
                                   .outcome = STET_OUTCOME_CAPTURED,
                                   .url = "https://example.org/a?b=\"c\"",
                                   .input = "pages/\xc3\xa9\n.html",
                                   .kind = "article",
                                   .media_type = "text/html",
                                   .encoding = "windows-1252",
                                   .extension = "html",
                                   .source_bytes = UINT64_C(5000000000),
                                   .source_sha256 = {1, 2, 3},
                                   .text = {{4, 5}},
                                   .source = {{6, 7}},
                                   .normalizer = 1};
    return capture;
}

static void assert_same(const char *a, const char *b)
{
    assert_int_equal(a == NULL, b == NULL);
    if (a)
        assert_string_equal(a, b);
}

static void assert_round_trip(const struct stet_capture *capture)
{
    struct stet_buf line, again, strings;
    struct stet_capture read;
    struct stet_error error;
    stet_buf_init(&line, STET_MIB);
    stet_buf_init(&again, STET_MIB);
    stet_buf_init(&strings, STET_MIB);
    stet_capture_write(capture, &line);
    assert_int_equal(line.ptr[line.len - 1], '\n');
    assert_int_equal(
        stet_capture_read((struct stet_span){line.ptr, line.len - 1}, &read, &strings, &error),
        STET_OK);
    assert_int_equal(read.captured_utc, capture->captured_utc);
    assert_int_equal(read.outcome, capture->outcome);
    assert_same(read.url, capture->url);
    assert_same(read.reason, capture->reason);
    assert_same(read.encoding, capture->encoding);
    assert_same(read.extension, capture->extension);
    assert_int_equal(read.source_bytes, capture->source_bytes);
    assert_true(stet_oid_equal(&read.text, &capture->text));
    assert_true(stet_oid_equal(&read.source, &capture->source));
    assert_memory_equal(read.source_sha256, capture->source_sha256, 32);
    stet_capture_write(&read, &again);
    assert_string_equal(again.ptr, line.ptr);
    stet_buf_free(&line);
    stet_buf_free(&again);
    stet_buf_free(&strings);
}

static void test_round_trip(void **state)
{
    (void)state;
    struct stet_capture capture = full();
    assert_round_trip(&capture);
    capture.outcome = STET_OUTCOME_REFUSED;
    capture.reason = "a robot check: 'verify that you are human'";
    capture.text = (struct stet_oid){{0}};
    capture.normalizer = 0;
    assert_round_trip(&capture);
    struct stet_capture failed = {.captured_utc = NOW,
                                  .outcome = STET_OUTCOME_FAILED,
                                  .input = "x",
                                  .reason = "no such file"};
    assert_round_trip(&failed);
    failed.url = "https://example.org/";
    assert_round_trip(&failed);
}

static void test_exact_line(void **state)
{
    struct stet_buf line;
    struct stet_capture capture = full();
    (void)state;
    stet_buf_init(&line, STET_MIB);
    stet_capture_write(&capture, &line);
    assert_string_equal(
        line.ptr,
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"captured\",\"article\":"
        "\"649f4c5f131c7a17\","
        "\"url\":\"https://example.org/a?b=\\\"c\\\"\",\"input\":\"pages/\xc3\xa9\\n.html\","
        "\"kind\":\"article\",\"media_type\":\"text/html\",\"encoding\":\"windows-1252\","
        "\"extension\":\"html\",\"bytes\":5000000000,"
        "\"sha256\":\"0102030000000000000000000000000000000000000000000000000000000000\","
        "\"source\":\"0607000000000000000000000000000000000000\","
        "\"text\":\"0405000000000000000000000000000000000000\",\"normalizer\":1}\n");
    stet_buf_free(&line);
}

/* A name of a file need not be UTF-8; the line is. */
static void test_odd_name(void **state)
{
    struct stet_buf line, strings;
    struct stet_capture capture = full(), read;
    struct stet_error error;
    (void)state;
    stet_buf_init(&line, STET_MIB);
    stet_buf_init(&strings, STET_MIB);
    capture.input = "caf\xe9.html";
    stet_capture_write(&capture, &line);
    assert_int_equal(
        stet_capture_read((struct stet_span){line.ptr, line.len - 1}, &read, &strings, &error),
        STET_OK);
    assert_string_equal(read.input, "caf\xef\xbf\xbd.html");
    stet_buf_free(&line);
    stet_buf_free(&strings);
}

/* A line that this stet writes is read by hand, one with a space in it as any JSON: the same is
 * found, whatever follows of a newer stet. */
static void test_two_ways(void **state)
{
    static const char more[] = ",\"score\":0.5,\"tags\":[{\"a\":1}],\"bytes2\":-7}";
    struct stet_buf line, spaced, strings, again;
    struct stet_capture capture = full(), read;
    struct stet_error error;
    (void)state;
    stet_buf_init(&line, STET_MIB);
    stet_buf_init(&spaced, STET_MIB);
    stet_buf_init(&strings, STET_MIB);
    stet_buf_init(&again, STET_MIB);
    capture.url = "https://example.org/a?b=c";
    capture.input = "pages/\xc3\xa9.html";
    stet_capture_write(&capture, &line);
    struct stet_span plain = {line.ptr, line.len - 1};
    stet_buf_printf(&spaced, "{ %.*s%s", (int)plain.len - 2, plain.ptr + 1, more);
    const struct stet_span both[] = {plain, {spaced.ptr, spaced.len}};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(stet_capture_read(both[i], &read, &strings, &error), STET_OK);
        stet_buf_clear(&again);
        stet_capture_write(&read, &again);
        assert_string_equal(again.ptr, line.ptr);
    }
    stet_buf_free(&line);
    stet_buf_free(&spaced);
    stet_buf_free(&strings);
    stet_buf_free(&again);
}

/* Each line lacks or bends one thing; every prefix of a good one is bad. */
static void test_bad_lines(void **state)
{
    static const char *const lines[] = {
        "",
        "{}",
        "[]",
        "null",
        "{\"time\":\"2024-12-03T09:10:00Z\"}",
        "{\"time\":\"2024-12-03\",\"outcome\":\"failed\"}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"lost\"}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"refused\"}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\",\"url\":\"x\"}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\",\"url\":\"x\",\"article\":"
        "\"00\"}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\",}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\"}}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\",\"bytes\":007}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\",\"bytes\":}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":\"failed\",\"kind\":\"\xff\"}",
        "{\"time\":\"2024-12-03T09:10:00Z\",\"time\":\"2024-12-03T09:10:00Z\",\"outcome\":"
        "\"failed\"}"};
    struct stet_buf line, strings;
    struct stet_capture capture = full(), read;
    struct stet_error error;
    (void)state;
    stet_buf_init(&line, STET_MIB);
    stet_buf_init(&strings, STET_MIB);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        assert_int_equal(stet_capture_read(stet_span_of(lines[i]), &read, &strings, &error),
                         STET_ERR_CORRUPT);
    stet_capture_write(&capture, &line);
    for (size_t len = 0; len < line.len - 1; len++)
        assert_int_equal(
            stet_capture_read((struct stet_span){line.ptr, len}, &read, &strings, &error),
            STET_ERR_CORRUPT);
    stet_buf_free(&line);
    stet_buf_free(&strings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_exact_line),
        cmocka_unit_test(test_odd_name),   cmocka_unit_test(test_two_ways),
        cmocka_unit_test(test_bad_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
