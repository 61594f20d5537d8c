stet_unit_test(store txn)
stet_unit_test(store check)
stet_unit_test(store join)
stet_unit_test(store delta)
stet_unit_test(store names)
stet_unit_test(store capture)
stet_unit_test(store store)
stet_unit_test(store place)

# The store alone as a program: crash, power and speed runs use it.
add_executable(store_driver ${CMAKE_CURRENT_LIST_DIR}/driver.c)
target_include_directories(store_driver PRIVATE ${PROJECT_SOURCE_DIR}/src/store ${PROJECT_SOURCE_DIR}/src/base)
target_compile_definitions(store_driver PRIVATE _GNU_SOURCE)
target_link_libraries(store_driver PRIVATE stet_static stet_warnings)
