stet_unit_test(archive select)
stet_unit_test(archive message)
