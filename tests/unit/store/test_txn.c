/* test_txn.c - batches of captures: what they make, and that git agrees with all of it. */
#include "fixture.h"
#include "repo.h"
#include <sys/wait.h>

#define URL "https://example.org/2024/12/03/figure"

static void path_of(const char *url, char *out, size_t size)
{
    struct stet_buf path;
    stet_buf_init(&path, 4096);
    stet_store_article_path(stet_span_of(url), &path);
    snprintf(out, size, "%s", path.ptr);
    stet_buf_free(&path);
}

static void folder_of(struct fixture *f, const char *url, struct stet_folder *out)
{
    struct stet_snapshot *snapshot;
    char path[512];
    path_of(url, path, sizeof(path));
    assert_ok(f, stet_snapshot_open(f->store, NULL, &snapshot, &f->error));
    assert_ok(f, stet_snapshot_folder(snapshot, path, out, &f->error));
    stet_snapshot_close(snapshot);
}

static void test_new_changed_unchanged(void **state)
{
    struct fixture *f = *state;
    struct stet_folder folder;
    assert_int_equal(add_all(f, &(struct shot){NOW, URL, "A\n", "<a>", 0}, 1), STET_CHANGE_NEW);
    assert_int_equal(add_all(f, &(struct shot){NOW + 1, URL, "B\n", "<b>", 0}, 1),
                     STET_CHANGE_CHANGED);
    assert_int_equal(add_all(f, &(struct shot){NOW + 2, URL, "B\n", "<b>", 0}, 1),
                     STET_CHANGE_UNCHANGED);
    assert_int_equal(add_all(f, &(struct shot){NOW + 3, URL, "B\n", "<b >", 0}, 1),
                     STET_CHANGE_UNCHANGED);
    assert_int_equal(add_all(f, &(struct shot){NOW + 4, URL, NULL, "<x>", STET_OUTCOME_REFUSED}, 1),
                     STET_CHANGE_REFUSED);
    assert_int_equal(add_all(f, &(struct shot){NOW + 5, NULL, NULL, NULL, STET_OUTCOME_FAILED}, 1),
                     STET_CHANGE_FAILED);
    folder_of(f, URL, &folder);
    assert_int_equal(folder.count, 2);
    assert_int_equal(folder.entries[0].captured_utc, NOW);
    assert_int_equal(folder.entries[1].captured_utc, NOW + 1);
    assert_string_equal(folder.entries[1].extension, "html");
    struct stet_buf text;
    stet_buf_init(&text, 100);
    assert_ok(f, stet_store_read(f->store, &folder.entries[1].text, &text, &f->error));
    assert_string_equal(text.ptr, "B\n");
    stet_buf_clear(&text);
    assert_ok(f, stet_store_read(f->store, &folder.entries[0].source, &text, &f->error));
    assert_string_equal(text.ptr, "<a>");
    stet_buf_free(&text);
    stet_folder_free(&folder);
    assert_int_equal(
        run("test $(git -C %s ls-tree -r --name-only main captures | grep -c jsonl) = 6", f->path),
        0);
    assert_int_equal(
        run("test $(git -C %s ls-tree -r --name-only main captures | grep -c html) = 2", f->path),
        0);
}

static void test_same_capture_again(void **state)
{
    struct fixture *f = *state;
    const struct shot shots[] = {{NOW, URL, "A\n", "<a>", 0},
                                 {NOW + 9, URL, "A\n", "<a>", 0},
                                 {NOW + 10, URL, NULL, "<r>", STET_OUTCOME_REFUSED},
                                 {NOW + 11, URL, NULL, NULL, STET_OUTCOME_FAILED},
                                 {NOW + 12, URL, "B\n", "<b>", 0}};
    char before[41], after[41];
    add_all(f, shots, 5);
    head_tree(f, before);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(add_all(f, &shots[i], 1), STET_CHANGE_UNCHANGED);
    add_all(f, shots, 5);
    head_tree(f, after);
    assert_string_equal(before, after);
    assert_int_equal(run("test $(git -C %s rev-list --count main) = 2", f->path), 0);
}

static void test_same_input_same_commit(void **state)
{
    struct fixture *f = *state;
    const struct shot shots[] = {{NOW, URL, "A\n", "<a>", 0},
                                 {NOW, "https://example.org/b", "B\n", "<b>", 0},
                                 {NOW + 1, "https://example.org:8080/c?x=1", "C\n", "<c>", 0}};
    const struct shot turned[] = {shots[2], shots[0], shots[1]};
    struct fixture g = {0};
    snprintf(g.path, sizeof(g.path), "%s/second", f->dir);
    assert_ok(&g, stet_store_init(g.path, NOW, &g.error));
    assert_ok(&g, stet_store_open(g.path, &g.store, &g.error));
    add_all(f, shots, 3);
    add_all(&g, turned, 3);
    assert_int_equal(
        run("test $(git -C %s rev-parse main) = $(git -C %s rev-parse main)", f->path, g.path), 0);
    stet_store_close(g.store);
}

