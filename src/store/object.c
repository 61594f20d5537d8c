/* object.c - bytes to an object ready for a pack: hashed, deflated (as a delta on another object
 * where that says nearly all of it), and made of that again to prove that what will be kept is what
 * was given. Any thread can do it; each keeps its own compressors. */
#include "delta.h"
#include "digest.h"
#include "limits.h"
#include "odb.h"
#include <libdeflate.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEVEL      1  /* pages in half the time of 6, 8 % larger; compacting deflates them anew */
#define HEAD_BYTES 10 /* type and a size of up to 67 bits */
#define REF_DELTA  7  /* the base goes by its name, so that any thread can write the entry */
#define KEPT_BYTES ((size_t)256 * 1024) /* of a thread's room, when it is not needed */

/* Shorter ones are stored, not deflated: folders are mostly digests, deltas mostly copies, and to
 * find the codes for them takes longer than anything else that is done with them. */
#define DEFLATED_FROM 512

/* A delta is tried on a base of at most so many times the object's size, as making one takes
 * longer the larger the base is; and taken if it takes at most the so manieth part. */
#define LARGER_BASE   2
#define SMALLER_DELTA 5

/* What a thread keeps between objects. */
struct tools {
    struct libdeflate_compressor *deflate, *store;
    struct libdeflate_decompressor *inflate;
    uint8_t *room[2]; /* for the entry and for its proof */
    size_t room_bytes[2];
};
enum { ENTRY, PROOF };

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int key_error;

uint32_t stet_object_crc(uint32_t crc, const void *ptr, size_t len)
{
    return libdeflate_crc32(crc, ptr, len);
}

static void free_tools(void *ptr)
{
    struct tools *tools = ptr;
    libdeflate_free_compressor(tools->deflate);
    libdeflate_free_compressor(tools->store);
    libdeflate_free_decompressor(tools->inflate);
    free(tools->room[ENTRY]);
    free(tools->room[PROOF]);
    free(tools);
}

static void make_key(void)
{
    key_error = pthread_key_create(&key, free_tools);
}

static struct tools *get_tools(void)
{
    pthread_once(&once, make_key);
    if (key_error)
        return NULL;
    struct tools *tools = pthread_getspecific(key);
    if (tools)
        return tools;
    tools = calloc(1, sizeof(*tools));
    if (!tools)
        return NULL;
    tools->deflate = libdeflate_alloc_compressor(LEVEL);
    tools->store = libdeflate_alloc_compressor(0);
    tools->inflate = libdeflate_alloc_decompressor();
    if (!tools->deflate || !tools->store || !tools->inflate ||
        pthread_setspecific(key, tools) != 0) {
        free_tools(tools);
        return NULL;
    }
    return tools;
}

/* Room for so many bytes, lent until the thread's next object. NULL: no memory. */
static uint8_t *get_room(struct tools *tools, int which, size_t len)
{
    if (len > tools->room_bytes[which]) {
        free(tools->room[which]);
        tools->room[which] = malloc(len);
        tools->room_bytes[which] = tools->room[which] ? len : 0;
    }
    return tools->room[which];
}

static void shrink_room(struct tools *tools)
{
    for (int which = ENTRY; which <= PROOF; which++)
        if (tools->room_bytes[which] > KEPT_BYTES) {
            free(tools->room[which]);
            tools->room[which] = NULL;
            tools->room_bytes[which] = 0;
        }
}

/* A pack's entry begins with its type and size, 4 and then 7 bits a byte. */
static size_t write_head(uint8_t *out, unsigned type, size_t len)
{
    size_t n = 0;
    uint8_t c = (uint8_t)(type << 4 | (len & 15));
    for (len >>= 4; len; len >>= 7) {
        out[n++] = c | 0x80;
        c = (uint8_t)(len & 0x7f);
    }
    out[n++] = c;
    return n;
}

static size_t read_head(const uint8_t *in, size_t *len)
{
    size_t n = 0;
    *len = in[0] & 15;
    for (unsigned shift = 4; in[n++] & 0x80; shift += 7)
        *len |= (size_t)(in[n] & 0x7f) << shift;
    return n;
}

