/* interrupt.h - signals that ask the program to end, kept until it can. */
#ifndef STET_INTERRUPT_H
#define STET_INTERRUPT_H

#include <stdbool.h>

/* From now on the first SIGINT, SIGTERM or SIGHUP is only noted; the second ends the process, as
 * ever. Those that are ignored stay so. */
void stet_interrupt_catch(void);
/* The signal that came; 0: none. */
int stet_interrupt_signal(void);
/* Whether one came; as a callback of what can be stopped. */
bool stet_interrupt_came(void *context);

#endif
