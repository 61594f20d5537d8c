stet_unit_test(html parse)
stet_unit_test(html access)
stet_unit_test(html entities)
stet_unit_test(html write)
