stet_unit_test(archive select)
stet_unit_test(archive message)
stet_unit_test(archive twins MODULES store)
stet_unit_test(archive inputs MODULES catalog ingest store)
