/* test_buf.c - the growing buffer and its ceiling. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <stet/base.h>
#include <string.h>

#include <cmocka.h>

static void it_grows_and_stays_terminated(void **state)
{
    (void)state;
    struct stet_buf buf;
    stet_buf_init(&buf, 100000);
    assert_string_equal(buf.ptr, "");
    for (int i = 0; i < 10000; i++) {
        stet_buf_putc(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.ptr[buf.len], '\0');
    }
    stet_buf_puts(&buf, "end");
    stet_buf_printf(&buf, "%d-%s", 7, "x");
    assert_int_equal(buf.len, 10006);
    assert_string_equal(buf.ptr + 10000, "end7-x");
    struct stet_error error;
    assert_int_equal(stet_buf_status(&buf, "it", &error), STET_OK);
    stet_buf_free(&buf);
    assert_string_equal(buf.ptr, "");
}

static void the_ceiling_is_exact_and_failure_sticks(void **state)
{
    (void)state;
    struct stet_buf buf;
    struct stet_error error;
    stet_buf_init(&buf, 4);
    stet_buf_puts(&buf, "abcd");
    assert_false(buf.failed);
    stet_buf_putc(&buf, 'e');
    assert_true(buf.failed);
    stet_buf_puts(&buf, "");
    stet_buf_append(&buf, "x", 1);
    assert_string_equal(buf.ptr, "abcd");
    assert_int_equal(stet_buf_status(&buf, "the thing", &error), STET_ERR_LIMIT);
    assert_string_equal(error.message, "the thing is larger than 4 bytes");
    stet_buf_clear(&buf);
    stet_buf_printf(&buf, "%s", "12345");
    assert_true(buf.failed);
    stet_buf_clear(&buf);
    stet_buf_printf(&buf, "%s", "1234");
    assert_string_equal(buf.ptr, "1234");
    stet_buf_free(&buf);
}

/* AddressSanitizer, where it is there, shall answer as malloc does. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1";
}

static void a_lack_of_memory_is_not_called_a_size(void **state)
{
    (void)state;
    struct stet_buf buf;
    struct stet_error error;
    stet_buf_init(&buf, SIZE_MAX - 1);
    stet_buf_puts(&buf, "x");
    assert_false(stet_buf_reserve(&buf, SIZE_MAX / 2));
    assert_int_equal(stet_buf_status(&buf, "the thing", &error), STET_ERR_MEMORY);
    assert_string_equal(error.message, "no memory for the thing");
    stet_buf_clear(&buf);
    stet_buf_puts(&buf, "y");
    assert_int_equal(stet_buf_status(&buf, "the thing", &error), STET_OK);
    assert_string_equal(buf.ptr, "y");
    stet_buf_free(&buf);
}

static void take_hands_the_bytes_over(void **state)
{
    (void)state;
    struct stet_buf buf;
    stet_buf_init(&buf, 10);
    char *empty = stet_buf_take(&buf);
    assert_string_equal(empty, "");
    free(empty);
    stet_buf_puts(&buf, "mine");
    char *taken = stet_buf_take(&buf);
    assert_int_equal(buf.len, 0);
    assert_string_equal(taken, "mine");
    free(taken);
    stet_buf_free(&buf);
    stet_buf_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows_and_stays_terminated),
        cmocka_unit_test(the_ceiling_is_exact_and_failure_sticks),
        cmocka_unit_test(a_lack_of_memory_is_not_called_a_size),
        cmocka_unit_test(take_hands_the_bytes_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