static void test_git_works_on_it(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 30; i++) {
        char text[64], source[64];
        snprintf(text, sizeof(text), "Text %d.\n", i);
        snprintf(source, sizeof(source), "<p>Text %d.", i);
        add_all(f, &(struct shot){NOW + i, URL, text, source, 0}, 1);
    }
    assert_int_equal(run("cd %s && for p in objects/pack/*.pack; do "
                         "git index-pack --strict --stdin <$p >/dev/null || exit 1; "
                         "git verify-pack $p || exit 1; done",
                         f->path),
                     0);
    assert_int_equal(
        run("git -C %s gc -q && git clone -q %s %s/clone && test -f %s/clone/stet.json", f->path,
            f->path, f->dir, f->dir),
        0);
    assert_int_equal(run("test $(git -C %s log -p --format= main -- 'articles/*/article.md' | "
                         "grep -c '^+Text') = 30",
                         f->path),
                     0);
    /* Packed refs, packs with deltas: stet goes on. */
    reopen(f);
    add_all(f, &(struct shot){NOW + 100, URL, "New\n", "<new>", 0}, 1);
    assert_int_equal(run("test $(git -C %s rev-list --count main) = 32", f->path), 0);
}

static void test_syncs(void **state)
{
    struct fixture *f = *state;
    unsigned long before = stet_durable_syncs();
    struct shot shots[50];
    char text[50][32];
    for (int i = 0; i < 50; i++) {
        snprintf(text[i], sizeof(text[i]), "Text %d.\n", i);
        shots[i] = (struct shot){NOW + i, URL, text[i], text[i], 0};
    }
    add_all(f, shots, 50);
    unsigned long used = stet_durable_syncs() - before;
    assert_in_range(used, 5, 8);
}

static void test_busy(void **state)
{
    struct fixture *f = *state;
    struct stet_txn *txn, *second;
    assert_ok(f, stet_txn_begin(f->store, 0, NULL, NULL, &txn, &f->error));
    assert_int_equal(stet_txn_begin(f->store, 0, NULL, NULL, &second, &f->error), STET_ERR_BUSY);
    assert_null(second);
    char holder[32];
    snprintf(holder, sizeof(holder), "process %ld", (long)getpid());
    assert_non_null(strstr(f->error.message, holder));
    stet_txn_abort(txn);
    add_all(f, &(struct shot){NOW, URL, "A\n", "<a>", 0}, 1);
}

/* Another program that moves the branch, without our lock, keeps what it made of it. */
static void test_moved_branch(void **state)
{
    struct fixture *f = *state;
    struct stet_txn *txn;
    struct stet_oid commit;
    enum stet_change change;
    assert_ok(f, stet_txn_begin(f->store, 0, NULL, NULL, &txn, &f->error));
    assert_ok(f, add_shot(f, txn, &(struct shot){NOW, URL, "A\n", "<a>", 0}, &change));
    assert_int_equal(
        run("cd %s && git update-ref refs/heads/main $(git -c user.name=x -c user.email=x "
            "commit-tree -p main -m Other 'main^{tree}') && git rev-parse main >%s/main",
            f->path, f->dir),
        0);
    assert_int_equal(stet_txn_commit(txn, "Archive", NOW, &commit, &f->error), STET_ERR_BUSY);
    assert_int_equal(run("git -C %s rev-parse main | cmp - %s/main", f->path, f->dir), 0);
    add_all(f, &(struct shot){NOW, URL, "A\n", "<a>", 0}, 1);
}

/* What no journal could say is refused before it is written. */
static void test_times(void **state)
{
    struct fixture *f = *state;
    struct stet_txn *txn;
    enum stet_change change;
    const int64_t first = -INT64_C(62135596800), last = INT64_C(253402300799);
    assert_ok(f, stet_txn_begin(f->store, 0, NULL, NULL, &txn, &f->error));
    assert_int_equal(add_shot(f, txn, &(struct shot){first - 1, URL, "A\n", "<a>", 0}, &change),
                     STET_ERR_USAGE);
    assert_int_equal(add_shot(f, txn, &(struct shot){last + 1, URL, "A\n", "<a>", 0}, &change),
                     STET_ERR_USAGE);
    assert_ok(f, add_shot(f, txn, &(struct shot){first, URL, "A\n", "<a>", 0}, &change));
    assert_ok(f, add_shot(f, txn, &(struct shot){last, URL, "B\n", "<b>", 0}, &change));
    stet_txn_abort(txn);
}

