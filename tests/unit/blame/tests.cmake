stet_unit_test(blame blame)
