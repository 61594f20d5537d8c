/* nobody.c - what stands where an author is named, and names nobody: desks, accounts and labels.
 *
 * In: a name as a page gives it. The words are folded: lower case, without accents. */
#include "nobody.h"

#include "fold.h"
#include "house.h"
#include "span.h"

#include <string.h>

#define NAME_BYTES 160

/* Accounts, guests, and words that stand where a name should. */
static const char *const nobodies[] = {
    "admin",
    "administrator",
    "administrador",
    "webmaster",
    "root",
    "user",
    "superuser",
    "super user",
    "unknown",
    "anonymous",
    "anonymous coward",
    "anonymous user",
    "guest",
    "guest author",
    "guest blogger",
    "guest post",
    "guest poster",
    "guest writer",
    "guest contributor",
    "a guest",
    "invite",
    "invitado",
    "ospite",
    "gast",
    "gastautor",
    "гость",
    "author",
    "author:",
    "authors",
    "writer",
    "contributor",
    "contributors",
    "none",
    "null",
    "undefined",
    "n/a",
    "na",
    "no author",
    "not specified",
    "various",
    "various authors",
    "by",
    "press release",
    "pressemitteilung",
    "comunicado de prensa",
    "comunicato stampa",
    "communique de presse",
    "nachrichten",
    "news",
    "online",
    "agencies",
    "agency",
    "agencias",
    "agenzie",
    "agenturen",
    "agences",
    "agentur",
    "wire",
    "wires",
    "wire services",
    "wire reports",
    "cortesia",
    "courtesy",
    "archivo",
    "archiv",
    "archives",
    "photo",
    "foto",
    "photos",
    "video",
    "администратор",
    "админ",
    "автор",
    "autor",
    "autore",
    "auteur",
    "匿名",
    "编辑",
    "管理员",
    "小编",
    "责任编辑",
    "責任編輯",
    "责编",
    "见习编辑",
    "实习编辑",
    "实习记者",
    "本报记者",
    "记者",
    "記者",
    "佚名",
    "未知",
    "편집부",
    "toa soan",
    "ban bien tap",
    "فريق التحرير",
    "هيئة التحرير",
    "تحريريه",
    "מערכת",
    "admin user",
    "site admin",
    "site administrator",
    "system",
    /* labels of a page */
    "about",
    "about us",
    "about me",
    "about the author",
    "author archive",
    "author page",
    "post author",
    "author bio",
    "bio",
    "biography",
    "profile",
    "my profile",
    "home",
    "contact",
    "contact us",
    "more",
    "more info",
    "read more",
    "read bio",
    "read full bio",
    "full bio",
    "comments",
    "comment",
    "no comments",
    "leave a comment",
    "follow us",
    "link",
    "here",
    "permalink",
    "view",
    "sign",
    "print",
    "reply",
    "report",
    "search",
    "menu",
    "next",
    "previous",
    "tag",
    "tags",
    "topic",
    "topics",
    "category",
    "categories",
    "date",
    "month",
    "archive",
    "posted",
    "submission",
    "submissions",
    "updated",
    "advertisement",
    "sponsored",
    "subscribe",
    "login",
    "log in",
    "logout",
    "signup",
    "register",
    "settings",
    "sign in",
    "sign up",
    "related articles",
    "related stories",
    "most read",
    "latest news",
    "breaking news",
    "uber uns",
    "impressum",
    "kontakt",
    "mehr",
    "profil",
    "a propos",
    "acerca de",
    "chi siamo",
    "contatti",
    "o autorze",
    "o nas",
    "sobre el autor",
    "sobre nosotros",
};

/* Labels that go on: "View profile of ...", "Show all articles". */
static const char *const openings[] = {
    "view ",        "show all ",      "see all ",   "all articles",    "all posts",
    "all stories",  "about the ",     "leave a ",   "click ",          "read more ",
    "follow @",     "follow us",      "more from ", "more about ",     "more by ",
    "alle artikel", "alle beitrage",  "mehr von ",  "mehr uber ",      "tous les articles",
    "voir tous",    "voir plus",      "todos los ", "ver todos",       "ver perfil",
    "ver mas",      "ver todas",      "tutti gli ", "leggi tutti",     "wszystkie ",
    "zobacz ",      "alle artikelen", "bekijk ",    "все статьи",      "показать ",
    "foto: ",       "fotos: ",        "photo: ",    "photos: ",        "bild: ",
    "bilder: ",     "video: ",        "grafik: ",   "illustration: ",  "foto von ",
    "fotos von ",   "photo by ",      "photos by ", "photography by ", "pictures by ",
    "developed by", "designed by",    "powered by", "created by",      "theme by",
    "report abuse", "send an email",  "send email", "email ",          "contact the ",
};

/* Where an author is found elsewhere, and what to do there: nobody's name is made of these alone.
 */
