/* test_index.c - an index is read as it was written: names that begin alike, offsets that need 64
 * bits. */
#include "fixture.h"
#include "indexfile.h"
#include "pack.h"

#define COUNT 40

/* All but the last byte of four names is alike. */
static struct stet_oid name(const void *context, uint32_t i)
{
    (void)context;
    struct stet_oid oid = {{(uint8_t)(i / 4 * 25), 1, 2, 3, 4, 5, 6, 7, 8, 9}};
    oid.id[STET_OID_BYTES - 1] = (uint8_t)(7 * (i % 4) % 4);
    return oid;
}

static void test_round(void **state)
{
    struct fixture *f = *state;
    uint32_t crcs[COUNT];
    uint64_t offsets[COUNT];
    uint8_t pack_sha1[STET_OID_BYTES] = {1, 2, 3};
    for (uint32_t i = 0; i < COUNT; i++) {
        crcs[i] = i * UINT32_C(0x9e3779b9);
        offsets[i] = 12 + i * UINT64_C(0x0FFFFFFF); /* the edge of 31 bits, and of 32 */
    }
    offsets[8] = 0x7FFFFFFF;
    offsets[9] = 0x80000000;
    const struct stet_pack_entries entries = {COUNT, crcs, offsets, name, NULL};
    char path[128];
    snprintf(path, sizeof(path), "%s/test.idx", f->dir);
    assert_ok(f, stet_index_write(path, &entries, pack_sha1, &f->error));
    struct stet_indexfile index;
    assert_ok(f, stet_indexfile_open_proved(&index, path, &f->error));
    assert_int_equal(index.count, COUNT);
    assert_memory_equal(stet_indexfile_pack(&index), pack_sha1, STET_OID_BYTES);
    for (uint32_t i = 0; i < COUNT; i++) {
        struct stet_oid oid = name(NULL, i);
        uint32_t place;
        uint64_t offset;
        assert_true(stet_indexfile_find(&index, &oid, &place));
        assert_memory_equal(stet_indexfile_name(&index, place), oid.id, STET_OID_BYTES);
        assert_int_equal(stet_indexfile_crc(&index, place), crcs[i]);
        assert_true(stet_indexfile_offset(&index, place, &offset));
        assert_int_equal(offset, offsets[i]);
    }
    stet_indexfile_close(&index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
