/* kin.c - the knowledge that compaction has and git has not: the format's paths say which objects
 * are versions of one article, which pages are of one host, and which trees are one folder at
 * different times. In come the names of objects; the walk from the newest commit back puts each in
 * its group, in its order. */
#include "kin.h"
#include "commit.h"
#include "folder.h"
#include "instant.h"
#include "limits.h"
#include "room.h"
#include "span.h"
#include "tree.h"
#include <stdlib.h>
#include <string.h>

#define ID_SHOWN      8 /* hex digits of an article's id that its folder's name ends with */
#define ARTICLE_DEPTH 6 /* articles, host, x, xx, folder, file */
#define JOURNAL_DEPTH 5 /* captures, year, month, day, file */
#define KEPT_DEPTH    6 /* captures, year, month, day, second, file */
#define ASK_EVERY     64

struct host_of {
    uint32_t group, host;
};

struct walk {
    struct stet_kin_set *set;
    struct stet_store *store;
    struct stet_error *error;
    bool (*stop)(void *context);
    void *context;
    struct stet_span names[STET_TREE_DEPTH]; /* of the path */
    uint64_t hashes[STET_TREE_DEPTH + 1];    /* of the path up to each */
    int64_t seen;                            /* objects visited: the order of trees and commits */
    struct host_of *hosts;                   /* of articles */
    size_t host_count, host_cap;
    size_t *commits; /* in the set, still to be visited */
    size_t commit_count, commit_cap;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot compact the archive: no memory");
}

/* ---- the set --------------------------------------------------------------------------------- */

enum stet_status stet_kin_begin(struct stet_kin_set *set, struct stet_error *error)
{
    enum stet_status status = stet_roll_close(&set->roll, error);
    if (status != STET_OK)
        return status;
    set->count = set->roll.count;
    set->all = malloc((set->count + 1) * sizeof(*set->all));
    if (!set->all)
        return no_memory(error);
    for (uint32_t i = 0; i < set->count; i++)
        set->all[i] = (struct stet_kin){.number = i, .kind = STET_KIN_OTHER};
    return STET_OK;
}

struct stet_oid stet_kin_name(const struct stet_kin_set *set, size_t item)
{
    return stet_roll_name(&set->roll, set->all[item].number);
}

/* Those whose name another has, too, with a smaller number, go. */
static void drop_twins(struct stet_kin_set *set)
{
    size_t kept = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct stet_oid oid = stet_kin_name(set, i);
        if (set->roll.twice == 0 || stet_roll_find(&set->roll, &oid) == set->all[i].number)
            set->all[kept++] = set->all[i];
    }
    set->count = kept;
}

static int by_kin(const void *a, const void *b)
{
    const struct stet_kin *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->host != y->host)
        return x->host < y->host ? -1 : 1;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    if (x->text != y->text)
        return x->text ? 1 : -1;
    return x->number < y->number ? -1 : x->number > y->number;
}

void stet_kin_sort(struct stet_kin_set *set)
{
    drop_twins(set);
    free(set->roll.slots);
    set->roll.slots = NULL;
    qsort(set->all, set->count, sizeof(*set->all), by_kin);
}

void stet_kin_forget(struct stet_kin_set *set)
{
    free(set->all);
    set->all = NULL;
}

void stet_kin_free(struct stet_kin_set *set)
{
    free(set->all);
    stet_roll_free(&set->roll);
    *set = (struct stet_kin_set){0};
}

/* ---- the walk -------------------------------------------------------------------------------- */

static uint64_t hash_of(uint64_t start, struct stet_span text)
{
    uint64_t h = start ^ UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (uint8_t)text.ptr[i]) * UINT64_C(0x100000001b3);
    return h ? h : 1;
}

/* Never 0. */
static uint32_t fold(uint64_t h)
{
    uint32_t half = (uint32_t)(h ^ h >> 32);
    return half ? half : 1;
}

