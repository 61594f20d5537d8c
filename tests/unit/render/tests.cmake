stet_unit_test(render golden)
