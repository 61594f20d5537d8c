/* Languages by script, words and letters. */
#include "language.h"
#include "language_lexicon.h"
#include "span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct example {
    const char *tag, *text;
};

static const struct example examples[] = {
    {"en",
     "The council said on Tuesday that it would not build the bridge before the end of the year."},
    {"it",
     "Il consiglio ha detto martedì che non costruirà il ponte prima della fine dell'anno, ma che "
     "la decisione sarà rivista."},
    {"de", "Der Rat hat am Dienstag mitgeteilt, dass die Brücke nicht vor dem Ende des Jahres "
           "gebaut wird."},
    {"fr",
     "Le conseil a annoncé mardi que le pont ne serait pas construit avant la fin de l'année."},
    {"es", "El consejo dijo el martes que el puente no se construirá antes de que termine el año."},
    {"pt", "O conselho disse na terça-feira que a ponte não será construída antes do fim do ano."},
    {"nl", "De raad zei dinsdag dat de brug niet voor het einde van het jaar zal worden gebouwd."},
    {"pl", "Rada poinformowała we wtorek, że most nie zostanie zbudowany przed końcem roku."},
    {"cs", "Rada v úterý uvedla, že most nebude postaven do konce roku, protože město na to ještě "
           "nemá peníze, řekl starosta."},
    {"sk", "Rada v utorok uviedla, že most nebude postavený do konca roka, pretože mesto na to "
           "ešte nemá peniaze, ako povedal starosta."},
    {"sv", "Rådet sade på tisdagen att bron inte kommer att byggas före årets slut, men att det är "
           "möjligt."},
    {"da",
     "Rådet sagde tirsdag, at broen ikke bliver bygget inden årets udgang, men at det er muligt."},
    {"nb",
     "Rådet sa tirsdag at broen ikke blir bygget før årets slutt, men at det er mulig etter det."},
    {"fi", "Neuvosto sanoi tiistaina, että siltaa ei rakenneta ennen vuoden loppua, mutta se on "
           "mahdollista."},
    {"hu",
     "A tanács kedden azt mondta, hogy a híd nem épül meg az év vége előtt, mert nincs rá pénz."},
    {"ro", "Consiliul a spus marți că podul nu va fi construit înainte de sfârșitul anului."},
    {"tr",
     "Konsey salı günü yaptığı açıklamada köprünün yıl sonundan önce inşa edilmeyeceğini ve bunun "
     "için para olmadığını söyledi."},
    {"vi", "Hội đồng cho biết hôm thứ Ba rằng cây cầu sẽ không được xây dựng trước cuối năm."},
    {"id", "Dewan mengatakan pada hari Selasa bahwa jembatan itu tidak akan dibangun sebelum akhir "
           "tahun."},
    {"ru", "Совет заявил во вторник, что мост не будет построен до конца года."},
    {"uk", "Рада заявила у вівторок, що міст не буде збудовано до кінця року."},
    {"bg", "Съветът заяви във вторник, че мостът няма да бъде построен преди края на годината."},
    {"sr", "Савет је у уторак саопштио да мост неће бити изграђен пре краја године."},
    {"el", "Το συμβούλιο δήλωσε την Τρίτη ότι η γέφυρα δεν θα κατασκευαστεί."},
    {"he", "המועצה אמרה ביום שלישי שהגשר לא ייבנה לפני סוף השנה."},
    {"ar", "قال المجلس يوم الثلاثاء إن الجسر لن يبنى قبل نهاية العام."},
    {"fa",
     "شورا روز سه‌شنبه گفت که این پل تا پایان سال ساخته "
     "نخواهد "
     "شد "
     "و "
     "این "
     "را "
     "به "
     "مردم "
     "گفت."},
    {"ur", "کونسل نے منگل کو کہا کہ یہ پل سال کے آخر سے پہلے نہیں بنے گا۔"},
    {"hi", "परिषद ने मंगलवार को कहा कि साल के अंत से पहले पुल नहीं बनेगा।"},
    {"th", "สภากล่าวเมื่อวันอังคารว่าสะพานจะไม่สร้างก่อนสิ้นปี"},
    {"ja", "市議会は火曜日、橋を年末までに建設しないと発表した。"},
    {"ko", "시의회는 화요일에 다리를 연말 이전에 건설하지 않겠다고 밝혔다."},
    {"yi", "דער ראט האט געזאגט אז די בריק וועט נישט זיין געבויט פאר דעם סוף פון יאר, און עס איז "
           "נישט דא קיין געלט."},
    {"ug",
     "بۇ كۆۋرۈك يىل ئاخىرىدىن بۇرۇن ياسالمايدۇ دەپ ئېلان قىلغان ۋە بۇ ئىش ئۈچۈن پۇل يوق بولغان."},
    {"zu", "Umkhandlu uthe ngoLwesibili ukuthi ibhuloho ngeke lakhiwe ngaphambi kokuphela konyaka "
           "ngoba ayikho imali kodwa abantu bonke bazokwaziswa futhi uma kudingeka."},
    {"xh", "Ibhunga lithe ngoLwesibini ibhulorho ayiyi kwakhiwa phambi kokuphela konyaka kuba "
           "akukho mali kwaye wonke umntu uya kwaziswa okanye axelelwe xa kukho into entsha."},
    {"ha", "Majalisar ta ce a ranar Talata ba za a gina gadar kafin karshen shekara ba, amma kuma "
           "babu kudi don wannan aikin daga gwamnati."},
    {"yo", "Ìgbìmọ̀ náà sọ ní ọjọ́ Ìṣẹ́gun pé àwọn kò ní kọ́ afárá náà kí ọdún tó parí, nítorí pé kò "
           "sí owó fún gbogbo ènìyàn."},
    {"ht", "Konsèy la di madi ke yo pa pral bati pon an anvan fen ane a paske pa gen lajan pou sa, "
           "men tout moun nan peyi a ap tann li."},
    {"gd",
     "Thuirt a' chomhairle Dimàirt nach bi an drochaid air a togail ro dheireadh na bliadhna, ach "
     "tha iad ag ràdh gu bheil airgead ann agus gum faod neach sam bith a dhol ann."},
    {"nn",
     "Rådet sa tysdag at brua ikkje blir bygd før utgangen av året, men at det er mogleg at ein "
     "kan byrje på arbeidet seinare, og at dei vil sjå på det."},
    {"et", "Nõukogu teatas teisipäeval, et silda ei ehitata enne aasta lõppu, kuid see on siiski "
           "võimalik, kui raha on olemas."},
    {"lv",
     "Padome otrdien paziņoja, ka tilts netiks uzbūvēts līdz gada beigām, bet tas ir iespējams, "
     "ja būs nauda."},
    {"lt", "Taryba antradienį pranešė, kad tiltas nebus pastatytas iki metų pabaigos, bet tai yra "
           "galima, jei bus pinigų."},
    {"sl",
     "Svet je v torek sporočil, da most ne bo zgrajen do konca leta, ker za to še ni denarja, "
     "kot je dejal župan."},
    {"hr",
     "Vijeće je u utorak priopćilo da most neće biti izgrađen do kraja godine, jer tko god to "
     "kaže također ne zna gdje je novac, nakon svega."},
    {"sr-Latn",
     "Savet je u utorak saopštio da most neće biti izgrađen do kraja godine, jer ko god to "
     "kaže takođe ne zna gde je novac, posle svega."},
    {"sq",
     "Këshilli tha të martën se ura nuk do të ndërtohet para fundit të vitit, por kjo është e "
     "mundur më vonë."},
    {"ms",
     "Majlis itu berkata pada hari Selasa bahawa jambatan itu tidak akan dibina sebelum akhir "
     "tahun kerana tiada wang, manakala beliau berkata ia boleh ditangguhkan."},
    {"tl",
     "Sinabi ng konseho noong Martes na hindi itatayo ang tulay bago matapos ang taon dahil wala "
     "silang pera para sa mga tao."},
    {"sw",
     "Baraza lilisema siku ya Jumanne kwamba daraja hilo halitajengwa kabla ya mwisho wa mwaka kwa "
     "sababu hakuna fedha za kazi hiyo katika mji huo."},
    {"af",
     "Die raad het Dinsdag gesê dat die brug nie voor die einde van die jaar gebou sal word nie, "
     "maar dat dit moontlik is en dat hulle daaroor praat."},
    {"ca",
     "El consell va dir dimarts que el pont no es construirà abans que acabi l'any, però aquesta "
     "decisió es pot revisar amb els veïns i també amb les escoles."},
    {"eu",
     "Udalak asteartean esan zuen zubia ez dela urtea amaitu baino lehen eraikiko, baina aukera "
     "hori badago eta gero egin daiteke, diru gehiago izan behar dute."},
    {"gl",
     "O consello dixo o martes que a ponte non se construirá antes de que remate o ano, mais unha "
     "parte da xente xa está moi cansa e tamén os seus fillos."},
    {"ga",
     "Dúirt an chomhairle Dé Máirt nach mbeidh an droichead á thógáil roimh dheireadh na bliana, "
     "ach go bhfuil sé ina phlean fós agus go raibh an t-airgead ar fáil do na daoine."},
    {"cy",
     "Dywedodd y cyngor ddydd Mawrth na fydd y bont yn cael ei hadeiladu cyn diwedd y flwyddyn, "
     "ond mae hynny wedi bod yn bosibl ar ôl i'r arian ddod gyda mwy o bobl."},
    {"is",
     "Ráðið sagði á þriðjudag að brúin yrði ekki byggð fyrir árslok, en það er mögulegt þegar "
     "peningar hafa verið til og þeir eru komnir."},
    {"mt", "Il-kunsill qal nhar it-Tlieta li l-pont mhux se jinbena qabel tmiem is-sena, għal din "
           "ir-raġuni "
           "hemm biża’ dwar il-flus u kif jistgħu jinġabru minn kull raħal."},
    {"eo", "La konsilio diris mardon, ke la ponto ne estos konstruita antaŭ la fino de la jaro, "
           "sed ke tio "
           "estas ebla, se oni havas la monon por ĝi kaj ili volas."},
    {"az", "Şura çərşənbə axşamı bildirib ki, körpü ilin sonuna qədər tikilməyəcək, amma bu mümkün "
           "olub və onun üçün pul çox lazımdır."},
    {"uz", "Kengash seshanba kuni bu ko'prik yil oxirigacha qurilmasligi haqida aytdi, lekin bu "
           "uchun pul "
           "ham kerak va ular bilan gaplashish lozim, deb qo'shimcha qilgan edi."},
    {"lb",
     "De Conseil huet en Dënschdeg gesot, datt d'Bréck net virum Enn vum Joer gebaut gëtt, mä dat "
     "ass nach ëmmer méiglech, wann d'Suen do sinn an déi Leit dat och wëllen."},
    {"so", "Golaha ayaa sheegay maalintii Talaadada in buundada aan la dhisi doonin ka hor "
           "dhamaadka sanadka, "
           "waxaa kale oo uu sheegay in lacag badan loo baahan yahay iyo waqti."},
    {"ku", "Meclîsê roja sêşemê got ku pir heta dawiya salê çênabe, lê ev jî dibe ku piştî demekê "
           "were kirin "
           "û ji bo wê gelek pere divên, li gor wan di nav bajêr de."},
    {"mk", "Советот во вторникот соопшти дека мостот нема да биде изграден пред крајот на "
           "годината, но ќе "
           "го градат кога ќе има пари."},
    {"be",
     "Рада заявіла ў аўторак, што мост не будзе пабудаваны да канца года, але гэта можна зрабіць "
     "пазней, як яны сказалі."},
    {"kk",
     "Кеңес сейсенбі күні көпір жыл соңына дейін салынбайды деп хабарлады, бірақ бұл туралы кейін "
     "шешім болады және қаржы үшін тағы бір жиын өтеді."},
    {"ky", "Кеңеш шейшемби күнү көпүрө жылдын аягына чейин курулбайт деп билдирди, бирок бул "
           "боюнча кийин "
           "чечим болот жана акча үчүн дагы бир жыйын өтөт."},
    {"tg",
     "Шӯро рӯзи сешанбе гуфт, ки пул то охири сол сохта намешавад, аммо ин кор барои мардум муҳим "
     "аст ва баъд аз он дар бораи маблағ сухан мекунад."},
    {"mn",
     "Зөвлөл мягмар гарагт гүүрийг оны эцэс хүртэл барихгүй гэж мэдэгдсэн бөгөөд энэ нь мөнгө "
     "байхгүй байгаа тухай юм."},
    {"ps", "شورا د سه‌شنبې په ورځ وویل چې پل به د کال تر پای پورې "
           "جوړ "
           "نه "
           "شي، "
           "خو "
           "دا "
           "کار "
           "کېدای "
           "شي "
           "او له "
           "خلکو سره يې خبرې کړي دي."},
    {"ckb", "ئەنجومەن ڕۆژی سێشەممە ڕایگەیاند کە پردەکە پێش کۆتایی ساڵ دروست ناکرێت، بەڵام ئەو کارە "
            "دوای ساڵی نوێ دەبێت بۆ هەموو خەڵک لە شار."},
    {"mr",
     "परिषदेने मंगळवारी सांगितले की वर्ष संपण्यापूर्वी पूल बांधला जाणार नाही आणि त्यांनी हे काम नंतर करण्यात येईल "
     "असे सांगितले आहे."},
    {"ne", "परिषद्ले मंगलबार पुल वर्षको अन्त्यअघि नबनाइने बताए पनि काम भने गर्न सकिने छ र यो नेपाल सरकार लागि "
           "महत्त्वपूर्ण भएको छ।"},
    {"bn", "পরিষদ মঙ্গলবার জানিয়েছে যে বছর শেষ হওয়ার আগে সেতুটি তৈরি করা হবে না এবং এই কাজের জন্য "
           "টাকা নেই।"},
    {"as",
     "পৰিষদে মঙলবাৰে কৈছে যে বছৰ শেষ হোৱাৰ আগতে দলংখন নিৰ্মাণ কৰা নহয় আৰু এই কামৰ বাবে ধন নাই।"},
    {"ta", "ஆண்டு இறுதிக்கு முன் பாலம் கட்டப்படாது என்று சபை செவ்வாய்க்கிழமை கூறியது."},
    {"te", "సంవత్సరాంతానికి ముందు వంతెన నిర్మించబడదని మండలి మంగళవారం తెలిపింది."},
    {"kn", "ವರ್ಷಾಂತ್ಯದ ಮೊದಲು ಸೇತುವೆ ನಿರ್ಮಿಸಲಾಗುವುದಿಲ್ಲ ಎಂದು ಮಂಡಳಿ ಮಂಗಳವಾರ ಹೇಳಿದೆ."},
    {"ml", "വർഷാവസാനത്തിനു മുമ്പ് പാലം പണിയില്ലെന്ന് സമിതി ചൊവ്വാഴ്ച പറഞ്ഞു."},
    {"si", "වසර අවසානයට පෙර පාලම ඉදි නොකරන බව සභාව අඟහරුවාදා පැවසීය."},
    {"gu", "પરિષદે મંગળવારે કહ્યું કે વર્ષના અંત પહેલાં પુલ બનશે નહીં."},
    {"pa", "ਕੌਂਸਲ ਨੇ ਮੰਗਲਵਾਰ ਨੂੰ ਕਿਹਾ ਕਿ ਸਾਲ ਦੇ ਅੰਤ ਤੋਂ ਪਹਿਲਾਂ ਪੁਲ ਨਹੀਂ ਬਣੇਗਾ।"},
    {"or", "ପରିଷଦ ମଙ୍ଗଳବାର କହିଛି ଯେ ବର୍ଷ ଶେଷ ପୂର୍ବରୁ ପୋଲ ନିର୍ମାଣ ହେବ ନାହିଁ।"},
    {"lo", "ສະພາກ່າວໃນວັນອັງຄານວ່າຂົວຈະບໍ່ຖືກສ້າງກ່ອນທ້າຍປີ"},
    {"my", "နှစ်မကုန်မီ တံတားကို မဆောက်နိုင်ဟု ကောင်စီက အင်္ဂါနေ့တွင် ပြောသည်။"},
    {"km", "ក្រុមប្រឹក្សាបាននិយាយនៅថ្ងៃអង្គារថា ស្ពាននឹងមិនត្រូវបានសាងសង់មុនចុងឆ្នាំទេ។"},
    {"ka", "საბჭომ სამშაბათს განაცხადა, რომ ხიდი წლის ბოლომდე არ აშენდება."},
    {"hy", "Խորհուրդը երեքշաբթի հայտարարեց, որ կամուրջը մինչև տարեվերջ չի կառուցվի։"},
    {"am", "ምክር ቤቱ ማክሰኞ ዕለት ድልድዩ ከዓመቱ መጨረሻ በፊት እንደማይገነባ ተናግሯል።"},
    {"zh-Hans", "市议会周二表示，这座桥不会在年底之前动工，因为没有钱。"},
    {"zh-Hant", "市議會週二表示，這座橋不會在年底之前動工，因為沒有錢。"},
};

