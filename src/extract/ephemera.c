/* ephemera.c - is a line nothing but labels that change with no edit: ages and counters?
 *
 * The line is folded; its numbers become '#', and all that is neither letter nor number goes, so
 * that "Views: 1,234" is "views#" and "3 hours ago" is "#hoursago". What is left must be made of
 * the labels below and of nothing else. */
#include "ephemera.h"
#include "date.h"
#include "fold.h"
#include "head.h"
#include "span.h"
#include "utf8.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <unicode/uchar.h>

#define LINE_BYTES  160  /* of a folded line */
#define LABELS      1024 /* room for the labels below */
#define AGES_BYTES  16384
#define WORDS_BYTES 40 /* of a label without a number */

/* Ages: before, '#', one of the units, after. */
static const struct {
    const char *before, *units, *after;
} ages[] = {
    {"",
     "seconds|second|secs|sec|s|minutes|minute|mins|min|m|hours|hour|hrs|hr|h|days|day|d|weeks|"
     "week|w|months|month|mo",
     "ago"},
    {"vor",
     "sekunden|sekunde|sek|minuten|minute|min|stunden|stunde|std|tagen|tag|wochen|woche|"
     "monaten|monat",
     ""},
    {"ilya",
     "secondes|seconde|minutes|minute|mins|min|heures|heure|h|jours|jour|j|semaines|"
     "semaine|mois",
     ""},
    {"hace",
     "segundos|segundo|minutos|minuto|mins|min|horas|hora|h|dias|dia|semanas|semana|meses|"
     "mes",
     ""},
    {"", "secondi|secondo|minuti|minuto|min|ore|ora|giorni|giorno|settimane|settimana|mesi|mese",
     "fa"},
    {"ha", "segundos|segundo|minutos|minuto|min|horas|hora|h|dias|dia|semanas|semana|meses|mes",
     ""},
    {"", "segundos|segundo|minutos|minuto|min|horas|hora|h|dias|dia|semanas|semana|meses|mes",
     "atras"},
    {"", "seconden|seconde|minuten|minuut|min|uur|uren|dagen|dag|weken|week|maanden|maand",
     "geleden"},
    {"",
     "sekund|sekundy|sekunde|minut|minuty|minute|min|godzin|godziny|godzine|godz|dni|dzien|"
     "tygodni|tygodnie|tydzien|miesiecy|miesiace|miesiac",
     "temu"},
    {"",
     "секунд|секунды|секунду|сек|минут|минуты|минуту|мин|часов|часа|час|ч|днеи|дня|день|"
     "недель|недели|неделю|месяцев|месяца|месяц",
     "назад"},
    {"",
     "секунд|секунди|хвилин|хвилини|хвилину|хв|годин|години|годину|год|днів|дні|день|тижнів|"
     "тижні|тиждень|місяців|місяці|місяць",
     "тому"},
    {"", "saniye|dakika|dk|saat|sa|gun|hafta|ay", "once"},
    {"for", "sekunder|sekund|minuter|minut|min|timmar|timme|dagar|dag|veckor|vecka|manader|manad",
     "sedan"},
    {"for",
     "sekunder|sekund|minutter|minut|minutt|min|timer|time|dage|dager|dag|uger|uge|uker|uke|"
     "maneder|maned",
     "siden"},
    {"",
     "sekuntia|sekunti|minuuttia|minuutti|min|tuntia|tunti|h|paivaa|paiva|viikkoa|viikko|"
     "kuukautta|kuukausi",
     "sitten"},
    {"pred", "sekundami|minutami|minutou|hodinami|hodinou|dny|dnem|dni|tydny|tydnem|mesici|mesicem",
     ""},
    {"", "masodperce|perce|oraja|napja|hete|honapja", ""},
    {"acum", "secunde|minute|minut|min|deore|ore|ora|dezile|zile|zi|saptamani|luni", ""},
    {"πριν", "δευτερολεπτα|λεπτα|λεπτο|ωρεσ|ωρα|ημερεσ|μερεσ|ημερα|εβδομαδεσ|μηνεσ", ""},
    {"πριναπο", "δευτερολεπτα|λεπτα|λεπτο|ωρεσ|ωρα|ημερεσ|μερεσ|ημερα|εβδομαδεσ|μηνεσ", ""},
    {"", "detik|menit|jam|hari|minggu|bulan", "lalu"},
    {"", "detik|menit|jam|hari|minggu|bulan", "yanglalu"},
    {"", "giay|phut|gio|ngay|tuan|thang", "truoc"},
    {"منذ", "ثانية|ثواني|دقيقة|دقايق|ساعة|ساعات|يوم|ايام|اسبوع|اسابيع|شهر|اشهر", ""},
    {"לפני", "שניות|דקות|דקה|שעות|שעה|ימים|יום|שבועות|חודשים", ""},
    {"", "秒|分|時間|日|週間|か月|ヶ月|カ月", "前"},
    {"", "秒|秒钟|分钟|小时|天|周|个月|分鐘|小時|週|個月", "前"},
    {"", "초|분|시간|일|주|개월", "전"},
};

