/* test_compact.c - compacting loses nothing: beside readers, beside writers, stopped anywhere,
 * with damage. */
#include "compact.h"
#include "fixture.h"
#include "odb.h"
#include <fcntl.h>
#include <sys/wait.h>

#define ARTICLES 12
#define VERSIONS 11

/* A page of a template; text is its version's text. */
static void make_page(int article, int version, char *page, char *text, size_t size)
{
    size_t at = (size_t)snprintf(page, size, "<html><head><title>Article %d</title>\n", article);
    for (int i = 0; i < 60; i++)
        at +=
            (size_t)snprintf(page + at, size - at, "<li><a href=\"/topic/%d\">Topic %d</a></li>\n",
                             i * 7919 % 1000, i * 31 % 97);
    size_t len = 0;
    for (int i = 0; i < 20; i++) {
        int edition = version > i ? version : 0;
        len += (size_t)snprintf(text + len, size - len, "Sentence %d of article %d, edition %d.\n",
                                i * 104729 % 10007, article, edition);
    }
    snprintf(page + at, size - at, "<main><p>%s</p></main></html>\n", text);
}

static void add_version(struct fixture *f, int version)
{
    static char pages[ARTICLES][16384], texts[ARTICLES][16384], urls[ARTICLES][64];
    struct shot shots[ARTICLES];
    for (int i = 0; i < ARTICLES; i++) {
        make_page(i, version, pages[i], texts[i], sizeof(pages[i]));
        snprintf(urls[i], sizeof(urls[i]), "https://host%d.example/page/%d", i % 2, i);
        shots[i] = (struct shot){NOW + version * 60 + i % 3, urls[i], texts[i], pages[i],
                                 i == 5 && version % 4 == 3 ? STET_OUTCOME_REFUSED
                                                            : STET_OUTCOME_CAPTURED};
        if (shots[i].outcome == STET_OUTCOME_REFUSED)
            shots[i].text = NULL;
    }
    add_all(f, shots, ARTICLES);
}

static void fill(struct fixture *f)
{
    for (int version = 0; version < VERSIONS; version++)
        add_version(f, version);
}

static enum stet_status compact(struct fixture *f, struct stet_compact_summary *summary)
{
    const struct stet_compact_options options = {0};
    return stet_store_compact(f->store, &options, summary, &f->error);
}

static int count_files(const struct fixture *f, const char *pattern)
{
    char command[256];
    int count = 0;
    snprintf(command, sizeof(command), "ls %s/%s 2>/dev/null | wc -l", f->path, pattern);
    FILE *pipe = popen(command, "r");
    assert_int_equal(fscanf(pipe, "%d", &count), 1);
    pclose(pipe);
    return count;
}

/* Every version of every article, read by a store; added up, so that a test can compare. */
static enum stet_status read_entry(void *context, const char *path, const struct stet_oid *oid)
{
    struct fixture *f = context;
    struct stet_buf bytes;
    (void)path;
    stet_buf_init(&bytes, STET_MIB);
    assert_ok(f, stet_store_read(f->store, oid, &bytes, &f->error));
    stet_buf_free(&bytes);
    return STET_OK;
}

static void read_all(struct fixture *f)
{
    struct stet_snapshot *snapshot;
    assert_ok(f, stet_snapshot_open(f->store, NULL, &snapshot, &f->error));
    assert_ok(f, stet_snapshot_each_file(snapshot, read_entry, f, &f->error));
    stet_snapshot_close(snapshot);
}

static void assert_whole(struct fixture *f)
{
    struct stet_store_check check;
    assert_ok(f, stet_store_check(f->path, &check, NULL, NULL, &f->error));
    read_all(f);
}

static void test_smaller(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    assert_ok(f, compact(f, &summary));
    assert_int_equal(count_files(f, "objects/pack/*.pack"), 1);
    assert_int_equal(count_files(f, "objects/pack/*"), 2);
    assert_int_equal(count_files(f, "stet/compact/new*"), 0);
    assert_true(summary.packs_before > 1);
    assert_true(summary.bytes_after * 3 < summary.bytes_before);
    assert_true(summary.whole < summary.objects / 2);
    assert_in_range(summary.steps, 2, 24);
    assert_whole(f);
    assert_int_equal(run("cd %s && git index-pack --strict -o ../x.idx objects/pack/*.pack "
                         ">/dev/null",
                         f->path),
                     0);
    /* What is compact stays as it is; what comes in after is taken in. */
    assert_int_equal(compact(f, &summary), STET_UNCHANGED);
    add_version(f, VERSIONS);
    assert_ok(f, compact(f, &summary));
    assert_int_equal(summary.packs_before, 2);
    assert_int_equal(count_files(f, "objects/pack/*.pack"), 1);
    assert_whole(f);
}

