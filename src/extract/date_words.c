/* date_words.c - the words that stand around dates and times, and the zones that have names.
 *
 * Folded as fold.h does. A line that holds other words than these and a date is no date line. */
#include "date_tables.h"

const struct stet_date_words stet_date_words[] = {
    {STET_DATE_WORD_PUBLISHED,
     "published|publish|publication|posted|created|issued|released|written|first "
     "published|date|dated|release date|"
     "publication date|published date|date published|posted on|filed|"
     "pubblicato|pubblicata|pubblicazione|data|data di "
     "pubblicazione|creato|scritto|inserito|uscito|"
     "veroffentlicht|veroffentlichung|erschienen|publiziert|datum|erstellt|stand vom|vom|"
     "publie|publiee|publication|paru|parution|mis en ligne|date de publication|cree|redige|"
     "publicado|publicada|publicacion|fecha|fecha de publicacion|creado|"
     "data de publicacao|publicacao|criado|postado|"
     "gepubliceerd|geplaatst|publicatiedatum|gepost|"
     "opublikowano|opublikowany|opublikowana|dodano|data publikacji|publikacja|utworzono|"
     "publikovano|publikovane|vydano|zverejneno|datum vydani|pridano|vydane|datum zverejneni|"
     "objavljeno|objava|datum objave|publicat|publicata|data publicarii|postat|"
     "kozzeteve|megjelent|kozzetetel|letrehozva|publicerad|publicerat|skapad|udgivet|"
     "offentliggjort|"
     "oprettet|publisert|opprettet|lagt "
     "ut|julkaistu|luotu|avaldatud|publicets|paskelbta|publikuota|"
     "yayinlanma|yayinlanma tarihi|yayin tarihi|tarih|giris|giris "
     "tarihi|eklenme|olusturulma|yayinlandi|"
     "diterbitkan|dipublikasikan|tayang|tanggal|dibuat|diterbitkan pada|"
     "ngay dang|dang ngay|xuat ban|ngay|dang luc|argitaratua|publicat el|"
     "опубликовано|опубликован|опубликована|дата|дата "
     "публикации|публикация|размещено|создано|добавлено|"
     "опубліковано|дата "
     "публікаціі|публікація|створено|публикувано|публикувана|публикуван|објављено|"
     "δημοσιευση|δημοσιευτηκε|δημοσιευθηκε|ημερομηνια|"
     "نشر|نشر في|تاريخ النشر|تاريخ|تم النشر|منتشر شده|تاريخ انتشار|"
     "פורסם|תאריך|פורסם ב|תאריך פרסום|प्रकाशित|तारीख|প্রকাশ|প্রকাশিত|"
     "발행|등록|입력|게시|작성|기사입력|등록일|입력일|발행일|작성일|게시일|"
     "发布|發布|发表|發表|发布时间|發布時間|发表时间|發表於|发表于|发布于|發佈|發佈時間|日期|时间|"
     "時間|刊登|"
     "公開|公開日|掲載|掲載日|投稿|投稿日|配信|発行|発行日|作成|作成日|更新日時|日付|เผยแพร่|"
     "วันที่เผยแพร่|เผยแพร่เมื่อ"},
    {STET_DATE_WORD_MODIFIED,
     "updated|update|last updated|modified|last "
     "modified|revised|edited|corrected|amended|changed|last update|"
     "last edited|last revised|last changed|stand|"
     "aggiornato|aggiornata|aggiornamento|modificato|modificata|ultima modifica|ultimo "
     "aggiornamento|"
     "aktualisiert|aktualisierung|geandert|zuletzt aktualisiert|zuletzt geandert|bearbeitet|"
     "zuletzt bearbeitet|mis a jour|mise a jour|actualise|modifie|derniere mise a jour|modifie "
     "le|maj|"
     "actualizado|actualizada|actualizacion|modificado|ultima actualizacion|ultima modificacion|"
     "atualizado|atualizada|atualizacao|ultima atualizacao|"
     "bijgewerkt|gewijzigd|laatst bijgewerkt|laatste update|aangepast|"
     "aktualizacja|zaktualizowano|ostatnia aktualizacja|zmodyfikowano|"
     "aktualizovano|aktualizace|upraveno|aktualizovane|upravene|azurirano|posodobljeno|actualizat|"
     "frissitve|frissites|modositva|uppdaterad|uppdaterat|senast uppdaterad|andrad|opdateret|"
     "sidst opdateret|oppdatert|sist oppdatert|paivitetty|muokattu|uuendatud|atjaunots|atnaujinta|"
     "guncelleme|guncellenme|son guncelleme|guncellendi|guncelleme tarihi|guncellenme tarihi|"
     "diperbarui|diperbaharui|terakhir diperbarui|cap nhat|"
     "обновлено|обновлен|обновлена|изменено|оновлено|змінено|обновена|актуализирано|ажурирано|"
     "ενημερωση|ενημερωθηκε|τελευταια ενημερωση|"
     "تحديث|اخر تحديث|تم التحديث|به روز شده|بروزرساني|עודכן|עדכון אחרון|अपडेट|अपडेटेड|"
     "수정|최종수정|업데이트|수정일|기사수정|更新|更新时间|更新時間|更新于|更新於|最后更新|"
     "最後更新|更新日|"
     "最終更新|最終更新日|修正|แก้ไข|อัปเดต|อัพเดท"},
    {STET_DATE_WORD_LINK, "of|the|on|at|in|and|il|lo|del|dello|de|di|alle|all|a|e|le|la|el|do|da|"
                          "em|as|os|um|den|der|am|dem|"
                          "ab|op|om|van|w|o|z|dnia|dne|v|ve|u|dana|pe|kl|d|al|las|los|et|klo|saat|"
                          "pada|pukul|luc|vao|ngay|dia|"
                          "m|gada|p|ko|th|og|och|ja|s|в|во|от|о|та|у|на|од|στισ|την|του|στο|στην|"
                          "في|يوم|الساعة|در|ב|בשעה|ו|"
                          "को|में|वार|เมื่อ|วันที่|เวลา|วัน|于|於|在|日|に|by"},
    {STET_DATE_WORD_ORDINAL, "st|nd|rd|th|er|re|eme|e|ere|ro|a|o|º|ª|an|en|ste|de|n|as|os|го|ого|е|"
                             "и|η|ησ|i|ik|aren|ban|ben|d"},
    {STET_DATE_WORD_CLOCK, "ore|ora|h|hs|hrs|hours|uhr|heures|heure|horas|hora|uur|godz|godzina|"
                           "hod|hodin|uri|ura|kl|klo|kell|"
                           "plkst|val|saat|pukul|luc|час|часов|ч|годин|ωρα|الساعة|ساعت|בשעה|น|เวลา|"
                           "orario|local time|time|um"},
    {STET_DATE_WORD_AM, "am|vorm|vormittags|πμ|ص|صباحا|上午|午前|오전|凌晨|早上|sa|पूर्वाह्न"},
    {STET_DATE_WORD_PM, "pm|nachm|nachmittags|μμ|م|مساء|下午|午後|오후|晚上|ch|अपराह्न"},
    {STET_DATE_WORD_YEAR, "г|год|года|р|r|року|рік|ж|anno|ano|any|year|gada|m|metai|metu|nam|พศ|คศ|"
                          "del|de|roku|rok|ko|سنة|عام|م"},
    {STET_DATE_WORD_READING, "min|mins|minute|minutes|minuti|minuto|minutos|minuten|minut|minuter|"
                             "minutter|read|reading|time|"
                             "lettura|di|lesezeit|lesen|lecture|lectura|leitura|de|lezen|leestijd|"
                             "czytania|lasning|мин|чтения|"
                             "минут|分|分钟|分鐘|阅读|閱讀|で読めます"},
    {STET_DATE_WORD_NONE, NULL},
};

