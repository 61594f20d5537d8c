/* byline.h - the names in "By A. Writer and B. Other, Rome". */
#ifndef STET_BYLINE_H
#define STET_BYLINE_H

#include <stet/base.h>

#define STET_BYLINE_NAMES 16 /* taken of one byline, at most */

/* The names in a byline, without "By", "di", "von", roles, places and handles; they are spans into
 * line. With strict, a line without such a word before the names is none. Returns how many, 0 if
 * the line is no byline. */
size_t stet_byline_names(struct stet_span line, bool strict,
                         struct stet_span names[STET_BYLINE_NAMES]);

/* byline_label.c. Where what stands behind "By" and its colon begins; 0 if the line does not begin
 * so. Is the line such a word and nothing else? */
size_t stet_byline_label(struct stet_span line);
bool stet_byline_is_label(struct stet_span line);

/* A name of two words or more without the stop of the sentence that it ends; that of "J.", "Jr."
 * and "Ph.D." stays. */
struct stet_span stet_byline_without_stop(struct stet_span name);

/* Is it an agency that is written in small letters, as dpa? */
bool stet_byline_is_agency(struct stet_span word);

/* byline_han.c: the names in a line such as "本报记者 王建宏 张文攀", spans into line. The line may
 * go on behind them. Returns how many. */
size_t stet_byline_reporters(struct stet_span line, struct stet_span names[STET_BYLINE_NAMES]);

/* byline_hangul.c: the names in a line such as "김철수·이영희 기자", with the office behind them;
 * spans into line. Returns how many. */
size_t stet_byline_hangul(struct stet_span line, struct stet_span names[STET_BYLINE_NAMES]);

#endif
