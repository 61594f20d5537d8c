/* byline.c - the names of the authors in a line of their own.
 *
 * In: a line. Out: spans of names. A line counts only if all that follows the word of authorship
 * looks like names, places or roles: a sentence that begins with "By" does not. */
#include "byline.h"

#include "byline_word.h"
#include "fold.h"
#include "nobody.h"
#include "span.h"
#include "utf8.h"

#define MAX_LINE 300 /* bytes */
#define MAX_NAME 80  /* bytes */

/* Words that stand in names without a capital. */
static const char particles[] =
    "|de|del|della|delle|dello|dei|degli|di|da|dal|do|dos|das|du|des|la|le|van|von|der|den|ter|ten|"
    "te|zu|zum|zur|y|e|el|al|bin|bint|ibn|af|av|ap|st|san|santa|mac|mc|o|d|l|ben|bat|'t|";
/* Words between two names. */
static const char joiners[] = /* in small letters; and those that are no name with a capital */
    "|and|&|e|ed|und|et|y|en|och|og|ja|i|a|si|ve|и|та|й|και|و|dan|va|with|con|mit|avec|"
    "oraz|es|dhe|ir|un|और|এবং|และ|და|և|";
static const char sure_joiners[] = "|and|und|och|with|mit|avec|";
/* Words that end the names: what follows is a place, an office or a date. */
static const char enders[] =
    "|in|for|from|at|on|of|to|the|aus|bei|fur|am|um|op|a|per|pour|para|dans|||-|·|•|/|updated|"
    "published|";
/* Those that do so in capitals, too, behind a name in capitals. */
static const char sure_enders[] = "|in|for|from|at|of|";
/* Agencies that are written without a capital. */
static const char agencies[] = "|dpa|afp|epd|kna|sid|apa|ots|rtr|ap|dapd|ansa|efe|pti|";
/* Words that end the names, with a capital or without. */
static const char stops[] =
    "|published|updated|posted|last|modified|publie|mis|modifie|aktualisiert|veroffentlicht|stand|"
    "pubblicato|aggiornato|publicado|actualizado|atualizado|gepubliceerd|bijgewerkt|publicerad|"
    "uppdaterad|publisert|oppdatert|opublikowano|опубликовано|обновлено|in|leave|topics|filed|"
    "share|"
    "follow|tweet|print|email|read|view|subscribe|min|minute|minutes|"
    "reviewed|edited|checked|fact-checked|medically|photographs|photos|photography|illustrated|"
    "illustrations|translated|fotos|editing|additional|writing|";
/* And those that do so behind "and": the others, whom nobody names, and their number. */
static const char others[] =
    "|others|agencies|agency|wire|wires|reports|staff|team|colleagues|agenturen|agences|agencias|"
    "agenzie|agenties|redaktion|";
/* And those that do so behind the first word of a name, for nobody is called so. */
static const char sure_stops[] =
    "|published|updated|comments|comment|kommentare|commentaires|comentarios|commenti|contact|"
    "contacto|contatti|kontakt|email|e-mail|mail|";
/* Words of an office: a part that holds one names nobody. */
static const char offices[] =
    "|reporter|correspondent|editor|writer|staff|contributor|columnist|journalist|producer|"
    "corrispondente|inviato|giornalista|redattore|korrespondent|redakteur|redakteurin|journaliste|"
    "correspondant|envoye|special|corresponsal|periodista|redactor|correspondente|jornalista|"
    "redacteur|correspondent|dziennikarz|корреспондент|журналист|chief|political|senior|"
    "fellow|intern|environment|health|science|business|"
    "education|technology|economics|foreign|diplomatic|medical|crime|legal|sports|";
/* Words of an office of which no name is made: behind a comma the words before them belong to it.
 */
static const char posts[] =
    "|engineer|manager|director|lead|president|head|officer|analyst|founder|co-founder|strategist|"
    "evangelist|professor|lecturer|researcher|developer|designer|architect|ceo|cto|cfo|reporter|"
    "correspondent|editor|contributor|columnist|journalist|producer|sports|";

/* Words of sentences, which are nobody's name. */
static const char sentence_words[] =
    "|this|that|these|those|you|your|our|they|their|using|agree|any|how|what|why|which|is|are|was|"
    "were|not|shall|must|";
/* First and last words of the paper, group or place that stands behind a name and a comma. */
static const char openers[] = "|the|em|en|in|from|aus|desde|";
static const char affiliations[] =
    "|news|staff|team|times|tribune|gazette|post-gazette|herald|journal|press|magazine|network|"
    "member|desk|bureau|national|media|university|institute|foundation|ltd|inc|llc|";
