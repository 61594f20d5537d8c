/* abbreviation.c - words behind which a full stop ends no sentence, of ten languages in one table.
 *
 * One table for all: a page's language is often unknown or wrong, and few words clash. The tables
 * belong to normaliser 1 and never change within it. */
#include "rules.h"
#include "span.h"
#include <stdlib.h>

#define ALWAYS STET_ABBREVIATION_ALWAYS
#define MAYBE  STET_ABBREVIATION_MAYBE
#define NUMBER STET_ABBREVIATION_NUMBER

/* Sorted by bytes, as all tables here. */
static const struct abbreviation {
    const char *word;
    enum stet_abbreviation kind;
} abbreviations[] = {
    {"A.D", MAYBE},     {"A.M", MAYBE},    {"Abb", NUMBER},     {"Abr", ALWAYS},
    {"Abs", NUMBER},    {"Adm", ALWAYS},   {"Ago", NUMBER},     {"Apdo", ALWAYS},
    {"Apr", ALWAYS},    {"Arch", ALWAYS},  {"Art", NUMBER},     {"Arts", NUMBER},
    {"Artt", NUMBER},   {"Aug", ALWAYS},   {"Av", ALWAYS},      {"Avda", ALWAYS},
    {"Ave", ALWAYS},    {"Avv", ALWAYS},   {"Az", NUMBER},      {"B.A", MAYBE},
    {"B.C", MAYBE},     {"Bd", ALWAYS},    {"Bde", ALWAYS},     {"Blvd", ALWAYS},
    {"Bros", MAYBE},    {"Cap", NUMBER},   {"Capt", ALWAYS},    {"Cav", ALWAYS},
    {"Cfr", ALWAYS},    {"Ch", NUMBER},    {"Chr", MAYBE},      {"Cia", MAYBE},
    {"Cie", MAYBE},     {"Cmdr", ALWAYS},  {"Co", MAYBE},       {"Col", ALWAYS},
    {"Comm", ALWAYS},   {"Corp", MAYBE},   {"Cpl", ALWAYS},     {"Cpt", ALWAYS},
    {"Cía", MAYBE},     {"D.C", MAYBE},    {"Dec", ALWAYS},     {"Dept", ALWAYS},
    {"Dez", ALWAYS},    {"Dhr", ALWAYS},   {"Dic", ALWAYS},     {"Dipl", ALWAYS},
    {"Dna", ALWAYS},    {"Dott", ALWAYS},  {"Dottssa", ALWAYS}, {"Dr", ALWAYS},
    {"Dres", ALWAYS},   {"Drs", ALWAYS},   {"Dña", ALWAYS},     {"E.U", MAYBE},
    {"EE.UU", MAYBE},   {"Egr", ALWAYS},   {"Ej", ALWAYS},      {"Ene", ALWAYS},
    {"Eq", NUMBER},     {"Esq", MAYBE},    {"Excmo", ALWAYS},   {"Fax", NUMBER},
    {"Feb", ALWAYS},    {"Febr", ALWAYS},  {"Fig", NUMBER},     {"Figg", NUMBER},
    {"Figs", NUMBER},   {"Fr", ALWAYS},    {"Frl", ALWAYS},     {"Ft", ALWAYS},
    {"Gebr", ALWAYS},   {"Gen", ALWAYS},   {"Gent", ALWAYS},    {"Geom", ALWAYS},
    {"Ges", ALWAYS},    {"Giu", ALWAYS},   {"Gov", ALWAYS},     {"Hon", ALWAYS},
    {"Hr", ALWAYS},     {"Hrn", ALWAYS},   {"Hrsg", ALWAYS},    {"Hwy", ALWAYS},
    {"Ilmo", ALWAYS},   {"Inc", MAYBE},    {"Ing", ALWAYS},     {"Jan", ALWAYS},
    {"Jr", MAYBE},      {"Jul", ALWAYS},   {"Jun", ALWAYS},     {"Kap", NUMBER},
    {"L.A", MAYBE},     {"Lib", NUMBER},   {"Lic", ALWAYS},     {"Lk", NUMBER},
    {"Lt", ALWAYS},     {"Ltd", MAYBE},    {"Lug", ALWAYS},     {"M.A", MAYBE},
    {"M.D", MAYBE},     {"Mag", NUMBER},   {"Maj", ALWAYS},     {"Mar", NUMBER},
    {"Messrs", ALWAYS}, {"Mevr", ALWAYS},  {"Mgr", ALWAYS},     {"Mio", MAYBE},
    {"Mlle", ALWAYS},   {"Mme", ALWAYS},   {"Mons", ALWAYS},    {"Mr", ALWAYS},
    {"Mrd", MAYBE},     {"Mrs", MAYBE},    {"Ms", ALWAYS},      {"Mt", ALWAYS},
    {"Mw", ALWAYS},     {"Mx", ALWAYS},    {"Mär", ALWAYS},     {"N.B", ALWAYS},
    {"N.Y", MAYBE},     {"Nachf", ALWAYS}, {"No", NUMBER},      {"Nos", NUMBER},
    {"Nov", ALWAYS},    {"Nr", NUMBER},    {"Nrn", NUMBER},     {"Num", NUMBER},
    {"Núm", ALWAYS},    {"Oct", ALWAYS},   {"Okt", ALWAYS},     {"Onn", ALWAYS},
    {"Op", NUMBER},     {"Ott", ALWAYS},   {"P.M", MAYBE},      {"P.S", ALWAYS},
    {"Pag", NUMBER},    {"Par", NUMBER},   {"Ph.D", MAYBE},     {"Pkt", NUMBER},
    {"Poz", NUMBER},    {"Pres", ALWAYS},  {"Prof", ALWAYS},    {"Pág", ALWAYS},
    {"Rag", ALWAYS},    {"Rd", ALWAYS},    {"Ref", NUMBER},     {"Rep", ALWAYS},
    {"Rev", ALWAYS},    {"Rn", NUMBER},    {"Rz", NUMBER},      {"S.A", MAYBE},
    {"S.p.A", MAYBE},   {"S.r.l", MAYBE},  {"Sec", NUMBER},     {"Sect", NUMBER},
    {"Sen", ALWAYS},    {"Sep", ALWAYS},   {"Sept", ALWAYS},    {"Set", NUMBER},
    {"Sgt", ALWAYS},    {"Sig", ALWAYS},   {"Sigg", ALWAYS},    {"SpA", MAYBE},
    {"Spett", ALWAYS},  {"Sr", MAYBE},     {"Sra", ALWAYS},     {"Sres", ALWAYS},
    {"Srta", ALWAYS},   {"St", ALWAYS},    {"Std", MAYBE},      {"Str", ALWAYS},
    {"Tab", NUMBER},    {"Tel", ALWAYS},   {"Tom", NUMBER},     {"U.K", MAYBE},
    {"U.N", MAYBE},     {"U.S", MAYBE},    {"U.S.A", MAYBE},    {"U.S.S.R", MAYBE},
    {"Ud", ALWAYS},     {"Uds", ALWAYS},   {"Univ", ALWAYS},    {"Ust", NUMBER},
    {"Vd", ALWAYS},     {"Vds", ALWAYS},   {"Vol", NUMBER},     {"a.C", MAYBE},
    {"a.c", MAYBE},     {"a.m", MAYBE},    {"abr", ALWAYS},     {"abzgl", ALWAYS},
    {"ad.es", ALWAYS},  {"al", MAYBE},     {"approx", ALWAYS},  {"apr", NUMBER},
    {"aprox", ALWAYS},  {"aprx", ALWAYS},  {"art", NUMBER},     {"arts", NUMBER},
    {"artt", NUMBER},   {"aug", NUMBER},   {"av", ALWAYS},      {"avr", ALWAYS},
    {"avv", ALWAYS},    {"bd", ALWAYS},    {"bijv", ALWAYS},    {"blz", ALWAYS},
    {"boul", ALWAYS},   {"bzw", ALWAYS},   {"c.a", ALWAYS},     {"c.c", ALWAYS},
    {"c.d", ALWAYS},    {"ca", ALWAYS},    {"cd", ALWAYS},      {"cf", ALWAYS},
    {"cfr", ALWAYS},    {"ch", NUMBER},    {"chap", ALWAYS},    {"cit", ALWAYS},
    {"d.C", MAYBE},     {"d.c", MAYBE},    {"d.h", ALWAYS},     {"d.w.z", ALWAYS},
    {"dec", NUMBER},    {"dez", NUMBER},   {"dhr", ALWAYS},     {"dic", ALWAYS},
    {"dott", ALWAYS},   {"dr", ALWAYS},    {"dra", ALWAYS},     {"drs", ALWAYS},
    {"déc", ALWAYS},    {"e.g", ALWAYS},   {"ecc", MAYBE},      {"ed", ALWAYS},
    {"eds", ALWAYS},    {"eg", ALWAYS},    {"egr", ALWAYS},     {"ej", ALWAYS},
    {"ene", ALWAYS},    {"enz", MAYBE},    {"etc", MAYBE},      {"etcétera", MAYBE},
    {"etwa", ALWAYS},   {"evt", ALWAYS},   {"evtl", ALWAYS},    {"exkl", ALWAYS},
    {"exmo", ALWAYS},   {"febbr", ALWAYS}, {"fig", NUMBER},     {"figs", NUMBER},
    {"ft", ALWAYS},     {"févr", ALWAYS},  {"geb", ALWAYS},     {"gen", ALWAYS},
    {"genn", ALWAYS},   {"gent", ALWAYS},  {"geom", ALWAYS},    {"gest", ALWAYS},
    {"ggf", ALWAYS},    {"giu", NUMBER},   {"godz", ALWAYS},    {"hab", ALWAYS},
    {"hrsg", ALWAYS},   {"i.d.R", ALWAYS}, {"i.e", ALWAYS},     {"i.p.v", ALWAYS},
    {"ibid", ALWAYS},   {"ie", ALWAYS},    {"inkl", ALWAYS},    {"inż", ALWAYS},
    {"itd", MAYBE},     {"itp", MAYBE},    {"jan", NUMBER},     {"janv", ALWAYS},
    {"juil", ALWAYS},   {"jul", NUMBER},   {"jun", NUMBER},     {"kpt", ALWAYS},
    {"ks", ALWAYS},     {"lic", ALWAYS},   {"lug", NUMBER},     {"m.a.w", ALWAYS},
    {"m.b.t", ALWAYS},  {"m.in", ALWAYS},  {"magg", ALWAYS},    {"mar", NUMBER},
    {"max", NUMBER},    {"mevr", ALWAYS},  {"mgr", ALWAYS},     {"min", NUMBER},
    {"mind", ALWAYS},   {"mld", MAYBE},    {"mln", MAYBE},      {"mons", ALWAYS},
    {"mw", ALWAYS},     {"n.Chr", MAYBE},  {"n.b", ALWAYS},     {"no", NUMBER},
    {"nos", NUMBER},    {"nov", ALWAYS},   {"np", ALWAYS},      {"nr", NUMBER},
    {"num", NUMBER},    {"núm", ALWAYS},   {"o.a", ALWAYS},     {"o.ä", ALWAYS},
    {"oct", ALWAYS},    {"okt", NUMBER},   {"op", ALWAYS},      {"ott", ALWAYS},
    {"p.ej", ALWAYS},   {"p.es", ALWAYS},  {"p.m", MAYBE},      {"p.s", ALWAYS},
    {"pag", NUMBER},    {"pagg", NUMBER},  {"par", NUMBER},     {"per.es", ALWAYS},
    {"pkt", ALWAYS},    {"poz", NUMBER},   {"pp", NUMBER},      {"prof", ALWAYS},
    {"prok", ALWAYS},   {"pág", ALWAYS},   {"págs", ALWAYS},    {"płk", ALWAYS},
    {"r.n.e", ALWAYS},  {"r.p", MAYBE},    {"s.o", ALWAYS},     {"s.p.a", MAYBE},
    {"s.r.l", MAYBE},   {"s.u", ALWAYS},   {"sec", NUMBER},     {"seg", ALWAYS},
    {"segg", ALWAYS},   {"sep", NUMBER},   {"sept", ALWAYS},    {"sierż", ALWAYS},
    {"sig", ALWAYS},    {"sigg", ALWAYS},  {"sog", ALWAYS},     {"spett", ALWAYS},
    {"sr", ALWAYS},     {"sra", ALWAYS},   {"srta", ALWAYS},    {"t.a.v", ALWAYS},
    {"tel", ALWAYS},    {"tj", ALWAYS},    {"tys", MAYBE},      {"tzn", ALWAYS},
    {"tzw", ALWAYS},    {"u.U", ALWAYS},   {"u.a", ALWAYS},     {"ul", ALWAYS},
    {"ungef", ALWAYS},  {"usf", MAYBE},    {"ust", NUMBER},     {"usw", MAYBE},
    {"v", ALWAYS},      {"v.Chr", MAYBE},  {"v.a", ALWAYS},     {"vgl", ALWAYS},
    {"viz", ALWAYS},    {"vol", ALWAYS},   {"vols", NUMBER},    {"vs", ALWAYS},
    {"w.o", MAYBE},     {"wg", ALWAYS},    {"z.B", ALWAYS},     {"z.T", ALWAYS},
    {"zob", ALWAYS},    {"zzgl", ALWAYS},  {"zł", MAYBE},       {"éd", ALWAYS},
    {"św", ALWAYS},
};

