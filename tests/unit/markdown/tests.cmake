stet_unit_test(markdown markdown)