static void hash_own(struct stet_oid *oid, enum stet_object_type type, const void *ptr, size_t len)
{
    static const char *const names[] = {[STET_OBJECT_COMMIT] = "commit",
                                        [STET_OBJECT_TREE] = "tree",
                                        [STET_OBJECT_BLOB] = "blob",
                                        [STET_OBJECT_TAG] = "tag"};
    char head[32];
    int n = snprintf(head, sizeof(head), "%s %zu", names[type], len);
    struct stet_sha1 hash;
    stet_sha1_init(&hash);
    stet_sha1_update(&hash, head, (size_t)n + 1);
    stet_sha1_update(&hash, ptr, len);
    stet_sha1_final(&hash, oid->id);
}

bool stet_object_is(const struct stet_oid *oid, enum stet_object_type type, const void *ptr,
                    size_t len)
{
    struct stet_oid found;
    hash_own(&found, type, ptr, len);
    return stet_oid_equal(&found, oid);
}

/* Whether the deflated bytes give back what was given. */
static bool inflates_to(struct tools *tools, const void *deflated, size_t deflated_len,
                        const void *ptr, size_t len)
{
    uint8_t *again = get_room(tools, PROOF, len + 1);
    return again &&
           libdeflate_zlib_decompress(tools->inflate, deflated, deflated_len, again, len, NULL) ==
               LIBDEFLATE_SUCCESS &&
           (len == 0 || memcmp(again, ptr, len) == 0);
}

/* Makes the entry of content, or of a delta (type REF_DELTA). */
static enum stet_status make_entry(struct stet_object *object, struct tools *tools, unsigned type,
                                   const void *ptr, size_t len, struct stet_error *error)
{
    struct libdeflate_compressor *by = len < DEFLATED_FROM ? tools->store : tools->deflate;
    size_t bound = libdeflate_zlib_compress_bound(by, len);
    uint8_t *entry = get_room(tools, ENTRY, HEAD_BYTES + STET_OID_BYTES + bound);
    if (!entry)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot keep %zu bytes: no memory", len);
    size_t head = write_head(entry, type, len);
    if (type == REF_DELTA) {
        memcpy(entry + head, object->base.id, STET_OID_BYTES);
        head += STET_OID_BYTES;
    }
    size_t body = libdeflate_zlib_compress(by, ptr, len, entry + head, bound);
    if (body == 0 || !inflates_to(tools, entry + head, body, ptr, len))
        return stet_error_set(error, STET_ERR_MEMORY,
                              "cannot keep %zu bytes: deflated they do not give the same", len);
    object->len = head + body;
    object->entry = malloc(object->len);
    if (!object->entry)
        return stet_error_set(error, STET_ERR_MEMORY, "cannot keep %zu bytes: no memory", len);
    memcpy(object->entry, entry, object->len);
    object->crc = stet_object_crc(0, object->entry, object->len);
    return STET_OK;
}

/* Appends a delta that makes text of base, proven; false if it is not worth it. */
static bool make_delta(struct stet_span base, struct stet_span text, struct stet_buf *delta)
{
    struct stet_buf again;
    size_t cost;
    if (base.len > LARGER_BASE * text.len)
        return false;
    struct stet_delta_index *index = stet_delta_index_new(base);
    bool good = index && stet_delta_make(index, text, STET_DELTA_TEXT, text.len / SMALLER_DELTA,
                                         &cost, delta);
    stet_delta_index_free(index);
    stet_buf_init(&again, text.len);
    good = good &&
           stet_delta_apply(base, (struct stet_span){delta->ptr, delta->len}, text.len, &again) &&
           again.len == text.len && memcmp(again.ptr, text.ptr, text.len) == 0;
    stet_buf_free(&again);
    return good;
}

/* The entry of a blob, as a delta if a base is given and it serves. */
static enum stet_status make_blob(struct stet_object *object, struct tools *tools,
                                  struct stet_span text, const struct stet_object *base,
                                  struct stet_span base_text, struct stet_error *error)
{
    struct stet_buf delta;
    stet_buf_init(&delta, STET_MAX_OBJECT_BYTES);
    enum stet_status status = stet_git_hash(&object->oid, text.ptr, text.len, error);
    if (status == STET_OK && base && make_delta(base_text, text, &delta)) {
        object->is_delta = true;
        object->base = base->oid;
        status = make_entry(object, tools, REF_DELTA, delta.ptr, delta.len, error);
    } else if (status == STET_OK) {
        status = make_entry(object, tools, STET_OBJECT_BLOB, text.ptr, text.len, error);
    }
    stet_buf_free(&delta);
    return status;
}

