/* walk.c - the files that the operands of a command name. Folders are walked in byte order of
 * names, so that a run over the same files is the same run everywhere. A folder's open descriptor
 * is held only while it is read, and links to folders are not followed, so no tree can loop or
 * exhaust them. */
#include "ingest.h"
#include "io.h"
#include "limits.h"
#include "room.h"
#include "span.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Endings of files in a folder that hold no article; lower case. */
static const char *const no_article[] = {
    ".7z",    ".aac",  ".avi",  ".avif", ".bak",         ".bin",  ".bmp",  ".bz2",    ".css",
    ".csv",   ".db",   ".dll",  ".doc",  ".docx",        ".eot",  ".exe",  ".flac",   ".gif",
    ".gz",    ".heic", ".ico",  ".iso",  ".jar",         ".jpeg", ".jpg",  ".js",     ".json",
    ".jsonl", ".lock", ".log",  ".m4a",  ".m4v",         ".map",  ".mjs",  ".mkv",    ".mov",
    ".mp3",   ".mp4",  ".mpg",  ".o",    ".odt",         ".ogg",  ".otf",  ".pdf",    ".png",
    ".ppt",   ".pptx", ".ps",   ".py",   ".pyc",         ".rar",  ".so",   ".sqlite", ".svg",
    ".swf",   ".swp",  ".tar",  ".tgz",  ".tif",         ".tiff", ".tmp",  ".toml",   ".tsv",
    ".ttf",   ".wasm", ".wav",  ".webm", ".webmanifest", ".webp", ".woff", ".woff2",  ".xls",
    ".xlsx",  ".xz",   ".yaml", ".yml",  ".zip",         ".zst",
};

/* A name in a folder. type: what the folder says it is (DT_REG ...), so that it need not be asked.
 */
struct name {
    char *text;
    unsigned char type;
};

/* A name still to be looked at. */
struct pending {
    char *path;
    unsigned depth; /* 0: an operand */
    unsigned char type;
};

struct walker {
    struct stet_ingest_list *list;
    size_t list_cap;
    struct pending *stack; /* what is next stands last */
    size_t count, cap;
    size_t refused; /* of this operand */
    void (*refuse)(void *context, const char *operand, const struct stet_error *why);
    void *context;
};

static enum stet_status no_memory(struct stet_error *error)
{
    return stet_error_set(error, STET_ERR_MEMORY, "cannot list the files: no memory");
}

static enum stet_status too_many(struct stet_error *error)
{
    return stet_error_set(
        error, STET_ERR_LIMIT,
        "cannot list the files: more than %d, the limit for one run; archive them "
        "folder by folder",
        STET_MAX_INPUTS);
}

/* code is an errno, or 0 for what is neither file nor folder. */
static void refuse_path(struct walker *walker, const char *path, int code)
{
    struct stet_error why;
    struct stat st;
    char space[STET_IO_REASON];
    const char *reason = "not a regular file or a folder";
    if (code == ENOENT)
        reason = lstat(path, &st) == 0 ? "it is a link to nothing" : "no such file or folder";
    else if (code == ENOTDIR)
        reason = "a part of the path is not a folder";
    else if (code == ELOOP)
        reason = "links or folders nested too deeply";
    else if (code)
        reason = stet_io_reason(code, space);
    stet_error_set(&why, STET_ERR_IO, "cannot read '%s': %s", path, reason);
    walker->refused++;
    walker->refuse(walker->context, path, &why);
}

/* Takes path, also when it fails. */
static enum stet_status push(struct walker *walker, char *path, unsigned depth, unsigned char type,
                             struct stet_error *error)
{
    void *stack = stet_room(walker->stack, walker->count, &walker->cap, sizeof(*walker->stack));
    if (stack)
        walker->stack = stack;
    if (!path || !stack) {
        free(path);
        return no_memory(error);
    }
    walker->stack[walker->count++] = (struct pending){path, depth, type};
    /* Names that wait cost the same as files that were found. */
    return walker->count > STET_MAX_INPUTS ? too_many(error) : STET_OK;
}

