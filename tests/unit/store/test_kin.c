/* test_kin.c - what objects are follows from the paths of the format. */
#include "fixture.h"
#include "kin.h"
#include "pack.h"

/* All objects of the archive's packs; names, to be freed, holds them twice: twice is once. */
static void gather(struct fixture *f, struct stet_kin_set *set, struct stet_buf *names)
{
    char command[256], line[128];
    struct stet_oid oid;
    stet_buf_init(names, 1 << 20);
    snprintf(command, sizeof(command),
             "git -C %s cat-file --batch-all-objects --batch-check='%%(objectname)'", f->path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    while (fgets(line, sizeof(line), pipe)) {
        assert_true(stet_hex_parse((struct stet_span){line, STET_OID_HEX}, oid.id, STET_OID_BYTES));
        stet_buf_append(names, oid.id, STET_OID_BYTES);
    }
    pclose(pipe);
    for (int i = 0; i < 2; i++)
        assert_ok(f, stet_roll_add(&set->roll, (const uint8_t *)names->ptr,
                                   names->len / STET_OID_BYTES, &f->error));
    assert_ok(f, stet_kin_begin(set, &f->error));
}

static const struct stet_kin *find(struct fixture *f, const struct stet_kin_set *set,
                                   const char *content)
{
    struct stet_object *object;
    const struct stet_kin *found = NULL;
    assert_ok(f, stet_object_new(&object, content, strlen(content), &f->error));
    for (size_t i = 0; i < set->count; i++) {
        const struct stet_oid oid = stet_kin_name(set, i);
        if (stet_oid_equal(&oid, &object->oid))
            found = &set->all[i];
    }
    stet_object_free(object);
    assert_non_null(found);
    return found;
}

static void test_groups(void **state)
{
    struct fixture *f = *state;
    struct stet_kin_set set = {0};
    struct stet_buf names;
    size_t kinds[STET_KIN_OTHER + 1] = {0};
    add_all(f, &(struct shot){NOW, "https://a.example/1", "text 1\n", "source 1", 0}, 1);
    add_all(f, &(struct shot){NOW + 60, "https://a.example/1", "text 2\n", "source 2", 0}, 1);
    /* A revisit with another source, which is kept beside the journal. */
    add_all(f, &(struct shot){NOW + 120, "https://a.example/1", "text 2\n", "source 3", 0}, 1);
    add_all(f, &(struct shot){NOW, "https://a.example/2", "other\n", "other source", 0}, 1);
    add_all(f, &(struct shot){NOW, "https://b.example/1", "b\n", "b source", 0}, 1);
    gather(f, &set, &names);
    assert_ok(f, stet_kin_walk(&set, f->store, NULL, NULL, &f->error));
    stet_kin_sort(&set);
    for (size_t i = 0; i < set.count; i++)
        kinds[set.all[i].kind]++;
    assert_int_equal(kinds[STET_KIN_COMMIT], 6);
    assert_int_equal(kinds[STET_KIN_JOURNAL], 5);
    assert_int_equal(kinds[STET_KIN_ARTICLE], 9);
    assert_int_equal(kinds[STET_KIN_OTHER], 2); /* stet.json, README.md */

    /* One article: newest first, sources before texts; the kept source is among them. */
    const struct stet_kin *newest = find(f, &set, "source 3");
    assert_ptr_equal(newest + 1, find(f, &set, "source 2"));
    assert_ptr_equal(newest + 2, find(f, &set, "text 2\n"));
    assert_ptr_equal(newest + 3, find(f, &set, "source 1"));
    assert_ptr_equal(newest + 4, find(f, &set, "text 1\n"));
    assert_true(newest[4].text && !newest[3].text);
    assert_true(newest[0].group == newest[4].group && newest[0].host == newest[4].host);
    const struct stet_kin *other = find(f, &set, "other source"), *b = find(f, &set, "b source");
    assert_true(other->host == newest->host && other->group != newest->group);
    assert_true(b->host != newest->host);

    /* The root at each of six commits: one group, the newest first. */
    char hex[41];
    struct stet_oid oid;
    head_tree(f, hex);
    assert_true(stet_hex_parse((struct stet_span){hex, 40}, oid.id, STET_OID_BYTES));
    size_t root = 0, states = 0;
    for (struct stet_oid name = stet_kin_name(&set, 0); !stet_oid_equal(&name, &oid);)
        name = stet_kin_name(&set, ++root);
    for (size_t i = 0; i < set.count; i++)
        states += set.all[i].kind == STET_KIN_TREE && set.all[i].host == set.all[root].host &&
                  set.all[i].group == set.all[root].group;
    assert_int_equal(states, 6);
    assert_true(set.all[root - 1].group != set.all[root].group ||
                set.all[root - 1].kind != STET_KIN_TREE);
    stet_kin_free(&set);
    stet_buf_free(&names);
}

static bool at_once(void *context)
{
    (void)context;
    return true;
}

static void test_stop(void **state)
{
    struct fixture *f = *state;
    struct stet_kin_set set = {0};
    struct stet_buf names;
    for (int i = 0; i < 10; i++)
        add_all(f, &(struct shot){NOW + i, "https://a.example/1", i % 2 ? "1\n" : "2\n", "s", 0},
                1);
    gather(f, &set, &names);
    assert_int_equal(stet_kin_walk(&set, f->store, at_once, NULL, &f->error), STET_ERR_INTERRUPTED);
    stet_kin_free(&set);
    stet_buf_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_groups, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_stop, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
