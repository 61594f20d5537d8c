/* select.c - the files of a bundle: the folders of the selected articles, the lines of the journal
 * that concern them, and the sources kept beside the journal. */
#include "bundle.h"
#include "limits.h"
#include "map.h"
#include "room.h"
#include "span.h"
#include <stdlib.h>
#include <string.h>

#define SELECTION_ARENA (1024 * STET_MIB)

struct gather {
    struct stet_selected *out;
    struct stet_map *ids;      /* of the selected articles; NULL: all */
    struct stet_map *sources;  /* paths that sources of these lines have if they are kept */
    struct stet_second second; /* whose journals came last */
    const char *journal;       /* the first of them, in the arena */
    struct stet_oid blob;      /* and its blob */
    size_t journals;           /* how many they are */
    bool left_out;             /* a line of them */
    struct stet_error *error;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot export: no memory");
}

static enum stet_status add_item(struct stet_selected *out, const char *path,
                                 const struct stet_oid *oid, const struct stet_buf *content,
                                 struct stet_error *error)
{
    if (out->count == STET_MAX_BUNDLE_ENTRIES)
        return stet_error_set(
            error, STET_ERR_LIMIT,
            "cannot export more than %d files in one bundle; select fewer articles",
            STET_MAX_BUNDLE_ENTRIES);
    void *items = stet_room(out->items, out->count, &out->room, sizeof(*out->items));
    if (!items)
        return no_memory(error);
    out->items = items;
    struct stet_item *item = &out->items[out->count];
    *item = (struct stet_item){.path = stet_arena_dup(out->arena, path, strlen(path)),
                               .content = content};
    if (!item->path)
        return no_memory(error);
    if (oid)
        item->oid = *oid;
    out->count++;
    return STET_OK;
}

/* "articles/host/a/bc/slug-12345678": is this the folder of a selected article? The 8 digits shown
 * are enough to pass over the others; the journal's lines are held to the whole id. */
static bool is_selected_folder(const struct gather *gather, struct stet_span folder)
{
    if (!gather->ids)
        return true;
    return folder.len > 8 &&
           stet_map_get(gather->ids, stet_span_sub(folder, folder.len - 8, folder.len)) != NULL;
}

/* Keeps the line if it is of a selected article; the source it may have beside the journal is
 * noted. */
static enum stet_status add_line(struct gather *gather, const struct stet_capture *capture,
                                 struct stet_span line)
{
    char id[STET_ID_HEX + 1] = "", kept[STET_NAME_BYTES];
    if (capture->url)
        stet_store_article_id(stet_span_of(capture->url), id);
    if (gather->ids && !stet_map_get(gather->ids, (struct stet_span){id, STET_ID_HEX})) {
        gather->left_out = true;
        return STET_OK;
    }
    if (capture->captured_utc > gather->out->newest_utc)
        gather->out->newest_utc = capture->captured_utc;
    if (capture->outcome != STET_OUTCOME_FAILED) {
        stet_store_kept_source(capture, kept);
        const char *key = stet_arena_dup(gather->out->arena, kept, strlen(kept));
        if (!key || !stet_map_put(gather->sources, stet_span_of(key), NULL))
            return no_memory(gather->error);
    }
    return stet_second_add(&gather->second, capture, line, gather->error);
}

static enum stet_status add_lines(struct gather *gather, const char *path,
                                  const struct stet_buf *journal)
{
    struct stet_span rest = {journal->ptr, journal->len}, line;
    struct stet_buf strings;
    enum stet_status status = STET_OK;
    stet_buf_init(&strings, STET_MAX_JOURNAL_BYTES);
    while (status == STET_OK && stet_span_line(&rest, &line)) {
        struct stet_capture capture;
        status = stet_capture_read(line, &capture, &strings, gather->error);
        if (status != STET_OK)
            stet_error_prefix(gather->error, "'%s'", path);
        else
            status = add_line(gather, &capture, line);
    }
    stet_buf_free(&strings);
    return status;
}

/* A journal's name follows from its content, so one with other lines has another name. */
static enum stet_status add_joined(void *context, struct stet_span lines)
{
    struct gather *gather = context;
    char name[STET_NAME_BYTES];
    struct stet_buf *content = stet_arena_alloc(gather->out->arena, sizeof(*content));
    if (!content)
        return no_memory(gather->error);
    stet_buf_init(content, STET_MAX_JOURNAL_BYTES);
    stet_buf_append(content, lines.ptr, lines.len);
    stet_store_journal_name(gather->journal, lines, name);
    enum stet_status status = stet_buf_status(content, "a journal", gather->error);
    if (status == STET_OK)
        status = add_item(gather->out, name, NULL, content, gather->error);
    if (status != STET_OK)
        stet_buf_free(content);
    return status;
}

/* What there is of a second is known: its one journal as it is, or what they are together. */
static enum stet_status finish_second(struct gather *gather)
{
    enum stet_status status = STET_OK;
    if (gather->journals == 1 && !gather->left_out && gather->second.count)
        status = add_item(gather->out, gather->journal, &gather->blob, NULL, gather->error);
    else if (gather->second.count)
        status = stet_second_join(&gather->second, add_joined, gather, gather->error);
    gather->journals = 0;
    stet_second_start(&gather->second);
    return status;
}

/* "captures/2024/12/03/083000Z" */
static struct stet_span second_of(const char *path)
{
    const char *hyphen = strrchr(path, '-');
    return (struct stet_span){path, hyphen ? (size_t)(hyphen - path) : 0};
}

