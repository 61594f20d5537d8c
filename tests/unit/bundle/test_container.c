/* Bundles from anybody: what they hold is read, what no bundle holds is refused, damage is told. */
#include "bundle.h"
#include "io.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct seen {
    struct stet_buf names;
    size_t problems;
};

static char dir[] = "/tmp/stet-container-XXXXXX";

static enum stet_status take(void *context, const char *path, const struct stet_buf *content)
{
    struct seen *seen = context;
    stet_buf_printf(&seen->names, "%s=%s;", path, content->ptr);
    return STET_OK;
}

static void damaged(void *context, const char *file, const char *what)
{
    struct seen *seen = context;
    assert_true(file[0] && what[0]);
    seen->problems++;
}

static enum stet_status read_all(const char *name, struct seen *seen, struct stet_error *error)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    *seen = (struct seen){0};
    stet_buf_init(&seen->names, 1 << 20);
    return stet_container_read(path, take, damaged, seen, error);
}

static void run(const char *command)
{
    char line[1024];
    snprintf(line, sizeof(line), "cd %s && %s", dir, command);
    assert_int_equal(system(line), 0);
}

static void write_bundle(const char *name, enum stet_bundle_format format)
{
    char path[256];
    struct stet_sink *sink = NULL;
    struct stet_error error;
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    assert_int_equal(stet_sink_open(&sink, path, format, 1700000000, &error), STET_OK);
    assert_int_equal(stet_sink_add(sink, "top/a.txt", "one", 3, &error), STET_OK);
    assert_int_equal(stet_sink_add(sink, "top/data/b.txt", "two", 3, &error), STET_OK);
    assert_int_equal(stet_sink_finish(sink, &error), STET_OK);
}

static void test_round_trip(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum stet_bundle_format format;
    } forms[] = {{"x.tar.gz", STET_BUNDLE_TAR_GZ},
                 {"x.tar.zst", STET_BUNDLE_TAR_ZST},
                 {"x.zip", STET_BUNDLE_ZIP},
                 {"x", STET_BUNDLE_FOLDER}};
    for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
        struct seen seen;
        struct stet_error error;
        write_bundle(forms[i].name, forms[i].format);
        assert_int_equal(read_all(forms[i].name, &seen, &error), STET_OK);
        assert_string_equal(seen.names.ptr, "top/a.txt=one;top/data/b.txt=two;");
        assert_int_equal(seen.problems, 0);
        stet_buf_free(&seen.names);
    }
}

/* The bytes do not hang on the time zone, the locale or the file mode mask. */
static void test_same_bytes(void **state)
{
    (void)state;
    setenv("TZ", "Asia/Tokyo", 1);
    umask(077);
    write_bundle("far.zip", STET_BUNDLE_ZIP);
    write_bundle("far.tar.gz", STET_BUNDLE_TAR_GZ);
    setenv("TZ", "America/Lima", 1);
    umask(022);
    write_bundle("near.zip", STET_BUNDLE_ZIP);
    write_bundle("near.tar.gz", STET_BUNDLE_TAR_GZ);
    run("cmp far.zip near.zip && cmp far.tar.gz near.tar.gz");
}

static void test_strangers_are_refused(void **state)
{
    (void)state;
    static const char *const makers[] = {
        "mkdir -p l && ln -sf /etc/passwd l/link && tar -czf bad.tar.gz l",
        "mkdir -p h && echo x >h/a && ln -f h/a h/b && tar -czf bad.tar.gz h",
        "mkdir -p f && rm -f f/p && mkfifo f/p && tar -czf bad.tar.gz f",
        "mkdir -p u/v && echo x >u/a && cd u/v && tar -P -czf ../../bad.tar.gz ../a",
        "echo x >abs && tar -P -czf bad.tar.gz $PWD/abs",
    };
    for (size_t i = 0; i < sizeof(makers) / sizeof(*makers); i++) {
        struct seen seen;
        struct stet_error error;
        run(makers[i]);
        assert_int_equal(read_all("bad.tar.gz", &seen, &error), STET_ERR_INPUT);
        assert_non_null(strstr(error.message, "no plain file of a bundle"));
        stet_buf_free(&seen.names);
    }
}

static void test_damage_is_told(void **state)
{
    (void)state;
    struct seen seen;
    struct stet_error error;
    write_bundle("whole.tar.gz", STET_BUNDLE_TAR_GZ);
    run("head -c 60 whole.tar.gz >cut.tar.gz");
    assert_int_equal(read_all("cut.tar.gz", &seen, &error), STET_DIFFERENT);
    assert_true(seen.problems > 0);
    stet_buf_free(&seen.names);
    run("echo nothing >plain");
    assert_int_equal(read_all("plain", &seen, &error), STET_ERR_FORMAT);
    stet_buf_free(&seen.names);
    assert_int_equal(read_all("absent.zip", &seen, &error), STET_ERR_IO);
    stet_buf_free(&seen.names);
}

/* A file that the store would not take is not read to its end, whatever it says of its size. */
static void test_too_large(void **state)
{
    (void)state;
    struct seen seen;
    struct stet_error error;
    run("mkdir -p z/data && head -c 68000000 /dev/zero >z/data/zeros && tar -czf big.tar.gz z");
    assert_int_equal(read_all("big.tar.gz", &seen, &error), STET_ERR_LIMIT);
    assert_non_null(strstr(error.message, "'z/data/zeros' is larger than"));
    stet_buf_free(&seen.names);
    assert_int_equal(read_all("z", &seen, &error), STET_ERR_LIMIT);
    stet_buf_free(&seen.names);
}

/* What was begun and dropped leaves nothing behind. */
static void test_abort(void **state)
{
    (void)state;
    char path[256];
    struct stet_sink *sink = NULL;
    struct stet_error error;
    snprintf(path, sizeof(path), "%s/dropped", dir);
    assert_int_equal(stet_sink_open(&sink, path, STET_BUNDLE_FOLDER, 0, &error), STET_OK);
    assert_int_equal(stet_sink_add(sink, "a/b/c", "x", 1, &error), STET_OK);
    stet_sink_abort(sink);
    run("! ls | grep -q dropped");
}

static int make_dir(void **state)
{
    (void)state;
    return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
    (void)state;
    char line[256];
    snprintf(line, sizeof(line), "rm -rf %s", dir);
    return system(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_strangers_are_refused),
        cmocka_unit_test(test_damage_is_told),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_abort),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
