/* kind_words.c - what error pages, robot checks, walls for logins, consent and payment say, in the
 * languages of the web; and looking it up in a folded text. */
#include "kind_words.h"
#include "span.h"
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

/* clang-format off */
const struct stet_clue_row stet_clue_rows[] = {
    {STET_CLUE_ERROR_PART,
     "400|401|403|404|410|429|500|502|503|504|error|oops|not found|forbidden|gone|access denied|"
     "redirecting|internal server error|bad gateway|bad request|gateway timeout|gateway time-out|"
     "service unavailable|too many requests|nothing found|page not found|connection timed out|"
     "web server is down|origin is unreachable|under maintenance|site maintenance|whoops|"
     "seite nicht gefunden|nicht gefunden|fehler|zugriff verweigert|introuvable|erreur|"
     "acces refuse|no encontrado|no encontrada|acceso denegado|non trovato|non trovata|errore|"
     "accesso negato|nao encontrado|nao encontrada|acesso negado|niet gevonden|fout|"
     "hittades inte|ikke funnet|ikke fundet|ei loydy|ei loytynyt|nie znaleziono|nenalezeno|"
     "bulunamadi|не наидено|не наидена|ошибка|未找到|404 not found"},
    {STET_CLUE_ERROR_TITLE,
     "error 404|404 error|404 not found|404 - |404: |http 404|410 gone|403 forbidden|"
     "error 403|error 500|error 503|error 520|error 521|error 522|error 523|error 524|error 1020|"
     "401 unauthorized|500 internal server error|502 bad gateway|503 service|504 gateway|"
     "429 too many|520: web server|521: web server|522: connection|"
     "service temporarily unavailable|page not found|page cannot be found|page can't be found|"
     "page could not be found|page isn't available|page is not available|page does not exist|"
     "page doesn't exist|page no longer exists|page unavailable|file not found|object not found|"
     "article not found|story not found|post not found|document not found|"
     "content not available|content unavailable|account suspended|domain for sale|"
     "site not found|resource cannot be found|"
     "seite nicht gefunden|fehler 404|404-fehler|seite existiert nicht|artikel nicht gefunden|"
     "page introuvable|page non trouvee|erreur 404|page inexistante|article introuvable|"
     "pagina no encontrada|no se encontro la pagina|pagina no existe|"
     "pagina nao encontrada|erro 404|pagina non trovata|errore 404|pagina inesistente|"
     "pagina niet gevonden|pagina bestaat niet|sidan hittades inte|sidan finns inte|"
     "sidan kunde inte hittas|siden ble ikke funnet|fant ikke siden|siden blev ikke fundet|"
     "siden findes ikke|siden finnes ikke|sivua ei loytynyt|sivua ei loydy|"
     "nie znaleziono strony|strona nie zostala znaleziona|strona nie istnieje|blad 404|"
     "stranka nenalezena|stranka nebyla nalezena|stranka neexistuje|"
     "pagina nu a fost gasita|az oldal nem talalhato|sayfa bulunamadi|hata 404|"
     "halaman tidak ditemukan|khong tim thay trang|"
     "η σελιδα δεν βρεθηκε|страница не наидена|ошибка 404|сторинку не знаиде|сторінку не знаидено|"
     "страницата не е намерена|страница ниjе пронађена|"
     "الصفحة غير موجودة|לא נמצא|העמוד לא נמצא|"
     "页面不存在|頁面不存在|找不到页面|找不到頁面|您访问的页面|页面未找到|無法找到|"
     "ページが見つかり|お探しのページ|페이지를 찾을 수 없"},
    {STET_CLUE_ERROR_TEXT,
     "the page you requested could not be found|the page you requested was not found|"
     "the page you were looking for|the page you are looking for|the page you're looking for|"
     "the page you have requested|the article you are looking for|the article you're looking for|"
     "the content you are looking for|we can't find the page|we couldn't find the page|"
     "we could not find the page|we can't find that page|we couldn't find that page|"
     "we can't seem to find the page|the requested url was not found on this server|"
     "the requested url could not be retrieved|you don't have permission to access|"
     "the access to this resource on the server is denied|page not found|"
     "sorry, this page isn't available|this page isn't available|this page doesn't exist|"
     "this page does not exist|this content isn't available right now|"
     "this page could not be found|this site can't be reached|"
     "the server encountered an internal error|the server is temporarily unable|"
     "application error: a client-side exception has occurred|an unexpected error has occurred|"
     "something went wrong. please try again|error establishing a database connection|"
     "there has been a critical error on this website|the web server reported a|"
     "you should be redirected|you will be redirected|you are being redirected|"
     "if you are not redirected|site is under maintenance|is undergoing maintenance|"
     "this account has been suspended|this domain is for sale|"
     "die angeforderte seite|die gesuchte seite|die von ihnen gesuchte seite|"
     "diese seite existiert nicht|seite nicht gefunden|"
     "la page que vous recherchez|la page que vous avez demandee|la page demandee|"
     "cette page n'existe|la pagina que busca|la pagina que buscas|la pagina solicitada|"
     "la pagina que estas buscando|la pagina che stai cercando|la pagina richiesta|"
     "la pagina cercata|a pagina que voce procura|a pagina que voce esta procurando|"
     "a pagina solicitada|de pagina die u zoekt|de pagina die je zoekt|de opgevraagde pagina|"
     "sidan du letar efter|sidan du soker|siden du leter etter|siden du leder efter|"
     "etsimaasi sivua|strona, ktorej szukasz|stranka, kterou hledate|"
     "запрашиваемая страница|страница, которую вы ищете|такои страницы|такои страницы|"
     "aradiginiz sayfa|您访问的页面|您要查看的页面|您查找的页面|お探しのページは"},
    {STET_CLUE_ROBOT_PART,
     "just a moment|one moment, please|attention required|ddos-guard|robot check|bot check|"
     "bot protection|security check|security checkpoint|security verification|captcha|recaptcha|"
     "one more step|please wait|client challenge|challenge|access check|"
     "vercel security checkpoint|sicherheitsprufung|sicherheitsuberprufung|un instant|"
     "un momento|un momento por favor|um momento|nur einen moment|einen moment bitte|"
     "verification de securite|verifica di sicurezza|安全验证|安全驗證|人机验证|访问验证|"
     "请稍候|請稍候|しばらくお待ちください|вы не робот|проверка браузера|проверка безопасности"},
    {STET_CLUE_ROBOT_TITLE,
     "attention required! | cloudflare|checking your browser|are you a robot|robot or human|"
     "not a robot|not a bot|are you human|are you a human|you're human|you are human|"
     "bot verification|human verification|verifying you are human|verify you are human|"
     "verify your identity|pardon our interruption|access to this page has been denied|"
     "captcha challenge|bot manager captcha|shieldsquare captcha|sucuri website firewall|"
     "ddos protection|sind sie ein roboter|bist du ein roboter|etes-vous un robot|"
     "eres un robot|sei un robot|подтвердите, что вы не робот|私はロボット"},
    {STET_CLUE_ROBOT_TEXT,
     "checking your browser before|checking if the site connection is secure|"
     "enable javascript and cookies to continue|please enable javascript and cookies|"
     "please enable js and disable any ad blocker|please enable cookies and reload|"
     "javascript is disabled in your browser|verify you are human|verify you are a human|"
     "verify that you are human|verify that you are a human|verify that you are not a robot|"
     "verify you're not a robot|verify you are not a robot|verifying you are human|"
     "verifying your browser|verifying that you are not a robot|confirm you are human|"
     "confirm that you are human|confirm that you're human|confirm you are a human|"
     "let us know you're human|know you're not a robot|make sure you're not a robot|"
     "making sure you're not a bot|prove you are human|prove you're not a robot|"
     "made us think you were a bot|made us think that you are a bot|"
     "complete the security check to access|needs to review the security of your connection|"
     "unusual traffic from your computer network|unusual activity from your computer network|"
     "detected unusual traffic|detected unusual activity|"
     "press & hold to confirm you are|press and hold to confirm|"
     "request unsuccessful. incapsula|ddos protection by|this website is using a security service|"
     "sorry, you have been blocked|why have i been blocked|you have been blocked|"
     "you've been blocked by network security|your ip address has been blocked|"
     "the administrator of this website has set up anubis|solve the captcha|"
     "enter the characters you see below|type the characters you see|slide to complete the puzzle|"
     "bestatigen sie, dass sie ein mensch|bestatigen sie, dass sie kein roboter|"
     "verifiez que vous etes humain|confirmez que vous n'etes pas un robot|"
     "verifica que eres humano|confirma que no eres un robot|verifica di essere umano|"
     "conferma di non essere un robot|confirme que voce nao e um robo|"
     "подтвердите, что запросы отправляли вы|подтвердите, что вы не робот|"
     "проверяем ваш браузер|проверка вашего браузера|"
     "请完成安全验证|请完成以下验证|请输入验证码|請輸入驗證碼|拖动滑块|"
     "ロボットではないことを確認|로봇이 아닙니다"},
    {STET_CLUE_LOGIN_PART,
     "log in|login|log in or sign up|log into facebook|sign in|sign in or register|signin|"
     "sign in to continue|log in to continue|login required|authentication required|"
     "authorization required|registration required|sign up|join|sign up to continue|"
     "anmelden|einloggen|anmeldung|bitte anmelden|se connecter|connexion|identifiez-vous|"
     "iniciar sesion|inicia sesion|acceder|identificarse|accedi|accesso|login richiesto|"
     "entrar|iniciar sessao|fazer login|inloggen|aanmelden|logga in|logg inn|log ind|"
     "kirjaudu sisaan|kirjaudu|zaloguj sie|logowanie|prihlaseni|prihlasit se|giris yap|"
     "autentificare|bejelentkezes|воити|вход|авторизация|увіити|вхід|تسجيل الدخول|התחברות|"
     "登录|登錄|登入|用户登录|ログイン|로그인"},
    {STET_CLUE_LOGIN_TEXT,
     "you must be logged in to view|you must be logged in to access|you must be logged in to see|"
     "you must log in to continue|you must log in to view|you need to log in to view|"
     "you need to be logged in to view|you need to log in to access|please log in to continue|"
     "please log in to view|please log in to access|please sign in to continue|"
     "please sign in to view|please sign in to access|log in to view this page|"
     "sign in to view this page|sign in to your account|log in to your account|"
     "you are not logged in. you need to|this page is for registered users|"
     "members only area|bitte melden sie sich an, um|sie mussen angemeldet sein, um|"
     "vous devez etre connecte pour|veuillez vous connecter pour|"
     "debe iniciar sesion para|debes iniciar sesion para|devi effettuare il login per|"
     "devi accedere per|voce precisa estar logado para|u moet ingelogd zijn om|"
     "je moet ingelogd zijn om|musisz sie zalogowac|для просмотра необходимо авторизоваться|"
     "请先登录|請先登入|您需要登录后|ログインしてください"},
    {STET_CLUE_CONSENT_PART,
     "before you continue|before you continue to google|before you continue to youtube|"
     "your privacy choices|we value your privacy|we care about your privacy|privacy gate|"
     "dpg media privacy gate|cookie consent|cookie wall|cookiewall|consent|consent required|"
     "manage your privacy|privacy manager|your privacy, your choice|"
     "bevor sie fortfahren|bevor sie zu google weitergehen|zustimmung|zustimmung erforderlich|"
     "datenschutzeinstellungen|mit werbung weiterlesen|weiter mit werbung|"
     "avant d'acceder a google|avant de continuer|votre vie privee|"
     "antes de continuar|antes de ir a google|prima di continuare|la tua privacy|"
     "voordat je verdergaat|voordat je verdergaat naar google|jouw privacy|uw privacy|"
     "innan du fortsatter|for du fortsetter|inden du fortsaetter|zanim przejdziesz|"
     "zanim przejdziesz do google|nez budete pokracovat"},
    {STET_CLUE_CONSENT_TEXT,
     "we value your privacy|we care about your privacy|your privacy is important to us|"
     "before you continue|we and our partners|our partners store and|"
     "store and/or access information on a device|use cookies and data to|"
     "personalised advertising and content|personalized advertising and content|"
     "accept all|reject all|manage settings|more options|consent to the use|"
     "click 'accept all'|click \"accept all\"|is part of the yahoo family of brands|"
     "continue without accepting|continue with ads|with ads and tracking|pay to reject|"
     "wir und unsere partner|unsere partner|mit werbung und tracking|mit werbung weiterlesen|"
     "alle akzeptieren|alle ablehnen|alles akzeptieren|einwilligung|zustimmen und weiter|"
     "bevor sie fortfahren|nous et nos partenaires|nos partenaires|tout accepter|tout refuser|"
     "continuer sans accepter|accepter et continuer|nosotros y nuestros socios|"
     "nuestros socios|aceptar todo|rechazar todo|aceptar y continuar|noi e i nostri partner|"
     "i nostri partner|accetta tutto|rifiuta tutto|accetta e continua|continua senza accettare|"
     "nos e nossos parceiros|aceitar tudo|rejeitar tudo|wij en onze partners|onze partners|"
     "alles accepteren|alles weigeren|akkoord|vi och vara partner|acceptera alla|"
     "godkann alla|vi og vores partnere|accepter alle|vi og vare partnere|godta alle|"
     "my i nasi partnerzy|zaakceptuj wszystko|odrzuc wszystko|prijmout vse|odmitnout vse"},
    {STET_CLUE_WALL,
     "subscribe to continue|subscribe to read|subscribe to unlock|subscribe now to read|"
     "to continue reading|to read the full article|to read the full story|"
     "to read this article|to read this story|to read the rest|for full access to this article|"
     "continue reading your article with|already a subscriber|this article is for subscribers|"
     "this article is exclusive to subscribers|this article is only available to subscribers|"
     "this story is for subscribers|this content is for subscribers|"
     "this content is for members|this post is for paid subscribers|"
     "this post is for paying subscribers|for paid subscribers only|"
     "available to subscribers only|register to read|register to continue|"
     "you have reached your limit of free articles|you've reached your limit of free articles|"
     "you have read all your free articles|"
     "um weiterzulesen|jetzt weiterlesen|diesen artikel weiterlesen|"
     "weiterlesen mit|lesen sie diesen artikel mit|nur fur abonnenten|"
     "exklusiv fur abonnenten|dieser artikel ist kostenpflichtig|artikel freischalten|"
     "reserve aux abonnes|reserve a nos abonnes|reserve aux inscrits|"
     "la suite est reservee|pour lire la suite|abonnez-vous pour lire|"
     "contenido exclusivo para suscriptores|solo para suscriptores|exclusivo para suscriptores|"
     "para seguir leyendo|suscribete para leer|suscribete para seguir|"
     "contenuto riservato agli abbonati|riservato agli abbonati|per continuare a leggere|"
     "abbonati per leggere|abbonati per continuare|exclusivo para assinantes|"
     "conteudo exclusivo para assinantes|para continuar lendo|lees verder met|"
     "alleen voor abonnees|exclusief voor abonnees|las vidare med|for att lasa hela|"
     "endast for prenumeranter|kun for abonnenter|les videre med|laes videre med|"
     "vain tilaajille|dostep do artykulu|tylko dla prenumeratorow|aby czytac dalej|"
     "pouze pro predplatitele|pro predplatitele|только для подписчиков|"
     "доступно только подписчикам|чтобы читать дальше|чтобы прочитать целиком|"
     "devamini okumak icin abone|会员专享|付费阅读|订阅后阅读|この記事は会員限定|"
     "この記事は有料会員|有料会員限定|会員限定記事"},
    {STET_CLUE_NONE, NULL},
};
/* clang-format on */

