/* output.c - standard output, the pager, and the line of progress. */
#include "output.h"
#include "escape.h"
#include "io.h"
#include "span.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static unsigned terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (columns && atoi(columns) >= 20)
        return (unsigned)atoi(columns);
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 80;
}

void stet_output_init(struct stet_output *out, int color)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    *out = (struct stet_output){.terminal = isatty(STDOUT_FILENO) == 1};
    if (out->terminal)
        out->width = terminal_width();
    out->color = color == STET_COLOR_ALWAYS ||
                 (color == STET_COLOR_AUTO && out->terminal && !(no_color && no_color[0]) &&
                  !(term && strcmp(term, "dumb") == 0));
}

void stet_output_page(struct stet_output *out)
{
    const char *pager = getenv("PAGER");
    if (!out->terminal || out->pager || (pager && (!pager[0] || strcmp(pager, "cat") == 0)))
        return;
    int ends[2];
    if (pipe(ends) != 0)
        return;
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        setenv("LESS", "FRX", 0);
        execl("/bin/sh", "sh", "-c", pager ? pager : "less || cat", (char *)NULL);
        _exit(127);
    }
    close(ends[0]);
    if (pid > 0) {
        dup2(ends[1], STDOUT_FILENO);
        out->pager = pid;
        signal(SIGPIPE, SIG_IGN); /* the reader may quit early */
    }
    close(ends[1]);
}

void stet_output_write(struct stet_output *out, struct stet_buf *buf)
{
    struct stet_error error;
    if (buf->failed) {
        stet_output_warn("the output is too large");
        out->failed = true;
    } else if (!out->failed && !out->reader_gone) {
        errno = 0;
        if (stet_io_write_all(STDOUT_FILENO, buf->ptr, buf->len, "standard output", &error) !=
            STET_OK) {
            /* Who reads on a pipe may stop when they have seen enough, as 'head' does. */
            out->reader_gone = errno == EPIPE;
            out->failed = !out->reader_gone;
        }
        if (out->failed)
            stet_output_warn("%s", error.message);
    }
    stet_buf_clear(buf);
}

void stet_output_text(struct stet_output *out, struct stet_buf *buf)
{
    if (!out->terminal || buf->failed) {
        stet_output_write(out, buf);
        return;
    }
    struct stet_buf safe;
    stet_buf_init(&safe, SIZE_MAX / 2);
    stet_escape_terminal(&safe, (struct stet_span){buf->ptr, buf->len}, true);
    stet_output_write(out, &safe);
    stet_buf_free(&safe);
    stet_buf_clear(buf);
}

bool stet_output_close(struct stet_output *out)
{
    if (out->pager) {
        close(STDOUT_FILENO);
        int ended = 0;
        if (waitpid(out->pager, &ended, 0) > 0 && WIFEXITED(ended) && WEXITSTATUS(ended) == 127)
            out->failed = true; /* there is no such program; the shell has said so */
    }
    return !out->failed;
}

const char *stet_output_paint(const struct stet_output *out, enum stet_paint paint)
{
    static const char *const codes[] = {"\x1b[0m",  "\x1b[1m",  "\x1b[2m",
                                        "\x1b[31m", "\x1b[32m", "\x1b[33m"};
    return out->color ? codes[paint] : "";
}

void stet_output_warn(const char *format, ...)
{
    char message[1024];
    struct stet_buf line;
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof(message), format, args);
    va_end(args);
    stet_buf_init(&line, 8 * sizeof(message));
    stet_buf_puts(&line, "stet: ");
    stet_escape_terminal(&line, stet_span_of(message), false);
    stet_buf_putc(&line, '\n');
    stet_output_note(&line);
    stet_buf_free(&line);
}

int stet_output_fail(const struct stet_error *error)
{
    stet_output_warn("%s", error->message);
    return error->status == STET_ERR_NOT_FOUND ? 1 : 2;
}

void stet_output_note(const struct stet_buf *text)
{
    stet_output_progress_end();
    fwrite(text->ptr, 1, text->len, stderr);
    fflush(stderr);
}

static struct {
    struct timespec start, shown;
    bool running, visible;
} progress;

static double seconds_since(const struct timespec *then, const struct timespec *now)
{
    return (double)(now->tv_sec - then->tv_sec) + (double)(now->tv_nsec - then->tv_nsec) / 1e9;
}

void stet_output_progress(const char *verb, size_t done, size_t total)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!progress.running) {
        progress.running = true;
        progress.start = progress.shown = now;
    }
    if (seconds_since(&progress.start, &now) < 1 || seconds_since(&progress.shown, &now) < 0.1)
        return;
    progress.shown = now;
    if (!isatty(STDERR_FILENO)) /* asked seldom: this is called for each article */
        return;
    progress.visible = true;
    if (total > 0)
        fprintf(stderr, "\r\x1b[K%s %zu of %zu (%zu %%)", verb, done, total, done * 100 / total);
    else
        fprintf(stderr, "\r\x1b[K%s %zu", verb, done);
    fflush(stderr);
}

void stet_output_progress_end(void)
{
    if (progress.visible)
        fputs("\r\x1b[K", stderr);
    progress.running = progress.visible = false;
}

void stet_output_waiting(void *context, const char *holder)
{
    (void)context;
    stet_output_warn("waiting: %s is writing to the archive", holder);
}
