/* test_catalog.c - however the catalog came about, was left behind, lost, cut or flipped, it says
 * the same. */
#include "fixture.h"
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* What the captures of the test archive are; in any order they make the same archive. */
static const struct {
    const char *url;
    int day;
    const char *body;
} pages[] = {
    {"https://a.example/1", 1, "The Senate voted on one word."},
    {"https://a.example/1", 3, "The Senate has voted on two words."},
    {"https://a.example/1", 5, "The Senate voted on one word."},
    {"https://a.example/1", 6, "The Senate voted on one word."},
    {"https://b.example/2", 2, "A word of the senate."},
    {"https://b.example/2", 4, "A word of the senate."},
    {"https://c.example/3", 2, "Votes, word for word."},
    {"given", 7, "A word of the senate."},
};
enum { PAGES = sizeof pages / sizeof pages[0] };

static void add(struct fixture *fixture, size_t i)
{
    char fields[64];
    snprintf(fields, sizeof fields, "title: \"Title %c\"", pages[i].url[strlen(pages[i].url) - 1]);
    fixture_page(fixture, pages[i].url, pages[i].day * DAY, fields, pages[i].body);
}

static void add_others(struct fixture *fixture)
{
    fixture_capture(fixture, STET_OUTCOME_REFUSED, "https://b.example/2", 8 * DAY, NULL, "404");
    fixture_capture(fixture, STET_OUTCOME_FAILED, NULL, 9 * DAY, NULL, NULL);
}

static void fill(struct fixture *fixture)
{
    fixture_begin(fixture);
    for (size_t i = 0; i < PAGES; i++)
        add(fixture, i);
    add_others(fixture);
    fixture_commit(fixture);
}

/* What the catalog says when it is opened now. */
static void ask(struct fixture *fixture, struct stet_buf *out)
{
    struct stet_catalog *catalog = fixture_catalog(fixture);
    stet_buf_init(out, 1 << 22);
    fixture_answers(catalog, out);
    stet_catalog_close(catalog);
}

static void check(struct fixture *fixture, const struct stet_buf *expected)
{
    struct stet_buf now;
    ask(fixture, &now);
    assert_string_equal(now.ptr, expected->ptr);
    stet_buf_free(&now);
}

static void count_progress(void *context, size_t done)
{
    (void)done;
    ++*(int *)context;
}

/* How many articles have to be read to open the catalog. */
static int work_to_open(struct fixture *fixture)
{
    struct stet_catalog *catalog = NULL;
    int work = 0;
    MUST(stet_catalog_open(fixture->store, &catalog, count_progress, &work, &fixture_error));
    stet_catalog_close(catalog);
    return work;
}

/* The file is a catalog again, and serves the next one who opens it. */
static void check_mended(struct fixture *fixture, const struct stet_buf *expected)
{
    check(fixture, expected);
    assert_int_equal(work_to_open(fixture), 0);
}

static sqlite3 *open_database(struct fixture *fixture)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(fixture->database, &db), SQLITE_OK);
    return db;
}

