# stet_private_headers(TARGET module...): "name.h" is looked for in these folders of src/, <name.h> is
# not, so that limits.h or archive.h of ours never stands in for that of the system or a library.
function(stet_private_headers target)
  foreach(module IN LISTS ARGN)
    target_compile_options(${target} PRIVATE "SHELL:-iquote ${PROJECT_SOURCE_DIR}/src/${module}")
  endforeach()
endfunction()

# stet_module(NAME SOURCES file... [MODULES module...] [LIBRARIES target...])
#
# One folder of src/ as an object library. Its include path is its own folder, the folders of the
# modules it names, and the public headers: an include that goes against the layers does not compile.
function(stet_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;MODULES;LIBRARIES" ${ARGN})
  add_library(stet_${name} OBJECT ${ARG_SOURCES})
  set_target_properties(stet_${name} PROPERTIES
    POSITION_INDEPENDENT_CODE ON
    C_VISIBILITY_PRESET hidden)
  target_compile_definitions(stet_${name} PRIVATE _GNU_SOURCE STET_BUILDING)
  target_include_directories(stet_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include)
  stet_private_headers(stet_${name} ${name} ${ARG_MODULES})
  target_link_libraries(stet_${name} PRIVATE ${ARG_LIBRARIES} stet_warnings)
  stet_whole_compile(stet_${name})
  set_property(GLOBAL APPEND PROPERTY STET_MODULES stet_${name})
endfunction()

add_library(stet_warnings INTERFACE)
target_compile_options(stet_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
  -Wpointer-arith -Wundef -Wvla -Wformat=2
  $<$<BOOL:${STET_WERROR}>:-Werror>)