/* ---- the tables, sorted ---------------------------------------------------------------------- */

#define CLUES   (STET_CLUE_WALL + 1)
#define BYTES   256
#define ALL_MAX 2048 /* room for those of the tables */
#define HEADS   1024 /* of their first two bytes, hashed */

/* All words by their clue and first byte, longer ones first; made once, before the first question.
 */
static struct {
    struct stet_span words[ALL_MAX];
    enum stet_clue clues[ALL_MAX];
    uint16_t order[ALL_MAX];
    uint16_t first[CLUES * BYTES + 1];
    bool heads[CLUES][HEADS]; /* how some of them begin */
} sorted;
static pthread_once_t sorted_once = PTHREAD_ONCE_INIT;

static size_t head_of(const char *text)
{
    return ((size_t)(unsigned char)text[0] * 37 + (unsigned char)text[1]) % HEADS;
}

static size_t place_of(size_t i)
{
    return (size_t)sorted.clues[i] * BYTES + (unsigned char)*sorted.words[i].ptr;
}

static int by_place(const void *a, const void *b)
{
    size_t left = *(const uint16_t *)a, right = *(const uint16_t *)b;
    if (place_of(left) != place_of(right))
        return place_of(left) < place_of(right) ? -1 : 1;
    if (sorted.words[left].len != sorted.words[right].len)
        return sorted.words[left].len > sorted.words[right].len ? -1 : 1;
    return left < right ? -1 : 1;
}

