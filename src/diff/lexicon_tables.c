/* lexicon_tables.c - the word lists, one language after the other; see lexicon.h for their form. */
#include "lexicon.h"
#include "span.h"

/* clang-format off */
static const struct stet_language languages[] = {
    {.code = "en", .entries = {
        [STET_WORD_NEGATION] =
            "not no never none nobody nothing neither nor nowhere cannot no_longer *n't",
        [STET_WORD_WITHOUT] = "without",
        [STET_WORD_HEDGE] =
            "allegedly alleged reportedly apparently apparent purportedly purported supposedly supposed "
            "seemingly possibly perhaps maybe probably likely presumably may might could suspected "
            "unconfirmed so-called believed_to thought_to said_to understood_to appears_to appear_to "
            "appeared_to seems_to seem_to seemed_to accused_of suspected_of according_to",
        [STET_WORD_NUMBER] =
            "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 "
            "twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 "
            "twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 "
            "hundreds=100 thousand=1000 thousands=1000 million=1000000 millions=1000000 "
            "billion=1000000000 billions=1000000000 trillion=1000000000000 dozen=12 dozens=12 half=0.5 "
            "third=3 quarter=0.25 quarters=0.25 thirds=0.33 first=1 second=2 fourth=4 fifth=5 sixth=6 twice=2",
        [STET_WORD_UNIT] =
            "percent=% per_cent=% percentage points point km=kilometre kilometre=kilometre "
            "kilometres=kilometre kilometer=kilometre kilometers=kilometre mile=mile miles=mile "
            "metres=metre meters=metre feet inches kg kilograms tonnes tons litres liters gallons acres "
            "hectares degrees dollar=$ dollars=$ euro=€ euros=€ pound=£ pounds=£ sterling=£ yen=¥ yuan "
            "rupees rubles roubles francs pesos cents pence seconds minutes minute hours hour days day "
            "weeks week months month years year decades celsius fahrenheit",
        [STET_WORD_DATE] =
            "January February March April May June July August September October November December "
            "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec monday tuesday wednesday thursday friday "
            "saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays monday's tuesday's wednesday's "
            "thursday's friday's saturday's sunday's today today's yesterday yesterday's "
            "tomorrow tomorrow's tonight noon midnight spring summer autumn winter "
            "a.m p.m am pm gmt",
        [STET_WORD_SPEECH] =
            "said says say told tells added adds wrote writes asked asks replied announced explained "
            "stated insisted argued argues warned warns admitted tweeted posted recalled",
        [STET_WORD_NOTE] =
            "correction corrections clarification erratum update updated editor's_note editors'_note "
            "an_earlier_version_of a_previous_version_of this_article_was_amended this_article_was_updated "
            "this_article_was_corrected this_article_has_been_amended this_article_has_been_updated "
            "this_article_has_been_corrected this_story_was_updated this_story_was_corrected "
            "this_story_has_been_updated this_story_has_been_corrected this_post_has_been_updated "
            "this_headline_has_been this_piece_was_amended",
    }},
    {.code = "it", .entries = {
        [STET_WORD_NEGATION] =
            "non no né mai nessuno nessuna nessun niente nulla neanche nemmeno neppure",
        [STET_WORD_WITHOUT] = "senza",
        [STET_WORD_HEDGE] =
            "avrebbe avrebbero sarebbe sarebbero presunto presunta presunti presunte presumibilmente "
            "forse probabilmente apparentemente possibilmente asserito asserita cosiddetto cosiddetta "
            "pare sembra secondo_quanto a_quanto_pare potrebbe potrebbero sospettato sospettata "
            "accusato_di accusata_di",
        [STET_WORD_NUMBER] =
            "zero=0 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 "
            "dodici=12 tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 "
            "diciannove=19 venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 "
            "novanta=90 cento=100 duecento=200 trecento=300 mille=1000 mila=1000 duemila=2000 "
            "tremila=3000 milione=1000000 milioni=1000000 miliardo=1000000000 miliardi=1000000000 "
            "metà=0.5 dozzina=12 decine=10 centinaia=100 migliaia=1000 terzo=3 primo=1 doppio=2",
        [STET_WORD_UNIT] =
            "per_cento=% percento=% punti euro=€ dollari=$ dollaro=$ sterline=£ franchi chilometri "
            "km chilometro metri ettari tonnellate chili gradi litri secondi minuti ore ora giorni giorno "
            "settimane settimana mesi mese anni anno",
        [STET_WORD_DATE] =
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
            "dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani stasera "
            "mezzogiorno mezzanotte primavera estate autunno inverno",
        [STET_WORD_SPEECH] =
            "detto dice disse spiega spiegato aggiunge aggiunto afferma affermato dichiara dichiarato "
            "racconta raccontato scrive scritto commenta commentato sostiene ammesso risponde replica",
        [STET_WORD_NOTE] =
            "rettifica correzione precisazione errata_corrige aggiornamento nota_della_redazione "
            "nota_del_direttore una_versione_precedente_di una_precedente_versione_di "
            "questo_articolo_è_stato",
    }},
    {.code = "de", .nouns_capital = true, .entries = {
        [STET_WORD_NEGATION] =
            "nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden nichts weder "
            "nirgends keineswegs nicht_mehr",
        [STET_WORD_WITHOUT] = "ohne",
        [STET_WORD_HEDGE] =
            "mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher angeblich angebliche angeblichen angeblicher "
            "offenbar wohl möglicherweise vermutlich wahrscheinlich anscheinend scheinbar vielleicht "
            "könnte könnten dürfte dürften soll sollen sogenannte sogenannten sogenannter verdächtig mutmaßliches",
        [STET_WORD_NUMBER] =
            "null=0 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 "
            "dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 "
            "zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 "
            "hundert=100 hunderte=100 hunderten=100 tausend=1000 tausende=1000 tausenden=1000 "
            "million=1000000 millionen=1000000 mio=1000000 milliarde=1000000000 milliarden=1000000000 "
            "mrd=1000000000 dutzend=12 hälfte=0.5 halb=0.5 halbe=0.5 drittel=0.33 viertel=0.25 erste=1 "
            "ersten=1 zweite=2 zweiten=2 dritte=3 dritten=3 doppelt=2",
        [STET_WORD_UNIT] =
            "prozent=% prozentpunkte prozentpunkten euro=€ dollar=$ pfund=£ franken rubel cent kilometer "
            "km meter metern kilogramm kilo tonnen hektar liter grad sekunden minuten stunden stunde tage "
            "tagen tag wochen woche monate monaten monat jahre jahren jahr",
        [STET_WORD_DATE] =
            "januar jänner februar märz april mai juni juli august september oktober november dezember "
            "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags "
            "dienstags mittwochs donnerstags freitags samstags sonntags heute gestern "
            "vorgestern morgen_früh übermorgen mittag mitternacht uhr frühling sommer herbst winter",
        [STET_WORD_SPEECH] =
            "sagte sagt erklärte erklärt betonte betont teilte schrieb schreibt meinte meint kritisierte "
            "warnte fügte antwortete äußerte",
        [STET_WORD_DETERMINER] =
            "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner "
            "dieser diese dieses diesen diesem jeder jede jedes jeden jedem mein meine sein seine seinen "
            "seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserer euer eure im am zum zur "
            "vom beim ins ans aufs fürs alle allen viele vielen mehr mehrere mehreren einige einigen "
            "wenige beide beiden zwei drei vier fünf sechs sieben acht neun zehn",
        [STET_WORD_NOTE] =
            "korrektur berichtigung richtigstellung korrekturhinweis anmerkung_der_redaktion "
            "hinweis_der_redaktion anm_d_red in_einer_früheren_version in_einer_früheren_fassung "
            "in_einer_vorherigen_version update",
    }},
    {.code = "fr", .entries = {
        [STET_WORD_NEGATION] =
            "ne n'* pas non jamais aucun aucune personne_ne rien ni nul nulle",
        [STET_WORD_WITHOUT] = "sans",
        [STET_WORD_HEDGE] =
            "aurait auraient serait seraient présumé présumée présumés présumées présumément "
            "vraisemblablement apparemment probablement peut-être sans_doute prétendu prétendue prétendument "
            "semble semblent semblerait pourrait pourraient soupçonné soupçonnée supposé supposée soi-disant "
            "selon d'après possiblement accusé_de accusée_de",
        [STET_WORD_NUMBER] =
            "zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
            "treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 "
            "trente=30 quarante=40 cinquante=50 soixante=60 soixante-dix=70 quatre-vingts=80 "
            "quatre-vingt-dix=90 cent=100 cents=100 mille=1000 milliers=1000 million=1000000 "
            "millions=1000000 milliard=1000000000 milliards=1000000000 dizaine=10 dizaines=10 douzaine=12 "
            "centaine=100 centaines=100 moitié=0.5 demi=0.5 tiers=0.33 quart=0.25 premier=1 première=1 "
            "deuxième=2 troisième=3 double=2",
        [STET_WORD_UNIT] =
            "pour_cent=% pourcent=% points euro=€ euros=€ dollar=$ dollars=$ livres=£ francs kilomètres km "
            "mètres hectares tonnes kilos degrés litres secondes minutes heures heure jours jour semaines "
            "semaine mois an ans année années",
        [STET_WORD_DATE] =
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi "
            "mardi mercredi jeudi vendredi samedi dimanche lundis "
            "mardis mercredis jeudis vendredis samedis dimanches aujourd'hui hier demain midi minuit printemps "
            "été_dernier automne hiver",
        [STET_WORD_SPEECH] =
            "dit disait déclare déclaré explique expliqué ajoute ajouté affirme affirmé raconte raconté "
            "écrit estime souligne confié répond répondu assure assuré",
        [STET_WORD_NOTE] =
            "correction rectificatif erratum précision mise_à_jour note_de_la_rédaction ndlr "
            "une_version_précédente_de une_première_version_de une_version_antérieure_de "
            "cet_article_a_été",
    }},
    {.code = "es", .entries = {
        [STET_WORD_NEGATION] = "no nunca jamás nadie nada ningún ninguno ninguna ni tampoco ya_no",
        [STET_WORD_WITHOUT] = "sin",
        [STET_WORD_HEDGE] =
            "presuntamente presunto presunta presuntos presuntas supuestamente supuesto supuesta supuestos "
            "supuestas aparentemente probablemente posiblemente quizá quizás tal_vez al_parecer podría "
            "podrían habría habrían sería según parece acusado_de acusada_de sospechoso sospechosa "
            "presumiblemente",
        [STET_WORD_NUMBER] =
            "cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "
            "trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 "
            "treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 "
            "ciento=100 cientos=100 doscientos=200 trescientos=300 quinientos=500 mil=1000 miles=1000 "
            "millón=1000000 millones=1000000 billón=1000000000000 billones=1000000000000 decenas=10 "
            "docena=12 docenas=12 mitad=0.5  tercio=0.33 primer=1 primero=1 primera=1 "
            "segundo=2 segunda=2 tercero=3 tercera=3 doble=2",
        [STET_WORD_UNIT] =
            "por_ciento=% puntos euro=€ euros=€ dólar=$ dólares=$ libras=£ pesos kilómetros km metros "
            "hectáreas toneladas kilos grados litros segundos minutos horas hora días día semanas semana "
            "meses mes años año",
        [STET_WORD_DATE] =
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
            "lunes martes miércoles jueves viernes sábado domingo sábados "
            "domingos hoy ayer anteayer mañana_por mediodía "
            "medianoche primavera verano otoño invierno",
        [STET_WORD_SPEECH] =
            "dijo dice afirmó afirma explicó explica añadió agregó declaró aseguró señaló reconoció "
            "escribió contó respondió sostuvo advirtió",
        [STET_WORD_NOTE] =
            "corrección rectificación aclaración fe_de_errores fe_de_erratas actualización "
            "nota_de_la_redacción nota_del_editor una_versión_anterior_de en_una_versión_anterior "
            "este_artículo_ha_sido esta_noticia_ha_sido",
    }},
    {.code = "pt", .entries = {
        [STET_WORD_NEGATION] =
            "não nunca jamais ninguém nada nenhum nenhuma nem tampouco já_não",
        [STET_WORD_WITHOUT] = "sem",
        [STET_WORD_HEDGE] =
            "teria teriam seria seriam supostamente suposto suposta supostos alegadamente alegado alegada "
            "aparentemente provavelmente possivelmente talvez poderia poderiam segundo parece presumível "
            "suspeito suspeita acusado_de acusada_de pode_ter",
        [STET_WORD_NUMBER] =
            "zero=0 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 "
            "doze=12 treze=13 catorze=14 quatorze=14 quinze=15 dezasseis=16 dezesseis=16 dezassete=17 "
            "dezessete=17 dezoito=18 dezanove=19 dezenove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 "
            "sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 centenas=100 duzentos=200 "
            "mil=1000 milhares=1000 milhão=1000000 milhões=1000000 bilhão=1000000000 bilhões=1000000000 "
            "dezenas=10 dúzia=12 metade=0.5 terço=0.33 primeiro=1 primeira=1 terceiro=3 dobro=2",
        [STET_WORD_UNIT] =
            "por_cento=% pontos euro=€ euros=€ dólar=$ dólares=$ reais=R$ libras=£ quilômetros quilómetros "
            "km metros hectares toneladas quilos graus litros segundos minutos horas hora dias dia semanas "
            "semana meses mês anos ano",
        [STET_WORD_DATE] =
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro "
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo sábados "
            "domingos segundas-feiras terças-feiras quartas-feiras quintas-feiras sextas-feiras hoje ontem "
            "amanhã meio-dia meia-noite primavera verão outono inverno",
        [STET_WORD_SPEECH] =
            "disse diz afirmou afirma explicou explica acrescentou declarou contou escreveu respondeu "
            "garantiu sublinhou admitiu",
        [STET_WORD_NOTE] =
            "correção correcção retificação rectificação errata esclarecimento atualização "
            "nota_da_redação nota_da_redacção nota_do_editor uma_versão_anterior_de "
            "este_artigo_foi esta_notícia_foi",
    }},
    {.code = "nl", .entries = {
        [STET_WORD_NEGATION] =
            "niet geen nooit niemand niets noch nergens niet_meer geenszins",
        [STET_WORD_WITHOUT] = "zonder",
        [STET_WORD_HEDGE] =
            "vermoedelijk vermoedelijke vermeend vermeende naar_verluidt mogelijk mogelijke waarschijnlijk "
            "blijkbaar kennelijk misschien zou zouden schijnt lijkt volgens verdacht verdachte zogenaamd "
            "zogenaamde beschuldigd_van",
        [STET_WORD_NUMBER] =
            "nul=0 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 "
            "dertien=13 veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 "
            "twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90 "
            "honderd=100 honderden=100 duizend=1000 duizenden=1000 miljoen=1000000 miljoenen=1000000 "
            "miljard=1000000000 miljarden=1000000000 tientallen=10 dozijn=12 helft=0.5 half=0.5 derde=3 "
            "kwart=0.25 eerste=1 tweede=2 dubbel=2",
        [STET_WORD_UNIT] =
            "procent=% procentpunten euro=€ dollar=$ pond=£ frank kilometer km meter hectare ton kilo "
            "graden liter seconden minuten uur uren dagen dag weken week maanden maand jaren jaar",
        [STET_WORD_DATE] =
            "januari februari maart april mei juni juli augustus september oktober november december "
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandags "
            "dinsdags woensdags donderdags vrijdags zaterdags zondags vandaag gisteren eergisteren "
            "overmorgen vanavond middernacht voorjaar lente zomer najaar herfst winter",
        [STET_WORD_SPEECH] =
            "zei zegt verklaarde verklaart schreef schrijft vertelde vertelt voegde antwoordde stelde stelt "
            "benadrukte waarschuwde",
        [STET_WORD_NOTE] =
            "correctie rectificatie verduidelijking erratum update noot_van_de_redactie "
            "in_een_eerdere_versie een_eerdere_versie_van dit_artikel_is",
    }},
    {.code = "pl", .entries = {
        [STET_WORD_NEGATION] =
            "nie nigdy nikt nikogo nic niczego żaden żadna żadne żadnego żadnej ani już_nie",
        [STET_WORD_WITHOUT] = "bez",
        [STET_WORD_HEDGE] =
            "prawdopodobnie rzekomo rzekomy rzekoma rzekome rzekomego podobno podejrzany podejrzana "
            "domniemany domniemana domniemanego domniemane ponoć możliwe być_może chyba zapewne najpewniej "
            "przypuszczalnie miał_rzekomo może mogło według oskarżony_o tak_zwany tzw",
        [STET_WORD_NUMBER] =
            "zero=0 dwa=2 dwie=2 dwóch=2 dwoje=2 trzy=3 trzech=3 troje=3 cztery=4 czterech=4 pięć=5 "
            "pięciu=5 sześć=6 sześciu=6 siedem=7 siedmiu=7 osiem=8 ośmiu=8 dziewięć=9 dziewięciu=9 "
            "dziesięć=10 dziesięciu=10 jedenaście=11 dwanaście=12 trzynaście=13 czternaście=14 piętnaście=15 "
            "szesnaście=16 siedemnaście=17 osiemnaście=18 dziewiętnaście=19 dwadzieścia=20 "
            "trzydzieści=30 czterdzieści=40 pięćdziesiąt=50 sześćdziesiąt=60 siedemdziesiąt=70 "
            "osiemdziesiąt=80 dziewięćdziesiąt=90 sto=100 dwieście=200 trzysta=300 pięćset=500 setki=100 "
            "tysiąc=1000 tysiące=1000 tysięcy=1000 milion=1000000 miliony=1000000 milionów=1000000 "
            "mln=1000000 miliard=1000000000 miliardy=1000000000 miliardów=1000000000 mld=1000000000 "
            "połowa=0.5 pół=0.5 ćwierć=0.25 pierwszy=1 pierwsza=1 drugi=2 druga=2 trzeci=3 trzecia=3",
        [STET_WORD_UNIT] =
            "procent=% proc=% punktów euro=€ dolarów=$ dolary=$ funtów=£ złotych=zł złote=zł zł=zł "
            "kilometrów km metrów hektarów ton kilogramów stopni litrów sekund minut godzin godziny dni "
            "dnia tygodni tygodnie miesięcy miesiące lat lata rok roku",
        [STET_WORD_DATE] =
            "styczeń stycznia styczniu luty lutego lutym marzec marca marcu kwiecień kwietnia kwietniu "
            "maj maja maju czerwiec czerwca czerwcu lipiec lipca lipcu sierpień sierpnia sierpniu "
            "wrzesień września wrześniu październik października październiku listopad listopada "
            "listopadzie grudzień grudnia grudniu poniedziałek wtorek środa środę czwartek piątek sobota "
            "sobotę niedziela niedzielę dziś dzisiaj wczoraj przedwczoraj jutro pojutrze południe północ "
            "wiosną latem jesienią zimą",
        [STET_WORD_SPEECH] =
            "powiedział powiedziała mówi mówił mówiła dodał dodała stwierdził stwierdziła napisał napisała "
            "oświadczył oświadczyła podkreślił podkreśliła wyjaśnił wyjaśniła przyznał przyznała",
        [STET_WORD_NOTE] =
            "sprostowanie korekta errata aktualizacja wyjaśnienie od_redakcji przypis_redakcji "
            "we_wcześniejszej_wersji w_poprzedniej_wersji wcześniejsza_wersja_tego",
    }},
    {.code = "ru", .entries = {
        [STET_WORD_NEGATION] =
            "не нет никогда никто никого ничего ничто ни нельзя никакой никаких больше_не",
        [STET_WORD_WITHOUT] = "без",
        [STET_WORD_HEDGE] =
            "предположительно предполагаемый предполагаемого предполагаемая якобы вероятно возможно "
            "видимо по-видимому кажется похоже очевидно может_быть наверное подозреваемый подозреваемого "
            "подозреваемая вроде по_некоторым_данным по_данным по_словам судя так_называемый "
            "обвиняется подозревается мог могла могли",
        [STET_WORD_NUMBER] =
            "ноль=0 два=2 две=2 двух=2 двое=2 три=3 трёх=3 трех=3 трое=3 четыре=4 четырёх=4 четырех=4 "
            "четверо=4 пять=5 пяти=5 пятеро=5 шесть=6 шести=6 семь=7 семи=7 восемь=8 восьми=8 девять=9 "
            "девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 тринадцать=13 четырнадцать=14 "
            "пятнадцать=15 шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 "
            "тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70 восемьдесят=80 девяносто=90 "
            "сто=100 двести=200 триста=300 пятьсот=500 сотни=100 тысяча=1000 тысячи=1000 тысяч=1000 "
            "тыс=1000 миллион=1000000 миллиона=1000000 миллионов=1000000 млн=1000000 "
            "миллиард=1000000000 миллиарда=1000000000 миллиардов=1000000000 млрд=1000000000 "
            "половина=0.5 половину=0.5 треть=0.33 четверть=0.25 десятки=10 дюжина=12 первый=1 первая=1 "
            "второй=2 вторая=2 третий=3 третья=3",
        [STET_WORD_UNIT] =
            "процент=% процента=% процентов=% пунктов рубль=₽ рубля=₽ рублей=₽ евро=€ доллар=$ доллара=$ "
            "долларов=$ фунтов=£ гривен километров километра км метров гектаров тонн килограммов градусов "
            "литров секунд минут минуты часов часа час дней дня недель недели месяцев месяца лет года год",
        [STET_WORD_DATE] =
            "январь января январе февраль февраля феврале март марта марте апрель апреля апреле май мая "
            "мае июнь июня июне июль июля июле август августа августе сентябрь сентября сентябре октябрь "
            "октября октябре ноябрь ноября ноябре декабрь декабря декабре понедельник вторник среда среду "
            "четверг пятница пятницу суббота субботу воскресенье сегодня вчера позавчера завтра "
            "послезавтра полдень полночь весной летом осенью зимой",
        [STET_WORD_SPEECH] =
            "сказал сказала говорит говорил заявил заявила сообщил сообщила добавил добавила отметил "
            "отметила написал написала подчеркнул подчеркнула пояснил пояснила ответил ответила рассказал "
            "рассказала",
        [STET_WORD_NOTE] =
            "исправление поправка уточнение опровержение обновлено обновление от_редакции "
            "примечание_редакции в_предыдущей_версии в_более_ранней_версии в_первоначальной_версии",
    }},
    {.code = "zh", .unspaced = true, .entries = {
        [STET_WORD_NEGATION] =
            "不会 不能 不是 不再 不得 不予 不可 不应 不愿 不同意 不存在 不构成 没有 没 并未 并非 并不 从未 从不 "
            "未能 未曾 尚未 未 无法 无须 无需 毫无 決不 绝不 沒有 沒 並未 並非 無法 不會 不應 从来不 不",
        [STET_WORD_HEDGE] =
            "涉嫌 据称 据报道 据报 据悉 据传 疑似 疑 可能 或许 也许 或将 大概 似乎 看来 所谓 传闻 有望 据说 "
            "據稱 據報 據悉 或許 也許 似乎是 所謂 恐怕 估计",
        [STET_WORD_UNIT] =
            "人民币 美元=$ 欧元=€ 歐元=€ 英镑=£ 日元=¥ 元 公里 千米 米 公斤 千克 吨 公顷 平方米 摄氏度 "
            "百分点 小时 分钟 天 周 个月 年",
        [STET_WORD_DATE] =
            "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 "
            "今天 昨天 前天 明天 后天 今日 昨日 明日 上午 下午 晚上 凌晨 中午 月 日 号 年 時 时 点",
        [STET_WORD_SPEECH] = "说 表示 指出 称 强调 认为 告诉 回应 写道 說 稱 強調",
        [STET_WORD_NOTE] =
            "更正 勘误 编者按 编者注 编辑注 更新 澄清 編者按 勘誤 本文此前 此前版本 早前版本",
    }},
    {.code = "ja", .unspaced = true, .entries = {
        [STET_WORD_NEGATION] =
            "ません ない なかった なく なければ ず せず ぬ できない 不可能 いいえ ありません",
        [STET_WORD_HEDGE] =
            "とみられる と見られる とされる という。 とのこと らしい ようだ もよう 模様 かもしれない 可能性 疑い "
            "おそらく 恐らく たぶん いわゆる によると 容疑 見通し 思われる",
        [STET_WORD_UNIT] =
            "円 ドル=$ ユーロ=€ ポンド=£ キロ メートル トン ヘクタール パーセント=% ポイント 度 時間 分間 日間 "
            "週間 か月 カ月 年間",
        [STET_WORD_DATE] =
            "月曜 火曜 水曜 木曜 金曜 土曜 日曜 今日 昨日 一昨日 明日 明後日 今朝 今夜 午前 午後 正午 年 月 日 "
            "時 分",
        [STET_WORD_SPEECH] = "述べた 話した 語った 話す 語る 強調した 説明した 書いた 明らかにした 述べる",
        [STET_WORD_NOTE] = "訂正 お詫び お詫びと訂正 おわび 追記 修正 編集部注 更新 初出時",
    }},
};
/* clang-format on */

const struct stet_language *stet_language_find(struct stet_span tag)
{
    size_t primary = stet_span_find(tag, "-");
    for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
        if (stet_span_is_nocase(stet_span_sub(tag, 0, primary), languages[i].code))
            return &languages[i];
    return NULL;
}
