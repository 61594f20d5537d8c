/* test_walk.c - the files that operands name. */
#include "ingest.h"
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

static char dir[] = "/tmp/stet-test-walk-XXXXXX";

static void touch(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static int make_tree(void **state)
{
    (void)state;
    struct stet_error error;
    if (!mkdtemp(dir) || chdir(dir) != 0 || stet_io_make_dirs("t/b/deep", &error) != STET_OK ||
        stet_io_make_dirs("t/page_files", &error) != STET_OK ||
        stet_io_make_dirs("t/other_files", &error) != STET_OK ||
        stet_io_make_dirs("empty/sub", &error) != STET_OK)
        return -1;
    static const char *const files[] = {"t/a.html",
                                        "t/B.txt",
                                        "t/b/deep/x",
                                        "t/b.htm",
                                        "t/c.PNG",
                                        "t/style.css",
                                        "t/.hidden",
                                        "t/page.htm",
                                        "t/page_files/ad.html",
                                        "t/other_files/o.html",
                                        "t/new\nline.txt",
                                        "only.css"};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        touch(files[i]);
    return symlink("..", "t/b/loop") || symlink("../a.html", "t/b/link.html") ||
                   mkfifo("t/pipe", 0600)
               ? -1
               : 0;
}

static int remove_tree(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof(command), "rm -rf '%s'", dir);
    return chdir("/") == 0 ? system(command) : -1;
}

static void note(void *context, const char *operand, const struct stet_error *why)
{
    (void)operand;
    struct stet_buf *notes = context;
    stet_buf_printf(notes, "%s\n", why->message);
}

/* Walks and compares the paths, each on a line, and the refusals. Gives what was skipped. */
static struct stet_ingest_skipped check(const char **operands, size_t count, const char *want,
                                        const char *refusals)
{
    struct stet_ingest_list list;
    struct stet_error error;
    struct stet_buf paths, notes;
    stet_buf_init(&paths, 10000);
    stet_buf_init(&notes, 10000);
    assert_int_equal(stet_ingest_walk((char *const *)operands, count, &list, note, &notes, &error),
                     STET_OK);
    for (size_t i = 0; i < list.count; i++)
        stet_buf_printf(&paths, "%s\n", list.files[i].path);
    struct stet_ingest_skipped skipped = list.skipped;
    assert_string_equal(paths.ptr, want);
    assert_string_equal(notes.ptr, refusals);
    stet_buf_free(&paths);
    stet_buf_free(&notes);
    stet_ingest_list_free(&list);
    return skipped;
}

static void folders_are_walked_in_byte_order(void **state)
{
    (void)state;
    struct stet_ingest_skipped skipped =
        check((const char *[]){"t/"}, 1,
              "t/B.txt\nt/a.html\nt/b/deep/x\nt/b/link.html\nt/b.htm\n"
              "t/new\nline.txt\nt/other_files/o.html\nt/page.htm\n",
              "");
    /* c.PNG, style.css, .hidden, page_files, pipe, loop */
    assert_int_equal(skipped.count, 6);
    static const char *const kinds[] = {"hidden", ".css",    "_files",
                                        ".png",   "devices", "links to folders"};
    assert_int_equal(skipped.kind_count, 6);
    for (size_t i = 0; i < skipped.kind_count; i++) {
        bool there = false;
        for (size_t k = 0; k < skipped.kind_count; k++)
            there = there || strcmp(skipped.kinds[k], kinds[i]) == 0;
        assert_true(there);
    }
}

static void named_files_are_always_taken(void **state)
{
    (void)state;
    check((const char *[]){"t/style.css", "-", "t/.hidden", "t/a.html", "t/a.html"}, 5,
          "t/style.css\n-\nt/.hidden\nt/a.html\nt/a.html\n", "");
}

static void what_cannot_be_read_is_told_and_the_rest_goes_on(void **state)
{
    (void)state;
    check((const char *[]){"none", "t/pipe", "t/a.html/x", "", "empty", "t/a.html"}, 6,
          "t/a.html\n",
          "cannot read 'none': no such file or folder\n"
          "cannot read 't/pipe': not a regular file or a folder\n"
          "cannot read 't/a.html/x': a part of the path is not a folder\n"
          "cannot read '': no such file or folder\n"
          "cannot archive 'empty': the folder holds no articles\n");
}

static void a_link_that_leads_nowhere_is_told(void **state)
{
    (void)state;
    assert_int_equal(mkdir("links", 0700), 0);
    assert_int_equal(symlink("self", "links/self"), 0);
    assert_int_equal(symlink("gone", "links/other"), 0);
    check((const char *[]){"links"}, 1, "",
          "cannot read 'links/other': it is a link to nothing\n"
          "cannot read 'links/self': links or folders nested too deeply\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_are_walked_in_byte_order),
        cmocka_unit_test(named_files_are_always_taken),
        cmocka_unit_test(what_cannot_be_read_is_told_and_the_rest_goes_on),
        cmocka_unit_test(a_link_that_leads_nowhere_is_told),
    };
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
