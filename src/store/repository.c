/* repository.c - is a folder a git repository that stet can read? Its own place, or its .git; and
 * its config, of which three things matter: the version of git's format, extensions, "bare". */
#include "io.h"
#include "limits.h"
#include "repo.h"
#include "span.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define WORD_ROOM   64 /* longer names and values are cut: none that matters is so long */
#define MAX_VERSION 1

struct config {
    long version;
    bool bare;
    char extension[WORD_ROOM]; /* one that stet does not know, or "" */
};

static bool is_there(const char *folder, const char *name, mode_t kind)
{
    char path[STET_PATH_LENGTH];
    struct stat st;
    return stet_durable_join(path, folder, name) && stat(path, &st) == 0 &&
           (st.st_mode & S_IFMT) == kind;
}

static bool is_repository(const char *folder)
{
    return is_there(folder, "objects", S_IFDIR) && is_there(folder, "refs", S_IFDIR) &&
           is_there(folder, "HEAD", S_IFREG);
}

enum stet_status stet_repository_find(const char *path, char **out, struct stet_error *error)
{
    char inner[STET_PATH_LENGTH];
    bool fits = stet_durable_join(inner, path, ".git");
    *out = NULL;
    if (fits && is_repository(inner))
        path = inner;
    else if (!is_repository(path))
        return STET_ERR_NOT_FOUND;
    *out = realpath(path, NULL);
    return *out ? STET_OK : stet_io_error(error, "open archive", path);
}

static void keep(char word[WORD_ROOM], size_t *len, char c)
{
    if (*len + 1 < WORD_ROOM)
        word[(*len)++] = c;
    word[*len] = '\0';
}

static void skip_line(const char **at)
{
    *at += strcspn(*at, "\n");
}

static void skip_blank(const char **at)
{
    for (;; (*at)++) {
        if (**at == '#' || **at == ';')
            skip_line(at);
        if (!stet_is_space(**at))
            return;
    }
}

/* "core" or "a-1"; in lower case. */
static void read_name(const char **at, const char *more, char name[WORD_ROOM])
{
    size_t len = 0;
    name[0] = '\0';
    for (; stet_is_alpha(**at) || stet_is_digit(**at) || (**at && strchr(more, **at)); (*at)++)
        keep(name, &len, stet_ascii_lower(**at));
}

/* [name] or [name "more"], which becomes "": nothing of those matters. */
static bool read_section(const char **at, char section[WORD_ROOM])
{
    ++*at;
    read_name(at, "-.", section);
    *at += strspn(*at, " \t");
    if (**at == '"') {
        section[0] = '\0';
        for (++*at; **at && **at != '"' && **at != '\n'; ++*at)
            if (**at == '\\' && (*at)[1])
                ++*at;
        if (*(*at)++ != '"')
            return false;
    }
    return *(*at)++ == ']';
}

/* Up to the end of the line, or of the lines that a backslash joins. */
static bool read_value(const char **at, char value[WORD_ROOM])
{
    size_t len = 0, end = 0; /* white space at the end does not count */
    bool quoted = false;
    value[0] = '\0';
    for (*at += strspn(*at, " \t"); **at && **at != '\n'; ++*at) {
        if (**at == '"') {
            quoted = !quoted;
            continue;
        }
        if (!quoted && (**at == '#' || **at == ';')) {
            skip_line(at);
            break;
        }
        if (**at == '\\') {
            if (!*++*at || !strchr("ntb\"\\\n", **at))
                return false;
            if (**at == '\n')
                continue;
        }
        keep(value, &len, **at);
        if (quoted || !stet_is_space(**at))
            end = len;
    }
    value[end] = '\0';
    return !quoted;
}

/* As git reads a truth; no value is true. */
static bool read_truth(const char *value, bool *out)
{
    static const char *const words[] = {"false", "no", "off", "0", "", "true", "yes", "on", "1"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (stet_span_is_nocase(stet_span_of(value), words[i])) {
            *out = i >= 5;
            return true;
        }
    return false;
}

static bool take_variable(struct config *config, const char *section, const char *name,
                          const char *value)
{
    if (strcmp(section, "core") == 0 && strcmp(name, "bare") == 0)
        return read_truth(value, &config->bare);
    if (strcmp(section, "core") == 0 && strcmp(name, "repositoryformatversion") == 0) {
        char *end;
        config->version = strtol(value, &end, 10);
        return end > value && !*end;
    }
    if (strcmp(section, "extensions") == 0 && strcmp(name, "noop") != 0)
        strcpy(config->extension, name);
    return true;
}

/* false: not what git would have written. */
static bool parse(const char *text, struct config *config)
{
    char section[WORD_ROOM] = "", name[WORD_ROOM], value[WORD_ROOM];
    for (;;) {
        skip_blank(&text);
        if (!*text)
            return true;
        if (*text == '[') {
            if (!read_section(&text, section))
                return false;
            continue;
        }
        if (!stet_is_alpha(*text))
            return false;
        read_name(&text, "-", name);
        text += strspn(text, " \t\r");
        strcpy(value, "true");
        if (*text == '=' && (++text, !read_value(&text, value)))
            return false;
        if ((*text && *text != '\n' && *text != '#' && *text != ';') ||
            !take_variable(config, section, name, value))
            return false;
    }
}

enum stet_status stet_repository_check(const char *folder, bool *bare, struct stet_error *error)
{
    char path[STET_PATH_LENGTH];
    struct stet_buf text;
    struct config config = {0};
    *bare = false;
    if (!stet_durable_join(path, folder, "config"))
        return stet_error_set(error, STET_ERR_LIMIT, "'%s': the path is too long", folder);
    if (access(path, F_OK) != 0) /* then git takes what stands here as 0, too */
        return STET_OK;
    stet_buf_init(&text, STET_MIB);
    enum stet_status status = stet_io_read_file(path, STET_MIB, &text, error);
    if (status == STET_OK && (strlen(text.ptr) != text.len || !parse(text.ptr, &config)))
        status = stet_error_set(error, STET_ERR_CORRUPT,
                                "cannot open archive '%s': its file 'config' is damaged", folder);
    else if (status == STET_OK && (config.version < 0 || config.version > MAX_VERSION))
        status = stet_error_set(error, STET_ERR_FORMAT,
                                "cannot open archive '%s': it is a git repository of version %ld, "
                                "which this stet does not know",
                                folder, config.version);
    else if (status == STET_OK && config.version > 0 && config.extension[0])
        status = stet_error_set(error, STET_ERR_FORMAT,
                                "cannot open archive '%s': it is a git repository with the "
                                "extension '%s', which this stet does not know",
                                folder, config.extension);
    stet_buf_free(&text);
    *bare = config.bare;
    return status;
}