static const char elsewhere_words[] =
    "|twitter|facebook|instagram|linkedin|youtube|pinterest|tiktok|telegram|whatsapp|mastodon|"
    "bluesky|threads|reddit|tumblr|flickr|vimeo|xing|vk|google|google+|rss|email|e-mail|mail|"
    "website|web|x|share|follow|on|";
/* Words of a desk. */
static const char desk_words[] =
    "|staff|team|desk|bureau|newsroom|news|editors|editor|editorial|board|office|web|online|"
    "digital|wire|wires|reports|agencies|"
    "writer|writers|reporters|reporter|contributor|contributors|the|at|of|from|by|and|la|die|der|"
    "de|"
    "del|della|da|do|redaktion|redaction|redazione|redaccion|redacao|redactie|redaksjonen|"
    "redaktionen|"
    "redaktion:|toimitus|redakcja|redakce|redakcia|redakcija|szerkesztoseg|redactia|редакция|"
    "редакціі|редакція|служба|отдел|новостеи|redaksi|tim|haber|merkezi|servisi|"
    "online-redaktion|webredaktion|journalists|correspondents|equipe|equipo|equipa|submissions|"
    "toimetus|συντακτικη|ομαδα|συνταξη|डेस्क|टीम|न्यूज|न्यूज़|वेब|ऑनलाइन|ডেস্ক|অনলাইন|নিউজ|"
    "編集部|编辑部|編輯部|";
/* At least one of them makes a desk of the others. */
static const char sure_desk_words[] =
    "|staff|team|desk|bureau|newsroom|editors|editorial|redaktion|redaction|redazione|redaccion|"
    "redacao|"
    "redactie|redaksjonen|redaktionen|redaktion:|toimitus|redakcja|redakce|redakcia|redakcija|"
    "szerkesztoseg|redactia|редакция|редакція|редакціі|redaksi|online-redaktion|webredaktion|"
    "toimetus|merkezi|servisi|συντακτικη|συνταξη|डेस्क|टीम|ডেস্ক|編集部|编辑部|編輯部|";

/* Words of an office without the name of who holds it: "Court Reporter". */
static const char role_words[] =
    "|court|crime|political|politics|sports|sport|football|business|health|science|education|"
    "environment|local|senior|chief|special|foreign|world|national|international|city|trainee|"
    "assistant|deputy|associate|guest|freelance|contributing|managing|executive|digital|multimedia|"
    "features|entertainment|lifestyle|technology|consumer|transport|community|staff|news|our|own|"
    "the|web|online|reporter|reporters|reports|correspondent|correspondents|writer|writers|editor|"
    "editors|journalist|journalists|columnist|korrespondent|reporterin|redakteur|redakteurin|"
    "redaktor|redaktori|redactor|redactora|redattore|redacteur|corresponsal|periodista|"
    "giornalista|journaliste|корреспондент|журналист|";
static const char sure_role_words[] =
    "|reporter|reporters|reports|correspondent|correspondents|writer|writers|editor|editors|"
    "journalist|journalists|columnist|korrespondent|reporterin|redakteur|redakteurin|redaktor|"
    "redaktori|redactor|redactora|redattore|redacteur|corresponsal|periodista|giornalista|"
    "journaliste|корреспондент|журналист|";

/* Words in the names of papers, and their articles. */
static const char house_words[] =
    "|the|le|la|les|el|los|las|der|die|das|il|lo|gli|het|de|daily|news|post|times|journal|magazine|"
    "blog|"
    "media|today|tv|radio|press|review|reviews|gazette|herald|tribune|observer|mail|express|sun|"
    "star|"
    "world|city|guide|tech|food|home|health|sport|sports|life|style|nachrichten|zeitung|anzeiger|"
    "presse|"
    "tageblatt|kurier|journal|diario|periodico|noticias|giornale|corriere|gazzetta|studio|shop|"
    "store|"
    "labs|report|reports|inc|ltd|gmbh|group|company|university|institute|foundation|church|society|"
    "network|club|";

/* Agencies: what they sign, they wrote; and bylines put them behind a person's name. */
static const char *const agencies[] = {
    "the associated press",
    "associated press",
    "ap",
    "reuters",
    "afp",
    "agence france-presse",
    "agence france presse",
    "press association",
    "pa media",
    "the canadian press",
    "canadian press",
    "australian associated press",
    "united press international",
    "upi",
    "ansa",
    "dpa",
    "deutsche presse-agentur",
    "keystone-sda",
    "agencia efe",
    "europa press",
    "press trust of india",
    "anadolu agency",
    "kyodo news",
    "jiji press",
    "新华社",
    "新華社",
    "共同通信",
    "時事通信",
};

/* Those that could be the last name of a person. */
static const char *const named_agencies[] = {
    "apa", "efe", "lusa",     "belga",     "ritzau", "tass",
    "sda", "pti", "interfax", "ukrinform", "xinhua", "yonhap",
};

