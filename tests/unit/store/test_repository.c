/* test_repository.c - what of a git folder decides whether stet can read it, and where its branch
 * stands. */
#include "fixture.h"
#include "repo.h"

static enum stet_status reopened(struct fixture *f)
{
    struct stet_store *store;
    enum stet_status status = stet_store_open(f->path, &store, &f->error);
    stet_store_close(store);
    return status;
}

static void write_config(struct fixture *f, const char *text)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/config", f->path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Each beside what git itself would say. */
static void test_config(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text;
        enum stet_status status;
        bool bare;
    } rows[] = {
        {"[core]\n\tbare = true\n", STET_OK, true},
        {"", STET_OK, false},
        {"# a comment\n; another\n[CORE]\n\tBare\n", STET_OK, true},
        {"[core] bare = \"tr\"ue # so it is\n", STET_OK, true},
        {"[core]\nbare = tr\\\nue\n", STET_OK, true},
        {"[core]\nbare = 1\n[core \"sub\"]\nbare = false\n[other]\nbare = no\n", STET_OK, true},
        {"[core]\nbare = true\nbare = off\n", STET_OK, false},
        {"[core]\r\n\tbare = true\r\n", STET_OK, true},
        {"[core]\nbare = true\n[url \"a\\\"]b\"]\n\tinsteadOf = \"x;y\" \\\n  z\n", STET_OK, true},
        {"[core]\nbare = perhaps\n", STET_ERR_CORRUPT, false},
        {"[core\nbare = true\n", STET_ERR_CORRUPT, false},
        {"[core \"sub\nbare = true\n", STET_ERR_CORRUPT, false},
        {"[core]\nbare = \"true\n", STET_ERR_CORRUPT, false},
        {"[core]\nbare true\n", STET_ERR_CORRUPT, false},
        {"[core]\n= true\n", STET_ERR_CORRUPT, false},
        {"[core]\nbare = true\\", STET_ERR_CORRUPT, false},
        {"[core]\nrepositoryformatversion = x\n", STET_ERR_CORRUPT, false},
        {"[core]\nrepositoryformatversion = 0\n[extensions]\nfoo = 1\n", STET_OK, false},
        {"[core]\nrepositoryformatversion = 1\n[extensions]\nnoop = 1\n", STET_OK, false},
        {"[core]\nrepositoryformatversion = 2\n", STET_ERR_FORMAT, false},
        {"[extensions]\nobjectFormat = sha256\n[core]\nrepositoryformatversion = 1\n",
         STET_ERR_FORMAT, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        bool bare;
        write_config(f, rows[i].text);
        enum stet_status status = stet_repository_check(f->path, &bare, &f->error);
        if (status != rows[i].status || (status == STET_OK && bare != rows[i].bare))
            fail_msg("config %zu: status %d, bare %d", i, status, bare);
        assert_int_equal(reopened(f), rows[i].status);
    }
    assert_non_null(strstr(f->error.message, "extension 'objectformat'"));
    write_config(f, rows[0].text);
}

/* Wherever it is cut off, a config is read or refused. */
static void test_cut_config(void **state)
{
    struct fixture *f = *state;
    static const char whole[] =
        "[core \"a\\\"b\"]\n\tx = \"y\\n\" # z\n[core]\n\tbare = true\\\n\n";
    char part[sizeof(whole)];
    for (size_t len = 0; len < sizeof(whole); len++) {
        bool bare;
        memcpy(part, whole, len);
        part[len] = '\0';
        write_config(f, part);
        enum stet_status status = stet_repository_check(f->path, &bare, &f->error);
        assert_true(status == STET_OK || status == STET_ERR_CORRUPT);
    }
    assert_int_equal(run("printf '[core]\\n\\0bare = true\\n' >%s/config", f->path), 0);
    assert_int_equal(reopened(f), STET_ERR_CORRUPT);
    assert_int_equal(run("rm %s/config", f->path), 0);
    assert_ok(f, reopened(f));
    write_config(f, "[core]\n\tbare = true\n");
}

static void test_branch(void **state)
{
    struct fixture *f = *state;
    struct stet_oid loose, packed;
    assert_int_equal(run("cp %s/refs/heads/main %s/kept", f->path, f->dir), 0);
    assert_ok(f, stet_ref_read(f->store, &loose, &f->error));
    assert_int_equal(run("git -C %s tag a main && git -C %s pack-refs --all && "
                         "test ! -e %s/refs/heads/main",
                         f->path, f->path, f->path),
                     0);
    assert_ok(f, stet_ref_read(f->store, &packed, &f->error));
    assert_memory_equal(&loose, &packed, sizeof(loose));
    /* The file counts more than the packed line. */
    assert_int_equal(
        run("echo 0123456789012345678901234567890123456789 >%s/refs/heads/main", f->path), 0);
    assert_ok(f, stet_ref_read(f->store, &loose, &f->error));
    assert_int_equal(loose.id[0], 0x01);
    static const char *const bad[] = {"", "ref: refs/heads/other",
                                      "012345678901234567890123456789012345678",
                                      "01234567890123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_int_equal(run("echo '%s' >%s/refs/heads/main", bad[i], f->path), 0);
        assert_int_equal(stet_ref_read(f->store, &loose, &f->error), STET_ERR_CORRUPT);
    }
    assert_non_null(strstr(f->error.message, "is damaged"));
    assert_int_equal(
        run("rm %s/refs/heads/main && sed -i /main/d %s/packed-refs", f->path, f->path), 0);
    assert_int_equal(stet_ref_read(f->store, &loose, &f->error), STET_ERR_CORRUPT);
    assert_non_null(strstr(f->error.message, "has no branch 'main'"));
    assert_int_equal(run("mv %s/kept %s/refs/heads/main", f->dir, f->path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_config, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_config, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_branch, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
