stet_unit_test(bundle format)
stet_unit_test(bundle container MODULES archive catalog store)
stet_unit_test(bundle rules MODULES archive catalog store)