/* Counters and times to read, apart by '|', a language a line. */
static const char *const counters[] = {
    "#views|#view|views#|view#|#reads|reads#|#hits|hits#|#comments|#comment|comments#|comment#|"
    "#replies|#reply|replies#|#likes|#like|likes#|#shares|#share|shares#|#reactions|reactions#|"
    "#pageviews|pageviews#|#peoplereadingnow|#readingnow|#peoplearereadingthis|#watching|"
    "#minread|#minsread|#minuteread|#minutesread|readingtime#min|readingtime#mins|"
    "readingtime#minutes|readingtime#minute|readtime#min|readtime#mins|readtime#minutes|"
    "estimatedreadingtime#minutes|justnow|momentsago|afewsecondsago|secondsago|aminuteago|"
    "anhourago|adayago|aweekago|amonthago",
    "#aufrufe|aufrufe#|#malgelesen|gelesen#|#leser|#kommentare|#kommentar|kommentare#|"
    "lesezeit#min|lesezeit#minuten|lesezeitca#min|lesezeitca#minuten|#minlesezeit|"
    "#minutenlesezeit|vorwenigenminuten|vorwenigenstunden|geradeeben|voreinerstunde|"
    "vorkurzem",
    "#vues|vues#|#lectures|lectures#|lu#fois|#commentaires|#commentaire|commentaires#|#partages|"
    "partages#|#reactions|tempsdelecture#min|tempsdelecture#minutes|#mindelecture|lecture#min|"
    "#minutesdelecture|ilyauneheure|ilyauneminute|ilyaquelquesminutes",
    "#visitas|visitas#|#vistas|#visualizaciones|visualizaciones#|#lecturas|lecturas#|leido#veces|"
    "visto#veces|#comentarios|#comentario|comentarios#|#compartidos|tiempodelectura#min|"
    "tiempodelectura#minutos|#mindelectura|#minutosdelectura|haceunahora|haceunminuto|haceundia",
    "#visualizzazioni|visualizzazioni#|#letture|letture#|#visite|visite#|letto#volte|visto#volte|"
    "#commenti|#commento|commenti#|#condivisioni|tempodilettura#min|tempodilettura#minuti|"
    "#mindilettura|#minutidilettura|lettura#min|unorafa|unminutofa|ungiornofa",
    "#visualizacoes|visualizacoes#|#leituras|leituras#|lido#vezes|#compartilhamentos|"
    "tempodeleitura#min|tempodeleitura#minutos|#mindeleitura|#minutosdeleitura|haumahora",
    "#weergaven|#keerbekeken|#keergelezen|#xgelezen|#reacties|#reactie|reacties#|leestijd#min|"
    "leestijd#minuten|#minleestijd",
    "#wyswietlen|wyswietlen#|wyswietlenia#|#odslon|odslon#|odslon#|#komentarzy|#komentarze|"
    "#komentarz|komentarze#|komentarzy#|czytano#razy|#minczytania|czasczytania#min",
    "#просмотров|#просмотра|#просмотр|просмотров#|просмотры#|прочитано#|#комментариев|"
    "#комментария|#комментарии|комментариев#|комментарии#|#минчтения|#минутчтения|"
    "времячтения#мин|времячтения#минут",
    "#переглядів|переглядів#|перегляди#|#коментарів|#коментаря|коментарів#|коментарі#",
    "#goruntulenme|goruntulenme#|#okunma|okunma#|#kezokundu|#yorum|yorum#|#dkokuma",
    "#visningar|visningar#|#visninger|visninger#|#kommentarer|kommentarer#|#lasare|lastid#min|"
    "#katselukertaa|#kommenttia|#zobrazeni|zobrazeni#|#komentaru|#megtekintes|#hozzaszolas|"
    "#vizualizari|vizualizari#|#comentarii|comentarii#|#προβολεσ|προβολεσ#|#σχολια|σχολια#",
    "#dilihat|dilihat#kali|dibaca#kali|#komentar|komentar#|#luotxem|luotxem#|#binhluan",
    "#مشاهدة|مشاهدة#|مشاهدات#|عددالمشاهدات#|#تعليق|#تعليقات|تعليقات#|#צפיות|צפיות#|#תגובות|תגובות#",
    "#回閲覧|閲覧数#|閲覧#|#ビュー|#コメント|#件のコメント|コメント#件|コメント数#|コメント#|"
    "#いいね",
    "阅读#|阅读数#|阅读量#|#阅读|#次阅读|#人阅读|浏览#|浏览量#|浏览数#|浏览次数#|#浏览|#次浏览|"
    "点击#|点击数#|点击量#|点击次数#|点击率#|人气#|评论#|评论数#|#评论|#条评论|#人评论|#人参与|"
    "閱讀#|閱讀數#|瀏覽#|瀏覽數#|瀏覽次數#|瀏覽人次#|點閱#|點閱數#|點閱率#|點擊#|點擊數#|人氣#|"
    "留言#|評論#|"
    "#則留言|#次點閱|#次瀏覽",
    "조회#|조회수#|#조회|댓글#|댓글#개|추천#|읽음#",
};

