stet_unit_test(store txn)
stet_unit_test(store place)