static void sort_words(void)
{
    size_t count = 0;
    for (const struct stet_clue_row *row = stet_clue_rows; row->clue; row++)
        for (const char *at = row->words; *at;) {
            size_t len = strcspn(at, "|");
            assert(count < ALL_MAX && len > 1);
            sorted.heads[row->clue][head_of(at)] = true;
            sorted.words[count] = (struct stet_span){at, len};
            sorted.clues[count] = row->clue;
            sorted.order[count] = (uint16_t)count;
            count++;
            at += len + (at[len] == '|');
        }
    qsort(sorted.order, count, sizeof(*sorted.order), by_place);
    size_t place = 0;
    for (size_t i = 0; i < count; i++)
        while (place <= place_of(sorted.order[i]))
            sorted.first[place++] = (uint16_t)i;
    while (place <= CLUES * BYTES)
        sorted.first[place++] = (uint16_t)count;
}

/* The longest words of a clue that text begins with; empty if there are none. */
static struct stet_span words_at(enum stet_clue clue, struct stet_span text)
{
    size_t place = (size_t)clue * BYTES + (unsigned char)*text.ptr;
    for (size_t i = sorted.first[place]; i < sorted.first[place + 1]; i++) {
        struct stet_span words = sorted.words[sorted.order[i]];
        if (words.len <= text.len && words.ptr[1] == text.ptr[1] &&
            memcmp(words.ptr, text.ptr, words.len) == 0)
            return words;
    }
    return (struct stet_span){NULL, 0};
}

