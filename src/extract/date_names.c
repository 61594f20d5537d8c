/* date_names.c - names and abbreviations of months and weekdays, all languages in one table.
 *
 * Folded as fold.h does. Each row holds only what the rows before it do not say already; a word
 * that means another month in a later row (Croatian "listopad") means it only if that language is
 * asked for. */
#include "date_tables.h"

const struct stet_date_months stet_date_months[] = {
    {"en",
     {"january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
      "august|aug", "september|sep|sept", "october|oct", "november|nov", "december|dec"}},
    {"it",
     {"gennaio|gen|genn", "febbraio|febb|febbr", "marzo", "aprile", "maggio|mag|magg",
      "giugno|giu|giugn", "luglio|lug|lugl", "agosto|ago", "settembre|set|sett", "ottobre|ott",
      "novembre", "dicembre|dic|dice"}},
    {"de",
     {"januar|jaenner|janner", "februar|feber", "marz|maerz|mrz", "", "mai", "juni", "juli", "", "",
      "oktober|okt", "", "dezember|dez"}},
    {"fr",
     {"janvier|janv", "fevrier|fevr|fev", "mars", "avril|avr", "", "juin", "juillet|juil|juill",
      "aout|aou", "septembre", "octobre", "", "decembre"}},
    {"es",
     {"enero|ene", "febrero", "", "abril|abr", "mayo", "junio", "julio", "", "septiembre|setiembre",
      "octubre", "noviembre", "diciembre"}},
    {"pt",
     {"janeiro", "fevereiro", "marco", "", "maio", "junho", "julho", "", "setembro", "outubro|out",
      "novembro", "dezembro"}},
    {"nl", {"januari", "februari", "maart|mrt", "", "mei", "", "", "augustus", "", "", "", ""}},
    {"pl",
     {"stycznia|sty|styczen", "lutego|lut|luty", "marca|marzec", "kwietnia|kwi|kwiecien",
      "maja|maj", "czerwca|cze|czerwiec", "lipca|lip|lipiec", "sierpnia|sie|sierpien",
      "wrzesnia|wrz|wrzesien", "pazdziernika|paz|pazdziernik", "listopada|lis|listopad",
      "grudnia|gru|grudzien"}},
    {"cs",
     {"ledna|led|leden", "unora|uno|unor", "brezna|bre|brezen", "dubna|dub|duben",
      "kvetna|kve|kveten", "cervna|cvn|cerven|cer", "cervence|cvc|cervenec|cec", "srpna|srp|srpen",
      "zari|zar", "rijna|rij|rijen", "listopadu", "prosince|pro|prosinec"}},
    {"sk",
     {"januara", "februara", "marec", "aprila", "", "juna", "jula", "augusta", "septembra",
      "oktobra", "novembra", "decembra"}},
    {"sl",
     {"januarja", "februarja", "", "", "", "junij|junija", "julij|julija", "avgust|avg|avgusta", "",
      "", "", ""}},
    {"hr",
     {"sijecnja|sij|sijecanj", "veljace|velj|veljaca", "ozujka|ozu|ozujak", "travnja|tra|travanj",
      "svibnja|svi|svibanj", "lipnja|lip|lipanj", "srpnja|srp|srpanj", "kolovoza|kol|kolovoz",
      "rujna|ruj|rujan", "listopada|lis|listopad", "studenoga|stu|studeni", "prosinca|prosinac"}},
    {"sr",
     {"јануар|јан|јануара", "фебруар|феб|фебруара", "mart|март|мар|marta|марта", "април|апр|априла",
      "мај|маја", "јун|јуна", "јул|јула", "август|авг|августа", "septembar|септембар|сеп|септембра",
      "oktobar|октобар|окт|октобра", "novembar|новембар|нов|новембра",
      "decembar|децембар|дец|децембра"}},
    {"ro",
     {"ianuarie|ian", "februarie", "martie", "aprilie", "", "iunie|iun", "iulie|iul", "",
      "septembrie", "octombrie", "noiembrie|noi", "decembrie"}},
    {"hu",
     {"", "febr", "marcius|marc", "aprilis", "majus", "junius", "julius", "augusztus",
      "szeptember|szept", "", "", ""}},
    {"sv", {"", "", "", "", "", "", "", "augusti", "", "", "", ""}},
    {"da", {"", "", "marts", "", "", "", "", "", "", "", "", ""}},
    {"nb", {"", "", "", "", "", "", "", "", "", "", "", "desember|des"}},
    {"fi",
     {"tammikuuta|tammik|tammikuu|tammi", "helmikuuta|helmik|helmikuu|helmi",
      "maaliskuuta|maalisk|maaliskuu|maalis", "huhtikuuta|huhtik|huhtikuu|huhti",
      "toukokuuta|toukok|toukokuu|touko", "kesakuuta|kesak|kesakuu|kesa",
      "heinakuuta|heinak|heinakuu|heina", "elokuuta|elok|elokuu|elo",
      "syyskuuta|syysk|syyskuu|syys", "lokakuuta|lokak|lokakuu|loka",
      "marraskuuta|marrask|marraskuu|marras", "joulukuuta|jouluk|joulukuu|joulu"}},
    {"et",
     {"jaanuar|jaan", "veebruar|veebr", "", "aprill", "", "juuni", "juuli", "", "", "oktoober", "",
      "detsember|dets"}},
    {"lv",
     {"janvaris|janvari", "februaris", "", "aprili", "maijs|maija", "junijs", "julijs", "augusts",
      "septembris|septembri", "oktobris|oktobri", "novembris|novembri", "decembris|decembri"}},
    {"lt",
     {"sausio|saus|sausis", "vasario|vas|vasaris", "kovo|kov|kovas", "balandzio|bal|balandis",
      "geguzes|geg|geguze", "birzelio|birz|birzelis", "liepos|liep|liepa",
      "rugpjucio|rugp|rugpjutis", "rugsejo|rugs|rugsejis", "spalio|spal|spalis",
      "lapkricio|lapkr|lapkritis", "gruodzio|gruod|gruodis"}},
    {"sq",
     {"janar", "shkurt|shk", "", "prill|pri", "", "qershor|qer", "korrik|korr", "gusht|gush",
      "shtator|sht", "tetor|tet", "nentor|nen", "dhjetor|dhj"}},
    {"tr",
     {"ocak|oca", "subat|sub", "", "nisan|nis", "mayis", "haziran|haz", "temmuz|tem", "agustos|agu",
      "eylul|eyl", "ekim|eki", "kasim|kas", "aralik|ara"}},
    {"az",
     {"yanvar|yan", "fevral", "", "aprel", "", "iyun|iyn", "iyul|iyl", "avqust|avq", "sentyabr|sen",
      "oktyabr", "noyabr|noy", "dekabr|dek"}},
    {"id", {"", "", "maret", "", "", "", "", "agustus|agt|ags|agst", "", "", "nop|nopember", ""}},
    {"ms", {"", "", "mac", "", "", "", "julai", "ogos|ogo", "", "", "", "disember|dis"}},
    {"fil",
     {"", "pebrero|peb", "marso", "", "", "hunyo|hun", "hulyo|hul", "", "setyembre", "oktubre",
      "nobyembre|nob", "disyembre"}},
    {"sw", {"", "", "machi", "", "", "", "", "agosti", "septemba", "oktoba", "novemba", "desemba"}},
    {"af", {"januarie", "", "", "", "", "junie", "julie", "", "", "", "", ""}},
    {"ca",
     {"gener", "febrer", "", "", "maig", "juny", "juliol", "agost|ag", "setembre", "", "",
      "desembre"}},
    {"eu",
     {"urtarrila|urt|urtarrilaren|urtarrilak", "otsaila|ots|otsailaren|otsailak",
      "martxoa|martxoaren|martxoak", "apirila|api|apirilaren|apirilak",
      "maiatza|maiatzaren|maiatzak", "ekaina|eka|ekainaren|ekainak",
      "uztaila|uzt|uztailaren|uztailak", "abuztua|abu|abuztuaren|abuztuak",
      "iraila|ira|irailaren|irailak", "urria|urr|urriaren|urriak", "azaroa|aza|azaroaren|azaroak",
      "abendua|abe|abenduaren|abenduak"}},
    {"gl",
     {"xaneiro|xan", "febreiro", "", "", "", "xuno", "xullo|xul", "", "", "", "", "decembro"}},
    {"ga",
     {"eanair|ean", "feabhra|feabh", "", "aibrean|aib", "bealtaine|beal", "meitheamh|meith", "iuil",
      "lunasa|lun", "mean fomhair|mfomh", "deireadh fomhair|dfomh", "samhain|samh",
      "nollaig|noll"}},
    {"cy",
     {"ionawr|ion", "chwefror|chwef|chw", "mawrth|maw", "ebrill|ebr", "", "mehefin|meh",
      "gorffennaf|gorff|gor", "awst", "medi", "hydref|hyd", "tachwedd|tach", "rhagfyr|rhag"}},
    {"is", {"", "", "", "", "", "", "", "agust", "", "", "", ""}},
    {"mt",
     {"jannar", "frar|fra", "marzu", "", "mejju|mej", "gunju|gun", "lulju|lul", "awwissu|aww",
      "settembru", "ottubru", "novembru", "dicembru"}},
    {"eo",
     {"januaro", "februaro", "marto", "aprilo", "majo", "", "", "augusto", "septembro", "oktobro",
      "", ""}},
    {"ru",
     {"января|янв|январь", "февраля|февр|февраль", "", "апреля|апрель", "мая|маи", "июня|июн|июнь",
      "июля|июл|июль", "", "сентября|сент|сентябрь|сен", "октября|октябрь",
      "ноября|нояб|ноябрь|ноя", "декабря|дек|декабрь"}},
    {"uk",
     {"січня|січ|січень", "лютого|лют|лютии", "березня|бер|березень|берез",
      "квітня|квіт|квітень|кві|кв", "травня|трав|травень|тра", "червня|черв|червень|чер",
      "липня|лип|липень", "серпня|серп|серпень|сер", "вересня|вер|вересень|верес",
      "жовтня|жовт|жовтень|жов", "листопада|лист|листопад|лис", "грудня|груд|грудень|гру"}},
    {"be",
     {"студзеня|сту|студзень", "лютага|люты", "сакавіка|сак|сакавік", "красавіка|кра|красавік", "",
      "чэрвеня|чэр|чэрвень", "ліпеня|ліп|ліпень", "жніуня|жні|жнівень", "верасня|верасень",
      "кастрычніка|кас|кастрычнік", "лістапада|ліс|лістапад", "снежня|сне|снежань"}},
    {"bg",
     {"януари|яну", "февруари|фев", "", "", "", "юни", "юли", "", "септември", "октомври",
      "ноември|ное", "декември"}},
    {"mk", {"јануари", "", "", "", "", "јуни", "јули", "", "септ", "", "ноем", ""}},
    {"kk",
     {"қаңтар|қаң", "ақпан|ақп", "наурыз|нау", "сәуір|сәу", "мамыр|мам", "маусым|мау", "шілде|шіл",
      "тамыз|там", "қыркүиек|қыр", "қазан|қаз", "қараша|қар", "желтоқсан|жел"}},
    {"el",
     {"ιανουαριου|ιαν|ιανουαριοσ|ιανουαριο", "φεβρουαριου|φεβ|φεβρουαριοσ|φεβρουαριο",
      "μαρτιου|μαρ|μαρτιοσ|μαρτιο", "απριλιου|απρ|απριλιοσ|απριλιο", "μαιου|μαι|μαιοσ|μαιο|μαη",
      "ιουνιου|ιουν|ιουνιοσ|ιουνιο", "ιουλιου|ιουλ|ιουλιοσ|ιουλιο",
      "αυγουστου|αυγ|αυγουστοσ|αυγουστο", "σεπτεμβριου|σεπ|σεπτεμβριοσ|σεπτεμβριο",
      "οκτωβριου|οκτ|οκτωβριοσ|οκτωβριο", "νοεμβριου|νοε|νοεμβριοσ|νοεμβριο",
      "δεκεμβριου|δεκ|δεκεμβριοσ|δεκεμβριο"}},
    {"ar",
     {"يناير|كانون الثاني|جانفي", "فبراير|شباط|فيفري", "مارس|اذار", "ابريل|نيسان|افريل",
      "مايو|ايار|ماي", "يونيو|حزيران|جوان", "يوليو|تموز|يوليوز|جويليه|جويلية", "اغسطس|اب|غشت|اوت",
      "سبتمبر|ايلول|شتنبر", "اكتوبر|تشرين الاول", "نوفمبر|تشرين الثاني|نونبر",
      "ديسمبر|كانون الاول|دجنبر"}},
    {"fa",
     {"ژانويه", "فوريه", "", "اوريل", "مه", "ژوين", "ژوييه", "", "سپتامبر", "اكتبر", "نوامبر",
      "دسامبر"}},
    {"ur",
     {"جنوري", "فروري", "مارچ", "اپريل", "ميي", "جون", "جولايي", "اگست", "ستمبر", "", "نومبر",
      "دسمبر"}},
    {"ps", {"", "فبروري|فېبروري", "", "", "مۍ", "", "جولاي", "اګست", "سېپتمبر|سپتمبر", "", "", ""}},
    {"he",
     {"ינואר|ינו|בינואר|בינו", "פברואר|פבר|בפברואר|בפבר", "מרץ|במרץ", "אפריל|אפר|באפריל|באפר",
      "מאי|במאי", "יוני|ביוני", "יולי|ביולי", "אוגוסט|אוג|באוגוסט|באוג", "ספטמבר|ספט|בספטמבר|בספט",
      "אוקטובר|אוק|באוקטובר|באוק", "נובמבר|נוב|בנובמבר|בנוב", "דצמבר|דצמ|בדצמבר|בדצמ"}},
    {"hi",
     {"जनवरी|जन", "फ़रवरी|फ़र", "मार्च", "अप्रैल", "मई", "जून", "जुलाई|जुल", "अगस्त|अग", "सितंबर|सित|सितम्बर",
      "अक्तूबर|अक्तू", "नवंबर|नव|नवम्बर", "दिसंबर|दिस|दिसम्बर"}},
    {"bn",
     {"জানুয়ারী|জানু|জানুয়ারি", "ফেব্রুয়ারী|ফেব|ফেব্রুয়ারি", "মার্চ", "এপ্রিল|এপ্রি", "মে", "জুন", "জুলাই|জুল",
      "আগস্ট|আগ", "সেপ্টেম্বর|সেপ", "অক্টোবর|অক্টো", "নভেম্বর|নভে", "ডিসেম্বর|ডিসে"}},
    {"mr",
     {"जानेवारी|जाने", "फेब्रुवारी|फेब्रु", "", "एप्रिल|एप्रि", "मे", "", "जुलै", "ऑगस्ट|ऑग", "सप्टेंबर|सप्टें",
      "ऑक्टोबर|ऑक्टो", "नोव्हेंबर|नोव्हें", "डिसेंबर|डिसें"}},
    {"ne",
     {"", "फेब्रुअरी", "", "अप्रिल", "", "जुन", "", "अगस्ट", "सेप्टेम्बर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"}},
    {"ta",
     {"ஜனவரி|ஜன", "பிப்ரவரி|பிப்", "மார்ச்|மார்", "ஏப்ரல்|ஏப்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்|ஆக",
      "செப்டம்பர்|செப்", "அக்டோபர்|அக்", "நவம்பர்|நவ", "டிசம்பர்|டிச"}},
    {"te",
     {"జనవరి|జన", "ఫిబ్రవరి|ఫిబ్ర", "మార్చి", "ఏప్రిల్|ఏప్రి", "మే", "జూన్", "జులై", "ఆగస్టు|ఆగ", "సెప్టెంబర్|సెప్టెం",
      "అక్టోబర్|అక్టో", "నవంబర్|నవం", "డిసెంబర్|డిసెం"}},
    {"kn",
     {"ಜನವರಿ|ಜನ", "ಫೆಬ್ರವರಿ|ಫೆಬ್ರ", "ಮಾರ್ಚ್", "ಏಪ್ರಿಲ್|ಏಪ್ರಿ", "ಮೇ", "ಜೂನ್", "ಜುಲೈ", "ಆಗಸ್ಟ್|ಆಗ", "ಸೆಪ್ಟೆಂಬರ್|ಸೆಪ್ಟೆಂ",
      "ಅಕ್ಟೋಬರ್|ಅಕ್ಟೋ", "ನವೆಂಬರ್|ನವೆಂ", "ಡಿಸೆಂಬರ್|ಡಿಸೆಂ"}},
    {"ml",
     {"ജനുവരി|ജനു", "ഫെബ്രുവരി|ഫെബ്രു", "മാർച്ച്|മാർ", "ഏപ്രിൽ|ഏപ്രി", "മേയ്", "ജൂൺ", "ജൂലൈ", "ഓഗസ്റ്റ്|ഓഗ",
      "സെപ്റ്റംബർ|സെപ്റ്റം", "ഒക്ടോബർ|ഒക്ടോ", "നവംബർ|നവം", "ഡിസംബർ|ഡിസം"}},
    {"gu",
     {"જાન્યુઆરી|જાન્યુ", "ફેબ્રુઆરી|ફેબ્રુ", "માર્ચ", "એપ્રિલ", "મે", "જૂન", "જુલાઈ", "ઑગસ્ટ", "સપ્ટેમ્બર|સપ્ટે",
      "ઑક્ટોબર|ઑક્ટો", "નવેમ્બર|નવે", "ડિસેમ્બર|ડિસે"}},
    {"pa",
     {"ਜਨਵਰੀ|ਜਨ", "ਫ਼ਰਵਰੀ|ਫ਼ਰ", "ਮਾਰਚ", "ਅਪ੍ਰੈਲ|ਅਪ੍ਰੈ", "ਮਈ", "ਜੂਨ", "ਜੁਲਾਈ|ਜੁਲਾ", "ਅਗਸਤ|ਅਗ", "ਸਤੰਬਰ|ਸਤੰ",
      "ਅਕਤੂਬਰ|ਅਕਤੂ", "ਨਵੰਬਰ|ਨਵੰ", "ਦਸੰਬਰ|ਦਸੰ"}},
    {"th",
     {"มกราคม|มค", "กุมภาพันธ์|กพ", "มีนาคม|มีค", "เมษายน|เมย", "พฤษภาคม|พค", "มิถุนายน|มิย", "กรกฎาคม|กค",
      "สิงหาคม|สค", "กันยายน|กย", "ตุลาคม|ตค", "พฤศจิกายน|พย", "ธันวาคม|ธค"}},
    {"lo",
     {"ມັງກອນ|ມກ", "ກຸມພາ|ກພ", "ມີນາ|ມນ", "ເມສາ|ມສ", "ພຶດສະພາ|ພພ", "ມິຖຸນາ|ມິຖ", "ກໍລະກົດ|ກລ", "ສິງຫາ|ສຫ",
      "ກັນຍາ|ກຍ", "ຕຸລາ|ຕລ", "ພະຈິກ|ພຈ", "ທັນວາ|ທວ"}},
    {"my",
     {"ဇန်နဝါရီ|ဇန်", "ဖေဖော်ဝါရီ|ဖေ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်|ဇူ", "ဩဂုတ်", "စက်တင်ဘာ|စက်",
      "အောက်တိုဘာ|အောက်", "နိုဝင်ဘာ|နို", "ဒီဇင်ဘာ|ဒီ"}},
    {"km",
     {"មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"}},
    {"ka",
     {"იანვარი|იან", "თებერვალი|თებ", "მარტი|მარ", "აპრილი|აპრ", "მაისი|მაი", "ივნისი|ივნ",
      "ივლისი|ივლ", "აგვისტო|აგვ", "სექტემბერი|სექ", "ოქტომბერი|ოქტ", "ნოემბერი|ნოე",
      "დეკემბერი|დეკ"}},
    {"hy",
     {"հունվարի|հնվ|հունվար", "փետրվարի|փտվ|փետրվար", "մարտի|մրտ|մարտ", "ապրիլի|ապր|ապրիլ",
      "մայիսի|մյս|մայիս", "հունիսի|հնս|հունիս", "հուլիսի|հլս|հուլիս", "օգոստոսի|օգս|օգոստոս",
      "սեպտեմբերի|սեպ|սեպտեմբեր", "հոկտեմբերի|հոկ|հոկտեմբեր", "նոյեմբերի|նոյ|նոյեմբեր",
      "դեկտեմբերի|դեկ|դեկտեմբեր"}},
    {"am",
     {"ጃንዩወሪ|ጃንዩ", "ፌብሩወሪ|ፌብሩ", "ማርች", "ኤፕሪል|ኤፕሪ", "ሜይ", "ጁን", "ጁላይ", "ኦገስት|ኦገስ", "ሴፕቴምበር|ሴፕቴ",
      "ኦክቶበር|ኦክቶ", "ኖቬምበር|ኖቬም", "ዲሴምበር|ዲሴም"}},
    {NULL, {NULL}}};