/* Smaller than what git makes of the same objects. */
static void test_smaller_than_git(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    assert_int_equal(run("cd %s && git clone -q --mirror . ../git && cd ../git && "
                         "git repack -adfq --depth=50 --window=250 && "
                         "stat -c %%s objects/pack/*.pack >../git.size",
                         f->path),
                     0);
    assert_ok(f, compact(f, &summary));
    assert_int_equal(
        run("test %llu -lt $(cat %s/git.size)", (unsigned long long)summary.bytes_after, f->dir),
        0);
}

/* One reader has the packs open, one only their indexes; both go on. */
static void test_beside_readers(void **state)
{
    struct fixture *f = *state;
    struct fixture open = *f, late = *f;
    struct stet_compact_summary summary;
    fill(f);
    assert_ok(&open, stet_store_open(f->path, &open.store, &open.error));
    assert_ok(&late, stet_store_open(f->path, &late.store, &late.error));
    read_all(&open);
    assert_ok(f, compact(f, &summary));
    read_all(&open);
    read_all(&late);
    add_version(f, VERSIONS);
    read_all(&late);
    stet_store_close(open.store);
    stet_store_close(late.store);
}

static void wait_for(pid_t child)
{
    int code;
    assert_int_equal(waitpid(child, &code, 0), child);
    assert_true(WIFEXITED(code) && WEXITSTATUS(code) == 0);
}

/* Another process archives, and so joins packs, all the while. */
static void test_beside_a_writer(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    pid_t child = fork();
    if (child == 0) {
        struct fixture writer = *f;
        if (stet_store_open(f->path, &writer.store, &writer.error) != STET_OK)
            _exit(1);
        for (int version = VERSIONS; version < VERSIONS + 20; version++)
            add_version(&writer, version);
        _exit(0);
    }
    for (int i = 0; i < 10; i++)
        assert_true(compact(f, &summary) >= STET_OK);
    wait_for(child);
    assert_int_equal(run("test $(git -C %s rev-list --count main) = %d", f->path, VERSIONS + 21),
                     0);
    assert_whole(f);
}

/* Only one at a time: the second is told so. */
static void test_one_at_a_time(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    assert_int_equal(
        run("mkdir -p %s/stet/compact && touch %s/stet/compact/lock", f->path, f->path), 0);
    char path[128];
    snprintf(path, sizeof(path), "%s/stet/compact/lock", f->path);
    int fd = open(path, O_RDWR);
    struct stet_error error;
    assert_true(fd >= 0);
    assert_int_equal(run("cd %s && flock -n stet/compact/lock true", f->path), 0);
    pid_t child = fork();
    if (child == 0) {
        execlp("flock", "flock", path, "sleep", "1", (char *)NULL);
        _exit(1);
    }
    while (run("flock -n %s true", path) == 0)
        usleep(10000);
    const struct stet_compact_options options = {0};
    assert_int_equal(stet_store_compact(f->store, &options, &summary, &error), STET_ERR_BUSY);
    wait_for(child);
    close(fd);
    assert_ok(f, compact(f, &summary));
}

struct stopper {
    size_t calls, at;
};

static const char *the_path; /* of the archive, for damage_new */

static bool stop_at(void *context, size_t done, size_t total)
{
    struct stopper *stopper = context;
    assert_true(done <= total);
    return stopper->calls++ < stopper->at;
}

/* Stopped at any object, in writing or in reading back, it leaves everything as it was. */
static void test_stopped(void **state)
{
    struct fixture *f = *state;
    struct stopper stopper = {0, 0};
    struct stet_compact_summary summary;
    enum stet_status status = STET_ERR_INTERRUPTED;
    unsigned stops = 0;
    fill(f);
    assert_int_equal(run("cd %s/objects/pack && ls >../../../before", f->path), 0);
    for (; status == STET_ERR_INTERRUPTED; stopper.at += 37) {
        const struct stet_compact_options options = {.context = &stopper, .progress = stop_at};
        stopper.calls = 0;
        status = stet_store_compact(f->store, &options, &summary, &f->error);
        if (status != STET_ERR_INTERRUPTED)
            break;
        assert_non_null(strstr(f->error.message, "as it was"));
        assert_int_equal(run("cd %s/objects/pack && ls | cmp -s - ../../../before", f->path), 0);
        assert_int_equal(count_files(f, "stet/compact/new*"), 0);
        stops++;
    }
    assert_ok(f, status);
    assert_true(stops > 20);
    assert_whole(f);
}

