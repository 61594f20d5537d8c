stet_unit_test(normalize sentence MODULES document)
