/* test_check.c - a byte flipped anywhere is found, and called by the article's path where it can
 * be. */
#include "fixture.h"
#include "repo.h"
#include <dirent.h>

#define FLIPS 60 /* of each file */

struct reports {
    size_t count;
    char all[20000];
};

static void note(void *context, const char *name, const char *what)
{
    struct reports *reports = context;
    size_t len = strlen(reports->all);
    reports->count++;
    snprintf(reports->all + len, sizeof(reports->all) - len, "%s: %s\n", name, what);
}

static enum stet_status check(struct fixture *f, struct reports *reports)
{
    struct stet_store_check out;
    *reports = (struct reports){0};
    return stet_store_check(stet_store_path(f->store), &out, note, reports, &f->error);
}

static void fill(struct fixture *f, int first, int count)
{
    for (int i = first; i < first + count; i++) {
        char url[64], text[600];
        snprintf(url, sizeof(url), "https://example.org/%d", i % 3);
        memset(text, 'a' + i % 26, sizeof(text));
        snprintf(text + 500, 100, "\nText %d.\n", i);
        add_all(f, &(struct shot){NOW + i, url, text, text, 0}, 1);
    }
}

static void test_sound(void **state)
{
    struct fixture *f = *state;
    struct reports reports;
    struct stet_store_check out;
    fill(f, 0, 5);
    assert_ok(f, stet_store_check(stet_store_path(f->store), &out, note, &reports, &f->error));
    assert_true(out.packs >= 1);
    assert_true(out.objects > 20);
    assert_true(out.bytes > 2500);
    assert_int_equal(run("git -C %s gc -q", f->path), 0);
    reopen(f);
    fill(f, 5, 2);
    assert_ok(f, check(f, &reports));
}

/* Flips bytes of one file, spread over it, and asks for a report each time. */
static void flip_file(struct fixture *f, const char *path, unsigned padding)
{
    struct reports reports;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    fclose(file);
    chmod(path, 0600);
    long step = size / FLIPS + 1;
    for (long at = 0; at < size; at += step) {
        file = fopen(path, "r+b");
        assert_non_null(file);
        fseek(file, at, SEEK_SET);
        int c = fgetc(file);
        fseek(file, at, SEEK_SET);
        fputc(c ^ 1 << at % 8, file);
        fclose(file);
        /* Bits that pad a deflated stream mean nothing: there the object is as it was. */
        if (check(f, &reports) != STET_ERR_CORRUPT && padding-- == 0)
            fail_msg("a flip of byte %ld of %s is not found", at, path);
        file = fopen(path, "r+b");
        assert_non_null(file);
        fseek(file, at, SEEK_SET);
        fputc(c, file);
        fclose(file);
    }
    assert_ok(f, check(f, &reports));
}

static void flip_all(struct fixture *f, const char *pattern, unsigned padding)
{
    char command[512], path[512];
    snprintf(command, sizeof(command), "ls %s/%s", f->path, pattern);
    FILE *pipe = popen(command, "r");
    size_t files = 0;
    while (fgets(path, sizeof(path), pipe)) {
        path[strcspn(path, "\n")] = '\0';
        flip_file(f, path, padding);
        files++;
    }
    pclose(pipe);
    assert_true(files > 0);
}

static void test_flips(void **state)
{
    struct fixture *f = *state;
    fill(f, 0, 3);
    flip_all(f, "objects/pack/pack-*.pack", 0);
    flip_all(f, "objects/pack/pack-*.idx", 0);
    flip_all(f, "refs/heads/main", 0);
    flip_all(f, "HEAD", 0);
}

static void test_flips_of_git(void **state)
{
    struct fixture *f = *state;
    fill(f, 0, 4);
    assert_int_equal(
        run("cd %s && git gc -q && for p in objects/pack/*.pack; do mv $p ${p%%.pack}.idx ..; "
            "done && for p in ../*.pack; do git unpack-objects -q <$p; done && "
            "rm -f objects/pack/* && sed -i /^#/d packed-refs",
            f->path),
        0);
    reopen(f);
    flip_all(f, "objects/[0-9a-f][0-9a-f]/* | head -8", 1);
    flip_all(f, "packed-refs", 0);
}