static enum stet_status add_journal(struct gather *gather, const char *path,
                                    const struct stet_oid *oid)
{
    struct stet_buf all;
    enum stet_status status = STET_OK;
    if (gather->journals && !stet_span_equal(second_of(path), second_of(gather->journal)))
        status = finish_second(gather);
    if (status == STET_OK && gather->journals++ == 0) {
        gather->journal = stet_arena_dup(gather->out->arena, path, strlen(path));
        gather->blob = *oid;
        gather->left_out = false;
        if (!gather->journal)
            return no_memory(gather->error);
    }
    stet_buf_init(&all, STET_MAX_JOURNAL_BYTES);
    if (status == STET_OK)
        status = stet_store_read(gather->out->store, oid, &all, gather->error);
    if (status == STET_OK)
        status = add_lines(gather, path, &all);
    stet_buf_free(&all);
    return status;
}

static enum stet_status take_article_or_journal(void *context, const char *path,
                                                const struct stet_oid *oid)
{
    struct gather *gather = context;
    struct stet_span span = stet_span_of(path);
    if (stet_rules_is_journal(path))
        return add_journal(gather, path, oid);
    if (stet_span_is(span, "stet.json"))
        return add_item(gather->out, path, oid, NULL, gather->error);
    if (!stet_span_starts(span, "articles/"))
        return STET_OK;
    const char *file = strrchr(path, '/');
    struct stet_span folder = {path, (size_t)(file - path)};
    if (!is_selected_folder(gather, folder))
        return STET_OK;
    if (strcmp(file, "/article.md") == 0)
        gather->out->articles++;
    else if (stet_span_ends(span, ".md") && !stet_span_ends(span, ".source.md"))
        gather->out->versions++;
    return add_item(gather->out, path, oid, NULL, gather->error);
}

static enum stet_status take_kept_source(void *context, const char *path,
                                         const struct stet_oid *oid)
{
    struct gather *gather = context;
    if (!stet_span_starts(stet_span_of(path), "captures/") || stet_rules_is_journal(path))
        return STET_OK;
    if (!stet_map_get(gather->sources, stet_span_of(path)))
        return STET_OK;
    return add_item(gather->out, path, oid, NULL, gather->error);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct stet_item *)a)->path, ((const struct stet_item *)b)->path);
}

/* The whole ids, and the 8 digits that paths show. */
static enum stet_status note_ids(struct gather *gather,
                                 const struct stet_bundle_selection *selection)
{
    if (selection->count == 0)
        return STET_OK;
    gather->ids = stet_map_new();
    if (!gather->ids)
        return no_memory(gather->error);
    for (size_t i = 0; i < selection->count; i++)
        if (!stet_map_put(gather->ids, stet_span_of(selection->ids[i]), NULL) ||
            !stet_map_put(gather->ids, (struct stet_span){selection->ids[i], 8}, NULL))
            return no_memory(gather->error);
    return STET_OK;
}

enum stet_status stet_selected_gather(struct stet_selected *out, struct stet_archive *archive,
                                      const struct stet_bundle_selection *selection,
                                      struct stet_error *error)
{
    *out = (struct stet_selected){.arena = stet_arena_new(SELECTION_ARENA),
                                  .store = stet_archive_store(archive)};
    struct gather gather = {.out = out, .sources = stet_map_new(), .error = error};
    struct stet_snapshot *snapshot = NULL;
    stet_second_start(&gather.second);
    enum stet_status status =
        out->arena && gather.sources ? note_ids(&gather, selection) : no_memory(error);
    if (status == STET_OK)
        status = stet_snapshot_open(out->store, NULL, &snapshot, error);
    if (status == STET_OK)
        status = stet_snapshot_each_file(snapshot, take_article_or_journal, &gather, error);
    if (status == STET_OK)
        status = finish_second(&gather);
    if (status == STET_OK)
        status = stet_snapshot_each_file(snapshot, take_kept_source, &gather, error);
    if (status == STET_OK && out->articles == 0)
        status = stet_error_set(error, STET_ERR_NOT_FOUND, "no article is selected");
    if (out->count)
        qsort(out->items, out->count, sizeof(*out->items), by_path);
    stet_snapshot_close(snapshot);
    stet_second_start(&gather.second);
    stet_map_free(gather.ids);
    stet_map_free(gather.sources);
    if (status != STET_OK)
        stet_selected_free(out);
    return status;
}

enum stet_status stet_selected_read(struct stet_selected *selected, const struct stet_item *item,
                                    struct stet_buf *out, struct stet_error *error)
{
    if (!item->content)
        return stet_store_read(selected->store, &item->oid, out, error);
    stet_buf_append(out, item->content->ptr, item->content->len);
    return stet_buf_status(out, item->path, error);
}

enum stet_status stet_selected_digest(struct stet_selected *selected, struct stet_error *error)
{
    struct stet_buf content;
    enum stet_status status = STET_OK;
    stet_buf_init(&content, STET_MAX_OBJECT_BYTES);
    for (size_t i = 0; status == STET_OK && i < selected->count; i++) {
        struct stet_item *item = &selected->items[i];
        stet_buf_clear(&content);
        status = stet_selected_read(selected, item, &content, error);
        item->bytes = content.len;
        selected->bytes += content.len;
        stet_sha256(content.ptr, content.len, item->sha256);
    }
    stet_buf_free(&content);
    return status;
}

void stet_selected_free(struct stet_selected *selected)
{
    for (size_t i = 0; i < selected->count; i++)
        stet_buf_free((struct stet_buf *)selected->items[i].content);
    free(selected->items);
    stet_arena_free(selected->arena);
    *selected = (struct stet_selected){0};
}
