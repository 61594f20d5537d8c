/* charset.c - what --media-type says of the encoding, looked at before the sources are. */
#include "charset.h"
#include "output.h"
#include <stet/extract.h>

void stet_charset_doubt(const char *media_type)
{
    struct stet_span label = stet_source_unknown_charset(media_type);
    if (label.len > 0)
        stet_output_warn("there is no charset '%.*s', which --media-type names; the encoding is "
                         "told from the bytes",
                         label.len > 60 ? 60 : (int)label.len, label.ptr);
}