/* An object of the set that was not visited yet; NULL for any other. Moves on the count. */
static struct stet_kin *visit(struct walk *walk, const struct stet_oid *oid)
{
    uint32_t number = stet_roll_find(&walk->set->roll, oid);
    struct stet_kin *kin = number != STET_ROLL_NONE ? &walk->set->all[number] : NULL;
    return kin && kin->kind == STET_KIN_OTHER ? kin : NULL;
}

static void set_article(struct stet_kin *kin, struct stet_span id, int64_t utc, bool text)
{
    kin->kind = STET_KIN_ARTICLE;
    kin->group = fold(hash_of(0, stet_span_sub(id, 0, ID_SHOWN)));
    kin->order = -utc;
    kin->text = text;
}

/* "articles/host/x/xx/slug-id8/stem.ext" */
static void place_version(struct walk *walk, struct stet_kin *kin, const struct stet_span *names)
{
    struct stet_folder_file file;
    struct stet_span folder = names[ARTICLE_DEPTH - 2];
    if (folder.len < ID_SHOWN || !stet_folder_file_parse(names[ARTICLE_DEPTH - 1], &file))
        return;
    set_article(kin, stet_span_sub(folder, folder.len - ID_SHOWN, folder.len), file.captured_utc,
                file.text);
    kin->host = fold(hash_of(0, names[1]));
    struct host_of *last = walk->host_count ? &walk->hosts[walk->host_count - 1] : NULL;
    if (last && last->group == kin->group)
        return;
    void *hosts = stet_room(walk->hosts, walk->host_count, &walk->host_cap, sizeof(*walk->hosts));
    if (!hosts)
        return; /* only a kept source is then put elsewhere */
    walk->hosts = hosts;
    walk->hosts[walk->host_count++] = (struct host_of){kin->group, kin->host};
}

/* "captures/2024/12/03/083000Z-....jsonl", and kept sources "captures/2024/12/03/083000Z/id-...":
 * their time. */
static bool time_of(const struct stet_span *names, int64_t *utc)
{
    static const size_t lengths[] = {4, 2, 2, 7};
    char text[STET_INSTANT_TEXT];
    size_t len = 0;
    for (size_t i = 0; i < 4; i++) {
        if (names[i + 1].len < lengths[i])
            return false;
        if (i == 3)
            text[len++] = 'T';
        memcpy(text + len, names[i + 1].ptr, lengths[i]);
        len += lengths[i];
    }
    return stet_instant_parse_compact((struct stet_span){text, len}, utc);
}

static void place_file(struct walk *walk, struct stet_kin *kin, unsigned depth)
{
    const struct stet_span *names = walk->names;
    int64_t utc;
    if (stet_span_is(names[0], "articles") && depth == ARTICLE_DEPTH) {
        place_version(walk, kin, names);
    } else if (stet_span_is(names[0], "captures") && depth >= JOURNAL_DEPTH &&
               time_of(names, &utc)) {
        if (depth == JOURNAL_DEPTH && stet_span_ends(names[depth - 1], ".jsonl")) {
            kin->kind = STET_KIN_JOURNAL;
            kin->order = -utc;
        } else if (depth == KEPT_DEPTH && names[depth - 1].len > STET_ID_HEX) {
            set_article(kin, names[depth - 1], utc, false);
        }
    }
}

