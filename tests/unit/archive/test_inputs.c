/* When a source counts as seen: by the file, by the clock, or by the run. */
#include "inputs.h"
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define BEGAN_UTC 1733000000
#define DAY_S     86400

static char path[] = "/tmp/stet-inputs-XXXXXX";
static int64_t clock_now;

static int64_t read_clock(void)
{
    return clock_now;
}

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

/* The one input of a run whose file was last changed at changed_utc. */
static struct stet_input take(const struct stet_run_options *options, int64_t changed_utc)
{
    struct stet_error error;
    struct stet_inputs *inputs;
    struct stet_input input;
    char *operands[] = {path};
    const struct timespec times[2] = {{.tv_sec = changed_utc}, {.tv_sec = changed_utc}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_int_equal(stet_inputs_open(&inputs, operands, 1, options, &error), STET_OK);
    assert_int_equal(stet_inputs_next(inputs, &input, &error), STET_OK);
    stet_inputs_close(inputs);
    return input;
}

static void expect_seen(const struct stet_run_options *options, int64_t changed_utc,
                        int64_t captured_utc)
{
    struct stet_input input = take(options, changed_utc);
    assert_null(input.reason);
    assert_int_equal(input.captured_utc, captured_utc);
    free(input.path);
}

static void expect_refused(const struct stet_run_options *options, int64_t changed_utc)
{
    struct stet_input input = take(options, changed_utc);
    assert_non_null(strstr(input.reason, "--captured-at"));
    free(input.reason);
    free(input.path);
}

static void test_time_of_the_run(void **state)
{
    (void)state;
    struct stet_run_options options = {.now_utc = BEGAN_UTC, .captured_utc = 12345};
    expect_seen(&options, BEGAN_UTC, 12345);
    options.captured_utc = STET_WHEN_TAKEN;
    expect_seen(&options, 1, BEGAN_UTC);
    clock_now = BEGAN_UTC + 7;
    options.clock_utc = read_clock;
    expect_seen(&options, 1, BEGAN_UTC + 7);
}

static void test_time_of_the_file(void **state)
{
    (void)state;
    struct stet_run_options options = {.now_utc = BEGAN_UTC, .captured_utc = STET_WHEN_CHANGED};
    expect_seen(&options, BEGAN_UTC - 1000 * DAY_S, BEGAN_UTC - 1000 * DAY_S);
    expect_seen(&options, BEGAN_UTC + DAY_S, BEGAN_UTC + DAY_S);
    expect_refused(&options, BEGAN_UTC + DAY_S + 1);
    expect_refused(&options, 0);
    expect_refused(&options, DAY_S);
}

/* A run that lasts for days takes files that were saved after it began. */
static void test_file_of_a_later_day(void **state)
{
    (void)state;
    clock_now = BEGAN_UTC + 3 * DAY_S;
    struct stet_run_options options = {
        .now_utc = BEGAN_UTC, .clock_utc = read_clock, .captured_utc = STET_WHEN_CHANGED};
    expect_seen(&options, clock_now - 5, clock_now - 5);
    expect_refused(&options, clock_now + 2 * DAY_S);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_time_of_the_run),
        cmocka_unit_test(test_time_of_the_file),
        cmocka_unit_test(test_file_of_a_later_day),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