static void test_examples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(examples) / sizeof(examples[0]); i++) {
        struct stet_language language;
        assert_true(stet_language_detect(stet_span_of(examples[i].text), &language));
        if (strcmp(language.tag, examples[i].tag) != 0 || language.confidence < 30)
            fail_msg("'%s': '%s' (%u) instead of '%s'", examples[i].text, language.tag,
                     language.confidence, examples[i].tag);
    }
}

static void test_decomposed_letters(void **state)
{
    (void)state;
    struct stet_language language;
    assert_true(stet_language_detect(
        STET_SPAN_LITERAL("Le conseil a annonce\xCC\x81 mardi que l'e\xCC\x81t\xC3\xA9 "
                          "e\xCC\x81tait de\xCC\x81j\xC3\xA0 fini "
                          "et que la rentre\xCC\x81"
                          "e serait pour le mois de septembre"),
        &language));
    assert_string_equal(language.tag, "fr");
}

static void test_nothing_to_tell(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "1234 5678 --- !!", "\xFF\xFE\x80", "xqzzt vfrgh"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct stet_language language = {.tag = "xx", .confidence = 7};
        assert_false(stet_language_detect(stet_span_of(texts[i]), &language));
        assert_string_equal(language.tag, "");
        assert_int_equal(language.confidence, 0);
    }
}

