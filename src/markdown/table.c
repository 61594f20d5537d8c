/* table.c - GFM's tables: rows of cells between pipes. In: lines. Out: rows and cells, each cell's
 * text without the backslash of an escaped pipe; short rows get empty cells, long ones lose
 * theirs. */
#include "blocks.h"
#include "span.h"
#include <stdlib.h>

/* Cuts the next cell off *rest; false at the end of the row. */
static bool next_cell(struct stet_span *rest, struct stet_span *cell)
{
    if (rest->len == 0)
        return false;
    size_t end = 0;
    while (end < rest->len && rest->ptr[end] != '|')
        end += rest->ptr[end] == '\\' && end + 1 < rest->len ? 2 : 1;
    end = end < rest->len ? end : rest->len;
    *cell = stet_span_trim(stet_span_sub(*rest, 0, end));
    *rest = stet_span_sub(*rest, end < rest->len ? end + 1 : end, rest->len);
    return true;
}

/* The row without the pipe that may stand at its beginning, and the blanks at its end. */
static struct stet_span row_of(struct stet_span line)
{
    line = stet_span_trim(line);
    return line.len > 0 && line.ptr[0] == '|' ? stet_span_sub(line, 1, line.len) : line;
}

uint32_t markdown_count_cells(struct stet_span line)
{
    struct stet_span rest = row_of(line), cell;
    uint32_t count = 0;
    while (next_cell(&rest, &cell))
        count++;
    return count;
}

static bool is_dashes(struct stet_span cell)
{
    size_t i = cell.len > 0 && cell.ptr[0] == ':', dashes = 0;
    while (i < cell.len && cell.ptr[i] == '-')
        i++, dashes++;
    i += i < cell.len && cell.ptr[i] == ':';
    return dashes > 0 && i == cell.len;
}

uint32_t markdown_count_dashes(struct stet_span line)
{
    struct stet_span rest = row_of(line), cell;
    uint32_t count = 0;
    if (line.len == 0 || !strchr("|:-", line.ptr[0]) || !memchr(line.ptr, '|', line.len))
        return 0;
    for (; next_cell(&rest, &cell); count++)
        if (!is_dashes(cell))
            return 0;
    return count;
}

/* The text of a cell in pieces, each without the backslash before a pipe that follows it. */
static void emit_cell(struct parse *p, struct stet_span cell)
{
    struct line *pieces = NULL;
    size_t count = 0, cap = 0, start = 0;
    markdown_emit(p, STET_MARKDOWN_CELL, false);
    for (size_t i = 0; i <= cell.len; i++) {
        bool pipe = i + 1 < cell.len && cell.ptr[i] == '\\' && cell.ptr[i + 1] == '|';
        if (i < cell.len && !pipe) {
            i += cell.ptr[i] == '\\' && i + 1 < cell.len;
            continue;
        }
        if (!markdown_reserve(p, &pieces, &cap, count, sizeof(*pieces)))
            break;
        size_t end = i < cell.len ? i : cell.len;
        pieces[count++] = (struct line){.ptr = cell.ptr + start, .len = (uint32_t)(end - start)};
        start = end + 1;
        i += pipe;
    }
    if (cell.len > 0)
        markdown_emit_pieces(p, pieces, count);
    free(pieces);
    markdown_emit(p, STET_MARKDOWN_CELL, true);
}

static void emit_row(struct parse *p, const struct line *line, uint32_t cells)
{
    struct stet_span rest = row_of((struct stet_span){line->ptr, line->len}), cell;
    uint32_t count = 0;
    markdown_emit(p, STET_MARKDOWN_ROW, false);
    for (; count < cells && next_cell(&rest, &cell); count++)
        emit_cell(p, cell);
    for (; count < cells && p->padding > 0; count++, p->padding--)
        emit_cell(p, (struct stet_span){"", 0});
    markdown_emit(p, STET_MARKDOWN_ROW, true);
}

void markdown_emit_table(struct parse *p, const struct block *table)
{
    for (uint32_t i = 0; i < table->line_count; i++)
        emit_row(p, &p->lines[table->first_line + i], table->number);
}