/* A tree of the set and what is below it: no deeper than STET_TREE_DEPTH. */
static enum stet_status walk_tree(struct walk *walk, const struct stet_oid *oid, unsigned depth)
{
    struct stet_buf bytes;
    struct stet_tree_item item;
    struct stet_kin *kin = visit(walk, oid);
    if (!kin || depth >= STET_TREE_DEPTH)
        return STET_OK;
    kin->kind = STET_KIN_TREE;
    kin->host = (uint32_t)(walk->hashes[depth] >> 32);
    kin->group = (uint32_t)walk->hashes[depth];
    kin->order = walk->seen++;
    if (walk->stop && walk->seen % ASK_EVERY == 0 && walk->stop(walk->context))
        return stet_error_set(walk->error, STET_ERR_INTERRUPTED, "stopped");
    stet_buf_init(&bytes, STET_MAX_OBJECT_BYTES);
    enum stet_status status =
        stet_store_object(walk->store, oid, STET_OBJECT_TREE, &bytes, walk->error);
    struct stet_span rest = {bytes.ptr, bytes.len};
    while (status == STET_OK && (status = stet_tree_next(&rest, &item, walk->error)) == STET_OK) {
        walk->names[depth] = item.name;
        if (item.folder) {
            walk->hashes[depth + 1] = hash_of(walk->hashes[depth], item.name);
            status = walk_tree(walk, &item.oid, depth + 1);
        } else if ((kin = visit(walk, &item.oid)) != NULL) {
            place_file(walk, kin, depth + 1);
        }
    }
    stet_buf_free(&bytes);
    return status == STET_END ? STET_OK : status;
}

static enum stet_status push_commit(struct walk *walk, const struct stet_oid *oid)
{
    struct stet_kin *kin = visit(walk, oid);
    if (!kin)
        return STET_OK;
    void *commits =
        stet_room(walk->commits, walk->commit_count, &walk->commit_cap, sizeof(*walk->commits));
    if (!commits)
        return no_memory(walk->error);
    walk->commits = commits;
    kin->kind = STET_KIN_COMMIT;
    walk->commits[walk->commit_count++] = (size_t)(kin - walk->set->all);
    return STET_OK;
}

static enum stet_status walk_commits(struct walk *walk)
{
    struct stet_oid head;
    enum stet_status status = stet_ref_read(walk->store, &head, walk->error);
    if (status == STET_OK)
        status = push_commit(walk, &head);
    while (status == STET_OK && walk->commit_count > 0) {
        struct stet_commit_facts facts;
        struct stet_kin *kin = &walk->set->all[walk->commits[--walk->commit_count]];
        kin->order = walk->seen++;
        const struct stet_oid oid = stet_roll_name(&walk->set->roll, kin->number);
        status = stet_commit_read(walk->store, &oid, &facts, walk->error);
        if (status == STET_OK)
            status = walk_tree(walk, &facts.tree, 0);
        for (size_t i = facts.parent_count; i-- > 0 && status == STET_OK;)
            status = push_commit(walk, &facts.parents[i]);
        stet_commit_facts_free(&facts);
    }
    return status;
}

static int by_group(const void *a, const void *b)
{
    const struct host_of *x = a, *y = b;
    return x->group < y->group ? -1 : x->group > y->group;
}

/* Sources that were kept beside the journal belong to the host of their article. */
static void find_hosts(struct walk *walk)
{
    if (walk->host_count == 0)
        return;
    qsort(walk->hosts, walk->host_count, sizeof(*walk->hosts), by_group);
    for (size_t i = 0; i < walk->set->count; i++) {
        struct stet_kin *kin = &walk->set->all[i];
        if (kin->kind != STET_KIN_ARTICLE || kin->host)
            continue;
        const struct host_of key = {kin->group, 0};
        const struct host_of *found =
            bsearch(&key, walk->hosts, walk->host_count, sizeof(key), by_group);
        kin->host = found ? found->host : 0;
    }
}

enum stet_status stet_kin_walk(struct stet_kin_set *set, struct stet_store *store,
                               bool (*stop)(void *context), void *context, struct stet_error *error)
{
    struct walk walk = {
        .set = set, .store = store, .error = error, .stop = stop, .context = context};
    if (set->count == 0)
        return STET_OK;
    enum stet_status status = walk_commits(&walk);
    if (status == STET_OK)
        find_hosts(&walk);
    free(walk.hosts);
    free(walk.commits);
    return status;
}