/* A few words may be told, but not with confidence. */
static void test_short_is_unsure(void **state)
{
    (void)state;
    struct stet_language language;
    assert_true(stet_language_detect(STET_SPAN_LITERAL("the end of"), &language));
    assert_string_equal(language.tag, "en");
    assert_true(language.confidence < 50);
}

/* Names, lists and texts in two languages at once give no answer that is written down. */
static void test_unsure(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Copyright New Tang Dynasty Television All Rights Reserved W. 28th Street Suite",
        "iPhone 15 Pro Max 256GB Titanium Blue",
        "Anna Schmidt, Jean Dupont, Mario Rossi, John Smith, Juan Perez",
        "Rock Pop Jazz Metal Techno House Trance Ambient Folk Reggae Punk",
        "Lorem ipsum dolor",
        "The bridge will not be built. Le pont ne sera pas construit avant la fin. Die Bruecke "
        "wird nicht "
        "gebaut, und das ist so. The council said that it is not. Le conseil a dit que non pour "
        "les "
        "gens. Der Rat hat das nicht mit den Leuten besprochen.",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct stet_language language;
        if (stet_language_detect(stet_span_of(texts[i]), &language) && language.confidence >= 50)
            fail_msg("'%s': '%s' (%u)", texts[i], language.tag, language.confidence);
    }
}

