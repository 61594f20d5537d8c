# libstet, static and shared, from the modules' objects; the program; and what is installed.
get_property(STET_MODULES GLOBAL PROPERTY STET_MODULES)
list(REMOVE_ITEM STET_MODULES stet_cli)
set(STET_OBJECTS)
foreach(module IN LISTS STET_MODULES)
  list(APPEND STET_OBJECTS $<TARGET_OBJECTS:${module}>)
endforeach()
set(STET_LIBRARIES
  PkgConfig::LIBDEFLATE PkgConfig::ZLIB PkgConfig::ICU
  PkgConfig::SQLITE PkgConfig::JANSSON PkgConfig::CRYPTO Threads::Threads m ${CMAKE_DL_LIBS})

add_library(stet_static STATIC ${STET_OBJECTS})
add_library(stet_shared SHARED ${STET_OBJECTS})
foreach(library stet_static stet_shared)
  target_include_directories(${library} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${library} PRIVATE ${STET_LIBRARIES})
  set_target_properties(${library} PROPERTIES OUTPUT_NAME stet)
endforeach()
stet_plain_link(stet_static INTERFACE)
stet_plain_link(stet_shared PRIVATE)
set_target_properties(stet_shared PROPERTIES
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR} EXPORT_NAME stet)
add_library(stet::stet ALIAS stet_shared)

# The program links the static library: one file to copy, and base's private tools at hand. Its file,
# not the target, which would bring the shared libraries.
add_executable(stet src/cli/main.c $<TARGET_OBJECTS:stet_cli>)
add_dependencies(stet stet_static)
target_include_directories(stet PRIVATE include)
target_link_libraries(stet PRIVATE $<TARGET_FILE:stet_static> ${STET_PROGRAM_LIBRARIES})
stet_whole_link(stet)
add_executable(stet_manual src/cli/manual.c $<TARGET_OBJECTS:stet_cli>)
foreach(program stet stet_manual)
  stet_private_headers(${program} cli base)
  target_compile_definitions(${program} PRIVATE _GNU_SOURCE)
  target_link_libraries(${program} PRIVATE stet_warnings)
endforeach()
target_link_libraries(stet_manual PRIVATE stet_static PkgConfig::JANSSON)
set(STET_GENERATED ${CMAKE_CURRENT_BINARY_DIR}/generated)
add_custom_command(OUTPUT ${STET_GENERATED}/stet.1 ${STET_GENERATED}/stet.bash
  COMMAND ${CMAKE_COMMAND} -E make_directory ${STET_GENERATED}
  COMMAND stet_manual man > ${STET_GENERATED}/stet.1
  COMMAND stet_manual bash > ${STET_GENERATED}/stet.bash
  DEPENDS stet_manual VERBATIM)
add_custom_target(stet_manual_pages ALL DEPENDS ${STET_GENERATED}/stet.1 ${STET_GENERATED}/stet.bash)

install(TARGETS stet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS stet_shared EXPORT stet LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS stet_static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/stet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${STET_GENERATED}/stet.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${STET_GENERATED}/stet.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME stet)

include(CMakePackageConfigHelpers)
set(STET_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/stet)
install(EXPORT stet NAMESPACE stet:: FILE stet-config.cmake DESTINATION ${STET_PACKAGE_DIR})
write_basic_package_version_file(${STET_GENERATED}/stet-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${STET_GENERATED}/stet-config-version.cmake DESTINATION ${STET_PACKAGE_DIR})
# The prefix follows from where stet.pc lies, so an installed tree can be moved.
file(RELATIVE_PATH STET_PC_PREFIX
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(src/cmake/stet.pc.in ${STET_GENERATED}/stet.pc @ONLY)
install(FILES ${STET_GENERATED}/stet.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
