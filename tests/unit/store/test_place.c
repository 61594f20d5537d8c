/* test_place.c - the law: the same set of captures gives the same archive, in whatever order and in
 * whatever batches they come; and it is the archive that the rules of docs/format.md name. */
#include "fixture.h"
#include "names.h"

#define HISTORIES 40
#define ORDERS    4
#define MAX_SHOTS 14
#define URL       "https://example.org/law"

static uint32_t seed;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static const char *const texts[] = {"A\n", "B\n", "C\n"};
static const char *const sources[] = {"<p>A", "<p>A ", "<p>B", "<p>B ", "<p>C", "<p>C "};

/* A history: a few seconds, so that times collide; the source now and then lies about the text. */
static size_t make_history(struct shot shots[MAX_SHOTS])
{
    size_t count = 2 + draw(MAX_SHOTS - 2), made = 0;
    uint32_t seconds = 1 + draw(10);
    while (made < count) {
        uint32_t text = draw(3), source = draw(5) ? text * 2 + draw(2) : draw(6);
        struct shot shot = {NOW + draw(seconds), URL, texts[text], sources[source],
                            draw(6) ? STET_OUTCOME_CAPTURED : STET_OUTCOME_REFUSED};
        bool taken = false;
        for (size_t i = 0; i < made; i++)
            taken |= shots[i].utc == shot.utc && shots[i].source == shot.source;
        if (!taken)
            shots[made++] = shot;
        else if (draw(4) == 0)
            count--;
    }
    return made;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

struct listing {
    struct fixture *f;
    struct stet_buf files;
    char *lines[MAX_SHOTS * 2];
    size_t count;
};

static enum stet_status list_file(void *context, const char *path, const struct stet_oid *oid)
{
    struct listing *listing = context;
    struct stet_span name = stet_span_of(path), rest, line;
    if (!stet_span_ends(name, ".jsonl")) {
        char hex[41];
        stet_hex(oid->id, 20, hex);
        stet_buf_printf(&listing->files, "%s %s\n", path, hex);
        return STET_OK;
    }
    struct stet_buf bytes;
    stet_buf_init(&bytes, STET_MIB);
    assert_ok(listing->f, stet_store_read(listing->f->store, oid, &bytes, &listing->f->error));
    rest = (struct stet_span){bytes.ptr, bytes.len};
    while (stet_span_line(&rest, &line)) {
        assert_true(listing->count < MAX_SHOTS * 2);
        listing->lines[listing->count++] = strndup(line.ptr, line.len);
    }
    stet_buf_free(&bytes);
    return STET_OK;
}

/* Every file but the journals with its blob, then the journals' lines in order. */
static char *list_all(struct fixture *f)
{
    struct listing listing = {.f = f};
    struct stet_snapshot *snapshot;
    stet_buf_init(&listing.files, STET_MIB);
    assert_ok(f, stet_snapshot_open(f->store, NULL, &snapshot, &f->error));
    assert_ok(f, stet_snapshot_each_file(snapshot, list_file, &listing, &f->error));
    stet_snapshot_close(snapshot);
    qsort(listing.lines, listing.count, sizeof(char *), by_text);
    for (size_t i = 0; i < listing.count; i++) {
        stet_buf_printf(&listing.files, "%s\n", listing.lines[i]);
        free(listing.lines[i]);
    }
    return stet_buf_take(&listing.files);
}

static int by_time(const void *a, const void *b)
{
    const struct shot *x = a, *y = b;
    uint8_t p[32], q[32];
    if (x->utc != y->utc)
        return x->utc < y->utc ? -1 : 1;
    stet_sha256(x->source, strlen(x->source), p);
    stet_sha256(y->source, strlen(y->source), q);
    return memcmp(p, q, 32);
}

/* The paths that the rules name, made without the store: sorted captures, walked once. */
static void assert_follows_rules(const char *listing, struct shot *shots, size_t count)
{
    const struct shot *head = NULL;
    size_t expected = 2, found = 0; /* README.md and stet.json */
    struct stet_buf folder;
    stet_buf_init(&folder, 4096);
    stet_store_article_path(STET_SPAN_LITERAL(URL), &folder);
    qsort(shots, count, sizeof(*shots), by_time);
    for (size_t i = 0; i < count; i++) {
        const struct shot *shot = &shots[i];
        uint8_t sha[32];
        char id[17], stem[26], day[STET_NAME_BYTES], second[STET_NAME_BYTES], kept[STET_NAME_BYTES];
        char version[512], other[512];
        stet_sha256(shot->source, strlen(shot->source), sha);
        stet_store_article_id(STET_SPAN_LITERAL(URL), id);
        stet_names_stem(shot->utc, sha, stem);
        stet_names_day(shot->utc, day);
        stet_names_second(shot->utc, second);
        stet_names_kept(id, sha, "html", kept);
        snprintf(version, sizeof(version), "%s/%s.md ", folder.ptr, stem);
        snprintf(other, sizeof(other), "%s/%s/%s ", day, second, kept);
        bool captured = shot->outcome == STET_OUTCOME_CAPTURED;
        bool is_version = captured && (!head || strcmp(head->text, shot->text) != 0);
        bool is_kept = !captured || (!is_version && strcmp(head->source, shot->source) != 0);
        assert_int_equal(strstr(listing, version) != NULL, is_version);
        assert_int_equal(strstr(listing, other) != NULL, is_kept);
        expected += is_version ? 2 : is_kept;
        if (is_version)
            head = shot;
    }
    expected += head != NULL; /* article.md */
    for (const char *at = listing; *at; at = strchr(at, '\n') + 1)
        found += *at != '{';
    assert_int_equal(found, expected);
    stet_buf_free(&folder);
}

/* Puts the captures into a new archive in a random order and in random batches; with whole,
 * captures of one second stay in one batch. */
static void build(struct fixture *f, const struct shot *history, size_t count, bool whole)
{
    struct shot shots[MAX_SHOTS];
    memcpy(shots, history, count * sizeof(*shots));
    for (size_t i = count; i > 1; i--) {
        size_t k = draw((uint32_t)i);
        struct shot kept = shots[k];
        shots[k] = shots[i - 1];
        shots[i - 1] = kept;
    }
    assert_ok(f, stet_store_init(f->path, NOW, &f->error));
    assert_ok(f, stet_store_open(f->path, &f->store, &f->error));
    bool done[MAX_SHOTS] = {false};
    for (size_t i = 0; i < count; i++) {
        struct shot batch[MAX_SHOTS];
        size_t n = 0;
        for (size_t k = i; k < count; k++) {
            bool same = shots[k].utc == shots[i].utc;
            if (!done[k] && (k == i || (whole ? same : draw(3) == 0))) {
                batch[n++] = shots[k];
                done[k] = true;
            }
        }
        if (n && draw(5) == 0)
            batch[n < MAX_SHOTS ? n++ : 0] = batch[0]; /* given twice */
        if (n)
            add_all(f, batch, n);
    }
}

static void test_order_does_not_matter(void **state)
{
    struct fixture *f = *state;
    for (uint32_t h = 0; h < HISTORIES; h++) {
        struct shot shots[MAX_SHOTS];
        char *first = NULL, tree[41] = "";
        seed = h + 1;
        size_t count = make_history(shots);
        for (uint32_t order = 0; order < ORDERS; order++) {
            struct fixture g = {0};
            char hex[41];
            bool whole = order % 2 == 0;
            snprintf(g.path, sizeof(g.path), "%s/law-%u-%u", f->dir, (unsigned)h, (unsigned)order);
            build(&g, shots, count, whole);
            char *listing = list_all(&g);
            struct shot sorted[MAX_SHOTS];
            memcpy(sorted, shots, sizeof(sorted));
            assert_follows_rules(listing, sorted, count);
            if (first)
                assert_string_equal(listing, first);
            else
                first = strdup(listing);
            head_tree(&g, hex);
            if (whole && tree[0])
                assert_string_equal(hex, tree);
            if (whole)
                strcpy(tree, hex);
            if (order == 1) {
                snprintf(g.dir, sizeof(g.dir), "%s", f->dir);
                assert_fsck(&g);
            }
            free(listing);
            stet_store_close(g.store);
            run("rm -rf %s", g.path);
        }
        free(first);
    }
}

/* A, B, A: three versions; when the B in the middle comes last, the second A turns into one. */
static void test_late_between_equals(void **state)
{
    struct fixture *f = *state;
    const struct shot a = {NOW, URL, "A\n", "<p>A", 0}, b = {NOW + 10, URL, "B\n", "<p>B", 0},
                      again = {NOW + 20, URL, "A\n", "<p>A ", 0};
    assert_int_equal(add_all(f, &a, 1), STET_CHANGE_NEW);
    assert_int_equal(add_all(f, &again, 1), STET_CHANGE_UNCHANGED);
    assert_int_equal(
        run("git -C %s ls-tree -r --name-only main | grep -q 'captures/.*html'", f->path), 0);
    assert_int_equal(add_all(f, &b, 1), STET_CHANGE_CHANGED);
    assert_int_equal(
        run("! git -C %s ls-tree -r --name-only main | grep -q 'captures/.*html'", f->path), 0);
    assert_int_equal(
        run("test $(git -C %s ls-tree -r --name-only main articles | grep -c 'Z-.*html') "
            "= 3",
            f->path),
        0);
}

static void test_names_taken(void **state)
{
    struct fixture *f = *state;
    struct stet_txn *txn;
    enum stet_change change;
    struct stet_object *text, *one, *two;
    assert_ok(f, stet_object_new(&text, "A\n", 2, &f->error));
    assert_ok(f, stet_object_new(&one, "1", 1, &f->error));
    assert_ok(f, stet_object_new(&two, "2", 1, &f->error));
    /* Two sources whose digests share their first digits, as an attacker could make them. */
    struct stet_capture capture = {
        .captured_utc = NOW, .url = URL, .source_sha256 = {1, 2, 3, 4, 5}};
    struct stet_capture forged = {
        .captured_utc = NOW, .url = URL, .source_sha256 = {1, 2, 3, 4, 6}};
    assert_ok(f, stet_txn_begin(f->store, 0, NULL, NULL, &txn, &f->error));
    assert_ok(f, stet_txn_add(txn, &capture, text, one, "html", &change, &f->error));
    assert_int_equal(stet_txn_add(txn, &forged, text, two, "html", &change, &f->error),
                     STET_ERR_INPUT);
    struct stet_oid commit;
    assert_int_equal(stet_txn_count(txn), 1);
    assert_ok(f, stet_txn_commit(txn, "Archive", NOW, &commit, &f->error));
    stet_object_free(text);
    stet_object_free(one);
    stet_object_free(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_order_does_not_matter, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_late_between_equals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_names_taken, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