/* Latin letters with much of another script between them say little against a declaration. */
static void test_mixed_scripts(void **state)
{
    (void)state;
    struct stet_language language;
    assert_true(stet_language_detect(
        STET_SPAN_LITERAL("The council said on Tuesday that it would not build the bridge before "
                          "the end of the year "
                          "because there is no money for it. "
                          "市議会は火曜日、橋を年末までに建設しないと発表した。市議会は火曜日、橋を"
                          "年末までに建設しないと発表した。"),
        &language));
    assert_true(language.confidence <= 60);
}

/* Only the head is looked at: a long tail in another language changes nothing. */
static void test_bounded(void **state)
{
    (void)state;
    struct stet_buf buf;
    stet_buf_init(&buf, 1 << 20);
    while (buf.len < 20000)
        stet_buf_puts(&buf, "Il ponte non è stato costruito e la gente aspetta. ");
    while (buf.len < 200000)
        stet_buf_puts(&buf, "The bridge was not built and the people are waiting for it. ");
    struct stet_language language;
    assert_true(stet_language_detect((struct stet_span){buf.ptr, buf.len}, &language));
    assert_string_equal(language.tag, "it");
    assert_int_equal(language.confidence, 100);
    stet_buf_free(&buf);
}

/* Each word of the tables is found, by each language that lists it. */
static void test_listed_words(void **state)
{
    (void)state;
    const struct stet_lexicon *lexicon = stet_lexicon_get();
    size_t words = 0;
    for (size_t i = 0; stet_languages[i].tag; i++) {
        const char *at = stet_languages[i].words;
        for (size_t len; (at += strspn(at, " "), len = strcspn(at, " ")) > 0; at += len, words++) {
            char word[STET_LEXICON_WORD + 8] = {0};
            assert_true(len <= STET_LEXICON_WORD);
            memcpy(word, at, len);
            size_t k = stet_lexicon_find(lexicon, word, len);
            while (k > 0 && lexicon->listings[k - 1].language != i)
                k = lexicon->listings[k - 1].next;
            assert_true(k > 0);
        }
    }
    assert_int_equal(words, lexicon->count);
    assert_true(words < STET_LEXICON_LISTINGS);
    char none[STET_LEXICON_WORD + 8] = "xyzzy";
    assert_int_equal(stet_lexicon_find(lexicon, none, 5), 0);
    assert_int_equal(stet_lexicon_find(lexicon, none, STET_LEXICON_WORD + 1), 0);
}

static void test_long_words_and_addresses(void **state)
{
    (void)state;
    struct stet_language language;
    struct stet_buf buf;
    stet_buf_init(&buf, 1 << 16);
    for (size_t i = 0; i < 20; i++) /* the words of an address are of no language */
        stet_buf_puts(&buf,
                      "https://example.org/the/of/and/to/in www.the-of-and.example HTTP://x ");
    stet_buf_puts(&buf, "Il ponte non è stato costruito e la gente aspetta che si decida. ");
    for (size_t i = 0; i < 300; i++)
        stet_buf_puts(&buf, "Donaudampfschiff");
    assert_true(stet_language_detect((struct stet_span){buf.ptr, buf.len}, &language));
    assert_string_equal(language.tag, "it");
    stet_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_decomposed_letters),
        cmocka_unit_test(test_nothing_to_tell),
        cmocka_unit_test(test_short_is_unsure),
        cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_unsure),
        cmocka_unit_test(test_mixed_scripts),
        cmocka_unit_test(test_listed_words),
        cmocka_unit_test(test_long_words_and_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