static const char *const starters[] = {
    "A",      "Aber",   "After",   "Al",        "Ale",     "All",     "Alla",  "Als",   "Although",
    "Am",     "An",     "Anche",   "And",       "Après",   "As",      "At",    "Auch",  "Auf",
    "Avec",   "Before", "Bei",     "Bij",       "But",     "By",      "Ce",    "Ces",   "Cette",
    "Com",    "Como",   "Con",     "Cuando",    "Da",      "Dal",     "Dalla", "Dann",  "Dans",
    "Das",    "Dat",    "De",      "Denn",      "Der",     "Des",     "Deze",  "Die",   "Dies",
    "Diese",  "Dieser", "Dieses",  "Dit",       "Do",      "Doch",    "Dopo",  "E",     "Een",
    "Ein",    "Eine",   "Einer",   "El",        "Ela",     "Ele",     "Eles",  "Elle",  "Elles",
    "En",     "Er",     "Es",      "Esa",       "Ese",     "Esta",    "Este",  "Et",    "For",
    "From",   "Für",    "Gdy",     "Gli",       "Ha",      "He",      "Her",   "Het",   "Hij",
    "His",    "How",    "However", "I",         "Ich",     "If",      "Ik",    "Il",    "Ils",
    "Im",     "In",     "It",      "Its",       "Jak",     "Je",      "Jest",  "Kiedy", "L'",
    "La",     "Las",    "Laut",    "Le",        "Les",     "Lo",      "Los",   "Ma",    "Maar",
    "Mais",   "Many",   "Mas",     "Meanwhile", "Met",     "Mit",     "Most",  "Na",    "Nach",
    "Nas",    "Nei",    "Nel",     "Nella",     "Nie",     "No",      "Non",   "Nos",   "Not",
    "Nous",   "Now",    "O",       "Od",        "On",      "Ona",     "Oni",   "Ook",   "Op",
    "Os",     "Our",    "Para",    "Per",       "Pero",    "Po",      "Por",   "Pour",  "Przed",
    "Quando", "Questa", "Questo",  "Se",        "Secondo", "Segundo", "Según", "Seit",  "Selon",
    "She",    "Si",     "Sie",     "Since",     "So",      "Some",    "Su",    "Sur",   "Sus",
    "Ta",     "Te",     "Ten",     "That",      "The",     "Their",   "Then",  "There", "These",
    "They",   "This",   "Those",   "Though",    "To",      "Tras",    "Um",    "Uma",   "Un",
    "Una",    "Und",    "Une",     "Uno",       "Volgens", "Von",     "Voor",  "Vous",  "W",
    "We",     "Według", "Wenn",    "What",      "When",    "Where",   "While", "Who",   "Why",
    "Wij",    "Wir",    "With",    "Y",         "You",     "Your",    "Z",     "Ze",    "Zij",
    "Zu",     "Zum",    "Zur",
};

