/* house.h - names of companies and sites, by their form: they publish, and write nothing. */
#ifndef STET_HOUSE_H
#define STET_HOUSE_H

#include <stet/base.h>

/* Is it a host ("Port.example.com"), a company with its legal form, perhaps with its address ("Port
 * News Ltd., Pier 4"), or what ends as Chinese sites and companies do? */
bool stet_house_is(struct stet_span name);

/* Is it a host, and nothing else? */
bool stet_house_is_host(struct stet_span word);

#endif