/* What may stand before an age, with it or with a date. */
static const char *const openings[] = {
    "posted",      "published",  "updated",   "lastupdated", "modified",     "edited",
    "publishedon", "postedon",   "updatedon", "on",          "aktualisiert", "veroffentlicht",
    "publie",      "publiele",   "misajour",  "publicado",   "actualizado",  "pubblicato",
    "aggiornato",  "atualizado", "geplaatst", "bijgewerkt",  "opublikowano", "опубликовано",
    "обновлено",   "发布时间",   "发布于",    "更新",        "公開",         "입력",
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* The length of the number at the start of text, with its groups and a "k" or "m" behind it. */
static size_t number_length(struct stet_span text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t sign = at > 0 && strchr(".,' ", text.ptr[at]) ? 1 : 0;
        if (at + sign == text.len || !stet_is_digit(text.ptr[at + sign]))
            break;
        for (at += sign; at < text.len && stet_is_digit(text.ptr[at]);)
            at++;
    }
    bool scale = at > 0 && at < text.len && (text.ptr[at] == 'k' || text.ptr[at] == 'm') &&
                 at + 1 < text.len && text.ptr[at + 1] == ' ';
    return at + scale;
}

/* Writes the key of a folded text; its length, or 0 if it has no number and is long. */
static size_t make_key(struct stet_span text, char key[LINE_BYTES])
{
    size_t len = 0;
    for (size_t pos = 0; pos < text.len;) {
        size_t at = pos;
        char c = text.ptr[pos];
        if (stet_is_digit(c)) {
            key[len++] = '#';
            pos += number_length(stet_span_sub(text, pos, text.len));
        } else if ((unsigned char)c < 0x80) {
            key[len] = c;
            len += stet_is_alpha(c);
            pos++;
        } else {
            UChar32 code = (UChar32)stet_utf8_next(text.ptr, text.len, &pos);
            if (u_isalnum(code) || (U_GET_GC_MASK(code) & U_GC_M_MASK))
                while (at < pos)
                    key[len++] = text.ptr[at++];
        }
    }
    return len;
}

static bool begins_with(struct stet_span key, struct stet_span word)
{
    return word.len <= key.len && memcmp(key.ptr, word.ptr, word.len) == 0;
}

/* All labels, ages written out, sorted once by how they begin. */
static struct {
    struct stet_span labels[LABELS];
    uint16_t first[STET_HEAD_BUCKETS + 1]; /* of each bucket, and behind the last */
    char text[AGES_BYTES];                 /* of the ages */
    size_t text_len;
} sorted;
static pthread_once_t sorted_once = PTHREAD_ONCE_INIT;

/* Calls each with every word of those apart by '|'. */
static void each_word(const char *words, void (*each)(struct stet_span word))
{
    for (const char *word = words; *word;) {
        size_t len = strcspn(word, "|");
        each((struct stet_span){word, len});
        word += len + (word[len] == '|');
    }
}

static void count_label(struct stet_span label)
{
    assert(label.len >= STET_HEAD_BYTES);
    sorted.first[stet_head_bucket(label.ptr, label.len) + 1]++;
}

