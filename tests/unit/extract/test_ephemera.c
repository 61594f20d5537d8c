/* What changes with no edit, and above all what does not. */
#include "ephemera.h"
#include "span.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void labels(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "3 hours ago",
        "3h ago",
        "An hour ago",
        "Updated 3 hours ago",
        "12,345 views",
        "Views: 23314",
        "1.2k views",
        "12 345 vues",
        "Comments (12)",
        "5 min read",
        "969 people reading now",
        "3 hours ago | 1,234 views \xC2\xB7 12 comments",
        "3 March 2024 | 1,234 views",
        "Posted on March 3, 2024 - 12 Comments",
        "vor 3 Stunden",
        "il y a 3 heures",
        "hace 2 días",
        "3 ore fa",
        "há 3 horas",
        "3 uur geleden",
        "5 godzin temu",
        "3 часа назад",
        "5 дней назад",
        "3 години тому",
        "Просмотров: 1234",
        "3 saat önce",
        "för 3 timmar sedan",
        "for 3 timer siden",
        "πριν 3 ώρες",
        "πριν από 3 ώρες",
        "3時間前",
        "3 小时前",
        "阅读：1234",
        "浏览次数： 56",
        "조회수 1,234",
        "3시간 전",
        "منذ 3 ساعات",
        "לפני 3 שעות",
        "Lesezeit: 3 Min.",
        "Letture: 1.234",
        "3 giờ trước",
        "Odsłon: 12",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        if (!stet_ephemera_is_line(stet_span_of(lines[i])))
            fail_msg("'%s' is text", lines[i]);
}

static void texts(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "50 years ago",
        "3 March 2024",
        "Updated 3 March 2024",
        "Views",
        "Comments",
        "1,234",
        "It happened 3 hours ago",
        "3 hours ago, he left",
        "12 comments by the minister",
        "He read 12 books",
        "Vor 3 Stunden kam er",
        "Three hours ago",
        "5 minutes",
        "ago",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s "
        "t u "
        "v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g 3 hours ago",
    };
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
        if (stet_ephemera_is_line(stet_span_of(lines[i])))
            fail_msg("'%s' is a label", lines[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(labels), cmocka_unit_test(texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