/* Offices that stand before Chinese names: of those who write, and of those who edit. */
static const char han_reporters[] = "|记者|記者|实习记者|實習記者|本报记者|";
static const char han_editors[] =
    "|责任编辑|責任編輯|责编|责编：|见习编辑|实习编辑|责任编辑：|编辑：|編輯：|";

bool stet_byline_is_agency(struct stet_span word)
{
    return stet_fold_in(word, agencies);
}

/* Cuts the next word off *rest; a comma, semicolon or "、" is a word of its own. */
static bool next_word(struct stet_span *rest, struct stet_span *word)
{
    size_t pos = 0, end;
    while (pos < rest->len) {
        size_t next = pos;
        if (stet_fold_code(stet_utf8_next(rest->ptr, rest->len, &next)) != ' ')
            break;
        pos = next;
    }
    for (end = pos; end < rest->len;) {
        size_t next = end;
        uint32_t raw = stet_utf8_next(rest->ptr, rest->len, &next), code = stet_fold_code(raw);
        bool sign = code == ',' || code == ';' || raw == 0x3001 || raw == 0x060C || raw == 0xFF0C ||
                    raw == 0xFF1B;
        if (code == ' ' || (sign && end > pos))
            break;
        end = next;
        if (sign)
            break;
    }
    *word = stet_span_sub(*rest, pos, end);
    *rest = stet_span_sub(*rest, end, rest->len);
    return word->len > 0;
}

static bool is_separator(struct stet_span word)
{
    return stet_span_is(word, ",") || stet_span_is(word, ";") || stet_span_is(word, "，") ||
           stet_span_is(word, "、") || stet_span_is(word, "،") || stet_span_is(word, "；");
}

struct names {
    struct stet_span *values;
    size_t count, words; /* words: of the name being read */
    struct stet_span now;
    bool joined; /* the name being read stands behind "and" */
    bool parted; /* it stands behind a comma, and another before it */
    bool bare;   /* no word of authorship stands before the names */
    bool office; /* what is being read names an office */
    bool behind; /* an office stood before: what follows is its place or paper, up to the next "and"
                  */
};

struct stet_span stet_byline_without_stop(struct stet_span name)
{
    size_t last = name.len;
    while (last > 0 && name.ptr[last - 1] != ' ')
        last--;
    bool stop = last > 0 && name.len - last > 4 &&
                stet_span_find(stet_span_sub(name, last, name.len), ".") == name.len - last - 1;
    return stet_span_sub(name, 0, name.len - stop);
}

/* Is what stands behind a name and a comma its paper, its place ("Em Lisboa") or its agency ("AP
 * National Writer")? An agency alone is an author, too. */
static bool is_house(struct stet_span name, struct stet_span last)
{
    struct stet_span first = stet_span_sub(name, 0, stet_span_find(name, " "));
    return (stet_fold_in(last, affiliations) || stet_fold_in(first, openers) ||
            stet_nobody_is_agency(first)) &&
           !stet_nobody_is_agency(name);
}

/* Ends the name being read; a single word behind a comma is a place, if a full name stood before.
 */
static void end_name(struct names *names)
{
    size_t last = names->now.len;
    while (last > 0 && names->now.ptr[last - 1] != ' ')
        last--;
    names->now = stet_byline_without_stop(names->now);
    bool place = names->count > 0 && names->words == 1 && !names->joined &&
                 (unsigned char)names->now.ptr[0] < 0xE0;
    bool house =
        names->parted && names->words > 1 &&
        is_house(names->now, stet_span_sub(names->now, last, names->now.len)) &&
        stet_span_find(names->values[names->count - 1], " ") < names->values[names->count - 1].len;
    if (names->words > 0 && !place && !house && !names->office && !names->behind &&
        names->count < STET_BYLINE_NAMES && names->now.len <= MAX_NAME)
        names->values[names->count++] = names->now;
    names->words = 0;
    names->office = false;
    names->joined = false;
}