static void place_label(struct stet_span label)
{
    size_t at = sorted.first[stet_head_bucket(label.ptr, label.len)]++;
    assert(at < LABELS);
    sorted.labels[at] = label;
}

/* Writes out "ago", "vor" and their kin with each of their units, apart by '|'. */
static void write_ages(void)
{
    for (size_t i = 0; i < COUNT(ages); i++)
        for (const char *unit = ages[i].units; *unit;) {
            size_t len = strcspn(unit, "|"), room = AGES_BYTES - sorted.text_len;
            int wrote = snprintf(sorted.text + sorted.text_len, room, "%s#%.*s%s|", ages[i].before,
                                 (int)len, unit, ages[i].after);
            assert(wrote > 0 && (size_t)wrote < room);
            sorted.text_len += (size_t)wrote;
            unit += len + (unit[len] == '|');
        }
}

static void each_label(void (*each)(struct stet_span label))
{
    each_word(sorted.text, each);
    for (size_t i = 0; i < COUNT(counters); i++)
        each_word(counters[i], each);
}

static void sort_labels(void)
{
    write_ages();
    each_label(count_label);
    for (size_t i = 1; i <= STET_HEAD_BUCKETS; i++)
        sorted.first[i] = (uint16_t)(sorted.first[i] + sorted.first[i - 1]);
    each_label(place_label);
    for (size_t i = STET_HEAD_BUCKETS; i > 0; i--)
        sorted.first[i] = sorted.first[i - 1];
    sorted.first[0] = 0;
}

/* The length of the longest label with which a key goes on, or 0. */
static size_t label_length(struct stet_span key)
{
    size_t longest = 0, bucket = stet_head_bucket(key.ptr, key.len);
    for (size_t i = sorted.first[bucket]; i < sorted.first[bucket + 1]; i++)
        if (sorted.labels[i].len > longest && begins_with(key, sorted.labels[i]))
            longest = sorted.labels[i].len;
    return longest;
}

/* Takes off what may stand before a label. */
static struct stet_span without_opening(struct stet_span key)
{
    size_t longest = 0;
    for (size_t i = 0; i < COUNT(openings); i++) {
        if (key.len == 0 || *openings[i] != *key.ptr)
            continue;
        struct stet_span opening = stet_span_of(openings[i]);
        if (opening.len > longest && begins_with(key, opening))
            longest = opening.len;
    }
    return stet_span_sub(key, longest, key.len);
}

static bool is_made_of_labels(struct stet_span text)
{
    char bytes[LINE_BYTES];
    struct stet_span key = {bytes, make_key(text, bytes)};
    bool any = false;
    pthread_once(&sorted_once, sort_labels);
    key = without_opening(key);
    while (key.len > 0) {
        size_t len = label_length(key);
        if (len == 0)
            return false;
        any = true;
        key = stet_span_sub(key, len, key.len);
    }
    return any;
}

static size_t count_numbers(struct stet_span text)
{
    size_t count = 0;
    for (size_t pos = 0; pos < text.len;) {
        bool digit = stet_is_digit(text.ptr[pos]);
        count += digit;
        pos += digit ? number_length(stet_span_sub(text, pos, text.len)) : 1;
    }
    return count;
}

bool stet_ephemera_is(const struct stet_folded *folded)
{
    struct stet_span line = folded->line, text = {folded->text, folded->len};
    bool digit = false;
    for (size_t i = 0; i < line.len && !digit; i++)
        digit = stet_is_digit(line.ptr[i]);
    if (text.len == 0 || text.len >= LINE_BYTES || line.len >= 2 * (size_t)LINE_BYTES ||
        (!digit && line.len > WORDS_BYTES))
        return false;
    if (is_made_of_labels(text))
        return true;
    /* "3 March 2024 | 1,234 views": two numbers at least */
    struct stet_date date;
    if (count_numbers(text) < 2 || !stet_date_find(text, NULL, &date))
        return false;
    char rest[LINE_BYTES];
    memcpy(rest, text.ptr, date.start);
    memcpy(rest + date.start, text.ptr + date.end, text.len - date.end);
    return is_made_of_labels((struct stet_span){rest, text.len - (date.end - date.start)});
}

bool stet_ephemera_is_line(struct stet_span line)
{
    struct stet_folded folded;
    stet_folded_make(&folded, line);
    return stet_ephemera_is(&folded);
}
