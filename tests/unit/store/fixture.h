/* fixture.h - an archive in a folder of its own, and the judge that ends every test: git fsck
 * --strict. */
#ifndef STET_TEST_FIXTURE_H
#define STET_TEST_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "digest.h"
#include "limits.h"
#include "span.h"
#include "store.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOW INT64_C(1733217000) /* 2024-12-03T09:10:00Z */

struct fixture {
    char dir[64], path[80];
    struct stet_store *store;
    struct stet_error error;
};

STET_PRINTF(1, 2) static inline int run(const char *format, ...)
{
    char command[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof(command), format, args);
    va_end(args);
    return system(command);
}

static inline void assert_ok(const struct fixture *f, enum stet_status status)
{
    if (status < STET_OK)
        print_error("%s: %s\n", stet_status_name(status), f->error.message);
    assert_int_equal(status, STET_OK);
}

static inline void reopen(struct fixture *f)
{
    stet_store_close(f->store);
    assert_ok(f, stet_store_open(f->path, &f->store, &f->error));
}

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    strcpy(f->dir, "/tmp/stet-store-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    snprintf(f->path, sizeof(f->path), "%s/archive", f->dir);
    assert_ok(f, stet_store_init(f->path, NOW, &f->error));
    assert_ok(f, stet_store_open(f->path, &f->store, &f->error));
    *state = f;
    return 0;
}

static inline void assert_fsck(const struct fixture *f)
{
    assert_int_equal(run("git -C %s fsck --strict --full --no-progress >%s/fsck 2>&1 || "
                         "{ cat %s/fsck; false; }",
                         f->path, f->dir, f->dir),
                     0);
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    assert_fsck(f);
    stet_store_close(f->store);
    run("rm -rf %s", f->dir);
    free(f);
    return 0;
}

/* As tear_down, for tests that damage the archive and cannot heal it. */
static inline int tear_down_damaged(void **state)
{
    struct fixture *f = *state;
    stet_store_close(f->store);
    run("rm -rf %s", f->dir);
    free(f);
    return 0;
}

/* One capture as a test gives it; source and text are strings. */
struct shot {
    int64_t utc;
    const char *url, *text, *source;
    enum stet_outcome outcome;
};

static inline enum stet_status add_shot(struct fixture *f, struct stet_txn *txn,
                                        const struct shot *shot, enum stet_change *change)
{
    struct stet_object *text = NULL, *source = NULL;
    struct stet_capture capture = {.captured_utc = shot->utc,
                                   .outcome = shot->outcome,
                                   .url = shot->url,
                                   .input = "input.html",
                                   .media_type = "text/html",
                                   .encoding = "utf-8"};
    struct stet_span bytes = {shot->source, shot->source ? strlen(shot->source) : 0};
    if (shot->outcome != STET_OUTCOME_FAILED) {
        assert_ok(f, stet_object_new(&source, bytes.ptr, bytes.len, &f->error));
        capture.source_bytes = bytes.len;
        stet_sha256(bytes.ptr, bytes.len, capture.source_sha256);
    }
    if (shot->outcome == STET_OUTCOME_CAPTURED) {
        capture.kind = "article";
        capture.normalizer = 1;
        assert_ok(
            f, stet_object_new_on(&text, shot->text, strlen(shot->text), source, bytes, &f->error));
    } else {
        capture.reason = "it is an error page";
    }
    enum stet_status status = stet_txn_add(txn, &capture, text, source, "html", change, &f->error);
    stet_object_free(text);
    stet_object_free(source);
    return status;
}

/* Adds the captures in one commit and says what the last of them was. */
static inline enum stet_change add_all(struct fixture *f, const struct shot *shots, size_t count)
{
    struct stet_txn *txn;
    struct stet_oid commit;
    enum stet_change change = STET_CHANGE_FAILED;
    assert_ok(f, stet_txn_begin(f->store, 5, NULL, NULL, &txn, &f->error));
    for (size_t i = 0; i < count; i++)
        assert_ok(f, add_shot(f, txn, &shots[i], &change));
    enum stet_status status = stet_txn_commit(txn, "Archive", NOW, &commit, &f->error);
    if (status != STET_UNCHANGED)
        assert_ok(f, status);
    return change;
}

static inline void head_tree(const struct fixture *f, char hex[41])
{
    char command[256];
    snprintf(command, sizeof(command), "git -C %s rev-parse main^{tree}", f->path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_int_equal(fread(hex, 1, 40, pipe), 40);
    hex[40] = '\0';
    pclose(pipe);
}

#endif