static const char *const counted[] = {
    "Apr",
    "April",
    "Armee",
    "Auflage",
    "Aug",
    "August",
    "Bezirk",
    "Bundesliga",
    "Bundestag",
    "Deutsche",
    "Dez",
    "Dezember",
    "Division",
    "Etage",
    "Etappe",
    "Feb",
    "Februar",
    "Geburtstag",
    "Internationale",
    "Internationalen",
    "Jahrestag",
    "Jahrhundert",
    "Jahrhunderte",
    "Jahrhunderts",
    "Jahrtausend",
    "Jan",
    "Januar",
    "Januari",
    "Jul",
    "Juli",
    "Jun",
    "Juni",
    "Jänner",
    "Kammer",
    "Kapitel",
    "Klasse",
    "Lebensjahr",
    "Liga",
    "Mai",
    "Mal",
    "Minute",
    "Mär",
    "März",
    "Nisan",
    "Nov",
    "November",
    "Okt",
    "Oktober",
    "Platz",
    "Rang",
    "Reich",
    "Rennen",
    "Runde",
    "Schuljahr",
    "Senat",
    "Sep",
    "Sept",
    "September",
    "Spielminute",
    "Spieltag",
    "Stock",
    "Stockwerk",
    "Strafsenat",
    "Tag",
    "Tage",
    "Todestag",
    "Weltkrieg",
    "Weltkrieges",
    "Weltkriegs",
    "Woche",
    "Zivilsenat",
    "czerwca",
    "grudnia",
    "kwietnia",
    "lipca",
    "listopada",
    "lutego",
    "maja",
    "marca",
    "października",
    "sierpnia",
    "stycznia",
    "września",
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static int compare(struct stet_span word, const char *entry)
{
    int order = strncmp(word.ptr, entry, word.len);
    return order != 0 ? order : entry[word.len] == '\0' ? 0 : -1;
}

static int compare_abbreviation(const void *key, const void *item)
{
    return compare(*(const struct stet_span *)key, ((const struct abbreviation *)item)->word);
}

static int compare_word(const void *key, const void *item)
{
    return compare(*(const struct stet_span *)key, *(const char *const *)item);
}

enum stet_abbreviation stet_abbreviation_of(struct stet_span word)
{
    const struct abbreviation *found = bsearch(&word, abbreviations, COUNT(abbreviations),
                                               sizeof(abbreviations[0]), compare_abbreviation);
    return found ? found->kind : STET_ABBREVIATION_NONE;
}

bool stet_abbreviation_is_starter(struct stet_span word)
{
    return bsearch(&word, starters, COUNT(starters), sizeof(starters[0]), compare_word) != NULL;
}

bool stet_abbreviation_is_counted(struct stet_span word)
{
    return bsearch(&word, counted, COUNT(counted), sizeof(counted[0]), compare_word) != NULL;
}