/* One process of several: its own captures, one a commit. */
static int write_many(const char *path, int first)
{
    struct fixture g = {0};
    if (stet_store_open(path, &g.store, &g.error) != STET_OK)
        return 1;
    for (int i = first; i < first + 25; i++) {
        char url[64], text[32];
        enum stet_change change;
        struct stet_txn *txn;
        struct stet_oid commit;
        snprintf(url, sizeof(url), "https://example.org/%d", i % 5);
        snprintf(text, sizeof(text), "Text %d.\n", i);
        if (stet_txn_begin(g.store, 60, NULL, NULL, &txn, &g.error) != STET_OK ||
            add_shot(&g, txn, &(struct shot){NOW + i % 40, url, text, text, 0}, &change) !=
                STET_OK ||
            stet_txn_commit(txn, "Archive", NOW, &commit, &g.error) != STET_OK) {
            fprintf(stderr, "%s\n", g.error.message);
            return 1;
        }
    }
    stet_store_close(g.store);
    return 0;
}

static void test_several_writers(void **state)
{
    struct fixture *f = *state;
    pid_t children[3];
    for (int i = 0; i < 3; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(write_many(f->path, 100 * i));
    }
    for (int i = 0; i < 3; i++) {
        int rc;
        assert_int_equal(waitpid(children[i], &rc, 0), children[i]);
        assert_int_equal(rc, 0);
    }
    assert_int_equal(run("test $(git -C %s rev-list --count main) = 76", f->path), 0);
    assert_int_equal(
        run("test $(git -C %s ls-tree -r --name-only main captures | grep -c jsonl) = 75", f->path),
        0);
}

static void test_stale_leftovers(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(
        run("cd %s && touch -d '1 hour ago' refs/heads/main.lock && "
            "echo x >objects/pack/tmp_stet_pack && echo x >objects/pack/tmp_stet_idx && "
            "touch objects/pack/pack-1.keep && "
            "for i in 2 3; do echo 'stet is about to use this pack' >objects/pack/pack-$i.keep; "
            "done && "
            "touch objects/pack/pack-3.pack && "
            "touch objects/pack/pack-4.idx && touch -d '2 hours ago' objects/pack/pack-5.idx",
            f->path),
        0);
    add_all(f, &(struct shot){NOW, URL, "A\n", "<a>", 0}, 1);
    assert_int_equal(
        run("cd %s && ! test -e refs/heads/main.lock && ! test -e objects/pack/pack-2.keep "
            "&& test -e objects/pack/pack-1.keep && ! ls objects/pack/tmp_* 2>/dev/null",
            f->path),
        0);
    /* A writer died between the two renames; another program may be between them now. */
    assert_int_equal(run("cd %s/objects/pack && ! test -e pack-3.keep && ! test -e pack-3.pack && "
                         "test -e pack-4.idx && ! test -e pack-5.idx && rm pack-4.idx",
                         f->path),
                     0);
}

static void test_abort_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct stet_txn *txn;
    enum stet_change change;
    assert_int_equal(run("find %s -type f | sort >%s/before", f->path, f->dir), 0);
    assert_ok(f, stet_txn_begin(f->store, 0, NULL, NULL, &txn, &f->error));
    assert_ok(f, add_shot(f, txn, &(struct shot){NOW, URL, "A\n", "<a>", 0}, &change));
    stet_txn_abort(txn);
    assert_int_equal(
        run("find %s -type f | grep -v 'stet/[lq]' | sort | diff %s/before -", f->path, f->dir), 0);
}

/* An object that is damaged is written again when the same capture comes in. */
static void test_heals(void **state)
{
    struct fixture *f = *state;
    const struct shot shot = {NOW, URL, "A text that is long enough to be hit.\n", "<a>", 0};
    add_all(f, &shot, 1);
    struct stet_folder folder;
    folder_of(f, URL, &folder);
    stet_store_close(f->store);
    f->store = NULL;
    /* Zeroes every byte of the newest pack's first entries; HEAD's trees stand behind them. */
    assert_int_equal(
        run("cd %s/objects/pack && p=$(ls -t *.pack | head -1) && chmod 600 $p && "
            "printf '\\377\\377\\377' | dd of=$p bs=1 seek=40 conv=notrunc 2>/dev/null && "
            "touch -d '1 day ago' $p",
            f->path),
        0);
    reopen(f);
    struct stet_buf text;
    stet_buf_init(&text, 100);
    assert_int_equal(stet_store_read(f->store, &folder.entries[0].text, &text, &f->error),
                     STET_ERR_CORRUPT);
    assert_int_equal(add_all(f, &shot, 1), STET_CHANGE_UNCHANGED);
    reopen(f);
    stet_buf_clear(&text);
    assert_ok(f, stet_store_read(f->store, &folder.entries[0].text, &text, &f->error));
    assert_string_equal(text.ptr, shot.text);
    stet_buf_free(&text);
    stet_folder_free(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_new_changed_unchanged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_capture_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_input_same_commit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_git_works_on_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_syncs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_busy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_moved_branch, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_times, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_several_writers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_stale_leftovers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_abort_leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_heals, set_up, tear_down_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
