stet_unit_test(base url)
stet_unit_test(base url_canonical)
