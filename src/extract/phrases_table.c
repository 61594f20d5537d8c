/* phrases_table.c - the wordings of sign-up calls, share bars, related links, cookie notices and
 * labels, by kind and language. A line is one of these only if all of it fits a pattern. */
#include "phrases_table.h"

#include <stddef.h>

const struct stet_phrase_row stet_phrase_rows[] = {
    /* en */
    {"dropped-signup",
     "unlock the *digest for free|unlock the *newsletter* for free|unlock this article*|"
     "sign up for *newsletter*|sign up to *newsletter*|sign up for *alerts|"
     "sign up to *alerts|sign up for *briefing*|sign up to *briefing*|sign up for *digest*|"
     "sign up for *updates|sign up for free*|sign up here*|sign up now|sign up|"
     "sign up today|sign up below|sign up with your email*|sign me up|join our *newsletter*|"
     "join our mailing list|join the newsletter|join * subscribers|get our *newsletter*|"
     "get the *newsletter*|get * in your inbox|get * to your inbox|"
     "get * delivered to your inbox|get * straight to your inbox|"
     "* delivered straight to your inbox|receive our *newsletter*|subscribe to our *|"
     "subscribe to the *newsletter*|subscribe to * newsletter|subscribe to continue*|"
     "subscribe to read*|subscribe to keep reading|subscribe now*|subscribe today*|"
     "subscribe for free|subscribe for *updates|subscribe for as little as *|subscribe here|"
     "subscribe|subscribe via email|subscribe by email|newsletter|our newsletter|"
     "newsletter sign-up|newsletter sign up|newsletter signup|email newsletter|"
     "free newsletter|weekly newsletter|daily newsletter|enter your email*|"
     "already a subscriber*|already have an account*|log in|login|log in or *|sign in|"
     "sign in or *|register now|register for free*|create an account|create a free account*|"
     "create your free account|start your free trial|try * for free|become a subscriber|"
     "support our journalism|this article is for subscribers only|"
     "stay informed with *newsletter*|keep up with the latest * newsletter|"
     "never miss a story*|don't miss out*newsletter*|thank you for subscribing|"
     "thanks for subscribing|download our app|download the app|get the app|"
     "log in to continue*|log in to read*|log in to comment|sign in to continue*|"
     "sign in to read*|sign in to comment|become a member|become a member today|"
     "abbonati per leggere*|abbonati per continuare*|abbonati a partire da *|"
     "abbonati a soli *"},
    {"dropped-share",
     "share|share this|share this article*|share this story*|share this post*|"
     "share this page|share on *|share via *|share with friends|share by email|"
     "share article|share story|share full article|tweet|tweet this|pin it|email this*|"
     "print this*|print article|print page|copy link|copy url|link copied*|send to a friend|"
     "follow us|follow us on *|follow us:*|follow *on twitter|follow *on facebook|"
     "follow *on instagram|follow *on google news|follow *on x|like us on *|find us on *|"
     "join us on *|facebook twitter*|facebook, twitter*|click to share*|save this article|"
     "save article|add to favorites|add to favourites|listen to this article*|"
     "give this article|gift this article|facebook * twitter*|share: *"},
    {"dropped-related",
     "related|related articles|related stories|related content|related posts|related news|"
     "related links|related topics|related coverage|related reading|related:*|read more|"
     "read more: *|read also*|read next*|also read*|see also|more on this story|"
     "more on this topic|more on this|more stories|more news|more like this|most read|"
     "most popular|most viewed|most commented|trending|trending now|popular posts|"
     "editor's picks|editors' picks|recommended|recommended for you|recommended stories|"
     "recommended articles|you may also like|you might also like*|"
     "you may also be interested in|you might be interested in|what to read next|up next|"
     "next article|previous article|next post|previous post|don't miss|top stories|"
     "latest news|latest stories|continue reading|continue reading *below|"
     "story continues below*|article continues below*|article continues after *|show more|"
     "load more|view more|see more|view all|see all|click here to read*|back to top|"
     "skip to content|skip to main content|jump to content|read more about *|read more on *|"
     "read more at *|more from this author|more from this section"},
    {"dropped-comments",
     "comments|no comments|no comments yet|leave a comment|leave a reply|add a comment|"
     "post a comment|join the conversation|join the discussion|view comments|"
     "view all comments|show comments|comments are closed|write a comment|"
     "be the first to comment|read comments|reader comments|"
     "rss feed for comments on this post*|trackback uri|trackback url|trackback url for this *"},
    {"dropped-cookie-notice",
     "this site uses cookies*|this website uses cookies*|by continuing to use this site*|"
     "by using this site, you agree*|accept cookies|accept all cookies|accept all|"
     "reject all|cookie settings|cookie preferences|manage cookies|manage preferences|"
     "manage consent|i accept|we value your privacy|we care about your privacy|"
     "we use cookies to *best*experience*|we use cookies to improve your*experience*|"
     "we use cookies to give you*|"
     "we use cookies*accept*|we use cookies*by continuing*|"
     "utilizziamo *cookie* migliorare *esperienza|wir verwenden cookies* nutzererlebnis*|"
     "wir verwenden cookies* bestmoglich*|nous utilisons des cookies* experience*|"
     "utilizamos cookies* experiencia*|usamos cookies* experiencia*"},
    {"dropped-popup",
     "you are using an out of date browser*|you are using an outdated browser*|"
     "it may not display this or other websites correctly|"
     "you should upgrade or use an alternative browser*|javascript is disabled*|"
     "for a better experience, please enable javascript*|please enable javascript*|"
     "your browser does not support *|sie haben javascript deaktiviert*|"
     "veuillez activer javascript*"},
    {"dropped-advert",
     "advertisement|advertisements|advert|ad|ads|ads by *|sponsored|sponsored content|"
     "sponsored by *|paid content|paid post|promoted|promoted content|partner content|"
     "advertisement feature|skip advertisement|scroll to continue|"
     "advertisement - scroll to continue|advertisement scroll to continue|report this ad|"
     "this advertisement has not loaded*|remove ads"},
    {"dropped-copyright",
     "©*|copyright ©*|copyright (c) *|copyright 1*|copyright 2*|all rights reserved|"
     "* all rights reserved|*. all rights reserved|©*20*|copyright*20*all rights reserved|"
     "powered by wordpress*|proudly powered by wordpress*"},
    /* it */
    {"dropped-signup",
     "sblocca gratuitamente*|sblocca gratis*|iscriviti alla *newsletter*|"
     "iscriviti alle *newsletter*|iscriviti gratuitamente*|iscriviti gratis*|iscriviti|"
     "iscriviti ora|iscriviti qui|iscriviti subito|iscriviti al * canale*|"
     "iscriviti al canale*|ricevi la *newsletter*|ricevi le *newsletter*|"
     "ricevi gratuitamente*|abbonati|abbonati ora|abbonati subito|la nostra newsletter|"
     "le nostre newsletter|registrati|registrati ora|registrati gratuitamente|"
     "registrati per *|accedi|accedi o *|hai gia un account*|sei gia abbonato*|"
     "sei abbonato*|inserisci la tua email*|inserisci il tuo indirizzo*|"
     "contenuto riservato agli abbonati|questo articolo e riservato agli abbonati|"
     "scarica la app|scarica l'app"},
    {"dropped-share",
     "condividi|condividi su *|condividi l'articolo|condividi questo articolo|"
     "condividi articolo|condividi questo post|condividi:*|condividi con *|condividi via *|"
     "seguici|seguici su *|seguici anche su *|stampa|stampa articolo|stampa l'articolo|"
     "invia per email|copia link|copia il link|metti mi piace*|salva articolo|"
     "ascolta l'articolo|ascolta questo articolo"},
    {"dropped-related",
     "leggi anche|leggi anche *|leggi anche: *|leggi di piu|leggi tutto|leggi ancora|"
     "leggi l'articolo completo|leggi pure*|per approfondire|per approfondire: *|"
     "articoli correlati|notizie correlate|contenuti correlati|potrebbe interessarti*|"
     "potrebbero interessarti*|ti potrebbe interessare*|vedi anche*|continua a leggere*|"
     "i piu letti|le piu lette|piu letti|piu lette|altre notizie|ultime notizie|"
     "articolo precedente|articolo successivo|prossimo articolo|torna su|mostra altro|"
     "mostra di piu|vai al contenuto"},
    {"dropped-comments",
     "commenti|nessun commento|lascia un commento|scrivi un commento|aggiungi un commento|"
     "mostra i commenti|leggi i commenti|partecipa alla discussione|commenta"},
    {"dropped-cookie-notice",
     "questo sito utilizza *cookie*|questo sito usa *cookie*|accetta i cookie|"
     "accetta tutti i cookie|accetta tutti|accetta tutto|rifiuta tutti|gestisci i cookie|"
     "gestisci le preferenze|preferenze cookie|impostazioni cookie"},
    {"dropped-advert",
     "pubblicita|annuncio|annuncio pubblicitario|contenuto sponsorizzato|sponsorizzato|"
     "messaggio pubblicitario|messaggio promozionale|la pubblicita sta per*"},
    {"dropped-copyright",
     "riproduzione riservata|©riproduzione riservata|tutti i diritti riservati|"
     "* tutti i diritti riservati|*. tutti i diritti riservati"},
    /* de */
    {"dropped-signup",
     "newsletter abonnieren|newsletter anmelden|newsletter bestellen|jetzt newsletter *|"
     "melden sie sich * newsletter an|melde dich * newsletter an|"
     "abonnieren sie *newsletter*|abonniere *newsletter*|hier *newsletter* abonnieren|"
     "zum newsletter anmelden|jetzt kostenlos anmelden|jetzt kostenlos registrieren|"
     "jetzt anmelden|jetzt abonnieren|jetzt registrieren|jetzt abo *|jetzt testen|"
     "kostenlos testen|abonnieren|anmelden|registrieren|einloggen|login|bereits abonnent*|"
     "sie sind bereits abonnent*|schon abonnent*|sie haben bereits ein *|unser newsletter|"
     "unsere newsletter|ihre e-mail-adresse|e-mail-adresse eingeben|"
     "dieser artikel ist nur fur abonnenten*|weiterlesen mit *abo|jetzt weiterlesen|"
     "app herunterladen"},
    {"dropped-share",
     "teilen|artikel teilen|beitrag teilen|seite teilen|diesen artikel teilen|"
     "diesen beitrag teilen|teilen sie diesen *|auf facebook teilen|auf twitter teilen|"
     "per e-mail teilen|per mail versenden|per whatsapp teilen|teilen:*|teilen auf *|"
     "drucken|artikel drucken|seite drucken|link kopieren|artikel versenden|artikel merken|"
     "merken|merkliste|folgen sie uns*|folge uns*|artikel anhoren|artikel vorlesen"},
    {"dropped-related",
     "lesen sie auch*|lesen sie mehr*|lesen sie dazu*|lesen sie weiter*|lies auch*|"
     "mehr zum thema|mehr zum thema *|mehr dazu|mehr dazu: *|mehr lesen|mehr anzeigen|"
     "auch interessant|auch interessant: *|das konnte sie auch interessieren*|"
     "das konnte dich auch interessieren*|ahnliche artikel|verwandte artikel|"
     "weitere artikel|weitere themen|weitere nachrichten|weitere meldungen|"
     "weitere informationen|weiterlesen|weiterlesen nach der anzeige|meistgelesen|"
     "meistgelesene artikel|die meistgelesenen artikel|siehe auch|siehe auch: *|zum artikel|"
     "zum thema|nachster artikel|vorheriger artikel|nachster beitrag|vorheriger beitrag|"
     "nach oben|zum seitenanfang|zum inhalt springen|empfohlen|empfehlungen der redaktion|"
     "empfohlener externer inhalt|top-themen"},
    {"dropped-comments",
     "kommentare|kommentare lesen|kommentare anzeigen|kommentar schreiben|"
     "kommentar verfassen|schreiben sie einen kommentar|schreibe einen kommentar|"
     "hinterlasse einen kommentar|keine kommentare|diskutieren sie mit|jetzt mitdiskutieren|"
     "leserkommentare|antworten abbrechen"},
    {"dropped-cookie-notice",
     "diese website verwendet cookies*|diese webseite verwendet cookies*|"
     "diese seite verwendet cookies*|diese website benutzt cookies*|"
     "alle cookies akzeptieren|cookies akzeptieren|alle akzeptieren|alle ablehnen|"
     "cookie-einstellungen|datenschutzeinstellungen|cookies ablehnen|ich stimme zu"},
    {"dropped-advert",
     "anzeige|anzeigen|werbung|advertorial|gesponsert|gesponserter inhalt|sponsored post|"
     "bezahlter inhalt|- anzeige|anzeige schliessen|werbung schliessen"},
    {"dropped-copyright", "alle rechte vorbehalten|* alle rechte vorbehalten"},
    /* fr */
    {"dropped-signup",
     "inscrivez-vous a *newsletter*|inscrivez-vous gratuitement*|inscrivez-vous|"
     "inscrivez-vous a la lettre*|inscription a la newsletter|abonnez-vous|abonnez-vous a *|"
     "abonnez-vous pour *|abonnez-vous des *|s'abonner|s'abonner a *newsletter*|s'inscrire|"
     "je m'abonne|je m'inscris|recevez *newsletter*|recevoir la newsletter|"
     "recevez gratuitement*|recevez * par mail|recevez * par e-mail|deja abonne*|"
     "vous etes deja abonne*|vous avez deja un compte*|se connecter|connectez-vous*|"
     "creer un compte|votre adresse e-mail|votre adresse email|votre email|"
     "cet article est reserve aux abonnes|article reserve aux abonnes|reserve aux abonnes|"
     "il vous reste * a lire*|debloquez *gratuitement|la newsletter*|nos newsletters|"
     "telechargez l'application"},
    {"dropped-share",
     "partager|partager l'article|partager cet article|partager sur *|partager via *|"
     "partager par *|partagez*article|partagez sur *|partager:*|suivez-nous|"
     "suivez-nous sur *|imprimer|imprimer l'article|envoyer par e-mail|envoyer par mail|"
     "envoyer a un ami|copier le lien|lien copie|ecouter cet article|ecouter l'article|"
     "offrir cet article|offrir l'article|ajouter a mes favoris|ajouter a vos selections|"
     "retrouvez-nous sur *"},
    {"dropped-related",
     "lire aussi|lire aussi *|lire aussi : *|lire egalement*|a lire aussi*|"
     "a lire egalement*|a lire : *|a voir aussi*|voir aussi*|lire la suite|lire la suite *|"
     "lire plus|en savoir plus|sur le meme sujet|sur le meme theme|articles lies|"
     "articles similaires|articles associes|a ne pas manquer|vous aimerez aussi|"
     "cela peut vous interesser|ces articles * interesser|les plus lus|les plus lues|"
     "plus lus|dans la meme rubrique|a decouvrir aussi|article suivant|article precedent|"
     "voir plus|voir tout|afficher plus|haut de page|retour en haut|aller au contenu|"
     "la suite apres cette publicite|la suite apres la publicite"},
    {"dropped-comments",
     "commentaires|commentaire|aucun commentaire|laisser un commentaire|"
     "ajouter un commentaire|ecrire un commentaire|commenter|commenter cet article|reagir|"
     "reagir a cet article|voir les commentaires|lire les commentaires|vos commentaires|"
     "vos reactions|laisser une reponse"},
    {"dropped-cookie-notice",
     "ce site utilise des cookies*|ce site utilise les cookies*|"
     "en poursuivant votre navigation*|accepter les cookies|accepter tous les cookies|"
     "tout accepter|tout refuser|accepter et fermer|continuer sans accepter|"
     "gerer les cookies|parametrer les cookies|gestion des cookies"},
    {"dropped-advert",
     "publicite|- publicite -|annonce|contenu sponsorise|sponsorise|publi-redactionnel|"
     "publireportage|contenu partenaire"},
    {"dropped-copyright", "tous droits reserves|* tous droits reserves"},
    /* es, pt, ca, gl */
    {"dropped-signup",
     "suscribete|suscribete a *|suscribete para *|suscribete gratis|suscribete ahora|"
     "suscribase|suscribase a *|suscribirse|suscribirme|quiero suscribirme|"
     "inscribete*newsletter*|apuntate a *newsletter*|apuntate a *boletin*|"
     "recibe *newsletter*|recibe *boletin*|recibe nuestras *|reciba *boletin*|"
     "nuestro boletin|boletin de noticias|iniciar sesion|inicia sesion*|inicie sesion*|"
     "ya soy suscriptor|ya eres suscriptor*|registrate|registrate gratis*|registrate para *|"
     "registrarse|crea tu cuenta*|tu correo electronico|introduce tu *mail|"
     "articulo exclusivo para suscriptores|contenido exclusivo para suscriptores|"
     "para seguir leyendo*suscribete*|desbloquea *gratis|descarga la app|assine|assine ja|"
     "assine agora|assine a *newsletter*|assine a nossa *|assine nossa *|assine para *|"
     "inscreva-se|inscreva-se na *|inscreva-se em *|inscreva-se no *|receba *newsletter*|"
     "receba * no seu e-mail|receba * no seu email|subscreva *newsletter*|subscreva|"
     "ja e assinante*|ja sou assinante|faca login*|faca seu login*|cadastre-se|"
     "cadastre-se *|conteudo exclusivo para assinantes|exclusivo para assinantes|seu e-mail|"
     "baixe o app*|subscriu-te*|subscriu-t'hi|inicia sessio|registra't"},
    {"dropped-share",
     "compartir|compartir en *|comparte|comparte en *|comparte este articulo|"
     "compartir este articulo|compartir articulo|comparte esta noticia|"
     "compartir esta noticia|compartir via *|compartir:*|compartelo|siguenos|siguenos en *|"
     "siguenos:*|siganos en *|imprimir|imprimir articulo|enviar por correo*|"
     "enviar por email|copiar enlace|copiar el enlace|enlace copiado|escuchar articulo|"
     "guardar articulo|compartilhar|compartilhe|compartilhe esta *|compartilhe este *|"
     "compartilhe no *|compartilhar no *|compartilhar artigo|compartilhe:*|partilhar|"
     "partilhe|partilhar artigo|partilhe este artigo|siga-nos|siga-nos *|"
     "siga a *no instagram|siga o *no instagram|nos siga *|copiar link|link copiado*|"
     "enviar por e-mail|comparteix|comparteix a *|segueix-nos*"},
    {"dropped-related",
     "lee tambien*|lea tambien*|leer tambien*|lee mas|leer mas|lea mas|leer mas *|"
     "ver tambien|ver tambien: *|vea tambien*|ver mas|ver todo|mira tambien*|"
     "te puede interesar*|te podria interesar*|tambien te puede interesar*|"
     "le puede interesar*|puede interesarte*|noticias relacionadas|articulos relacionados|"
     "contenido relacionado|mas informacion|mas noticias|mas sobre este tema|mas leidas|"
     "mas leidos|lo mas leido|lo mas visto|las mas leidas|las noticias mas leidas|"
     "no te pierdas*|seguir leyendo|sigue leyendo|continuar leyendo|ultimas noticias|"
     "articulo anterior|articulo siguiente|siguiente articulo|volver arriba|ir al contenido|"
     "saltar al contenido|leia tambem*|leia mais*|ler mais|saiba mais|veja tambem*|"
     "veja mais*|ver mais|confira tambem*|artigos relacionados|materias relacionadas|"
     "conteudo relacionado|mais lidas|mais lidos|as mais lidas|continue lendo|"
     "continue a ler|proximo artigo|artigo anterior|voltar ao topo|pular para o conteudo|"
     "voce pode gostar*|relacionadas|relacionados|recomendado para ti|recomendamos|"
     "recomendados|llegeix tambe*|mes informacio"},
    {"dropped-comments",
     "comentarios|comentario|sin comentarios|deja un comentario|dejar un comentario|"
     "escribe un comentario|deja tu comentario|deja una respuesta|ver comentarios|comentar|"
     "anadir comentario|unete a la conversacion|unete a la discusion|nenhum comentario|"
     "deixe um comentario|deixe seu comentario|deixe uma resposta|escreva um comentario|"
     "comente|comentaris|deixa un comentari"},
    {"dropped-cookie-notice",
     "este sitio utiliza cookies*|este sitio usa cookies*|este sitio web utiliza cookies*|"
     "esta web utiliza cookies*|esta pagina utiliza cookies*|aceptar cookies|"
     "aceptar todas las cookies|aceptar todas|aceptar todo|rechazar todo|rechazar todas|"
     "configurar cookies|configuracion de cookies|este site utiliza cookies*|"
     "este site usa cookies*|este website utiliza cookies*|aceitar cookies|aceitar todos|"
     "aceitar todos os cookies|rejeitar todos|preferencias de cookies"},
    {"dropped-advert",
     "publicidad|- publicidad -|anuncio|anuncios|contenido patrocinado|patrocinado|"
     "publicidade|continua apos a publicidade|continua depois da publicidade|"
     "conteudo patrocinado|la noticia continua despues de la publicidad|publicitat"},
    {"dropped-copyright", "todos los derechos reservados|* todos los derechos reservados|"
                          "todos os direitos reservados|* todos os direitos reservados"},
    /* nl, sv, da, nb, fi */
    {"dropped-signup",
     "schrijf je in voor *nieuwsbrief*|schrijf u in voor *nieuwsbrief*|meld je aan voor *|"
     "meld u aan voor *|aanmelden voor *nieuwsbrief*|aanmelden nieuwsbrief|"
     "inschrijven nieuwsbrief|inschrijven voor *nieuwsbrief*|ontvang *nieuwsbrief*|"
     "abonneer je op *|abonneer u op *|abonneer je nu*|abonneren|neem een abonnement*|"
     "inloggen|aanmelden|al abonnee*|bent u al abonnee*|ben je al abonnee*|onze nieuwsbrief|"
     "nieuwsbrief|word lid|word abonnee*|prenumerera pa *nyhetsbrev*|prenumerera|"
     "prenumerera pa *|anmal dig till *nyhetsbrev*|fa *nyhetsbrev*|nyhetsbrev|"
     "vart nyhetsbrev|logga in|bli prenumerant*|redan prenumerant*|skapa konto|"
     "tilmeld dig *nyhedsbrev*|tilmeld nyhedsbrev*|fa *nyhedsbrev*|nyhedsbrev|"
     "vores nyhedsbrev|log ind|log pa|abonner pa *|abonner|bliv abonnent*|bliv medlem|"
     "allerede abonnent*|meld deg pa *nyhetsbrev*|logg inn|bli abonnent*|er du abonnent*|"
     "tilaa *uutiskirje*|tilaa uutiskirje|uutiskirje|tilaa|kirjaudu|kirjaudu sisaan|"
     "rekisteroidy"},
    {"dropped-share",
     "delen|deel dit artikel|deel dit bericht|deel dit|deel artikel|deel op *|deel via *|"
     "delen op *|delen via *|deel:*|volg ons|volg ons op *|printen|artikel printen|"
     "kopieer link|link kopieren|dela|dela artikeln|dela artikel|dela pa *|dela via *|"
     "dela:*|folj oss|folj oss pa *|skriv ut|kopiera lank|del artikel|del artiklen|del pa *|"
     "del artikkelen|del denne artikkelen|del saken|folg os|folg os pa *|folg oss pa *|"
     "udskriv|kopier link|kopier lenke|jaa|jaa artikkeli|jaa facebookissa|seuraa meita*|"
     "tulosta|kopioi linkki"},
    {"dropped-related",
     "lees ook*|lees meer|lees meer *|lees verder|lees verder *|meer lezen|zie ook*|"
     "gerelateerde artikelen|gerelateerd|meest gelezen|ook interessant|bekijk ook*|"
     "verder lezen|meer nieuws|volgende artikel|vorige artikel|naar boven|las ocksa*|"
     "las aven*|las mer|las mer *|las vidare|relaterat|relaterade artiklar|mest last|"
     "se aven*|se ocksa*|fler artiklar|las ogsa*|las mere|las mere *|relaterede artikler|"
     "mest laste|se ogsa*|laes ogsa*|læs ogsa*|læs mere|læs mere *|mest læste|les ogsa*|"
     "les mer|les mer *|les mere|relaterte artikler|relaterte saker|mest lest|flere saker|"
     "lue myos*|lue lisaa|lue lisaa *|aiheeseen liittyvat*|luetuimmat|katso myos*|"
     "meer over dit onderwerp*|meer over: *|mer om amnet|mer om: *"},
    {"dropped-comments",
     "reacties|reactie|reageer|plaats een reactie|geef een reactie|laat een reactie achter|"
     "geen reacties|kommentarer|kommentera|skriv en kommentar|inga kommentarer|"
     "lamna en kommentar|lamna ett svar|skriv kommentar|ingen kommentarer|"
     "legg igjen en kommentar|kommentoi|kommentit|jata kommentti|ei kommentteja"},
    {"dropped-cookie-notice",
     "deze website gebruikt cookies*|deze site gebruikt cookies*|alle cookies accepteren|"
     "cookies accepteren|alles accepteren|cookie-instellingen|webbplatsen anvander cookies*|"
     "godkann alla*|accepter alle*|tillad alle*|godta alle*|hyvaksy kaikki*|hyvaksy evasteet"},
    {"dropped-advert",
     "advertentie|advertenties|gesponsord|gesponsorde inhoud|annons|annonser|annons:*|"
     "reklam|annonce|annoncer|reklame|annonse|annonsorinnehall|annonsorinnhold|mainos|"
     "artikeln fortsatter *annonsen|artiklen fortsætter efter annoncen|kaupallinen yhteistyo"},
    /* pl, cs, sk, sl, hr, hu, ro, tr */
    {"dropped-signup",
     "zapisz sie na *newsletter*|zapisz sie do *newsletter*|zapisz sie|subskrybuj*|"
     "zaprenumeruj*|zaloguj sie*|zarejestruj sie*|masz juz konto*|newsletter*zapisz sie|"
     "wykup dostep*|prihlaste se k odberu*|prihlasit se k odberu*|odebirat newsletter*|"
     "prihlasit se|prihlaste se|predplatte si*|mate jiz predplatne*|registrovat se|"
     "prihlaste sa *|prihlasit sa|predplatte si *|odoberat newsletter|narocite se na *|"
     "narocite se|prijavite se na *|prijavi se|prijavite se|pretplatite se*|pretplati se*|"
     "iratkozz fel *|iratkozzon fel *|feliratkozas*|hirlevel|feliratkozom*|bejelentkezes|"
     "elofizetes|elofizetek|aboneaza-te*|abonati-va*|abonare la newsletter|"
     "inscrie-te *newsletter*|autentificare|intra in cont|e-bultene *|bultenimize abone ol*|"
     "abone ol*|uye ol|uye girisi|giris yap|kayit ol|haber bultenine *"},
    {"dropped-share",
     "udostepnij|udostepnij na *|udostepnij artykul|udostepnij:*|podziel sie|podziel sie *|"
     "polub nas*|obserwuj nas*|drukuj|kopiuj link|skopiuj link|sdilet|sdilet na *|"
     "sdilet clanek|sdilejte|sdilejte *|tisk|vytisknout|sledujte nas*|zdielat|zdielat na *|"
     "zdielajte*|deli|deli na *|podijeli|podijeli na *|podijelite*|podeli|podelite*|"
     "pratite nas*|megosztas|megosztom|ossza meg*|oszd meg*|kovess minket*|nyomtatas|"
     "distribuie|distribuie *|urmareste-ne*|printeaza|paylas|paylasin|facebook'ta paylas|"
     "twitter'da paylas|bizi takip edin*|yazdir"},
    {"dropped-related",
     "czytaj tez*|czytaj takze*|czytaj rowniez*|czytaj wiecej*|zobacz tez*|zobacz takze*|"
     "zobacz rowniez*|przeczytaj takze*|przeczytaj tez*|przeczytaj rowniez*|"
     "powiazane artykuly|powiazane|podobne artykuly|najczesciej czytane|najpopularniejsze|"
     "czytaj dalej|wiecej na ten temat|ctete take*|ctete tez*|cist dal*|cist vice|"
     "prectete si *|souvisejici clanky|souvisejici|nejctenejsi|nejctenejsi clanky|"
     "dalsi clanky|viz take*|mohlo by vas zajimat*|citajte aj*|precitajte si aj*|"
     "suvisiace clanky|suvisiace|najcitanejsie|mohlo by vas zaujimat*|preberite tudi*|"
     "preberite se*|procitajte i*|procitajte jos*|procitaj i*|povezane vijesti|"
     "povezani clanci|najcitanije|vezane vijesti|olvassa el *|olvasd el *|"
     "kapcsolodo cikkek*|kapcsolodo|tovabbi cikkek|legolvasottabb|ez is erdekelheti*|"
     "citeste si*|citeste mai mult*|citeste mai departe|vezi si*|articole similare|"
     "stiri similare|cele mai citite|te-ar putea interesa*|ilgili haberler|"
     "ilginizi cekebilir*|bunlar da ilginizi *|devamini oku*|benzer haberler|"
     "en cok okunanlar|diger haberler|ayrica bakiniz*|polecamy|polecamy: *|polecamy rowniez*"},
    {"dropped-comments",
     "komentarze|komentarz|dodaj komentarz|skomentuj|brak komentarzy|zostaw komentarz|"
     "komentare|komentar|diskuse|diskuze|pridat komentar|komentari|ostavi komentar|"
     "ostavite komentar|hozzaszolasok|szolj hozza|hozzaszolas|comentarii|lasa un comentariu|"
     "adauga un comentariu|yorumlar|yorum yap|yorum yaz|yorum|diskusia"},
    {"dropped-cookie-notice",
     "ta strona uzywa *cookie*|ta strona korzysta z *cookie*|"
     "strona korzysta z plikow cookie*|akceptuje*cookie*|zaakceptuj wszystkie*|"
     "tento web pouziva *cookie*|tyto stranky pouzivaji *cookie*|prijmout vse|odmitnout vse|"
     "ova stranica koristi *|az oldal *cookie*|weboldalunk *sutiket*|"
     "acest site foloseste *cookie*|accepta toate*|bu site*cerez*kullan*|tumunu kabul et"},
    {"dropped-advert",
     "reklama|reklamy|- reklama -|material sponsorowany|artykul sponsorowany|sponsorowane|"
     "inzerce|reklamni sdeleni|komercni sdeleni|inzercia|oglas|oglasi|hirdetes|reclama|"
     "publicitate|- publicitate -|reklam|reklamlar|ilan|sponsorlu icerik"},
    {"dropped-copyright",
     "wszelkie prawa zastrzezone*|vsechna prava vyhrazena*|sva prava pridrzana*|"
     "minden jog fenntartva*|toate drepturile rezervate*|tum haklari saklidir*|"
     "* tum haklari saklidir"},
    /* el, ru, uk, bg */
    {"dropped-signup",
     "εγγραφειτε στο newsletter*|εγγραφη στο newsletter*|εγγραφειτε*|συνδεση|"
     "подпишитесь на *|подпишись на *|подписаться|подписаться на *|подписываитесь на *|"
     "подписка на рассылку|рассылка|наша рассылка|воити|воити в аккаунт|авторизуитесь*|"
     "зарегистрируитесь*|зарегистрироваться|оформить подписку|оформите подписку*|"
     "підпишіться на *|підписатися|підписатись|підписуитесь на *|підписатися на *|увіити|"
     "зареєструватися|абонираите се*|абонираи се*"},
    {"dropped-share",
     "κοινοποιηση|μοιραστειτε το*|ακολουθηστε μασ*|ακολουθηστε το *|εκτυπωση|поделиться|"
     "поделиться в *|поделиться:*|поделитесь*|поделись*|распечатать|версия для печати|"
     "скопировать ссылку|ссылка скопирована|следите за нами*|читаите нас в *|поділитися|"
     "поділитися в *|поділіться*|роздрукувати|стежте за нами*|сподели|сподели във *|"
     "споделяне|споделете*|последваите ни*"},
    {"dropped-related",
     "διαβαστε επισησ*|διαβαστε ακομα*|διαβαστε ακομη*|διαβαστε περισσοτερα*|δειτε επισησ*|"
     "δειτε ακομα*|σχετικα αρθρα|σχετικα|περισσοτερα|δημοφιλη|читаите также*|читать также*|"
     "читать далее*|читать дальше|читать еще|читать полностью|смотрите также*|см. также*|"
     "материалы по теме|похожие материалы|похожие статьи|похожие новости|самое читаемое|"
     "популярное|другие новости|еще по теме|подробнее|подробнее*читаите*|другие материалы|"
     "рекомендуем|вам может быть интересно*|читаите такоже|читаите також*|читати також*|"
     "читати далі*|дивіться також*|за темою|схожі новини|популярне|детальніше|"
     "прочетете още*|вижте още*|вижте също*|още по темата|свързани новини|свързани статии|"
     "наи-четени|по теме|по теме: *|еще по теме: *"},
    {"dropped-comments",
     "σχολια|αφηστε σχολιο*|комментарии|комментировать|оставить комментарии|"
     "добавить комментарии|нет комментариев|обсудить|обсуждение|коментарі|коментувати|"
     "залишити коментар|додати коментар|коментари|коментар|добави коментар|остави коментар"},
    {"dropped-cookie-notice",
     "αποδοχη ολων|αποδοχη|этот саит использует *cookie*|саит использует *cookie*|"
     "наш саит использует *|принять все|цеи саит використовує *|прииняти всі|"
     "този саит използва *|приемам всички"},
    {"dropped-advert",
     "διαφημιση|реклама|на правах рекламы|партнерскии материал|рекламныи материал|реклама:*|"
     "спонсорскии материал|партнерськии матеріал"},
    {"dropped-copyright",
     "все права защищены*|* все права защищены|всі права захищені*|всички права запазени*"},
    /* ar, fa, he, hi */
    {"dropped-signup", "اشترك في *|اشترك الان*|سجل الدخول|تسجيل الدخول|النشرة البريدية|انضم الينا*|"
                       "הירשמו לניוזלטר*|הרשמה לניוזלטר*|התחברות|הרשמה|सब्सक्राइब करें*|न्यूजलेटर*"},
    {"dropped-share",
     "شارك|مشاركة|شارك المقال|شارك علي *|شاركها|تابعنا علي *|تابعونا علي *|طباعة|نسخ الرابط|"
     "اشتراك گذاري|שתפו|שיתוף|שתף|שתפו כתבה|עקבו אחרינו*|הדפסה|शेयर करें*|फॉलो करें*"},
    {"dropped-related",
     "اقرا ايضا*|اقرا المزيد*|اقرا كذلك*|شاهد ايضا*|مواضيع ذات صلة|اخبار ذات صلة|ذات صلة|"
     "المزيد|الاكثر قراءة|בنושא זה|קראו גם*|קראו עוד*|כתבות נוספות|עוד בנושא*|הנקראות ביותר|"
     "ये भी पढ़ें*|यह भी पढ़ें*|और पढ़ें*|इसे भी पढ़ें*"},
    {"dropped-comments",
     "التعليقات|تعليقات|اترك تعليقا*|اضف تعليق*|تعليق|תגובות|הוסף תגובה|כתוב תגובה|"
     "टिप्पणियां"},
    {"dropped-advert", "اعلان|اعلانات|פרסומת|תוכן שיווקי|विज्ञापन"},
    {"dropped-copyright", "جميع الحقوق محفوظة*|* جميع الحقوق محفوظة|כל הזכויות שמורות*"},
    /* ja, ko, zh */
    {"dropped-signup",
     "メルマガ登録*|メールマガジン*登録*|ニュースレター*登録*|無料会員登録*|会員登録*|ログイン|"
     "新規登録|*ニュースレターを購読|뉴스레터 구독*|뉴스레터 신청*|"
     "구독하기|구독|로그인|회원가입|订阅|订阅我们*|订阅*通讯|立即订阅|登录|注册|訂閱|訂閱*電子報|"
     "立即訂閱|登入|註冊|扫码关注*|扫描二维码关注*|关注*公众号|"
     "关注我们*|點此訂閱*"},
    {"dropped-share",
     "シェア|シェアする|共有|共有する|ツイート|ツイートする|この記事をシェア*|フォローする|印刷|"
     "リンクをコピー|urlをコピー|いいね*|공유|공유하기|기사 공유*|"
     "인쇄|인쇄하기|url 복사|링크 복사|페이스북|트위터|카카오톡|카카오스토리|글자크기*|글자 "
     "크기*|분享|分享|分享到*|分享至*|分享:*|打印|打印本页|"
     "打印本文|收藏|复制链接|列印|複製連結|点赞|推荐给朋友|【打印】*|字体*大 中 小*|字号*大 中 "
     "小*"},
    {"dropped-related",
     "関連記事*|関連ニュース*|関連リンク|関連トピックス|あわせて読みたい*|合わせて読みたい*|"
     "こちらもおすすめ*|続きを読む*|もっと見る|もっと読む|おすすめ記事*|"
     "人気記事*|アクセスランキング*|次の記事*|前の記事*|記事一覧へ*|トップへ戻る|ページトップへ*|"
     "관련기사|관련 기사*|관련뉴스|관련 뉴스|관련 글|더보기|"
     "많이 본 뉴스|인기기사|인기 기사|이 "
     "기사도*|다음글*|이전글*|맨위로|相关阅读*|相关新闻*|相关报道*|相关文章*|相关链接*|延伸阅读*|"
     "更多阅读|"
     "推荐阅读*|热门文章|热点推荐|猜你喜欢|上一篇*|下一篇*|返回顶部|查看更多|阅读更多|阅读全文|"
     "更多|相關新聞*|相關閱讀*|相關報導*|相關文章*|延伸閱讀*|"
     "推薦閱讀*|熱門文章|看更多*|閱讀更多*|更多新聞*|你可能會喜歡*|你可能也想看*"},
    {"dropped-comments",
     "コメント|コメントする|コメントを書く|コメント一覧|コメントを投稿*|댓글|댓글 "
     "쓰기|댓글쓰기|댓글 달기|전체 댓글|评论|发表评论*|我要评论|网友评论|查看评论|"
     "留言|我要留言|評論|發表評論|發表留言"},
    {"dropped-cookie-notice", "当サイトでは*cookie*|当サイトは*cookie*|このサイトは*cookie*|"
                              "このサイトでは*cookie*|すべて同意する|이 사이트는 쿠키*|"
                              "本网站使用*cookie*|本網站使用*cookie*|接受所有cookie*"},
    {"dropped-advert", "広告|スポンサーリンク|スポンサードリンク|pr|広告の後に続きます*|광고|"
                       "광고문의|advertisement|广告|推广|赞助内容|廣告|廣告-請繼續往下閱讀|"
                       "請繼續往下閱讀*|贊助|推廣"},
    {"dropped-copyright",
     "無断転載*禁じます|無断転載禁止|無断複写・転載を禁じます|저작권자*|무단전재*|무단 전재*|* "
     "무단전재*재배포 금지*|版权所有*|版權所有*|*版权所有*|"
     "转载请注明*|未经*不得转载*|轉載請註明*"},
    /* Buttons and messages of shops, forms, documentation and forums, in all languages. */
    {"dropped-form",
     "add to cart|add to basket|add to bag|add to shopping bag|add to wishlist|"
     "add to wish list|add to quote|adding to cart|added to cart|view cart|view basket|"
     "go to cart|buy now|buy it now|add to compare|proceed to checkout|continue to checkout|"
     "continue shopping|your cart is empty|your cart is currently empty|your basket is empty|"
     "your bag is empty|select options|choose options|choose an option|quick view|quick shop|"
     "quick add|quick buy|notify me when available|notify me when this product is available|"
     "email me when available|only left in stock|only * left in stock|sold out|out of stock|"
     "write a review|write a customer review|be the first to review*|"
     "be the first to write a review|shipping calculated at checkout|"
     "taxes and shipping calculated at checkout|couldn't load pickup availability|sale price|"
     "regular price|unit price|increase quantity*|decrease quantity*|clear filters|"
     "clear all filters|apply filters|reset filters|show filters|hide filters|filter by|"
     "sort by|sort by:*price*|filter and sort|view size guide|"
     "thank you! your submission has been received|"
     "oops! something went wrong while submitting the form|"
     "something went wrong. please try again*|this field is required|"
     "please enter a valid email*|please fill in this field|please fill out this field|"
     "required fields are marked|fields marked with an asterisk are required|"
     "indicates required fields|required field|your message has been sent|send message|"
     "send enquiry|submit form|please wait|no results found|enter your zip code*|"
     "enter zip code|edit this page|edit this page on github|edit on github|edit on gitlab|"
     "suggest edits|suggest an edit|view page source|view source on github|view on github|"
     "open in github|report an issue|report a bug|open an issue|report a problem|"
     "was this page helpful|was this helpful|was this article helpful|"
     "was this section helpful|did this page help you|did you find this page helpful|"
     "did you find this helpful|is this page useful|thank you for your feedback|"
     "thanks for your feedback|thanks for letting us know|how could we improve this page|"
     "give feedback|send feedback|provide feedback|leave feedback|on this page|copy code|"
     "copy to clipboard|copied to clipboard|copy page|copy as markdown|copy link to heading|"
     "view as markdown|open in chatgpt|open in claude|ask ai|expand all|collapse all|"
     "click to expand|toggle navigation|toggle menu|toggle sidebar|toggle theme|"
     "toggle dark mode|skip to search|skip to navigation|skip to footer|skip navigation|"
     "skip to main navigation|jump to navigation|jump to search|jump to main content|"
     "keyboard shortcuts|previous page|next page|previous chapter|next chapter|go to top|"
     "return to top|scroll to top|permalink to this heading|link to this heading|"
     "permalink to this headline|reply to this|reply to thread|reply with quote|report post|"
     "report this post|report abuse|report comment|permalink|permanent link|mark as solution|"
     "jump to latest|go to latest|jump to last post|go to first unread|"
     "you must log in or register to reply here|you must be logged in to reply*|"
     "you do not have permission to reply*|log in to reply|please log in to reply|"
     "not open for further replies|new posts|new topic|post new topic|start new topic|"
     "post reply|post a reply|previous topic|next topic|previous thread|next thread|upvote|"
     "downvote|thread starter|topic starter|users viewing this*|members online*|"
     "in den warenkorb|in den einkaufswagen|zum warenkorb hinzufugen|zum warenkorb|zur kasse|"
     "jetzt kaufen|auf die wunschliste|auf den wunschzettel|auf die merkliste|"
     "zur wunschliste hinzufugen|dein warenkorb ist leer|ihr warenkorb ist leer|ausverkauft|"
     "nicht vorratig|bewertung schreiben|bewertung abgeben"},
    {"dropped-form",
     "ausfuhrung wahlen|schnellansicht|filter zurucksetzen|filter anwenden|sortieren nach|"
     "filtern nach|weiter einkaufen|inkl. mwst|inkl. mwst. zzgl. versandkosten|pflichtfeld|"
     "pflichtfelder|dieses feld ist erforderlich|vielen dank fur ihre nachricht|"
     "nachricht senden|absenden|bitte warten|seite bearbeiten|auf github bearbeiten|"
     "fehler melden|war diese seite hilfreich|war dieser artikel hilfreich|war das hilfreich|"
     "auf dieser seite|alle aufklappen|alle zuklappen|zur navigation springen|"
     "zum hauptinhalt springen|zur suche springen|vorherige seite|nachste seite|"
     "beitrag melden|neues thema|vorheriges thema|nachstes thema|ajouter au panier|"
     "ajouter a la liste de souhaits|ajouter aux favoris|ajouter a ma liste|voir le panier|"
     "voir mon panier|acheter maintenant|passer la commande|votre panier est vide|"
     "continuer mes achats|rupture de stock|en rupture de stock|epuise|choix des options|"
     "apercu rapide|donner votre avis|rediger un avis|ecrire un avis|trier par|filtrer par|"
     "reinitialiser les filtres|ce champ est obligatoire|champs obligatoires|"
     "champ obligatoire|envoyer le message|votre message a bien ete envoye|veuillez patienter|"
     "modifier cette page|signaler un probleme|cette page vous a-t-elle ete utile|"
     "cette page vous a-t-elle aide|cet article vous a-t-il ete utile|sur cette page|"
     "tout deplier|tout replier|aller au contenu principal|aller a la navigation|"
     "page precedente|page suivante|sujet precedent|sujet suivant|nouveau sujet|"
     "anadir al carrito|agregar al carrito|anadir a la cesta|anadir a la lista de deseos|"
     "agregar a la lista de deseos|anadir a favoritos|ver carrito|comprar ahora|"
     "finalizar compra|tu carrito esta vacio|seguir comprando|agotado|sin existencias|"
     "seleccionar opciones|vista rapida|escribir una resena|escribir una opinion|ordenar por|"
     "filtrar por|limpiar filtros|este campo es obligatorio|campos obligatorios|"
     "enviar mensaje|su mensaje ha sido enviado|editar esta pagina|informar de un error|"
     "te ha resultado util esta pagina|te resulto util|fue util este articulo|en esta pagina|"
     "expandir todo|contraer todo|saltar al contenido principal|pagina anterior|"
     "pagina siguiente|tema anterior|tema siguiente|nuevo tema|aggiungi al carrello|"
     "aggiungi alla lista dei desideri|aggiungi ai preferiti|vedi carrello|"
     "visualizza carrello|acquista ora|compra ora|il tuo carrello e vuoto|"
     "continua lo shopping|continua gli acquisti|esaurito|scegli opzioni|anteprima rapida|"
     "scrivi una recensione|ordina per|filtra per|campo obbligatorio|campi obbligatori|"
     "invia messaggio|modifica questa pagina|questa pagina e stata utile|"
     "questo articolo ti e stato utile|in questa pagina|espandi tutto|comprimi tutto|"
     "salta al contenuto|pagina precedente|pagina successiva|adicionar ao carrinho|"
     "adicionar a lista de desejos|adicionar aos favoritos|ver carrinho|comprar agora|"
     "seu carrinho esta vazio|o seu carrinho esta vazio|continuar comprando|esgotado|"
     "fora de estoque|ver opcoes|visualizacao rapida|escrever uma avaliacao|"
     "este campo e obrigatorio|campos obrigatorios|enviar mensagem|esta pagina foi util|"
     "este artigo foi util|nesta pagina|expandir tudo|recolher tudo|ir para o conteudo|"
     "saltar para o conteudo|proxima pagina|in winkelwagen|in winkelmand|"
     "toevoegen aan winkelwagen|toevoegen aan winkelmandje|toevoegen aan verlanglijst|"
     "bekijk winkelwagen|nu kopen|afrekenen|je winkelwagen is leeg|uitverkocht|"
     "niet op voorraad|opties selecteren|schrijf een review|schrijf een beoordeling|"
     "sorteer op|sorteren op|filters wissen|dit veld is verplicht|verplichte velden|"
     "bericht versturen|deze pagina bewerken|was deze pagina nuttig|was dit artikel nuttig|"
     "op deze pagina|naar de inhoud|ga naar inhoud|vorige pagina|volgende pagina"},
    {"dropped-form",
     "lagg i varukorgen|lagg till i varukorg|lagg i kundvagn|kop nu|din varukorg ar tom|"
     "slutsald|slut i lager|skriv en recension|sortera efter|obligatoriskt falt|"
     "var den har sidan till hjalp|pa den har sidan|pa denna sida|hoppa till innehall|"
     "foregaende sida|nasta sida|læg i kurv|tilfoj til kurv|læg i indkobskurv|kob nu|udsolgt|"
     "sorter efter|spring til indhold|forrige side|næste side|legg i handlekurv|"
     "legg i handlekurven|kjop na|utsolgt|hopp til innhold|neste side|lisaa ostoskoriin|"
     "osta nyt|loppuunmyyty|siirry sisaltoon|edellinen sivu|seuraava sivu|dodaj do koszyka|"
     "do koszyka|dodaj do listy zyczen|dodaj do ulubionych|zobacz koszyk|kup teraz|"
     "twoj koszyk jest pusty|wyprzedane|brak w magazynie|produkt niedostepny|wybierz opcje|"
     "szybki podglad|napisz recenzje|dodaj opinie|sortuj wedlug|filtruj wedlug|wyczysc filtry|"
     "to pole jest wymagane|pola wymagane|wyslij wiadomosc|edytuj te strone|"
     "czy ta strona byla pomocna|czy ten artykul byl pomocny|na tej stronie|przejdz do tresci|"
     "przejdz do glownej tresci|poprzednia strona|nastepna strona|pridat do kosiku|do kosiku|"
     "vyprodano|neni skladem|seradit podle|prejit k obsahu|prejit na obsah|predchozi stranka|"
     "dalsi stranka|pridat do kosika|do kosika|kosarba|kosarba teszem|elfogyott|adauga in cos|"
     "stoc epuizat|sepete ekle|hemen al|stokta yok|tukendi|icerige gec|icerige atla|"
     "onceki sayfa|sonraki sayfa|в корзину|добавить в корзину|купить сеичас|купить в 1 клик|"
     "в избранное|добавить в избранное|переити в корзину|оформить заказ|ваша корзина пуста|"
     "нет в наличии|товар закончился|написать отзыв|оставить отзыв|быстрыи просмотр|"
     "сортировать по|сбросить фильтры|обязательное поле|обязательные поля|отправить сообщение|"
     "редактировать страницу|была ли эта страница полезнои|была ли статья полезна|"
     "на этои странице|переити к содержимому|переити к основному содержанию|"
     "переити к содержанию|предыдущая страница|следующая страница|ответить с цитированием|"
     "до кошика|додати до кошика|немає в наявності|переити до "
     "вмісту|カートに入れる|カートに追加|カートに追加する|"
     "買い物かごに入れる|お気に入りに追加|今すぐ購入|今すぐ買う|レビューを書く|売り切れ|在庫切れ|"
     "品切れ|並べ替え|並び替え|絞り込み|必須項目|送信する|このページを編集|"
     "このページは役に立ちましたか|この記事は役に立ちましたか|このページの内容|本文へスキップ|"
     "コンテンツへスキップ|メインコンテンツに移動|前のページ|次のページ|通報する|"
     "장바구니|장바구니에 담기|장바구니 담기|바로구매|구매하기|품절|리뷰 작성|리뷰 쓰기|이 "
     "페이지가 도움이 되었나요|본문 바로가기|본문으로 바로가기|加入购物车|"
     "立即购买|查看购物车|已售罄|缺货|写评论|编辑此页|在 github "
     "上编辑|此页面对您有帮助吗|本页内容|跳到主要内容|跳转到主要内容|跳至内容|上一页|下一页|"
     "加入購物車|立即購買|放入購物車|直接購買|已售完|缺貨|編輯此頁|此頁面對您有幫助嗎|跳到主要內容|"
     "跳至主要內容|上一頁|下一頁"},
    {"dropped-form", "اضف الي السلة|اضف الي عربة التسوق|اشتر الان|نفدت الكمية|انتقل الي المحتوي|"
                     "تخطي الي المحتوي|הוסף לסל|הוספה לסל|קנה עכשיו|אזל מהמלאי|דלג לתוכן"},
    {NULL, NULL},
};