/* Other houses that bylines put behind a person's name. */
static const char *const houses[] = {
    "bbc news", "nbc news", "abc news",       "cbs news",
    "fox news", "cnn",      "bloomberg news", "bloomberg",
};

/* Where somebody is to be followed, or is one of many. */
static const char *const places[] = {
    " on facebook",  " on twitter",   " on instagram", " on linkedin", " on x",
    " auf facebook", " sur facebook", " en facebook",  " su facebook", " member"};

#define IS_LISTED(line, list) is_listed(line, list, sizeof(list) / sizeof(*(list)))

static bool is_listed(struct stet_span line, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stet_span_is(line, list[i]))
            return true;
    return false;
}

static bool starts_label(struct stet_span folded)
{
    for (size_t i = 0; i < sizeof(openings) / sizeof(*openings); i++)
        if (stet_span_starts(folded, openings[i]))
            return true;
    return false;
}

/* The end of the word that begins at start. */
static size_t word_end(struct stet_span name, size_t start)
{
    while (start < name.len && name.ptr[start] != ' ')
        start++;
    return start;
}

/* Where the last word begins. */
static size_t last_word(struct stet_span name)
{
    size_t start = name.len;
    while (start > 0 && name.ptr[start - 1] != ' ')
        start--;
    return start;
}

/* Are all words of a name in a list, and one of them in sure, too, if that is given? */
static bool is_all(struct stet_span name, const char *list, const char *sure)
{
    size_t words = 0;
    bool found = false;
    name = stet_span_trim(name);
    for (size_t start = 0, end; start < name.len; start = end + 1, words++) {
        end = word_end(name, start);
        struct stet_span word = stet_span_sub(name, start, end);
        if (!stet_fold_in(word, list) && !(sure && stet_house_is_host(word))) /* "Port.com Staff" */
            return false;
        found = found || (sure && stet_fold_in(word, sure));
    }
    return sure ? found : words > 0;
}

bool stet_nobody_is(struct stet_span name)
{
    char folded[NAME_BYTES + 1];
    size_t len = stet_fold(name, folded, sizeof(folded));
    struct stet_span line = {folded, len};
    if (IS_LISTED(line, nobodies))
        return true;
    if (starts_label(line))
        return true;
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
        if (stet_span_ends(line, places[i]))
            return true;
    return is_all(name, desk_words, sure_desk_words) || is_all(name, role_words, sure_role_words) ||
           is_all(name, elsewhere_words, NULL);
}

bool stet_nobody_is_agency(struct stet_span name)
{
    char folded[NAME_BYTES + 1];
    struct stet_span line = {folded, stet_fold(stet_span_trim(name), folded, sizeof(folded))};
    return IS_LISTED(line, agencies) || IS_LISTED(line, named_agencies);
}

bool stet_nobody_is_personal(struct stet_span name)
{
    size_t words = 0;
    name = stet_span_trim(name);
    for (size_t start = 0, end; start < name.len; start = end + 1, words++) {
        end = word_end(name, start);
        struct stet_span word = stet_span_sub(name, start, end);
        bool small = name.ptr[start] < 'A' || name.ptr[start] > 'Z';
        if (small || stet_fold_in(word, house_words) || stet_fold_in(word, desk_words))
            return false;
    }
    return words >= 2 && words <= 3;
}

struct stet_span stet_nobody_behind_desk(struct stet_span name)
{
    bool sure = false;
    name = stet_span_trim(name);
    for (size_t end = word_end(name, 0); end < name.len; end = word_end(name, 0)) {
        if (!stet_fold_in(stet_span_sub(name, 0, end), desk_words))
            break;
        sure = sure || stet_fold_in(stet_span_sub(name, 0, end), sure_desk_words);
        name = stet_span_sub(name, end + 1, name.len);
    }
    for (size_t start = last_word(name); start > 0; start = last_word(name)) {
        if (!stet_fold_in(stet_span_sub(name, start, name.len), desk_words))
            break;
        sure = sure || stet_fold_in(stet_span_sub(name, start, name.len), sure_desk_words);
        name = stet_span_sub(name, 0, start - 1);
    }
    return sure ? name : (struct stet_span){NULL, 0};
}

size_t stet_nobody_person(struct stet_span name)
{
    char folded[NAME_BYTES + 1];
    size_t end = word_end(name, 0); /* a person has two words at least */
    for (end = end < name.len ? word_end(name, end + 1) : end; end < name.len;
         end = word_end(name, end + 1)) {
        size_t len = stet_fold(stet_span_sub(name, end, name.len), folded, sizeof(folded));
        struct stet_span rest = {folded, len};
        if (IS_LISTED(rest, agencies) || IS_LISTED(rest, houses) || starts_label(rest) ||
            stet_house_is_host(stet_span_trim(stet_span_sub(name, end, name.len))))
            return end;
    }
    return name.len;
}
