stet_unit_test(diff diff)
