/* language_tables.c - scripts, and the frequent words and special letters of about ninety
 * languages.
 */
#include "language_tables.h"

const struct stet_script_range stet_script_ranges[] = {
    {0x0041, 0x005A, STET_SCRIPT_LATIN},    {0x0061, 0x007A, STET_SCRIPT_LATIN},
    {0x00C0, 0x024F, STET_SCRIPT_LATIN},    {0x0370, 0x03FF, STET_SCRIPT_GREEK},
    {0x0400, 0x052F, STET_SCRIPT_CYRILLIC}, {0x0531, 0x058F, STET_SCRIPT_ARMENIAN},
    {0x05D0, 0x05F2, STET_SCRIPT_HEBREW},   {0x0620, 0x06FF, STET_SCRIPT_ARABIC},
    {0x0750, 0x077F, STET_SCRIPT_ARABIC},   {0x0900, 0x097F, STET_SCRIPT_DEVANAGARI},
    {0x0980, 0x09FF, STET_SCRIPT_BENGALI},  {0x0A00, 0x0A7F, STET_SCRIPT_GURMUKHI},
    {0x0A80, 0x0AFF, STET_SCRIPT_GUJARATI}, {0x0B00, 0x0B7F, STET_SCRIPT_ORIYA},
    {0x0B80, 0x0BFF, STET_SCRIPT_TAMIL},    {0x0C00, 0x0C7F, STET_SCRIPT_TELUGU},
    {0x0C80, 0x0CFF, STET_SCRIPT_KANNADA},  {0x0D00, 0x0D7F, STET_SCRIPT_MALAYALAM},
    {0x0D80, 0x0DFF, STET_SCRIPT_SINHALA},  {0x0E00, 0x0E7F, STET_SCRIPT_THAI},
    {0x0E80, 0x0EFF, STET_SCRIPT_LAO},      {0x0F00, 0x0FFF, STET_SCRIPT_TIBETAN},
    {0x1000, 0x109F, STET_SCRIPT_MYANMAR},  {0x10A0, 0x10FF, STET_SCRIPT_GEORGIAN},
    {0x1100, 0x11FF, STET_SCRIPT_HANGUL},   {0x1200, 0x139F, STET_SCRIPT_ETHIOPIC},
    {0x1780, 0x17FF, STET_SCRIPT_KHMER},    {0x1E00, 0x1EFF, STET_SCRIPT_LATIN},
    {0x1F00, 0x1FFF, STET_SCRIPT_GREEK},    {0x3040, 0x30FF, STET_SCRIPT_KANA},
    {0x3400, 0x4DBF, STET_SCRIPT_HAN},      {0x4E00, 0x9FFF, STET_SCRIPT_HAN},
    {0xAC00, 0xD7A3, STET_SCRIPT_HANGUL},   {0xFB50, 0xFDFF, STET_SCRIPT_ARABIC},
    {0xFE70, 0xFEFC, STET_SCRIPT_ARABIC},   {0xFF66, 0xFF9D, STET_SCRIPT_KANA},
    {0x20000, 0x3FFFD, STET_SCRIPT_HAN},
};
const size_t stet_script_range_count = sizeof(stet_script_ranges) / sizeof(stet_script_ranges[0]);

const char *const stet_script_tags[STET_SCRIPT_COUNT] = {
    [STET_SCRIPT_HANGUL] = "ko",   [STET_SCRIPT_GREEK] = "el",   [STET_SCRIPT_GURMUKHI] = "pa",
    [STET_SCRIPT_GUJARATI] = "gu", [STET_SCRIPT_ORIYA] = "or",   [STET_SCRIPT_TAMIL] = "ta",
    [STET_SCRIPT_TELUGU] = "te",   [STET_SCRIPT_KANNADA] = "kn", [STET_SCRIPT_MALAYALAM] = "ml",
    [STET_SCRIPT_SINHALA] = "si",  [STET_SCRIPT_THAI] = "th",    [STET_SCRIPT_LAO] = "lo",
    [STET_SCRIPT_TIBETAN] = "bo",  [STET_SCRIPT_MYANMAR] = "my", [STET_SCRIPT_GEORGIAN] = "ka",
    [STET_SCRIPT_ETHIOPIC] = "am", [STET_SCRIPT_KHMER] = "km",   [STET_SCRIPT_ARMENIAN] = "hy",
};