static enum stet_status make(struct stet_object **out, enum stet_object_type type,
                             struct stet_span content, const struct stet_object *base,
                             struct stet_span base_content, struct stet_error *error)
{
    struct tools *tools = get_tools();
    struct stet_object *object = calloc(1, sizeof(*object));
    enum stet_status status = STET_OK;
    if (!content.ptr)
        content.ptr = "";
    if (!tools || !object) {
        status =
            stet_error_set(error, STET_ERR_MEMORY, "cannot keep %zu bytes: no memory", content.len);
    } else if (content.len > STET_MAX_OBJECT_BYTES) {
        status = stet_error_set(error, STET_ERR_LIMIT, "cannot keep %zu bytes: the limit is %zu",
                                content.len, STET_MAX_OBJECT_BYTES);
    } else if (type == STET_OBJECT_BLOB) {
        status = make_blob(object, tools, content, base, base_content, error);
    } else {
        hash_own(&object->oid, type, content.ptr, content.len);
        status = make_entry(object, tools, type, content.ptr, content.len, error);
    }
    if (tools)
        shrink_room(tools);
    if (status != STET_OK) {
        stet_object_free(object);
        object = NULL;
    }
    *out = object;
    return status;
}

enum stet_status stet_object_make(struct stet_object **out, enum stet_object_type type,
                                  const void *ptr, size_t len, struct stet_error *error)
{
    return make(out, type, (struct stet_span){ptr, len}, NULL, (struct stet_span){NULL, 0}, error);
}

enum stet_status stet_object_new(struct stet_object **out, const void *ptr, size_t len,
                                 struct stet_error *error)
{
    return stet_object_make(out, STET_OBJECT_BLOB, ptr, len, error);
}

enum stet_status stet_object_new_on(struct stet_object **out, const void *ptr, size_t len,
                                    const struct stet_object *base, struct stet_span base_content,
                                    struct stet_error *error)
{
    return make(out, STET_OBJECT_BLOB, (struct stet_span){ptr, len}, base, base_content, error);
}

/* Appends what the entry's deflated bytes give. */
static bool inflate(struct tools *tools, const struct stet_object *object, struct stet_buf *out)
{
    size_t len, head = read_head(object->entry, &len);
    head += object->is_delta ? STET_OID_BYTES : 0;
    uint8_t *bytes = get_room(tools, PROOF, len + 1);
    if (!bytes ||
        libdeflate_zlib_decompress(tools->inflate, object->entry + head, object->len - head, bytes,
                                   len, NULL) != LIBDEFLATE_SUCCESS)
        return false;
    stet_buf_append(out, bytes, len);
    return !out->failed;
}

enum stet_status stet_object_whole(struct stet_object **out, const struct stet_object *delta,
                                   const struct stet_object *base, struct stet_error *error)
{
    struct tools *tools = get_tools();
    struct stet_buf from, by, text;
    *out = NULL;
    stet_buf_init(&from, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&by, STET_MAX_OBJECT_BYTES);
    stet_buf_init(&text, STET_MAX_OBJECT_BYTES);
    bool good = tools && inflate(tools, base, &from) && inflate(tools, delta, &by) &&
                stet_delta_apply((struct stet_span){from.ptr, from.len},
                                 (struct stet_span){by.ptr, by.len}, STET_MAX_OBJECT_BYTES, &text);
    enum stet_status status =
        good ? stet_object_new(out, text.ptr, text.len, error)
             : stet_error_set(error, STET_ERR_MEMORY, "cannot keep an object: no memory");
    stet_buf_free(&from);
    stet_buf_free(&by);
    stet_buf_free(&text);
    return status;
}

const struct stet_oid *stet_object_oid(const struct stet_object *object)
{
    return &object->oid;
}

void stet_object_free(struct stet_object *object)
{
    if (object)
        free(object->entry);
    free(object);
}
