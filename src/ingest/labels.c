/* labels.c - the names that encodings go by: the WHATWG's table, and ICU's name of each table.
 * Labels that browsers refuse (as UTF-7) are not here, so they are never honoured. */
#include "encodings.h"
#include "span.h"

static const struct encoding encodings[] = {
    {"utf-8", SCHEME_UTF8, NULL, false,
     " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 "},
    {"ibm866", SCHEME_SINGLE, "ibm-866_P100-1995", false, " 866 cp866 csibm866 "},
    {"iso-8859-2", SCHEME_SINGLE, "iso-8859-2", false,
     " csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"iso-8859-3", SCHEME_SINGLE, "iso-8859-3", false,
     " csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"iso-8859-4", SCHEME_SINGLE, "iso-8859-4", false,
     " csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"iso-8859-5", SCHEME_SINGLE, "iso-8859-5", false,
     " csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988 "},
    {"iso-8859-6", SCHEME_SINGLE, "iso-8859-6", false,
     " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"iso-8859-7", SCHEME_SINGLE, "iso-8859-7", false,
     " csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {"iso-8859-8", SCHEME_SINGLE, "iso-8859-8", false,
     " csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual "},
    {"iso-8859-8-i", SCHEME_SINGLE, "ISO-8859-8", false, " csiso88598i logical "},
    {"iso-8859-10", SCHEME_SINGLE, "iso-8859-10", false,
     " csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"iso-8859-13", SCHEME_SINGLE, "iso-8859-13", false, " iso8859-13 iso885913 "},
    {"iso-8859-14", SCHEME_SINGLE, "iso-8859-14", false, " iso8859-14 iso885914 "},
    {"iso-8859-15", SCHEME_SINGLE, "iso-8859-15", false,
     " csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 "},
    {"iso-8859-16", SCHEME_SINGLE, "ISO-8859-1", false, ""},
    {"koi8-r", SCHEME_SINGLE, "koi8-r", false, " cskoi8r koi koi8 koi8_r "},
    {"koi8-u", SCHEME_SINGLE, "koi8-u", false, " koi8-ru "},
    {"macintosh", SCHEME_SINGLE, "macintosh", true, " csmacintosh mac x-mac-roman "},
    {"windows-874", SCHEME_SINGLE, "windows-874-2000", false,
     " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 "},
    {"windows-1250", SCHEME_SINGLE, "windows-1250", false, " cp1250 x-cp1250 "},
    {"windows-1251", SCHEME_SINGLE, "windows-1251", false, " cp1251 x-cp1251 "},
    {"windows-1252", SCHEME_SINGLE, "windows-1252", false,
     " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
     "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 "},
    {"windows-1253", SCHEME_SINGLE, "windows-1253", false, " cp1253 x-cp1253 "},
    {"windows-1254", SCHEME_SINGLE, "windows-1254", false,
     " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 x-cp1254 "},
    {"windows-1255", SCHEME_SINGLE, "windows-1255", false, " cp1255 x-cp1255 "},
    {"windows-1256", SCHEME_SINGLE, "windows-1256", false, " cp1256 x-cp1256 "},
    {"windows-1257", SCHEME_SINGLE, "windows-1257", false, " cp1257 x-cp1257 "},
    {"windows-1258", SCHEME_SINGLE, "windows-1258", false, " cp1258 x-cp1258 "},
    {"x-mac-cyrillic", SCHEME_SINGLE, "x-mac-cyrillic", false, " x-mac-ukrainian "},
    {"gbk", SCHEME_GB18030, "gb18030", true,
     " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk "},
    {"gb18030", SCHEME_GB18030, "gb18030", true, ""},
    {"big5", SCHEME_BIG5, "Big5-HKSCS", false, " big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"euc-jp", SCHEME_EUC_JP, "EUC-JP", false, " cseucpkdfmtjapanese x-euc-jp "},
    {"iso-2022-jp", SCHEME_ISO_2022_JP, "EUC-JP", false, " csiso2022jp "},
    {"shift_jis", SCHEME_SHIFT_JIS, "ibm-943_P15A-2003", true,
     " csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis "},
    {"euc-kr", SCHEME_EUC_KR, "windows-949-2000", false,
     " cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949 "},
    {"replacement", SCHEME_REPLACEMENT, NULL, false,
     " csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr "},
    {"utf-16be", SCHEME_UTF16BE, NULL, false, " unicodefffe "},
    {"utf-16le", SCHEME_UTF16LE, NULL, false,
     " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 "},
    {"x-user-defined", SCHEME_USER_DEFINED, NULL, false, ""},
};

const struct encoding *stet_labels_find(struct stet_span label)
{
    char padded[32] = " "; /* longer than any label, with its spaces */
    label = stet_span_trim(label);
    if (label.len == 0 || label.len > sizeof(padded) - 3 || memchr(label.ptr, ' ', label.len) ||
        memchr(label.ptr, '\0', label.len))
        return NULL;
    for (size_t i = 0; i < label.len; i++)
        padded[i + 1] = stet_ascii_lower(label.ptr[i]);
    padded[label.len + 1] = ' ';
    for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++)
        if (stet_span_is_nocase(label, encodings[i].name) || strstr(encodings[i].labels, padded))
            return &encodings[i];
    return NULL;
}