/* Takes path, also when it fails. */
static enum stet_status add_file(struct walker *walker, char *path, struct stet_error *error)
{
    struct stet_ingest_list *list = walker->list;
    if (list->count >= STET_MAX_INPUTS) {
        free(path);
        return too_many(error);
    }
    void *files = stet_room(list->files, list->count, &walker->list_cap, sizeof(*list->files));
    if (files)
        list->files = files;
    if (!path || !files) {
        free(path);
        return no_memory(error);
    }
    list->files[list->count++] = (struct stet_ingest_file){path};
    return STET_OK;
}

void stet_ingest_skipped_add(struct stet_ingest_skipped *skipped, const char *kind)
{
    for (size_t i = 0; i < skipped->kind_count; i++)
        if (strcmp(skipped->kinds[i], kind) == 0)
            return;
    if (skipped->kind_count < STET_SKIPPED_KINDS)
        skipped->kinds[skipped->kind_count++] = kind;
}

static void skip(struct walker *walker, const char *kind)
{
    walker->list->skipped.count++;
    stet_ingest_skipped_add(&walker->list->skipped, kind);
}

/* The ending for which a name is left out, or NULL. */
static const char *ending_left_out(const char *name)
{
    const char *dot = strrchr(name, '.');
    if (!dot)
        return NULL;
    for (size_t i = 0; i < sizeof(no_article) / sizeof(no_article[0]); i++)
        if (stet_span_is_nocase(stet_span_of(dot), no_article[i]))
            return no_article[i];
    return NULL;
}

static int by_bytes_descending(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    return strcmp(y->text, x->text);
}

static int compare_key(const void *key, const void *item)
{
    const struct name *name = item;
    return strcmp(name->text, key);
}

/* "x_files" beside "x.html" holds what a browser saved with the page. names are sorted descending.
 */
static bool is_saved_resources(const char *name, const struct name *names, size_t count)
{
    struct stet_span stem = stet_span_of(name);
    if (!stet_span_ends(stem, "_files"))
        return false;
    static const char *const endings[] = {".html", ".htm"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        char page[512]; /* names have at most 255 bytes */
        snprintf(page, sizeof(page), "%.*s%s", (int)(stem.len - strlen("_files")), name,
                 endings[i]);
        if (bsearch(page, names, count, sizeof(*names), compare_key))
            return true;
    }
    return false;
}

static void free_names(struct name *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i].text);
    free(names);
}

/* The names in the folder, hidden ones left out, sorted descending. STET_ERR_IO: errno says why. */
static enum stet_status read_names(struct walker *walker, const char *path, struct name **out,
                                   size_t *count, struct stet_error *error)
{
    DIR *dir = opendir(path);
    if (!dir)
        return STET_ERR_IO;
    struct name *names = NULL;
    size_t cap = 0;
    enum stet_status status = STET_OK;
    *count = 0;
    for (struct dirent *entry; status == STET_OK && (errno = 0, entry = readdir(dir)) != NULL;) {
        if (entry->d_name[0] == '.') {
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
                skip(walker, "hidden");
            continue;
        }
        void *items = stet_room(names, *count, &cap, sizeof(*names));
        if (items)
            names = items;
        if (*count >= STET_MAX_INPUTS) {
            status = too_many(error);
        } else if (!items) {
            status = no_memory(error);
        } else {
            names[*count] = (struct name){strdup(entry->d_name), entry->d_type};
            status = names[*count].text ? STET_OK : no_memory(error);
            *count += status == STET_OK;
        }
    }
    if (status == STET_OK && errno != 0)
        status = STET_ERR_IO;
    int code = errno;
    closedir(dir);
    if (status == STET_OK && *count)
        qsort(names, *count, sizeof(*names), by_bytes_descending);
    if (status != STET_OK) {
        free_names(names, *count);
        names = NULL;
    }
    *out = names;
    errno = code;
    return status;
}

