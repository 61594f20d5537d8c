# libstet, shared and static, from the modules' objects; then what is installed.
get_property(STET_MODULES GLOBAL PROPERTY STET_MODULES)
set(STET_OBJECTS)
foreach(module IN LISTS STET_MODULES)
  list(APPEND STET_OBJECTS $<TARGET_OBJECTS:${module}>)
endforeach()

add_library(stet_static STATIC ${STET_OBJECTS})
target_include_directories(stet_static PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(stet_static PRIVATE
  PkgConfig::LIBGIT2 PkgConfig::LIBARCHIVE PkgConfig::LIBDEFLATE PkgConfig::ZLIB PkgConfig::ICU
  PkgConfig::SQLITE PkgConfig::MD4C PkgConfig::JANSSON PkgConfig::CRYPTO Threads::Threads m)
set_target_properties(stet_static PROPERTIES OUTPUT_NAME stet)
