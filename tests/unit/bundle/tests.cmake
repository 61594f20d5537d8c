stet_unit_test(bundle format)
stet_unit_test(bundle container MODULES archive catalog store)