/* ---- looking up ------------------------------------------------------------------------------ */

/* Letters and digits of any script. */
static bool is_word_byte(char c)
{
    return stet_is_alpha(c) || stet_is_digit(c) || (unsigned char)c >= 0x80;
}

struct stet_span stet_clue_find(enum stet_clue clue, struct stet_span folded, size_t *from)
{
    pthread_once(&sorted_once, sort_words);
    for (size_t i = *from; i + 1 < folded.len; i++) {
        if (!sorted.heads[clue][head_of(folded.ptr + i)])
            continue;
        struct stet_span words = words_at(clue, stet_span_sub(folded, i, folded.len));
        if (words.len > 0) {
            *from = i + words.len;
            return words;
        }
    }
    *from = folded.len;
    return (struct stet_span){NULL, 0};
}

/* Cuts the next part off a title, without signs at its ends; false at the end. */
static bool next_part(struct stet_span *rest, struct stet_span *part)
{
    size_t start = 0, end;
    while (start < rest->len && !is_word_byte(rest->ptr[start]))
        start++;
    for (end = start; end < rest->len; end++) {
        char c = rest->ptr[end], next = end + 1 < rest->len ? rest->ptr[end + 1] : ' ';
        bool dot = (unsigned char)c == 0xC2 && (unsigned char)next == 0xB7; /* a middle dot */
        if (c == '|' || dot || (c == ' ' && !is_word_byte(next)))
            break;
    }
    *part = stet_span_sub(*rest, start, end);
    *rest = stet_span_sub(*rest, end, rest->len);
    while (part->len > 0 && !is_word_byte(part->ptr[part->len - 1]))
        part->len--;
    if (stet_span_ends(*part, "\xE2\x80\xA6")) /* three dots in one */
        part->len -= 3;
    return part->len > 0;
}

struct stet_span stet_clue_find_part(enum stet_clue clue, struct stet_span folded)
{
    struct stet_span part;
    pthread_once(&sorted_once, sort_words);
    while (next_part(&folded, &part)) {
        struct stet_span words = words_at(clue, part);
        if (words.len == part.len)
            return words;
    }
    return (struct stet_span){NULL, 0};
}