const char *const stet_date_persian_months[12] = {"فروردين", "ارديبهشت", "خرداد", "تير",
                                                  "مرداد",   "شهريور",   "مهر",   "ابان",
                                                  "اذر",     "دي",       "بهمن",  "اسفند"};

const char *const stet_date_weekdays[] = {
    "sunday|sun|monday|mon|tuesday|tue|wednesday|wed|thursday|thu|friday|fri|saturday|sat|"
    "tues|thur|thurs|wedn",                                                                 /* en */
    "domenica|dom|lunedi|lun|martedi|mar|mercoledi|mer|giovedi|gio|venerdi|ven|sabato|sab", /* it */
    "sonntag|so|montag|mo|dienstag|di|mittwoch|mi|donnerstag|do|freitag|fr|samstag|sa",     /* de
                                                                                             */
    "dimanche|dim|lundi|mardi|mercredi|jeudi|jeu|vendredi|samedi|sam",                      /* fr */
    "domingo|lunes|martes|miercoles|mie|jueves|jue|viernes|vie|sabado",                     /* es */
    "segunda-feira|seg|terca-feira|ter|quarta-feira|qua|quinta-feira|qui|sexta-feira|sex",  /* pt
                                                                                             */
    "zondag|zo|maandag|ma|dinsdag|woensdag|wo|donderdag|vrijdag|vr|zaterdag|za",            /* nl */
    "niedziela|niedz|poniedzialek|pon|wtorek|wt|sroda|sr|czwartek|czw|piatek|pt|sobota|sob", /* pl
                                                                                              */
    "nedele|ne|pondeli|po|utery|ut|streda|st|ctvrtek|ct|patek|pa",           /* cs */
    "nedela|pondelok|utorok|stvrtok|piatok|pi",                              /* sk */
    "nedelja|ned|ponedeljek|torek|tor|sreda|sre|cetrtek|cet|petek|pet",      /* sl */
    "nedjelja|ponedjeljak|utorak|uto|srijeda|sri|cetvrtak|petak|subota|sub", /* hr */
    "недеља|нед|ponedeljak|понедељак|пон|уторак|уто|среда|сре|четвртак|чет|петак|пет|субота|"
    "суб",                                                                            /* sr */
    "duminica|dum|luni|marti|miercuri|joi|vineri|vin|sambata",                        /* ro */
    "vasarnap|hetfo|kedd|szerda|sze|csutortok|cs|pentek|szombat|szo",                 /* hu */
    "sondag|son|mandag|man|tisdag|tis|onsdag|ons|torsdag|tors|fredag|fre|lordag|lor", /* sv */
    "tirsdag|tirs",                                                                   /* da */
    "tir",                                                                            /* nb */
    "sunnuntaina|su|sunnuntai|maanantaina|maanantai|tiistaina|ti|tiistai|keskiviikkona|ke|"
    "keskiviikko|torstaina|to|torstai|perjantaina|pe|perjantai|lauantaina|la|lauantai", /* fi
                                                                                         */
    "puhapaev|esmaspaev|teisipaev|kolmapaev|neljapaev|reede|laupaev",                   /* et */
    "svetdiena|svetd|pirmdiena|pirmd|otrdiena|otrd|tresdiena|tresd|ceturtdiena|ceturtd|"
    "piektdiena|piektd|sestdiena|sestd", /* lv */
    "sekmadienis|sk|pirmadienis|pr|antradienis|an|treciadienis|tr|ketvirtadienis|kt|"
    "penktadienis|pn|sestadienis",                                                       /* lt */
    "e diel|die|e hene|hen|e marte|e merkure|e enjte|enj|e premte|pre|e shtune|sht",     /* sq */
    "pazar|paz|pazartesi|pzt|sali|sal|carsamba|car|persembe|per|cuma|cum|cumartesi|cmt", /* tr
                                                                                          */
    "bazar|bazar ertəsi|be|cərsənbə axsami|ca|cərsənbə|cumə axsami|cumə|sənbə",          /* az */
    "minggu|min|senin|sen|selasa|sel|rabu|rab|kamis|kam|jumat|jum|sabtu",                /* id */
    "ahad|ahd|isnin|isn|khamis|kha|jumaat",                                              /* ms */
    "linggo|lin|miyerkules|miy|huwebes|huw|biyernes|biy",                                /* fil */
    "jumapili|jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi",                       /* sw */
    "vrydag|saterdag",                                                                   /* af */
    "diumenge|dg|dilluns|dl|dimarts|dt|dimecres|dc|dijous|dj|divendres|dv|dissabte|ds",  /* ca
                                                                                          */
    "igandea|ig|astelehena|al|asteartea|ar|asteazkena|az|osteguna|og|ostirala|or|larunbata|lr", /* eu
                                                                                                 */
    "luns|mercores|xoves|xov|venres", /* gl */
    "de domhnaigh|domh|de luain|luan|de mairt|mairt|de ceadaoin|cead|deardaoin|dear|de "
    "haoine|aoine|de sathairn|sath", /* ga */
    "dydd sul|sul|dydd llun|llun|dydd mawrth|maw|dydd mercher|dydd iau|iau|dydd "
    "gwener|gwen|gwe|dydd sadwrn|sad", /* cy */
    "sunnudagur|manudagur|þriðjudagur|þri|miðvikudagur|mið|fimmtudagur|fim|fostudagur|fos|"
    "laugardagur|lau", /* is */
    "il-ħadd|ħad|it-tnejn|tne|it-tlieta|tli|l-erbgħa|erb|il-ħamis|ħam|il-gimgħa|gim|is-sibt|"
    "sib",                                                                                /* mt */
    "dimanco|lundo|lu|mardo|merkredo|me|jaudo|ja|vendredo|ve",                            /* eo */
    "воскресенье|вс|понедельник|пн|вторник|вт|ср|четверг|чт|пятница|пт|суббота|сб",       /* ru */
    "неділя|нд|понеділок|вівторок|середа|четвер",                                         /* uk */
    "нядзеля|панядзелак|ауторак|ау|серада|чацвер|чц|пятніца",                             /* be */
    "неделя|понеделник|сряда|четвъртък|петък|събота",                                     /* bg */
    "недела|вто|четврток|петок|сабота|саб",                                               /* mk */
    "жексенбі|жс|дүисенбі|дс|сеисенбі|сс|сәрсенбі|беисенбі|бс|жұма|жм|сенбі",             /* kk */
    "κυριακη|κυρ|δευτερα|δευ|τριτη|τρι|τεταρτη|τετ|πεμπτη|πεμ|παρασκευη|παρ|σαββατο|σαβ", /* el
                                                                                           */
    "الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت",                                /* ar */
    "يكشنبه|دوشنبه|سهشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه",                                    /* fa */
    "اتوار|پير|منگل|بدھ|جمعرات|جمعہ|ہفتہ",                                                /* ur */
    "يونۍ|دونۍ|درېنۍ|څلرنۍ|پينځنۍ|اونۍ",                                                  /* ps */
    "יום ראשון|יום א|יום שני|יום ב|יום שלישי|יום ג|יום רביעי|יום ד|יום חמישי|יום ה|יום "
    "שישי|יום ו|יום שבת|שבת",                                                             /* he */
    "रविवार|रवि|सोमवार|सोम|मंगलवार|मंगल|बुधवार|बुध|गुरुवार|गुरु|शुक्रवार|शुक्र|शनिवार|शनि",           /* hi */
    "রবিবার|রবি|সোমবার|সোম|মঙ্গলবার|মঙ্গল|বুধবার|বুধ|বৃহস্পতিবার|বৃহস্পতি|শুক্রবার|শুক্র|শনিবার|শনি", /* bn
                                                                                           */
    "मंगळवार|मंगळ",                                                                         /* mr */
    "आइतबार|आइत|सोमबार|मङ्गलबार|मङ्गल|बुधबार|बिहिबार|बिहि|शुक्रबार|शनिबार",                    /* ne */
    "ஞாயிறு|ஞாயி|திங்கள்|திங்|செவ்வாய்|செவ்|புதன்|புத|வியாழன்|வியா|வெள்ளி|வெள்|சனி",                /* ta */
    "ఆదివారం|ఆది|సోమవారం|సోమ|మంగళవారం|మంగళ|బుధవారం|బుధ|గురువారం|గురు|శుక్రవారం|శుక్ర|శనివారం|శని",       /* te */
    "ಭಾನುವಾರ|ಭಾನು|ಸೋಮವಾರ|ಸೋಮ|ಮಂಗಳವಾರ|ಮಂಗಳ|ಬುಧವಾರ|ಬುಧ|ಗುರುವಾರ|ಗುರು|ಶುಕ್ರವಾರ|ಶುಕ್ರ|ಶನಿವಾರ|ಶನಿ", /* kn
                                                                                           */
    "ഞായറാഴ്ച|ഞായർ|തിങ്കളാഴ്ച|തിങ്കൾ|ചൊവ്വാഴ്ച|ചൊവ്വ|ബുധനാഴ്ച|ബുധൻ|വ്യാഴാഴ്ച|വ്യാഴം|വെള്ളിയാഴ്ച|വെള്ളി|"
    "ശനിയാഴ്ച|ശനി",                                                                /* ml */
    "રવિવાર|રવિ|સોમવાર|સોમ|મંગળવાર|મંગળ|બુધવાર|બુધ|ગુરુવાર|ગુરુ|શુક્રવાર|શુક્ર|શનિવાર|શનિ",   /* gu */
    "ਐਤਵਾਰ|ਐਤ|ਸੋਮਵਾਰ|ਸੋਮ|ਮੰਗਲਵਾਰ|ਮੰਗਲ|ਬੁੱਧਵਾਰ|ਬੁੱਧ|ਵੀਰਵਾਰ|ਵੀਰ|ਸ਼ੁੱਕਰਵਾਰ|ਸ਼ੁੱਕਰ|ਸ਼ਨਿੱਚਰਵਾਰ|ਸ਼ਨਿੱਚਰ", /* pa */
    "วันอาทิตย์|อา|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|พฤ|วันศุกร์|วันเสาร์",                    /* th */
    "ວັນອາທິດ|ອາທິດ|ວັນຈັນ|ຈັນ|ວັນອັງຄານ|ອັງຄານ|ວັນພຸດ|ພຸດ|ວັນພະຫັດ|ພະຫັດ|ວັນສຸກ|ສຸກ|ວັນເສົາ|ເສົາ",    /* lo */
    "တနင်္ဂနွေ|တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး|ကြာသပတေး|သောကြာ|စနေ",                                /* my */
    "អាទិត្យ|ច័ន្ទ|ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|ព្រហ|សុក្រ|សៅរ៍",                                  /* km */
    "კვირა|კვი|ორშაბათი|ორშ|სამშაბათი|სამ|ოთხშაბათი|ოთხ|ხუთშაბათი|ხუთ|პარასკევი|პარ|შაბათი|"
    "შაბ", /* ka */
    "կիրակի|կիր|երկուշաբթի|երկ|երեքշաբթի|երք|չորեքշաբթի|չրք|հինգշաբթի|հնգ|ուրբաթ|ուր|շաբաթ|"
    "շբթ",                             /* hy */
    "እሑድ|ሰኞ|ማክሰኞ|ማክሰ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ", /* am */
    "星期一|星期二|星期三|星期四|星期五|星期六|星期日|星期天|周一|周二|周三|周四|周五|周六|"
    "周日|"
    "週一|週二|週三|週四|週五|週六|週日|禮拜一|礼拜一",                                    /* zh */
    "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日|月曜|火曜|水曜|木曜|金曜|土曜|日曜", /* ja
                                                                                            */
    "월요일|화요일|수요일|목요일|금요일|토요일|일요일",                                    /* ko */
    "thu hai|thu ba|thu tu|thu nam|thu sau|thu bay|chu nhat",                              /* vi */
    NULL};
