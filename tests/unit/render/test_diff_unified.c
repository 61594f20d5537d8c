/* test_diff_unified.c - a unified diff, applied by a reader of our own, makes the new text of the
 * old one. */
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <stet/render.h>

static uint32_t random_state;

static uint32_t random_below(uint32_t below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static void copy_lines(struct stet_span *from, size_t count, struct stet_buf *out)
{
    struct stet_span line;
    for (; count > 0 && stet_span_line(from, &line); count--)
        stet_buf_append(out, line.ptr, line.len + (line.ptr + line.len < from->ptr));
}

/* Applies the difference as patch(1) does, but for searching: every hunk must fit where it says. */
static void apply(struct stet_span patch, struct stet_span old_text, struct stet_buf *out)
{
    struct stet_span line, old_line;
    size_t at = 0; /* old lines taken */
    assert_true(stet_span_line(&patch, &line) && stet_span_starts(line, "--- "));
    assert_true(stet_span_line(&patch, &line) && stet_span_starts(line, "+++ "));
    bool more = stet_span_line(&patch, &line);
    while (more) {
        size_t start = 0, count = 1;
        assert_true(stet_span_starts(line, "@@ -"));
        start = strtoul(line.ptr + 4, NULL, 10);
        const char *comma = memchr(line.ptr, ',', stet_span_find(line, " +"));
        if (comma)
            count = strtoul(comma + 1, NULL, 10);
        size_t before = count > 0 ? start - 1 : start;
        assert_true(before >= at);
        copy_lines(&old_text, before - at, out);
        at = before + count;
        while ((more = stet_span_line(&patch, &line)) && !stet_span_starts(line, "@@ ")) {
            char sign = line.ptr[0];
            struct stet_span text = stet_span_sub(line, 1, line.len);
            if (sign == ' ' || sign == '-') {
                assert_true(stet_span_line(&old_text, &old_line));
                assert_true(stet_span_equal(old_line, text));
            }
            if (sign == '\\')
                continue;
            if (sign == ' ' || sign == '+') {
                stet_buf_append(out, text.ptr, text.len);
                if (patch.len == 0 || patch.ptr[0] != '\\')
                    stet_buf_putc(out, '\n');
            }
        }
    }
    copy_lines(&old_text, SIZE_MAX, out);
}

static void random_text(struct stet_buf *out, uint32_t lines)
{
    for (uint32_t i = 0; i < lines; i++) {
        if (random_below(4))
            stet_buf_printf(out, "word%u stands here", random_below(30));
        if (i + 1 < lines || random_below(3))
            stet_buf_putc(out, '\n');
    }
}

static void test_applying_gives_the_new_text(void **state)
{
    (void)state;
    struct stet_buf texts[2], patch, applied;
    stet_buf_init(&patch, 1 << 20);
    stet_buf_init(&applied, 1 << 20);
    for (uint32_t seed = 0; seed < 3000; seed++) {
        struct stet_diff *diff;
        random_state = seed;
        for (int t = 0; t < 2; t++) {
            stet_buf_init(&texts[t], 1 << 20);
            random_text(&texts[t], random_below(30));
        }
        struct stet_span old_text = {texts[0].ptr, texts[0].len},
                         new_text = {texts[1].ptr, texts[1].len};
        assert_int_equal(stet_diff(&diff, old_text, new_text, NULL), STET_OK);
        stet_buf_clear(&patch);
        stet_buf_clear(&applied);
        stet_render_diff_unified(diff, &(struct stet_diff_label){0}, seed % 4, &patch);
        if (stet_diff_is_empty(diff))
            assert_int_equal(patch.len, 0);
        else
            apply((struct stet_span){patch.ptr, patch.len}, old_text, &applied);
        if (!stet_diff_is_empty(diff)) {
            assert_int_equal(applied.len, new_text.len);
            assert_memory_equal(applied.ptr, new_text.ptr, new_text.len);
        }
        stet_diff_free(diff);
        stet_buf_free(&texts[0]);
        stet_buf_free(&texts[1]);
    }
    stet_buf_free(&patch);
    stet_buf_free(&applied);
}

static void test_the_missing_line_end_is_told(void **state)
{
    (void)state;
    struct stet_diff *diff;
    struct stet_buf out;
    stet_buf_init(&out, 1 << 16);
    const struct stet_diff_label label = {.old_name = "a\nb", .new_name = "c"};
    assert_int_equal(stet_diff(&diff, stet_span_of("One.\n"), stet_span_of("One."), NULL), STET_OK);
    stet_render_diff_unified(diff, &label, 3, &out);
    assert_string_equal(
        out.ptr, "--- a?b\n+++ c\n@@ -1 +1 @@\n-One.\n+One.\n\\ No newline at end of file\n");
    stet_diff_free(diff);
    stet_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_applying_gives_the_new_text),
        cmocka_unit_test(test_the_missing_line_end_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