/* Does what was read of a name end as in "The Gazette's" Ann Bell? */
static bool is_possessive(struct names names)
{
    static const char *const ends[] = {"'s", "\xE2\x80\x99s", "s'", "s\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (stet_span_ends(names.now, ends[i]))
            return true;
    return false;
}

/* Does a stroke without spaces join two names ("Ann Bell/Carl Doe")? Gives back what is behind it.
 */
static bool cut_stroke(struct stet_span *rest, struct stet_span *word, const struct names *names)
{
    size_t stroke = stet_span_find(*word, "/");
    if (names->words == 0 || stroke == 0 || stroke + 1 >= word->len ||
        !stet_word_is_name(stet_span_sub(*word, 0, stroke)) ||
        !stet_word_is_name(stet_span_sub(*word, stroke + 1, word->len)))
        return false;
    *rest = (struct stet_span){word->ptr + stroke + 1,
                               (size_t)(rest->ptr + rest->len - word->ptr) - stroke - 1};
    *word = stet_span_sub(*word, 0, stroke);
    return true;
}

/* Reads names up to the end of rest; false if it is not all names. */
static bool read_names(struct stet_span rest, struct names *names)
{
    struct stet_span word;
    while (next_word(&rest, &word)) {
        bool stroke = cut_stroke(&rest, &word, names);
        if (stet_fold_in(word, sentence_words) || stet_fold_in(word, han_editors))
            return false;
        if (stet_fold_in(word, han_reporters)) {
            end_name(names);
            continue;
        }
        if (is_separator(word)) {
            end_name(names);
            names->parted = names->count > 0;
        } else if ((names->words > 0 || names->count > 0) && stet_fold_in(word, joiners) &&
                   (!stet_word_is_name(word) || stet_fold_in(word, sure_joiners))) {
            end_name(names);
            names->joined = !stet_fold_in(word, enders); /* "a Roma", but "a Petr Svoboda" */
            names->parted = false;
            names->behind = false;
        } else if ((names->count > 0 || names->words > 0) && !stet_word_is_name(word) &&
                   (stet_fold_in(word, enders) || stet_word_has_at(word) || *word.ptr == '(')) {
            if (names->bare && names->count == 0 && names->words == 1 && !stet_word_is_mark(word))
                return false; /* "White on Rice" */
            break;
        } else if ((names->count > 0 || names->words > 1) &&
                   (stet_fold_in(word, stops) ||
                    (names->joined && (stet_is_digit(*word.ptr) || stet_fold_in(word, others))))) {
            break;
        } else if (names->words > 1 && stet_word_is_upper(names->now) && stet_word_is_upper(word) &&
                   stet_fold_in(word, sure_enders)) { /* "ANN BELL FOR THE PORT" */
            break;
        } else if (names->words > 0 &&
                   (stet_fold_in(word, sure_stops) || stet_word_is_helper(word))) {
            break;
        } else if (names->parted && stet_fold_in(word, posts)) {
            names->words = 0; /* "Ann Bell, Software Engineer" */
            names->behind = true;
        } else if (names->words != 1 && stet_fold_in(word, offices)) { /* A. Writer is a name */
            if (names->count == 0 && names->words == 0)
                return false;
            names->office = names->words == 0 || names->office;
            end_name(names);
            names->office = names->behind = true;
        } else if (stet_word_is_name(word) || stet_fold_in(word, particles) ||
                   (names->words == 0 && stet_byline_is_agency(word))) {
            names->joined = names->joined || (names->words == 0 && stet_byline_is_agency(word));
            if (names->words > 0 && is_possessive(*names))
                names->words = 0;
            if (names->words == 1 && stet_word_is_han_name(names->now) &&
                stet_word_is_han_name(word))
                end_name(names);
            if (names->words++ == 0)
                names->now = word;
            names->now.len = (size_t)(word.ptr + word.len - names->now.ptr);
            if (names->words > 6)
                return false;
            if (stroke)
                end_name(names);
        } else {
            return false;
        }
    }
    end_name(names);
    return names->count > 0;
}

/* What stands in the brackets around a whole line, as Asian papers set them. */
static struct stet_span without_brackets(struct stet_span line)
{
    static const char *const pairs[][2] = {{"【", "】"}, {"《", "》"}, {"（", "）"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
        if (line.len > open + close && stet_span_starts(line, pairs[i][0]) &&
            stet_span_ends(line, pairs[i][1]))
            return stet_span_trim(stet_span_sub(line, open, line.len - close));
    }
    return line;
}

size_t stet_byline_names(struct stet_span line, bool strict,
                         struct stet_span out[STET_BYLINE_NAMES])
{
    line = without_brackets(stet_span_trim(line));
    if (line.len == 0 || line.len > MAX_LINE)
        return 0;
    size_t reporters = stet_byline_hangul(line, out);
    if (reporters > 0)
        return reporters;
    size_t label = stet_byline_label(line);
    if (label == 0 && strict)
        return 0;
    struct stet_span rest = stet_span_trim(stet_span_sub(line, label, line.len));
    rest = stet_span_sub(rest, label > 0 ? stet_byline_label(rest) : 0,
                         rest.len); /* "By by A. Writer" */
    struct names names = {.values = out, .bare = label == 0};
    if (!read_names(rest, &names))
        return 0;
    return names.count;
}