/* The numbers that are kept are those that counting gives. */
static void check_totals(struct fixture *fixture)
{
    static const char sql[] =
        "SELECT (SELECT group_concat(name || ' ' || coalesce(value, '-'), ';') FROM"
        "  (SELECT * FROM meta WHERE name NOT IN ('commit', 'tokenizer') ORDER BY name)),"
        " 'articles ' || (SELECT count(*) FROM articles WHERE versions > 0) ||"
        " ';captures ' || (SELECT coalesce(sum(captures), 0) FROM articles WHERE versions > 0) ||"
        " ';failed ' || (SELECT count(*) FROM captures WHERE outcome = 2) ||"
        " ';first_utc ' || (SELECT coalesce(min(captured_utc), '-') FROM captures) ||"
        " ';last_utc ' || (SELECT coalesce(max(captured_utc), '-') FROM captures) ||"
        " ';refused ' || (SELECT count(*) FROM captures WHERE outcome = 1) ||"
        " ';versions ' || (SELECT count(*) FROM versions),"
        " (SELECT group_concat(host_key || ' ' || articles, ';') FROM hosts),"
        " (SELECT group_concat(host_key || ' ' || n, ';') FROM (SELECT host_key, count(*) AS n"
        "  FROM articles WHERE versions > 0 AND host <> '' GROUP BY host_key))";
    sqlite3 *db = open_database(fixture);
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    for (int i = 0; i < 4; i += 2) {
        const char *kept = (const char *)sqlite3_column_text(statement, i);
        const char *counted = (const char *)sqlite3_column_text(statement, i + 1);
        assert_string_equal(kept ? kept : "", counted ? counted : "");
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* Every row of the tables, in order, but for the numbers of articles; with the words of the index
 * too. */
static void dump(struct fixture *fixture, bool words, struct stet_buf *out)
{
    static const char *const queries[] = {
        "SELECT * FROM meta WHERE name <> 'commit'",
        "SELECT * FROM hosts",
        "SELECT * FROM articles ORDER BY id",
        "SELECT a.id, c.* FROM captures AS c LEFT JOIN articles AS a ON a.number = c.article"
        " ORDER BY a.id, c.captured_utc, c.key, c.outcome",
        "SELECT a.id, v.* FROM versions AS v JOIN articles AS a ON a.number = v.article"
        " ORDER BY a.id, v.stem",
        "SELECT * FROM texts",
        "SELECT * FROM words_data",
        "SELECT * FROM words_docsize",
    };
    check_totals(fixture);
    sqlite3 *db = open_database(fixture);
    stet_buf_init(out, 1 << 24);
    for (size_t i = 0; i < (words ? 8 : 5); i++) {
        sqlite3_stmt *statement = NULL;
        assert_int_equal(sqlite3_prepare_v2(db, queries[i], -1, &statement, NULL), SQLITE_OK);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            for (int c = 0; c < sqlite3_column_count(statement); c++) {
                const char *name = sqlite3_column_name(statement, c);
                if (i < 5 && (strcmp(name, "number") == 0 || strcmp(name, "article") == 0))
                    continue;
                int len = sqlite3_column_bytes(statement, c);
                char *hex = calloc(1, 2 * (size_t)len + 1);
                assert_non_null(hex);
                if (len > 0)
                    stet_hex(sqlite3_column_blob(statement, c), (size_t)len, hex);
                stet_buf_printf(out, "%s|", hex);
                free(hex);
            }
            stet_buf_putc(out, '\n');
        }
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
}

static void test_any_history(void **state)
{
    struct fixture once, backwards;
    struct stet_buf answers, one, two, rebuilt;
    (void)state;
    fixture_open(&once);
    fill(&once);
    ask(&once, &answers);
    assert_true(stet_span_find((struct stet_span){answers.ptr, answers.len},
                               "counts 4 6 8 1 1 3 86400 777600") < answers.len);
    /* The other way round, a commit each, the catalog following every one. */
    fixture_open(&backwards);
    struct stet_catalog *catalog = fixture_catalog(&backwards);
    fixture_begin(&backwards);
    add_others(&backwards);
    fixture_commit(&backwards);
    for (size_t i = PAGES; i-- > 0;) {
        fixture_begin(&backwards);
        add(&backwards, i);
        fixture_commit(&backwards);
        MUST(stet_catalog_update(catalog, &fixture_error));
        check_totals(&backwards);
    }
    stet_buf_init(&one, 1 << 22);
    fixture_answers(catalog, &one);
    assert_string_equal(one.ptr, answers.ptr);
    stet_buf_free(&one);
    stet_catalog_close(catalog);
    dump(&once, false, &one);
    dump(&backwards, false, &two);
    assert_string_equal(one.ptr, two.ptr);
    stet_buf_free(&one);
    stet_buf_free(&two);
    /* Made anew, the files are equal to the last word. */
    MUST(stet_catalog_remove(backwards.store, &fixture_error));
    check(&backwards, &answers);
    dump(&once, true, &one);
    dump(&backwards, true, &rebuilt);
    assert_true(one.len > 1000);
    assert_string_equal(one.ptr, rebuilt.ptr);
    stet_buf_free(&one);
    stet_buf_free(&rebuilt);
    stet_buf_free(&answers);
    fixture_close(&once);
    fixture_close(&backwards);
}

static void read_file(const char *path, struct stet_buf *out)
{
    char bytes[4096];
    size_t len;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    stet_buf_init(out, 1 << 26);
    while ((len = fread(bytes, 1, sizeof bytes, file)) > 0)
        stet_buf_append(out, bytes, len);
    fclose(file);
}

static void write_file(const char *path, const char *ptr, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(ptr, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static void test_deleted_and_foreign(void **state)
{
    struct fixture fixture;
    struct stet_buf answers;
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    assert_int_equal(access(fixture.database, F_OK), 0);
    assert_int_equal(unlink(fixture.database), 0);
    check_mended(&fixture, &answers);
    MUST(stet_catalog_remove(fixture.store, &fixture_error));
    check_mended(&fixture, &answers);
    write_file(fixture.database, "", 0);
    check_mended(&fixture, &answers);
    write_file(fixture.database, "this is no database, and never was one\n", 39);
    check_mended(&fixture, &answers);
    /* A database of somebody else. */
    sqlite3 *db = NULL;
    assert_int_equal(unlink(fixture.database), 0);
    assert_int_equal(sqlite3_open(fixture.database, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "CREATE TABLE articles (x); PRAGMA user_version=1;", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    check_mended(&fixture, &answers);
    /* The same with small pages and a log. */
    assert_int_equal(unlink(fixture.database), 0);
    assert_int_equal(sqlite3_open(fixture.database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA page_size=512; PRAGMA journal_mode=WAL;"
                                  "CREATE TABLE meta (x);",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    check_mended(&fixture, &answers);
    stet_buf_free(&answers);
    fixture_close(&fixture);
}

static void test_truncated(void **state)
{
    struct fixture fixture;
    struct stet_buf answers, whole;
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    read_file(fixture.database, &whole);
    assert_true(whole.len > 8 * 4096);
    for (size_t len = 0; len < whole.len; len += 4096) {
        write_file(fixture.database, whole.ptr, len);
        check_mended(&fixture, &answers);
    }
    stet_buf_free(&whole);
    stet_buf_free(&answers);
    fixture_close(&fixture);
}

static void test_flipped_bits(void **state)
{
    struct fixture fixture;
    struct stet_buf answers, whole;
    uint32_t random = 1;
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    read_file(fixture.database, &whole);
    for (int round = 0; round < 160; round++) {
        random = random * 1664525u + 1013904223u;
        /* The first hundred bytes, which say what the file is, one by one; then anywhere. */
        size_t at = round < 100 ? (size_t)round : (random >> 3) % whole.len;
        whole.ptr[at] = (char)(whole.ptr[at] ^ 1 << (random >> 29));
        write_file(fixture.database, whole.ptr, whole.len);
        check_mended(&fixture, &answers);
        whole.ptr[at] = (char)(whole.ptr[at] ^ 1 << (random >> 29));
    }
    stet_buf_free(&whole);
    stet_buf_free(&answers);
    fixture_close(&fixture);
}

/* The catalog lags, or belongs to another archive. */
static void test_stale(void **state)
{
    struct fixture fixture, other;
    struct stet_buf before, after, file;
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &before);
    read_file(fixture.database, &file);
    fixture_begin(&fixture);
    fixture_page(&fixture, "https://d.example/4", 20 * DAY, "title: \"D\"", "One more word.");
    fixture_commit(&fixture);
    ask(&fixture, &after);
    assert_string_not_equal(before.ptr, after.ptr);
    write_file(fixture.database, file.ptr, file.len);
    assert_int_equal(work_to_open(&fixture), 1); /* the one folder that changed */
    check(&fixture, &after);
    stet_buf_free(&after);
    fixture_open(&other);
    fixture_begin(&other);
    fixture_page(&other, "https://e.example/5", DAY, "title: \"E\"", "Another word.");
    fixture_commit(&other);
    ask(&other, &after);
    write_file(other.database, file.ptr, file.len);
    check(&other, &after);
    stet_buf_free(&before);
    stet_buf_free(&after);
    stet_buf_free(&file);
    fixture_close(&fixture);
    fixture_close(&other);
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* Somebody who may read the archive but not write into it. */
static void test_read_only(void **state)
{
    struct fixture fixture;
    struct stet_buf answers, file, again;
    char folder[96], archive[80];
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    snprintf(folder, sizeof folder, "%s/a/stet", fixture.folder);
    read_file(fixture.database, &file);
    snprintf(archive, sizeof archive, "%s/a", fixture.folder);
    assert_int_equal(chmod(fixture.folder, 0755) | chmod(archive, 0755) | chmod(folder, 0555), 0);
    assert_int_equal(chmod(fixture.database, 0444), 0);
    bool root = geteuid() == 0;
    if (root)
        assert_int_equal(seteuid(65534), 0);
    assert_int_equal(work_to_open(&fixture), 0); /* the file as it lies */
    check(&fixture, &answers);
    if (root)
        assert_int_equal(seteuid(0), 0);
    /* It lags: answered from memory, the file stays. */
    fixture_begin(&fixture);
    fixture_page(&fixture, "https://d.example/4", 20 * DAY, "title: \"D\"", "One more word.");
    fixture_commit(&fixture);
    if (root)
        assert_int_equal(seteuid(65534), 0);
    ask(&fixture, &again);
    if (root)
        assert_int_equal(seteuid(0), 0);
    assert_true(stet_span_find((struct stet_span){again.ptr, again.len}, "d.example") < again.len);
    stet_buf_free(&again);
    read_file(fixture.database, &again);
    assert_int_equal(again.len, file.len);
    assert_memory_equal(again.ptr, file.ptr, file.len);
    assert_int_equal(chmod(folder, 0755), 0);
    stet_buf_free(&again);
    /* The file cannot even be made. */
    assert_int_equal(unlink(fixture.database), 0);
    assert_int_equal(mkdir(fixture.database, 0755), 0);
    ask(&fixture, &again);
    assert_true(stet_span_find((struct stet_span){again.ptr, again.len}, "d.example") < again.len);
    assert_true(exists(fixture.database));
    stet_buf_free(&again);
    stet_buf_free(&answers);
    stet_buf_free(&file);
    fixture_close(&fixture);
}

/* An archive from somebody who left links where the catalog and its log would be. */
static void test_links(void **state)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    struct fixture fixture;
    struct stet_buf answers, victim;
    char path[128], target[80];
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    snprintf(target, sizeof target, "%s/precious", fixture.folder);
    for (size_t i = 0; i < 8; i++) {
        snprintf(path, sizeof path, "%s%s", fixture.database, endings[i % 4]);
        (void)unlink(path);
        write_file(target, "precious\n", 9);
        assert_int_equal(i < 4 ? symlink(target, path) : link(target, path), 0);
        check(&fixture, &answers);
        MUST(stet_catalog_remove(fixture.store, &fixture_error));
        check(&fixture, &answers);
        read_file(target, &victim);
        assert_string_equal(victim.ptr, "precious\n");
        stet_buf_free(&victim);
        assert_int_equal(unlink(path), 0);
    }
    check_mended(&fixture, &answers);
    stet_buf_free(&answers);
    fixture_close(&fixture);
}

/* Several processes find no catalog at the same moment. */
static void test_at_the_same_time(void **state)
{
    enum { CHILDREN = 6 };
    struct fixture fixture;
    struct stet_buf answers;
    char path[80];
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    MUST(stet_catalog_remove(fixture.store, &fixture_error));
    snprintf(path, sizeof path, "%s/a", fixture.folder);
    for (int i = 0; i < CHILDREN; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child > 0)
            continue;
        struct stet_store *store = NULL;
        struct stet_catalog *catalog = NULL;
        struct stet_buf now;
        stet_buf_init(&now, 1 << 22);
        if (stet_store_open(path, &store, NULL) != STET_OK ||
            stet_catalog_open(store, &catalog, NULL, NULL, NULL) != STET_OK)
            _exit(1);
        fixture_answers(catalog, &now);
        _exit(strcmp(now.ptr, answers.ptr) == 0 ? 0 : 2);
    }
    for (int i = 0; i < CHILDREN; i++) {
        int result = -1;
        assert_true(wait(&result) > 0);
        assert_int_equal(result, 0);
    }
    check(&fixture, &answers);
    stet_buf_free(&answers);
    fixture_close(&fixture);
}

/* All but the first page, which connections have read. */
static void spoil(struct fixture *fixture)
{
    char junk[8192];
    int file = open(fixture->database, O_WRONLY);
    assert_true(file >= 0);
    memset(junk, 0x5A, sizeof junk);
    for (int i = 1; i < 20; i++)
        assert_int_equal(pwrite(file, junk, sizeof junk, i * 8192), sizeof junk);
    close(file);
}

static void check_open(struct stet_catalog *catalog, const struct stet_buf *answers)
{
    struct stet_buf now;
    stet_buf_init(&now, 1 << 22);
    fixture_answers(catalog, &now);
    assert_string_equal(now.ptr, answers->ptr);
    stet_buf_free(&now);
}

/* The file is damaged behind the back of open catalogs. */
static void test_damaged_while_open(void **state)
{
    struct fixture fixture;
    struct stet_buf answers;
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    ask(&fixture, &answers);
    struct stet_catalog *catalog = fixture_catalog(&fixture);
    spoil(&fixture);
    check_open(catalog, &answers);
    spoil(&fixture);
    struct stet_catalog *other = fixture_catalog(&fixture);
    check_open(other, &answers);
    check_open(catalog, &answers);
    stet_catalog_close(catalog);
    check_open(other, &answers);
    stet_catalog_close(other);
    check_mended(&fixture, &answers);
    stet_buf_free(&answers);
    fixture_close(&fixture);
}

/* A listing during which the archive grows, and which asks again from within. */
struct nested {
    struct fixture *fixture;
    struct stet_catalog *catalog;
    int day;
    uint64_t seen;
};

static enum stet_status grow_and_find(void *context, const struct stet_article *article)
{
    struct nested *nested = context;
    struct stet_buf out;
    uint64_t total = 0;
    char url[64];
    stet_buf_init(&out, 1000);
    snprintf(url, sizeof url, "https://new.example/%d", ++nested->day);
    fixture_begin(nested->fixture);
    fixture_page(nested->fixture, url, nested->day * DAY, "title: \"N\"", url);
    fixture_commit(nested->fixture);
    MUST(stet_catalog_update(nested->catalog, &fixture_error));
    MUST(stet_catalog_find(nested->catalog, article->url, 1, fixture_put_url, &out, &total,
                           &fixture_error));
    assert_int_equal(total, 1);
    stet_buf_free(&out);
    nested->seen++;
    return STET_OK;
}

static void test_asked_from_within(void **state)
{
    struct fixture fixture;
    uint64_t total = 0;
    (void)state;
    fixture_open(&fixture);
    fill(&fixture);
    struct nested nested = {.fixture = &fixture, .catalog = fixture_catalog(&fixture)};
    MUST(stet_catalog_list(nested.catalog, NULL, grow_and_find, &nested, &total, &fixture_error));
    assert_int_equal(nested.seen, 4);
    assert_int_equal(total, 4);
    MUST(stet_catalog_update(nested.catalog, &fixture_error));
    MUST(stet_catalog_list(nested.catalog, &(struct stet_list_query){.host = "new.example"},
                           grow_and_find, &nested, &total, &fixture_error));
    assert_int_equal(total, 4);
    stet_catalog_close(nested.catalog);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_history),
        cmocka_unit_test(test_deleted_and_foreign),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_flipped_bits),
        cmocka_unit_test(test_stale),
        cmocka_unit_test(test_read_only),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_at_the_same_time),
        cmocka_unit_test(test_damaged_while_open),
        cmocka_unit_test(test_asked_from_within),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
