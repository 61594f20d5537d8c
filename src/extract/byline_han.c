/* byline_han.c - the names of reporters as Chinese papers write them.
 *
 * In: a line, such as "本报记者 王建宏 张文攀" or "据新华社拉萨电（记者 格桑边觉）记者近日...".
 * Out: spans of names. An office or a label stands before them, no space parts the letters of a
 * name, and spaces or "、" part the names. */
#include "byline.h"

#include "span.h"
#include "utf8.h"

enum {
    NAME_LEAST = 2, /* letters of a name */
    NAME_MOST = 4,
    NAME_FOREIGN = 12, /* of one with a dot between its parts */
    LEAD_BYTES = 60,   /* before the office there is no more than the name of a paper */
    LINE_BYTES = 400
};

/* Offices that stand before names; the longer ones first. */
static const char *const offices[] = {"记者", "記者", "通讯员", "通訊員", "实习生", "實習生",
                                      "撰稿", "作者", "文/",    "文／",   "撰文"};

static bool is_han(uint32_t code)
{
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF);
}

static bool is_gap(uint32_t code)
{
    return code == ' ' || code == 0x3000 || code == 0xA0 || code == ':' || code == 0xFF1A ||
           code == 0x3001 || code == 0x2003 || code == '\t';
}

/* Words that begin what stands behind the names. */
static bool is_label(struct stet_span text)
{
    static const char *const labels[] = {"时间", "時間", "来源", "來源", "发布", "發布", "发表",
                                         "發表", "编辑", "編輯", "责编", "日期", "点击", "浏览",
                                         "字号", "报道", "報導", "摄影", "攝影"};
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        if (stet_span_starts(text, labels[i]))
            return true;
    return false;
}

/* What may stand behind the last name; a name that other letters follow is none. */
static bool is_end(uint32_t code)
{
    return code == ')' || code == 0xFF09 || code == 0x3011 || code == ']' || code == ',' ||
           code == 0xFF0C || code == 0x3002 || code == '/' || code == '|' || code == 0xFF5C;
}

/* Reads the name at *pos; its length, or 0. */
static size_t read_name(struct stet_span line, size_t pos)
{
    size_t letters = 0, at = pos;
    bool foreign = false;
    while (at < line.len) {
        size_t next = at;
        uint32_t code = stet_utf8_next(line.ptr, line.len, &next);
        bool dot = letters > 0 && (code == 0xB7 || code == 0x2022 || code == 0x30FB);
        if (!is_han(code) && !dot) {
            if (!is_gap(code) && !is_end(code))
                return 0;
            break;
        }
        foreign = foreign || dot;
        letters++;
        at = next;
    }
    return letters >= NAME_LEAST && letters <= (foreign ? NAME_FOREIGN : NAME_MOST) ? at - pos : 0;
}

static size_t skip_gap(struct stet_span line, size_t pos)
{
    while (pos < line.len) {
        size_t next = pos;
        if (!is_gap(stet_utf8_next(line.ptr, line.len, &next)))
            break;
        pos = next;
    }
    return pos;
}

/* The length of the office at pos, or 0. */
static size_t office_at(struct stet_span line, size_t pos)
{
    if (pos < line.len && (unsigned char)line.ptr[pos] < 0xE4)
        return 0; /* all begin with a Chinese character */
    for (size_t i = 0; i < sizeof(offices) / sizeof(*offices); i++)
        if (stet_span_starts(stet_span_sub(line, pos, line.len), offices[i]))
            return strlen(offices[i]);
    return 0;
}

size_t stet_byline_reporters(struct stet_span line, struct stet_span names[STET_BYLINE_NAMES])
{
    size_t count = 0, pos = 0;
    line = stet_span_sub(line, 0, line.len < LINE_BYTES ? line.len : LINE_BYTES);
    while (pos < line.len && pos <= LEAD_BYTES && office_at(line, pos) == 0)
        pos++;
    size_t office = pos <= LEAD_BYTES ? office_at(line, pos) : 0;
    bool slash = office > 0 && line.ptr[pos + office - 1] == '/';
    size_t after = pos + office;
    if (office == 0 || (skip_gap(line, after) == after && !slash))
        return 0;
    for (pos = skip_gap(line, after); pos < line.len && count < STET_BYLINE_NAMES;) {
        size_t next = office_at(line, pos);
        if (next == 0) {
            next = is_label(stet_span_sub(line, pos, line.len)) ? 0 : read_name(line, pos);
            if (next == 0)
                break;
            names[count++] = stet_span_sub(line, pos, pos + next);
        }
        pos = skip_gap(line, pos + next);
    }
    return count;
}
