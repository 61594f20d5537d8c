stet_unit_test(catalog terms)
stet_unit_test(catalog query)
stet_unit_test(catalog snippet)