/* Flips a byte of the new pack's last object when it begins to be read back. */
static bool damage_new(void *context, size_t done, size_t total)
{
    bool *damaged = context;
    if (done < total / 2 || *damaged)
        return true;
    *damaged = true;
    char path[4096];
    snprintf(path, sizeof(path), "%s/stet/compact/new.pack", the_path);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, -24, SEEK_END), 0);
    int byte = fgetc(file);
    assert_int_equal(fseek(file, -24, SEEK_END), 0);
    fputc(byte ^ 1, file);
    assert_int_equal(fclose(file), 0);
    return true;
}

/* A pack that does not read back replaces nothing. */
static void test_damaged_in_writing(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    bool damaged = false;
    const struct stet_compact_options options = {.context = &damaged, .progress = damage_new};
    fill(f);
    the_path = f->path;
    assert_int_equal(run("cd %s/objects/pack && ls >../../../before", f->path), 0);
    assert_int_equal(stet_store_compact(f->store, &options, &summary, &f->error), STET_ERR_IO);
    assert_true(damaged);
    assert_non_null(strstr(f->error.message, "does not read back"));
    assert_int_equal(run("cd %s/objects/pack && ls | cmp -s - ../../../before", f->path), 0);
    assert_whole(f);
}

/* What a killed one left is removed by the next compaction, and by the next writer. */
static void test_leftovers(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    assert_ok(f, compact(f, &summary));
    assert_int_equal(run("cd %s/stet/compact && echo x >new.pack && echo x >new.idx", f->path), 0);
    add_version(f, VERSIONS);
    assert_int_equal(count_files(f, "stet/compact/new*"), 0);
    assert_int_equal(run("cd %s/stet/compact && echo x >new.pack && echo x >new.idx", f->path), 0);
    assert_ok(f, compact(f, &summary));
    assert_int_equal(count_files(f, "stet/compact/new*"), 0);
}

/* A damaged object ends it before anything is removed. */
static void test_damage(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    assert_int_equal(run("cd %s/objects/pack && p=$(ls -S *.pack | head -1) && chmod 600 $p && "
                         "printf XXXX | dd of=$p bs=1 seek=5000 conv=notrunc 2>/dev/null && "
                         "ls >../../../before",
                         f->path),
                     0);
    reopen(f);
    assert_int_equal(compact(f, &summary), STET_ERR_CORRUPT);
    assert_non_null(strstr(f->error.message, "is damaged"));
    assert_int_equal(run("cd %s/objects/pack && ls | cmp -s - ../../../before", f->path), 0);
}

/* A pack that somebody keeps is neither taken in nor removed; what git made is taken in, with what
 * git derived from it. */
static void test_foreign_packs(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    fill(f);
    assert_int_equal(
        run("cd %s && git repack -adbq && git multi-pack-index write 2>/dev/null", f->path), 0);
    add_version(f, VERSIONS);
    assert_int_equal(run("cd %s/objects/pack && p=$(ls -tr *.pack | tail -1) && "
                         "touch ${p%%.pack}.keep && echo $p >../../../kept",
                         f->path),
                     0);
    reopen(f);
    add_version(f, VERSIONS + 1);
    assert_ok(f, compact(f, &summary));
    assert_int_equal(run("cd %s/objects/pack && test -e $(cat ../../../kept)", f->path), 0);
    assert_int_equal(count_files(f, "objects/pack/*.pack"), 2);
    assert_int_equal(count_files(f, "objects/pack/*.bitmap"), 0);
    assert_int_equal(count_files(f, "objects/pack/multi-pack-index"), 0);
    assert_whole(f);
}

/* By itself only if much has come in. */
static void test_automatic(void **state)
{
    struct fixture *f = *state;
    struct stet_compact_summary summary;
    const struct stet_compact_options options = {.automatic = true};
    fill(f);
    assert_int_equal(stet_store_compact(f->store, &options, &summary, &f->error), STET_UNCHANGED);
    /* A pack of that size, as far as a listing shows. */
    assert_int_equal(
        run("cd %s/objects/pack && truncate -s %zu big && "
            "mv big pack-0123456789012345678901234567890123456789.pack && "
            "cp $(ls *.idx | head -1) pack-0123456789012345678901234567890123456789.idx",
            f->path, STET_COMPACT_BYTES),
        0);
    assert_ok(f, stet_store_compact(f->store, &options, &summary, &f->error));
    assert_int_equal(count_files(f, "objects/pack/*.pack"), 1);
    assert_whole(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_smaller, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_smaller_than_git, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_beside_readers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_beside_a_writer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_one_at_a_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_stopped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damaged_in_writing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_leftovers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damage, set_up, tear_down_damaged),
        cmocka_unit_test_setup_teardown(test_foreign_packs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_automatic, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
