/* test_store.c - making and opening archives, and what is and is not one; reading by commits. */
#include "fixture.h"

static enum stet_status open_path(struct fixture *f, const char *path)
{
    struct stet_store *store;
    enum stet_status status = stet_store_open(path, &store, &f->error);
    stet_store_close(store);
    return status;
}

static void test_init(void **state)
{
    struct fixture *f = *state;
    char path[256];
    assert_int_equal(stet_store_init(f->path, NOW + 5, &f->error), STET_UNCHANGED);
    snprintf(path, sizeof(path), "%s/deep/er/archive/", f->dir);
    assert_ok(f, stet_store_init(path, NOW, &f->error));
    assert_ok(f, open_path(f, path));
    assert_int_equal(
        run("test $(git -C %s rev-parse main) = $(git -C %s rev-parse main)", f->path, path), 0);
    assert_int_equal(run("git -C %s status 2>&1 | grep -q 'must be run in a work tree'", path), 0);
    /* An empty folder is as good as none. */
    snprintf(path, sizeof(path), "%s/empty", f->dir);
    mkdir(path, 0755);
    assert_int_equal(open_path(f, path), STET_ERR_NOT_FOUND);
    assert_ok(f, stet_store_init(path, NOW, &f->error));
    assert_ok(f, open_path(f, path));
}

static void test_not_an_archive(void **state)
{
    struct fixture *f = *state;
    char path[256];
    snprintf(path, sizeof(path), "%s/none", f->dir);
    assert_int_equal(open_path(f, path), STET_ERR_NOT_FOUND);
    assert_int_equal(
        run("mkdir %s/full && touch %s/full/x && echo x >%s/file && git init -q %s/git && "
            "git init -q --bare %s/bare",
            f->dir, f->dir, f->dir, f->dir, f->dir),
        0);
    const char *const names[] = {"full", "file", "git", "bare"};
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof(path), "%s/%s", f->dir, names[i]);
        assert_int_equal(open_path(f, path), STET_ERR_FORMAT);
        assert_int_equal(stet_store_init(path, NOW, &f->error), STET_ERR_FORMAT);
    }
}

static void test_newer_format(void **state)
{
    struct fixture *f = *state;
    struct stet_txn *txn;
    assert_int_equal(
        run("cd %s && git clone -q %s clone 2>/dev/null && cd clone && "
            "echo '{\"format\": 3}' >stet.json && "
            "git -c user.name=x -c user.email=x@x commit -qam 2 && git push -q origin HEAD:main",
            f->dir, f->path),
        0);
    assert_int_equal(open_path(f, f->path), STET_ERR_FORMAT);
    assert_non_null(strstr(f->error.message,
                           "was written by a newer stet (format 3); this one knows format 2"));
    /* Also for a writer that had it open already. */
    assert_int_equal(stet_txn_begin(f->store, 0, NULL, NULL, &txn, &f->error), STET_ERR_FORMAT);
}

/* An archive from before the first release, whose folders lie elsewhere, is refused, not misread.
 */
static void test_older_format(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(
        run("cd %s && git clone -q %s clone 2>/dev/null && cd clone && "
            "echo '{\"format\": 1}' >stet.json && "
            "git -c user.name=x -c user.email=x@x commit -qam 1 && git push -q origin HEAD:main",
            f->dir, f->path),
        0);
    assert_int_equal(open_path(f, f->path), STET_ERR_FORMAT);
    assert_non_null(strstr(f->error.message, "is of format 1"));
}

/* A clone with a work tree can be read, not written. */
static void test_clone(void **state)
{
    struct fixture *f = *state;
    struct stet_store *store;
    struct stet_txn *txn;
    char path[256];
    assert_int_equal(run("cd %s && git clone -q %s clone && git clone -q --bare %s bare", f->dir,
                         f->path, f->path),
                     0);
    snprintf(path, sizeof(path), "%s/clone", f->dir);
    assert_ok(f, stet_store_open(path, &store, &f->error));
    assert_int_equal(stet_txn_begin(store, 0, NULL, NULL, &txn, &f->error), STET_ERR_FORMAT);
    stet_store_close(store);
    snprintf(path, sizeof(path), "%s/bare", f->dir);
    assert_ok(f, stet_store_open(path, &store, &f->error));
    assert_ok(f, stet_txn_begin(store, 0, NULL, NULL, &txn, &f->error));
    stet_txn_abort(txn);
    stet_store_close(store);
}