/* The abbreviations of RFC 2822 and those that mean one thing where they are used. */
const struct stet_date_zone stet_date_zones[] = {
    {"z", 0},
    {"ut", 0},
    {"utc", 0},
    {"gmt", 0},
    {"wet", 0},
    {"west", 60},
    {"bst", 60},
    {"cet", 60},
    {"mez", 60},
    {"cest", 120},
    {"mesz", 120},
    {"eet", 120},
    {"sast", 120},
    {"cat", 120},
    {"wat", 60},
    {"eat", 180},
    {"eest", 180},
    {"msk", 180},
    {"мск", 180},
    {"trt", 180},
    {"wib", 420},
    {"wita", 480},
    {"wit", 540},
    {"hkt", 480},
    {"sgt", 480},
    {"myt", 480},
    {"pht", 480},
    {"awst", 480},
    {"jst", 540},
    {"kst", 540},
    {"aest", 600},
    {"aedt", 660},
    {"acst", 570},
    {"acdt", 630},
    {"nzst", 720},
    {"nzdt", 780},
    {"edt", -240},
    {"est", -300},
    {"cdt", -300},
    {"cst", -360},
    {"mdt", -360},
    {"mst", -420},
    {"pdt", -420},
    {"pst", -480},
    {"akdt", -480},
    {"akst", -540},
    {"hst", -600},
    {"brt", -180},
    {"art", -180},
    {"et", STET_DATE_ZONE_UNSURE},
    {"ct", STET_DATE_ZONE_UNSURE},
    {"mt", STET_DATE_ZONE_UNSURE},
    {"pt", STET_DATE_ZONE_UNSURE},
    {"ist", STET_DATE_ZONE_UNSURE},
    {"bdt", STET_DATE_ZONE_UNSURE},
    {"eastern", STET_DATE_ZONE_UNSURE},
    {"pacific", STET_DATE_ZONE_UNSURE},
    {NULL, 0},
};