static char *join(const char *folder, const char *name)
{
    size_t len = strlen(folder);
    const char *slash = len && folder[len - 1] == '/' ? "" : "/";
    size_t size = len + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s%s%s", folder, slash, name);
    return path;
}

/* Puts what the folder holds on the stack; tells refuse if it cannot be read. */
static enum stet_status open_folder(struct walker *walker, const struct pending *folder,
                                    struct stet_error *error)
{
    if (folder->depth >= STET_MAX_WALK_DEPTH) {
        refuse_path(walker, folder->path, ELOOP);
        return STET_OK;
    }
    struct name *names;
    size_t count;
    enum stet_status status = read_names(walker, folder->path, &names, &count, error);
    if (status == STET_ERR_IO) {
        refuse_path(walker, folder->path, errno);
        return STET_OK;
    }
    for (size_t i = 0; status == STET_OK && i < count; i++) {
        const char *ending = ending_left_out(names[i].text);
        if (ending)
            skip(walker, ending);
        else if (is_saved_resources(names[i].text, names, count))
            skip(walker, "_files");
        else
            status = push(walker, join(folder->path, names[i].text), folder->depth + 1,
                          names[i].type, error);
    }
    free_names(names, count);
    return status;
}

/* Looks at one name; takes its path. */
static enum stet_status visit(struct walker *walker, struct pending *item, struct stet_error *error)
{
    struct stat st;
    bool operand = item->depth == 0;
    enum stet_status status = STET_OK;
    if (item->type == DT_REG || (operand && strcmp(item->path, "-") == 0))
        return add_file(walker, item->path, error);
    bool link = !operand && lstat(item->path, &st) == 0 && S_ISLNK(st.st_mode);
    if (stat(item->path, &st) != 0) {
        refuse_path(walker, item->path, errno);
    } else if (S_ISREG(st.st_mode)) {
        return add_file(walker, item->path, error);
    } else if (S_ISDIR(st.st_mode) && !link) {
        status = open_folder(walker, item, error);
    } else if (operand) {
        refuse_path(walker, item->path, 0);
    } else {
        skip(walker, link ? "links to folders" : "devices");
    }
    free(item->path);
    return status;
}

/* One operand with all that is below it. */
static enum stet_status walk_operand(struct walker *walker, const char *operand,
                                     struct stet_error *error)
{
    size_t files = walker->list->count;
    walker->refused = 0;
    enum stet_status status = push(walker, strdup(operand), 0, DT_UNKNOWN, error);
    while (status == STET_OK && walker->count > 0) {
        struct pending item = walker->stack[--walker->count];
        status = visit(walker, &item, error);
    }
    if (status == STET_OK && walker->list->count == files && walker->refused == 0) {
        struct stet_error why;
        stet_error_set(&why, STET_ERR_INPUT, "cannot archive '%s': the folder holds no articles",
                       operand);
        walker->refuse(walker->context, operand, &why);
    }
    return status;
}

enum stet_status stet_ingest_walk(char *const *operands, size_t count, struct stet_ingest_list *out,
                                  void (*refuse)(void *context, const char *operand,
                                                 const struct stet_error *why),
                                  void *context, struct stet_error *error)
{
    *out = (struct stet_ingest_list){0};
    struct walker walker = {.list = out, .refuse = refuse, .context = context};
    enum stet_status status = STET_OK;
    for (size_t i = 0; status == STET_OK && i < count; i++)
        status = walk_operand(&walker, operands[i], error);
    while (walker.count > 0)
        free(walker.stack[--walker.count].path);
    free(walker.stack);
    if (status != STET_OK)
        stet_ingest_list_free(out);
    return status;
}

void stet_ingest_list_free(struct stet_ingest_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->files[i].path);
    free(list->files);
    *list = (struct stet_ingest_list){0};
}