static bool is_source(const char *path)
{
    return strstr(path, ".html") != NULL;
}

static void test_names_the_article(void **state)
{
    struct fixture *f = *state;
    struct reports reports;
    char text[4000];
    for (size_t i = 0; i < sizeof(text) - 1; i++)
        text[i] = (char)('a' + i * i % 23);
    text[sizeof(text) - 1] = '\0';
    add_all(f, &(struct shot){NOW, "https://example.org/named", text, "<s>", 0}, 1);
    assert_int_equal(run("cd %s/objects/pack && p=$(ls -S *.pack | head -1) && chmod 600 $p && "
                         "printf XX | dd of=$p bs=1 seek=60 conv=notrunc 2>/dev/null",
                         f->path),
                     0);
    assert_int_equal(check(f, &reports), STET_ERR_CORRUPT);
    assert_non_null(strstr(reports.all, "articles/example.org/"));
    assert_non_null(strstr(reports.all, "objects/pack/pack-"));
}

#define MANY 700

/* Threads share a pack as large as this: each finds what the others do not read, and what is wanted
 * of each file is kept under its own name. */
static void test_many(void **state)
{
    struct fixture *f = *state;
    static struct shot shots[MANY];
    static char urls[MANY][64], texts[MANY][64];
    struct stet_check *found;
    struct reports reports = {0};
    for (int i = 0; i < MANY; i++) {
        snprintf(urls[i], sizeof(urls[i]), "https://example.org/%d", i);
        snprintf(texts[i], sizeof(texts[i]), "Text of number %d.\n", i);
        shots[i] = (struct shot){NOW, urls[i], texts[i], texts[i], 0};
    }
    add_all(f, shots, MANY);
    assert_ok(f, stet_check_open(stet_store_path(f->store), is_source, note, &reports, &found,
                                 &f->error));
    for (int i = 0; i < MANY; i++) {
        struct stet_oid oid;
        uint64_t bytes;
        const uint8_t *sha256;
        uint8_t wanted[32];
        assert_ok(f, stet_git_hash(&oid, texts[i], strlen(texts[i]), &f->error));
        assert_ok(f, stet_check_file(found, &oid, &bytes, &sha256, &f->error));
        assert_int_equal(bytes, strlen(texts[i]));
        assert_non_null(sha256);
        stet_sha256(texts[i], strlen(texts[i]), wanted);
        assert_memory_equal(sha256, wanted, 32);
    }
    stet_check_close(found);
    assert_int_equal(run("cd %s/objects/pack && p=$(ls -S *.pack | head -1) && chmod 600 $p && "
                         "for at in 3000 30000 60000; do printf XX | "
                         "dd of=$p bs=1 seek=$at conv=notrunc 2>/dev/null; done",
                         f->path),
                     0);
    assert_int_equal(check(f, &reports), STET_ERR_CORRUPT);
    /* A source, and the journal twice: each is called by its pack and by its path. */
    assert_int_equal(reports.count, 4);
    assert_non_null(strstr(reports.all, ".html: object"));
    assert_non_null(strstr(reports.all, ".jsonl: object"));
}

static void test_missing(void **state)
{
    struct fixture *f = *state;
    struct reports reports;
    fill(f, 0, 2);
    assert_int_equal(
        run("cd %s/objects/pack && p=$(ls -S *.pack | head -1) && rm $p ${p%%.pack}.idx", f->path),
        0);
    assert_int_equal(check(f, &reports), STET_ERR_CORRUPT);
    assert_true(reports.count > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sound, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_flips, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_flips_of_git, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names_the_article, set_up, tear_down_damaged),
        cmocka_unit_test_setup_teardown(test_many, set_up, tear_down_damaged),
        cmocka_unit_test_setup_teardown(test_missing, set_up, tear_down_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
