stet_unit_test(store txn)
