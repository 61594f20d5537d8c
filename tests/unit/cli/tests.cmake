stet_unit_test(cli options LIBRARIES PkgConfig::JANSSON)
target_sources(unit_cli_options PRIVATE $<TARGET_OBJECTS:stet_cli>)
stet_unit_test(cli selector LIBRARIES PkgConfig::JANSSON)
target_sources(unit_cli_selector PRIVATE $<TARGET_OBJECTS:stet_cli>)