static void test_unfinished(void **state)
{
    struct fixture *f = *state;
    char path[256];
    snprintf(path, sizeof(path), "%s/half", f->dir);
    assert_int_equal(
        run("mkdir -p %s/stet %s/objects/pack %s/refs/heads && touch %s/stet.unfinished "
            "%s/objects/pack/x %s/config %s/HEAD.new",
            path, path, path, path, path, path, path),
        0);
    assert_int_equal(open_path(f, path), STET_ERR_NOT_FOUND);
    assert_ok(f, stet_store_init(path, NOW, &f->error));
    assert_ok(f, open_path(f, path));
    assert_int_equal(
        run("test ! -e %s/stet.unfinished && git -C %s fsck --strict 2>/dev/null", path, path), 0);
}

struct walk {
    char text[4000];
    size_t count;
};

static enum stet_status note_path(void *context, const char *path, const struct stet_oid *oid)
{
    struct walk *walk = context;
    size_t len = strlen(walk->text);
    snprintf(walk->text + len, sizeof(walk->text) - len, "%s%s\n", oid ? "" : "gone ", path);
    walk->count++;
    return STET_OK;
}

static enum stet_status note_commit(void *context, const struct stet_commit *commit)
{
    struct walk *walk = context;
    size_t len = strlen(walk->text);
    snprintf(walk->text + len, sizeof(walk->text) - len, "%lld %s", (long long)commit->time_utc,
             commit->message);
    return ++walk->count == 3 ? STET_END : STET_OK;
}

static struct stet_oid head(struct fixture *f)
{
    struct stet_snapshot *snapshot;
    assert_ok(f, stet_snapshot_open(f->store, NULL, &snapshot, &f->error));
    struct stet_oid oid = *stet_snapshot_commit(snapshot);
    stet_snapshot_close(snapshot);
    return oid;
}

static void test_changes_between_commits(void **state)
{
    struct fixture *f = *state;
    struct walk walk = {0};
    const struct shot one[] = {{NOW, "https://example.org/a", "A\n", "<a>", 0},
                               {NOW, "https://example.org/b", "B\n", "<b>", 0}};
    const struct shot two[] = {{NOW + 60, "https://example.org/a", "A2\n", "<a2>", 0},
                               {NOW + 60, "https://example.org/b", "B\n", "<b >", 0},
                               {NOW + 60, "https://example.com/c", "C\n", "<c>", 0}};
    struct stet_oid start = head(f);
    add_all(f, one, 2);
    struct stet_oid first = head(f);
    add_all(f, two, 3);
    struct stet_oid second = head(f);
    assert_ok(f, stet_store_changed_folders(f->store, &start, &first, note_path, &walk, &f->error));
    assert_int_equal(walk.count, 2);
    walk = (struct walk){0};
    assert_ok(f,
              stet_store_changed_folders(f->store, &first, &second, note_path, &walk, &f->error));
    assert_int_equal(walk.count, 2);
    assert_non_null(strstr(walk.text, "articles/example.com/"));
    assert_non_null(strstr(walk.text, "/a-"));
    assert_null(strstr(walk.text, "/b-"));
    walk = (struct walk){0};
    assert_ok(f,
              stet_store_changed_folders(f->store, &second, &first, note_path, &walk, &f->error));
    assert_int_equal(walk.count, 2);
    assert_non_null(strstr(walk.text, "gone articles/example.com/"));
    walk = (struct walk){0};
    assert_ok(f, stet_store_changed_folders(f->store, NULL, &second, note_path, &walk, &f->error));
    assert_int_equal(walk.count, 3);
    walk = (struct walk){0};
    assert_ok(f, stet_store_new_captures(f->store, &first, &second, note_path, &walk, &f->error));
    assert_int_equal(walk.count, 2); /* a journal, and b's other source */
    assert_true(strncmp(walk.text, "captures/2024/12/03/091100Z-", 28) == 0);
    assert_non_null(strstr(walk.text, "captures/2024/12/03/091100Z/"));
}

static void test_commits(void **state)
{
    struct fixture *f = *state;
    struct walk walk = {0};
    char expected[200];
    for (int i = 0; i < 3; i++) {
        char text[8] = {(char)('a' + i), '\n', '\0'};
        add_all(f, &(struct shot){NOW + i, "https://example.org/a", text, text, 0}, 1);
    }
    assert_int_equal(stet_store_each_commit(f->store, note_commit, &walk, &f->error), STET_END);
    snprintf(expected, sizeof(expected), "%lld Archive\n%lld Archive\n%lld Archive\n",
             (long long)NOW, (long long)NOW, (long long)NOW);
    assert_string_equal(walk.text, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_init, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_not_an_archive, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_newer_format, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_older_format, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_clone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unfinished, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_changes_between_commits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_commits, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
