stet_unit_test(extract date)
