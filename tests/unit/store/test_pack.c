/* test_pack.c - a pack is not believed before it reads back as it was given. */
#include "fixture.h"
#include "pack.h"

static void test_read_back(void **state)
{
    struct fixture *f = *state;
    for (int wrong = 0; wrong < 2; wrong++) {
        struct stet_pack *pack;
        struct stet_object *object;
        assert_ok(f, stet_object_new(&object, "some bytes", 10, &f->error));
        assert_ok(f, stet_pack_new(&pack, f->path, &f->error));
        assert_ok(f, stet_pack_add(pack, stet_object_oid(object), object->crc ^ (uint32_t)wrong,
                                   object->entry, object->len, &f->error));
        assert_int_equal(stet_pack_finish(pack, &f->error), wrong ? STET_ERR_IO : STET_OK);
        stet_pack_free(pack);
        stet_object_free(object);
    }
    assert_non_null(strstr(f->error.message, "does not read back as written"));
    assert_int_equal(
        run("! ls %s/objects/pack/tmp_* %s/objects/pack/*.keep 2>/dev/null", f->path, f->path), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_read_back, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