#define LATIN      STET_SCRIPT_LATIN
#define CYRILLIC   STET_SCRIPT_CYRILLIC
#define ARABIC     STET_SCRIPT_ARABIC
#define DEVANAGARI STET_SCRIPT_DEVANAGARI
#define BENGALI    STET_SCRIPT_BENGALI
#define HEBREW     STET_SCRIPT_HEBREW

const struct stet_language_row stet_languages[] = {
    {"en", false, LATIN, "",
     "the of and to in a is that it was for on are as with his they at be this from have or by one "
     "had not but "
     "what all were when we there can an your which their said if will how about many then them "
     "would so these "
     "her she he you i has its more been who could after also our into than only over no my"},
    {"it", false, LATIN, "àèéìòù",
     "il lo la i gli le di del della dei delle dello degli da dal dalla in nel nella un una uno e "
     "è che per con su "
     "non si come al alla ai alle agli sono ma più anche ha ho o se questo questa suo sua loro ci "
     "l d c sul sulla tra "
     "fra stato stata essere hanno quando dopo così perché molto dell all nell"},
    {"de", false, LATIN, "äöüß",
     "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
     "werden aus er hat "
     "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder "
     "aber vor zur bis "
     "mehr durch man kann sein wurde ihr wenn wir ich unter gegen schon eines ihre"},
    {"fr", false, LATIN, "àâæçèéêëîïôùûüÿœ",
     "le la les de des du un une et est en que qui dans pour pas sur au aux avec il elle ce cette "
     "ces son sa ses ne se "
     "plus par je vous nous on mais ou leur été sont à l d s n c qu j comme ont fait était tout "
     "être aussi même sans "
     "après entre deux où bien y"},
    {"es", false, LATIN, "áéíñóúü",
     "el la los las de del que y en un una por con para no se su al lo como más pero sus le ya o "
     "este sí porque esta "
     "entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante es son ha "
     "fue era ser han "
     "está según años dos tiene e"},
    {"pt", false, LATIN, "àáâãçéêíóôõú",
     "o a os as de do da dos das que e em um uma para com não no na nos nas por mais se como ao "
     "aos foi é ele ela "
     "sua seu ou ser quando muito há já está eu também só pelo pela até isso entre depois sem "
     "mesmo são seus quem "
     "à às foram tem anos sobre num"},
    {"nl", false, LATIN, "éëïóü",
     "de het een en van in is dat op te zijn met voor niet die er aan om ook als dan maar bij nog "
     "naar uit door over "
     "heeft hij ze zij wordt worden werd tot je wat was meer kan geen hebben deze veel dit of ik "
     "we zo had na ons "
     "zou tegen onder al moet"},
    {"pl", false, LATIN, "ąćęłńóśźż",
     "i w z na do się nie to że jest o jak po a co ale od za przez dla są czy tak tym już tego ze "
     "może być było przy "
     "był była jego jej ich tylko który która które oraz także więc bardzo jednak także we roku "
     "gdy u ma pod bez "
     "został można mnie"},
    {"cs", false, LATIN, "áčďéěíňóřšťúůýž",
     "a v se na je že s z do o to i ve si jako za by pro k po od jsou ale který která které nebo "
     "jeho jen už když tak "
     "co podle být aby také při byl byla bylo mezi není až jak jsem u své této bude ze více však "
     "má ještě"},
    {"sk", false, LATIN, "áäčďéíĺľňóôŕšťúýž",
     "a v sa na je že s z do o to aj vo si ako za by pre k po od sú ale ktorý ktorá ktoré alebo "
     "jeho len už keď tak "
     "čo podľa byť aby tiež pri bol bola bolo medzi nie až iba som u svoje tejto bude zo viac však "
     "má ešte"},
    {"sl", false, LATIN, "čšž",
     "in je v na se za da so ki z bi tudi po s ne pa kot iz od o do ali pri še bo to lahko kar ta "
     "med že ter pred "
     "zelo le leta ko bil bila bilo tako jih ga smo sem kako več njegov imeti vse če sta nad bodo"},
    {"hr", false, LATIN, "čćđšž",
     "i je u na da se za su o od s a kako ne iz koji koja koje što ali ili to bi će po kao sa do "
     "nije samo bio bila "
     "bilo biti zbog više može između svoje prema sve nakon također tijekom već ako još te pri "
     "gdje tko"},
    {"sr-Latn", false, LATIN, "čćđšž",
     "i je u na da se za su o od s a kako ne iz koji koja koje što ali ili to bi će po kao sa do "
     "nije samo bio bila "
     "bilo biti zbog više može između svoje prema sve posle takođe tokom već ako još gde ko ovo "
     "ovaj ovde šta"},
    {"sv", false, LATIN, "åäöé",
     "och i att det som en på är av för med den till inte om har de ett var han vi kan från men så "
     "också jag sig när "
     "man eller under där nu hade hon efter skulle ska vid här alla många mycket än dem mot bara "
     "blir varit över "
     "ut vad säger sin"},
    {"da", false, LATIN, "æøåé",
     "og i at det er en til af som på for med de den ikke et har var fra der han men om vi sig kan "
     "også jeg så når "
     "efter eller havde hun ved over mod kun blev bliver skal være mange nogle hvor hvad meget "
     "siger sin hans ud op "
     "mellem noget af"},
    {"nb", false, LATIN, "æøåéòô",
     "og i at det er en til av som på for med de den ikke et har var fra der han men om vi seg kan "
     "også jeg så når "
     "etter eller hadde hun ved over mot bare ble blir skal være mange noen hvor hva mye sier sin "
     "hans ut opp mellom "
     "noe dette"},
    {"nn", false, LATIN, "æøåéòô",
     "og i det som er ikkje eg ein eit ei til på for av med frå har dei var å han ho dette kva "
     "kven "
     "korleis berre noko nokre meir mykje vere blir vart skal etter også då seier sine me vi om "
     "men "
     "kan vil så sidan mellom anna fleire andre no"},
    {"fi", false, LATIN, "äöå",
     "ja on ei että se oli hän mutta ovat kun niin kuin myös sen en tai joka mukaan jos vain voi "
     "tämä ole olla jotka "
     "sitä ollut vielä nyt ne mitä siitä sekä hänen kanssa jo olisi jälkeen tämän minä he eivät "
     "vuonna mikä enää "
     "koska sitten"},
    {"et", false, LATIN, "äöüõšž",
     "ja on ei et see oli ta aga ka kui mis oma ning selle või siis kes veel mida seda nii ma nad "
     "kuid nagu välja "
     "üks tema olid juba pole olema meie mille üle kus pärast ära aasta sest tuleb olnud saab "
     "kõik"},
    {"hu", false, LATIN, "áéíóöőúüű",
     "a az és hogy nem is egy van meg ez de csak volt már azt el még mint ha vagy fel ki ezt "
     "szerint lehet kell aki "
     "után pedig minden most nagyon között ami majd be én sem több alatt lesz mert úgy így voltak "
     "amely akkor"},
    {"ro", false, LATIN, "ăâîșțşţ",
     "de și în a la cu pe nu care o un din că pentru ce mai sau ca este fi prin sunt al ale au să "
     "se lui fost după "
     "dar acest această toate sa său le ai era fiind unei unui până dintre cel cea cele lor şi "
     "când foarte"},
    {"sq", false, LATIN, "çë",
     "të e në dhe i për që me një nga është më se si do nuk u ka po ishte së kjo ky janë por shumë "
     "pas kanë pa edhe "
     "mund duke këtë tij saj nga gjatë vetëm ose kur tha"},
    {"lv", false, LATIN, "āčēģīķļņšūž",
     "un ir ar no uz kas par ka bet tas to arī pēc lai vai kā viņš tika nav ja tā jau pie gan bija "
     "līdz viņa tikai "
     "tiek būs savu es gada kurā šo šī vairāk kad vēl bez pret latvijas"},
    {"lt", false, LATIN, "ąčęėįšųūž",
     "ir kad yra į su bet kaip iš tai jis apie buvo ne už po nuo dėl ar prie metų jau dar tik taip "
     "gali kuris kuri "
     "savo per jo ji jie o pat iki jos labai bus arba prieš lietuvos ant pagal"},
    {"tr", false, LATIN, "çğıöşüâî",
     "ve bir bu da de için ile olarak çok daha olan gibi ne en kadar sonra ama her o mi var ya "
     "değil yok ki olduğu "
     "ise şey ben göre oldu ancak bunu onun önce hiç iki tarafından arasında türkiye üzerinde "
     "diye"},
    {"az", true, LATIN, "çəğıöşü",
     "və bu bir ki ilə də da üçün olan olub edib sonra daha onun o olaraq qədər azərbaycan kimi "
     "var "
     "isə deyib görə amma nə ən çox hər yeni"},
    {"uz", true, LATIN, "ʻ",
     "va bu bir bilan uchun ham esa bo'lgan ning dan edi yil u o'zbekiston keyin qilish haqida "
     "qilgan deb lozim emas bo'yicha"},
    {"id", false, LATIN, "",
     "yang dan di untuk dengan dari pada ini itu dalam tidak akan ke adalah juga karena oleh saya "
     "ada bisa kami mereka "
     "sebagai telah tersebut lebih atau bahwa kita sudah anda saat hanya dapat para seperti tahun "
     "namun secara "
     "menjadi masih belum ketika kepada sebuah polisi berbagai tetapi harus jika ujar menurut "
     "melalui uang kantor "
     "memiliki setelah pemerintah berkas setiap bagi"},
    {"ms", false, LATIN, "",
     "yang dan di untuk dengan dari pada ini itu dalam tidak akan ke adalah juga kerana oleh saya "
     "ada boleh kami mereka "
     "sebagai telah tersebut lebih atau bahawa kita sudah anda ketika hanya dapat para seperti "
     "tahun beliau kepada "
     "menjadi daripada berkata sahaja ialah manakala tiada fail polis pelbagai iaitu berkenaan "
     "mahu sekiranya "
     "katanya ekoran turut menerusi wang maklumat pejabat sebarang mempunyai setiap bagi"},
    {"vi", false, LATIN, "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
     "và của là có không cho được các trong một người những với để này đã khi từ về ra đến tôi "
     "cũng nhiều như nhưng "
     "vào năm sẽ phải đó làm việc thì bị hay rất tại theo sau ông anh chị còn lại"},
    {"tl", true, LATIN, "ñ",
     "ang ng sa na mga at ay hindi ito ni si para kung may ko siya isang nang pa po ako lang rin "
     "din niya kanyang "
     "mula namin kay bilang dahil wala nito sila ngunit upang"},
    {"sw", true, LATIN, "",
     "na ya wa kwa ni katika la za cha kuwa hiyo hii huo hilo vya yake wake watu kama pia lakini "
     "baada kutoka hata "
     "ambao ambaye huku sana bila mwaka moja alisema wakati kila"},
    {"af", true, LATIN, "êëôûéïáîö",
     "die van en in het is te nie dat om vir met wat op sy aan hy was as by sal ook kan ons word "
     "maar daar uit na hulle "
     "ek een meer deur tot of oor so sê haar nog moet hierdie jou dit"},
    {"ca", true, LATIN, "àçèéíïòóúü",
     "el la els les de del dels que i en un una per amb no a al és es són ha han com més però seva "
     "seu o ja aquest "
     "aquesta entre quan molt sense sobre també fins hi on des tot ens durant l d s n ser pel pels "
     "això va"},
    {"eu", true, LATIN, "ñü",
     "eta da ez du bat ere izan dira zuen den dute zen egin baina bere edo hori dela duen gero "
     "beste honek dago ditu "
     "oso hau egiten urte zituen baino arte behar ziren"},
    {"gl", true, LATIN, "áéíñóúü",
     "o a os as de do da dos das que e en un unha para con non no na nos nas por máis se como ao "
     "aos foi é el ela súa "
     "seu ou ser cando moi hai xa está tamén só polo pola ata isto entre despois sen mesmo son "
     "seus quen pero"},
    {"ga", true, LATIN, "áéíóú",
     "an na a i agus ar is go ag le do bhí tá sé sin ach mar nach ní chun ó faoi é ina leis siad "
     "raibh seo sa den "
     "chuig aige iad nó gur sí bhfuil"},
    {"cy", true, LATIN, "âêîôûŵŷ",
     "y yn a i o ar yr ac mae ei wedi am gan at ond bod ddim fel hyn eu cael oedd hefyd sydd un ni "
     "yw nad fod drwy "
     "dros gyda mwy cymru bydd hynny"},
    {"is", false, LATIN, "áéíðóúýþæö",
     "og að í á er sem um til við það var með en af hann ekki fyrir því eru hefur ég hún þess þau "
     "þeir frá eftir "
     "verið þegar svo hafa voru okkur upp nú eða yfir"},
    {"fo", true, LATIN, "áíóúýæøð",
     "og at í er til við sum av á ikki hevur tað eru fyri var ein teir hann hava men um eisini "
     "vóru "
     "skal verður føroyar frá eftir so hjá"},
    {"lb", true, LATIN, "äéëü",
     "de an den d'l déi dat ass vun zu mat op fir net et si huet eng en och un wéi sinn hunn bei "
     "nach ginn gëtt dës mä awer iwwer vum"},
    {"so", true, LATIN, "",
     "oo iyo ka ku waa ayaa in uu la waxaa soo si u ee isaga kale dalka sheegay ay waxa badan "
     "kuwa kaas markii loo laga"},
    {"ku", true, LATIN, "çêîşû",
     "û li ji di de bi ku ev jî ya yê ew wî ne bû dike dibe hatin kir her ser gelek wan me nav "
     "piştî"},
    {"mt", true, LATIN, "ċġħżàèìòù",
     "li il ta u fil biex minn l ma għal huwa hija din dan bil ma’ kien kienet dwar wara hu f jew "
     "fuq tal kif anke "
     "kull hemm qal dawn"},
    {"eo", true, LATIN, "ĉĝĥĵŝŭ",
     "la de kaj en estas al ke ne por li ĝi per sed kun oni mi kiel tiu el pri kiu ili sur aŭ "
     "estis pli si unu ĉi "
     "plej post havas povas"},
    {"ru", false, CYRILLIC, "ёъыэщ",
     "и в не на что с по это как он из а к у но за от так его для о же до был бы то также или все "
     "при мы она они "
     "было их года который если только после уже со вы ее я когда где может быть между более будет "
     "этого этом лет чтобы"},
    {"uk", false, CYRILLIC, "іїєґщ",
     "і в не на що з та у до за як це про від для його по але або був було а так він вона й є "
     "також які який року "
     "щоб при із їх має коли під вже ми"},
    {"bg", false, CYRILLIC, "ъщ",
     "на и в се да за от е не с че са по като а до при ще които но си или това през който му беше "
     "те той сме има "
     "също само между все след най която"},
    {"sr", false, CYRILLIC, "ђћљњјџ",
     "и у је да на се за су од са не о који која које а из као што ће али или по до није био била "
     "бити ово то би "
     "само више година после"},
    {"mk", false, CYRILLIC, "ѓќѕљњјџ",
     "на и во да се за од е со не ќе што го ја ги а со како кој која кои но или по до беше биде "
     "тоа само повеќе "
     "година има меѓу дека овој"},
    {"be", true, CYRILLIC, "ўіыэё",
     "і ў не на што з у да па як гэта для за ад але каб ён яго быў была было а так таксама які "
     "якія гады яна пры яны "
     "або іх калі мы"},
    {"ky", true, CYRILLIC, "өүңыэёъщ",
     "жана бул менен бир болуп үчүн деп да ал кыргыз экен боюнча эле болгон кийин жаткан айтты жок "
     "бар ошол"},
    {"tg", true, CYRILLIC, "ғӣқӯҳҷёъэ",
     "ва дар ба ки аз бо ин барои аст он буд ҳам то бар шуд тоҷикистон кард соли мекунад худ нест "
     "пас"},
    {"tt", true, CYRILLIC, "әөүҗңһыэёъщ",
     "һәм бу белән бер дә да өчен дип булган ул инде татарстан буенча итә иде соң татар бик шул"},
    {"kk", false, CYRILLIC, "әғқңөұүһіыэёщъ",
     "және бұл мен деп үшін бір бар да де осы болып ол қазақстан деген туралы жылы сол кейін "
     "болған еді ал бойынша "
     "тек көп"},
    {"mn", false, CYRILLIC, "өүыэёъщ",
     "нь юм байна гэж ба энэ монгол байгаа болон улсын хийх тухай оны гэсэн бөгөөд бол хүн нэг уу "
     "байсан"},
    {"ar", false, ARABIC, "ةىأإ",
     "في من على إلى أن عن مع هذا هذه التي الذي كان ما لا بعد قد كما ذلك بين أو ولا هو هي وقال كل "
     "لم حيث خلال كانت إن و "
     "عام ثم غير منذ أكثر بأن وفي"},
    {"fa", false, ARABIC, "پچژگکی",
     "و در به از که این را با است برای آن یک خود تا بر کرد شد می هم شده نیز های ها کرده اما یا بود "
     "باید سال پس وی "
     "داد دارد کند آنها"},
    {"ur", false, ARABIC, "ٹڈڑےںھہپچژگکی",
     "کے کی میں ہے اور سے کو کا نے پر ہیں یہ کہ اس نہیں بھی تھا جو کر تو وہ گیا لیے ان ہو ایک تھی "
     "کیا ساتھ بعد تھے اپنے "
     "رہا جا"},
    {"ps", true, ARABIC, "ټډړښږڅځېۍګڼۀپچژکیگ",
     "د په او چې کې ته له دي سره نه يې هم دا ده کړي وي شوي يو دی پر لپاره کوي خپل بيا کړ وو هغه به "
     "شو"},
    {"ckb", true, ARABIC, "ێۆڕڵڤەکیپچژگ",
     "لە بە و کە بۆ ئەو ئەم لەگەڵ هەیە نییە دەکات کردن وەک دوای هەموو زۆر ئێستا دەبێت کرد بوو "
     "ئەوە"},
    {"ug", true, ARABIC, "ەېۈۆۇڭپچژگىھۋ",
     "ۋە بىلەن بۇ بىر ئۇ ئۈچۈن بولغان قىلغان كېيىن دەپ ئۇيغۇر يىلى ئىدى بار"},
    {"hi", false, DEVANAGARI, "",
     "के में है की और से को का कि ने पर यह हैं एक भी नहीं इस हो था कर लिए कहा तो गया जो ही साथ बाद वह थे "
     "उन्होंने अपने "
     "रहे थी किया या"},
    {"mr", true, DEVANAGARI, "ळ",
     "आहे आणि या व ते हे तो की च मध्ये आहेत होते ही होता केली केले नाही असे एक त्यांनी यांनी झाले करण्यात त्या तर "
     "येथे"},
    {"ne", true, DEVANAGARI, "",
     "छ र को मा ले पनि छन् भएको गरेको यो हो नेपाल लागि भने गर्न थियो एक उनले तथा अनि त्यो रहेको गर्ने हुने नै "
     "बताए"},
    {"bn", false, BENGALI, "", "ও এই করে থেকে এবং এ করা হয় তার জন্য না তিনি একটি সঙ্গে হবে বলে"},
    {"as", true, BENGALI, "ৰৱ", "আৰু এই কৰা কৰি পৰা হয় যে নহয় বাবে"},
    {"zu", true, LATIN, "",
     "ukuthi futhi noma kanye kodwa uma lapho ngoba ukuba lokhu khona kanti nokho wonke "
     "bonke zonke umuntu abantu ngesikhathi emva kwakhe wakhe yakhe njengoba ngaphandle "
     "phakathi ngaphansi ukuze lo le la lezi lawo kusho unelungelo muntu nge kuyo kule "
     "ngokuthi njalo"},
    {"xh", true, LATIN, "",
     "ukuba okanye kunye kwaye kodwa xa ngokuba ukuze wonke bonke umntu abantu nangona "
     "kuba apho oko ngexesha lakhe wakhe yakhe njengoko ngaphandle phakathi ngaphantsi lo "
     "le la ezi lowo uthe unelungelo phambi emva kwakhona naye loo ngamnye kananjalo ngo "
     "nto kule okokuba yaye apha kwi kwe ngoku ngu njenge omnye abanye ezinye into izinto "
     "kakhulu ngenxa malunga ngethuba kunyaka kule bale wale waba wathi ngaphambi xa"},
    {"st", true, LATIN, "",
     "le ho ka ya ba e hore o tse tsa ke sa motho mang na ha di ena hae bona empa hape "
     "kapa batho tokelo kaofela jwalo moo la wa mme lona se ne"},
    {"tn", true, LATIN, "",
     "le go ya ka ba e gore o tsa tse mo sa motho mongwe kgotsa na tshwanelo ga fa di ke "
     "gagwe bone mme gape batho yo botlhe jaaka a mang nngwe"},
    {"nso", true, LATIN, "š",
     "le go ya ka ba e gore o tša tše sa motho mang goba na tokelo ge di ke gagwe bona "
     "eupša gape batho yo moka bjalo mo a wa la yeo"},
    {"sn", true, LATIN, "",
     "uye kuti kana nekuti vanhu munhu wese ane kodzero kubva asi izvi vake yake zvake ari "
     "kuva uyo hapana pane kwete zvose pamwe nyika iyi ino ose"},
    {"ny", true, LATIN, "",
     "ndi kuti kapena pa ya wa za mu munthu aliyense ali ufulu koma kwa anthu ndiponso "
     "chifukwa lake ake zake yake ena monga popanda ndipo la cha ndiye"},
    {"rw", true, LATIN, "",
     "no mu ku kandi cyangwa ni umuntu wese afite uburenganzira ko na bya kugira ngo "
     "abantu iyo cyane gihe bose ariko kuri hari uyu yavuze cy by y u rw buryo kuko"},
    {"ha", true, LATIN, "ɓɗƙ",
     "da a na ta ya shi kuma ko wanda wannan cikin don amma ba su an sai yana suna mutum "
     "kowane daga za mai masu idan ne ce zuwa kamar ga sun yi domin yin cewa"},
    {"yo", true, LATIN, "àáèéìíòóùúẹọṣǹń",
     "ní ti ló tí àti láti kan ó sí fún pé kò gbogbo ènìyàn àwọn wọn rẹ bí jẹ nínú náà kí "
     "lè tàbí ẹtọ tó wà ṣe sì ẹni a i o ọmọ ìjọba orílẹ èdè"},
    {"ig", true, LATIN, "ịọụṅ",
     "na nke ọ bụ ndị ya ga ime maka ma ọzọ mmadụ ọbụla nwere ikike ka iji ihe onye ha si "
     "were n bụla kwesịrị mgbe ọbụ"},
    {"mg", true, LATIN, "àôñ",
     "ny sy dia fa amin ho tsy izay ary na izy olona an manana zo rehetra mba eo ao ireo "
     "izany misy tokony hoe nefa no amy tsirairay noho ka fahalalahana"},
    {"jv", true, LATIN, "éè",
     "ing lan kang sing iku ora saka karo uga marang bisa ana utawa supaya wong saben duwe "
     "hak kanggo dadi kabeh menyang wis amarga iki nalika yaiku luwih tansah"},
    {"su", true, LATIN, "é",
     "jeung anu dina nu ka ku teu pikeun ti ieu eta kana aya unggal jalma boga hak atawa "
     "kudu téh bisa nya sarta saha baé ngeunaan lantaran salah"},
    {"ht", true, LATIN, "èòàé",
     "ak nan yo ki pou li sa se pa gen nou yon tout moun dwa ou lan te ap pi kòm oswa sou "
     "men lè fè mwen tankou peyi pral osnon chak"},
    {"oc", true, LATIN, "àáçèéíòóú",
     "e de la lo los las que en del dels a per amb un una es son dins o aquò tot tota mai "
     "pas sus totes coma aver drech persona èsser se al"},
    {"gd", true, LATIN, "àèìòù",
     "agus a an na air ann tha e do le bha nach is gu aig am sin iad còir neach gach bho "
     "chan mar ri ach dha gum às ris anns"},
    {"br", true, LATIN, "ñùêâô",
     "ha an ar e da eus gant ez zo ket en ur evit pep den ma vo bet hag un al war all eo "
     "ouzh pe ag hep"},
    {"fy", true, LATIN, "âêôûúé",
     "de it en fan in yn is dat te foar net op hy mei wie by hat dy oan ta ek as om troch "
     "út sy wurde of har nei elk ien hawwe moat minske"},
    {"ceb", true, LATIN, "",
     "ang sa mga ug nga usa kay siya kini niya dili ni kang og tawo ilang iyang adunay "
     "alang kinahanglan tanan walay pinaagi"},
    {"ast", true, LATIN, "áéíñóúü",
     "y de la que en el los les del a pa con por una nun ye más non al lo so como tien "
     "derechu persona esti esta toa o xente tamién dende ente cola"},
    {"wo", true, LATIN, "àéëñóŋ",
     "ci ak bu nit mu te ba yi ku la nu am ni wala day jëf mbaa fi xam ñu di ko gu"},
    {"om", true, LATIN, "",
     "fi kan akka irraa keessa ni nama hunduu mirga qaba yookiin hin waan itti isaa jira "
     "garuu kana yeroo ta namni"},
    {"tk", true, LATIN, "äçňöşüýž",
     "we bu bir hem üçin bilen her adam eger ol bolan şol ýa hukugy ýok diýip onuň edip "
     "adamyň bolup ýurt"},
    {"he", true, HEBREW, "",
     "של את על לא הוא עם כי זה גם היא או אם כל אני מה אל יותר אבל היה הם בין כדי רק עד "
     "לאחר כך אדם ידי"},
    {"yi", true, HEBREW, "",
     "און די פון איז דער צו מיט אין אויף נישט ניט וואס האט האבן זיין מען זיך אבער אז ער "
     "זענען א דאס פאר אדער יעדער פֿון װאָס האָט איר"},
    {NULL, false, LATIN, NULL, NULL},
};

const char stet_simplified[] =
    "们这国来时说为会对发过还从动见问业产个两军员实现开门间长电东车进运远边让认设论话该请谢读调"
    "谈书学习经给红约级线组织结终统继续声观规视觉气万与专义乐买卖亚争单历压厅县双变号启响图团场"
    "块坏处备够夺奋妇孙宁审宾导将尔层岁岛币帮广应庆张强归录";
const char stet_traditional[] =
    "們這國來時說為會對發過還從動見問業產個兩軍員實現開門間長電東車進運遠邊讓認設論話該請謝讀調"
    "談書學習經給紅約級線組織結終統繼續聽聲觀規視覺氣萬與專義樂買賣亞爭單歷壓廳縣雙變號後啟響圖"
    "團場塊壞處備夠奪奮婦孫寧審賓導將爾層歲島幣幫廣應慶張強歸錄";
