/* test_io.c - whole files in and out. */
#include "io.h"
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

static char dir[] = "/tmp/stet-test-io-XXXXXX";

static int make_dir(void **state)
{
    (void)state;
    return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof(command), "rm -rf '%s'", dir);
    return system(command);
}

static const char *in_dir(const char *name)
{
    static char path[128];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    return path;
}

static void a_file_is_written_whole_and_read_back(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    assert_int_equal(stet_io_write_file(in_dir("f"), "old text", 8, &error), STET_OK);
    assert_int_equal(stet_io_write_file(in_dir("f"), "a\0b", 3, &error), STET_OK);
    assert_int_equal(stet_io_read_file(in_dir("f"), 3, &out, &error), STET_OK);
    assert_int_equal(out.len, 3);
    assert_memory_equal(out.ptr, "a\0b", 3);
    assert_int_equal(stet_io_read_file(in_dir("f"), 2, &out, &error), STET_ERR_LIMIT);
    assert_non_null(strstr(error.message, "3 bytes, the limit for one source is 2"));
    stet_buf_free(&out);
}

static void what_is_no_file_is_refused_with_its_reason(void **state)
{
    (void)state;
    struct stet_error error;
    struct stet_buf out;
    stet_buf_init(&out, 1000);
    char want[256];
    assert_int_equal(stet_io_read_file(in_dir("none"), 10, &out, &error), STET_ERR_IO);
    snprintf(want, sizeof(want), "cannot read '%s': no such file or directory", in_dir("none"));
    assert_string_equal(error.message, want);
    assert_int_equal(mkfifo(in_dir("pipe"), 0600), 0);
    assert_int_equal(stet_io_read_file(in_dir("pipe"), 10, &out, &error), STET_ERR_IO);
    assert_non_null(strstr(error.message, "not a regular file"));
    assert_int_equal(stet_io_read_file(dir, 10, &out, &error), STET_ERR_IO);
    assert_int_equal(stet_io_read_operand(dir, 10, &out, &error), STET_ERR_IO);
    assert_int_equal(stet_io_read_operand("/dev/zero", 10, &out, &error), STET_ERR_LIMIT);
    assert_int_equal(stet_io_read_operand("/dev/null", 10, &out, &error), STET_OK);
    assert_int_equal(stet_io_write_file(in_dir("no/such/dir"), "x", 1, &error), STET_ERR_IO);
    stet_buf_free(&out);
}

static void folders_are_made_with_their_parents(void **state)
{
    (void)state;
    struct stet_error error;
    struct stat st;
    assert_int_equal(stet_io_make_dirs(in_dir("a/b/c"), &error), STET_OK);
    assert_int_equal(stet_io_make_dirs(in_dir("a/b/c/"), &error), STET_OK);
    assert_int_equal(stat(in_dir("a/b/c"), &st), 0);
    assert_true(S_ISDIR(st.st_mode));
    assert_int_equal(stet_io_write_file(in_dir("a/file"), "", 0, &error), STET_OK);
    assert_int_equal(stet_io_make_dirs(in_dir("a/file/x"), &error), STET_ERR_IO);
    assert_int_equal(stet_io_sync_dir(in_dir("a"), &error), STET_OK);
    assert_int_equal(stet_io_sync_dir(in_dir("gone"), &error), STET_ERR_IO);
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(stet_io_sync_fd(ends[1], "a pipe", &error), STET_ERR_IO); /* no disk has it */
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_written_whole_and_read_back),
        cmocka_unit_test(what_is_no_file_is_refused_with_its_reason),
        cmocka_unit_test(folders_are_made_with_their_parents),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
