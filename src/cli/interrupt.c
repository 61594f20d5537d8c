/* interrupt.c - a signal in, a number out. */
#include "interrupt.h"
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static volatile sig_atomic_t caught, watched; /* watched: somebody reads standard error */

static void on_signal(int number)
{
    static const char note[] = "\nstet: ending after what was begun; again: at once\n";
    int kept = errno; /* of the call that was interrupted */
    caught = number;
    if (watched) {
        ssize_t ignored = write(STDERR_FILENO, note, sizeof(note) - 1);
        (void)ignored;
    }
    errno = kept;
}

void stet_interrupt_catch(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    watched = isatty(STDERR_FILENO);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
        struct sigaction before;
        action.sa_flags |= (int)SA_RESETHAND;
        sigemptyset(&action.sa_mask);
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
    }
}

int stet_interrupt_signal(void)
{
    return caught;
}

bool stet_interrupt_came(void *context)
{
    (void)context;
    return stet_interrupt_signal() != 0;
}
