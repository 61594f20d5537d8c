stet_unit_test(extract date)
stet_unit_test(extract language)
stet_unit_test(extract phrases)
