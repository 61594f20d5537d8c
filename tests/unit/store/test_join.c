/* test_join.c - many small runs leave few packs, and nothing is lost on the way. */
#include "fixture.h"
#include "pack.h"

static int count_packs(const struct fixture *f)
{
    char command[256];
    int count = 0;
    snprintf(command, sizeof(command), "ls %s/objects/pack/*.pack | wc -l", f->path);
    FILE *pipe = popen(command, "r");
    assert_int_equal(fscanf(pipe, "%d", &count), 1);
    pclose(pipe);
    return count;
}

static void add_some(struct fixture *f, int first, int count)
{
    for (int i = first; i < first + count; i++) {
        char url[64], text[64];
        snprintf(url, sizeof(url), "https://example.org/%d", i % 7);
        snprintf(text, sizeof(text), "Text %d.\n", i);
        add_all(f, &(struct shot){NOW + i, url, text, text, 0}, 1);
    }
}

static void test_few_packs(void **state)
{
    struct fixture *f = *state;
    struct stet_store_check check;
    for (int i = 0; i < 200; i += 20) {
        add_some(f, i, 20);
        assert_in_range(count_packs(f), 1, 15);
    }
    assert_ok(f, stet_store_check(stet_store_path(f->store), &check, NULL, NULL, &f->error));
    assert_int_equal(run("test $(git -C %s rev-list --count main) = 201", f->path), 0);
    assert_int_equal(run("ls %s/objects/pack | grep -c keep", f->path) == 0, 0);
}

/* A reader that opened the archive before still reads all of it. */
static void test_readers_do_not_mind(void **state)
{
    struct fixture *f = *state;
    struct fixture reader = *f;
    add_some(f, 0, 3);
    assert_ok(&reader, stet_store_open(f->path, &reader.store, &reader.error));
    add_some(f, 3, 30);
    struct stet_snapshot *snapshot;
    struct stet_folder folder;
    struct stet_buf path, text;
    stet_buf_init(&path, 4096);
    stet_buf_init(&text, 4096);
    stet_store_article_path(STET_SPAN_LITERAL("https://example.org/1"), &path);
    assert_ok(&reader, stet_snapshot_open(reader.store, NULL, &snapshot, &reader.error));
    assert_ok(&reader, stet_snapshot_folder(snapshot, path.ptr, &folder, &reader.error));
    assert_ok(&reader,
              stet_store_read(reader.store, &folder.entries[0].text, &text, &reader.error));
    assert_string_equal(text.ptr, "Text 1.\n");
    stet_folder_free(&folder);
    stet_snapshot_close(snapshot);
    stet_store_close(reader.store);
    stet_buf_free(&path);
    stet_buf_free(&text);
}

/* Packs with deltas, and packs that somebody keeps, are left alone. */
static void test_foreign_packs_stay(void **state)
{
    struct fixture *f = *state;
    add_some(f, 0, 30);
    assert_int_equal(run("cd %s && git -c repack.writeBitmaps=false repack -adq && "
                         "basename objects/pack/*.pack .pack >../foreign",
                         f->path),
                     0);
    reopen(f);
    add_some(f, 30, 2);
    assert_int_equal(run("cd %s/objects/pack && p=$(ls -t *.pack | head -1) && "
                         "touch ${p%%.pack}.keep && echo ${p%%.pack} >../../../kept",
                         f->path),
                     0);
    add_some(f, 32, 30);
    assert_int_equal(run("cd %s/objects/pack && test -e $(cat ../../../foreign).pack && "
                         "test -e $(cat ../../../kept).pack",
                         f->path),
                     0);
}

/* A pack that is damaged is neither copied nor removed. */
static void test_damage_is_not_spread(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(run("cd %s/objects/pack && p=$(ls *.pack) && chmod 600 $p && "
                         "printf XXXX | dd of=$p bs=1 seek=200 conv=notrunc 2>/dev/null && "
                         "cksum $p >../../../before",
                         f->path),
                     0);
    for (int i = 0; i < 8; i++) {
        struct stet_error error;
        struct stet_pack *pack;
        struct stet_object *object;
        char text[32];
        snprintf(text, sizeof(text), "Object %d", i);
        assert_ok(f, stet_object_new(&object, text, strlen(text), &error));
        assert_ok(f, stet_pack_new(&pack, f->path, &error));
        assert_ok(
            f, stet_pack_add(pack, &object->oid, object->crc, object->entry, object->len, &error));
        assert_ok(f, stet_pack_finish(pack, &error));
        stet_pack_free(pack);
        stet_object_free(object);
        assert_ok(f, stet_join_packs(f->path, &error));
    }
    assert_in_range(count_packs(f), 2, 5);
    assert_int_equal(run("cd %s/objects/pack && cksum $(cut -d' ' -f3 ../../../before) | "
                         "cmp - ../../../before",
                         f->path),
                     0);
}

/* Packs as whole batches make are not copied before there are eight. */
static void test_large_packs_wait(void **state)
{
    struct fixture *f = *state;
    const size_t len = 5 * STET_MIB;
    uint8_t *bytes = malloc(len);
    uint32_t number = 1;
    assert_non_null(bytes);
    for (size_t i = 0; i < 8; i++) {
        struct stet_pack *pack;
        struct stet_object *object;
        for (size_t k = 0; k < len; k++)
            bytes[k] = (uint8_t)((number = number * 1664525 + 1013904223) >> 24);
        assert_ok(f, stet_object_new(&object, (char *)bytes, len, &f->error));
        assert_ok(f, stet_pack_new(&pack, f->path, &f->error));
        assert_ok(f, stet_pack_add(pack, &object->oid, object->crc, object->entry, object->len,
                                   &f->error));
        assert_ok(f, stet_pack_finish(pack, &f->error));
        stet_pack_free(pack);
        stet_object_free(object);
        assert_int_equal(count_packs(f), 2 + i);
        assert_ok(f, stet_join_packs(f->path, &f->error));
    }
    free(bytes);
    assert_int_equal(count_packs(f), 1); /* the eight, with that of the archive's beginning */
    add_some(f, 0, 20);
    assert_in_range(count_packs(f), 1, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_few_packs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_readers_do_not_mind, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_foreign_packs_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_large_packs_wait, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damage_is_not_spread, set_up, tear_down_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
