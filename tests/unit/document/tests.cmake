stet_unit_test(document write MODULES normalize LIBRARIES PkgConfig::MD4C)
