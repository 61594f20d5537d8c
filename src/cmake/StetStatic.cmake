# What the program links: the libraries' static forms, where they are installed. A dozen shared
# libraries, and the relocations of ICU, would take 3 ms of every start. Only the program: libstet.so
# and what uses it share the system's libraries.
option(STET_STATIC_LIBRARIES
  "Link ICU, SQLite, libcrypto, jansson, libdeflate and zlib into the program, where their .a is there" ON)

# stet_prefer_static(TARGET NAME...): appends lib<NAME>.a... to STET_PROGRAM_LIBRARIES, or TARGET, the
# shared form, if one of them is not there.
function(stet_prefer_static target)
  set(archives)
  foreach(name IN LISTS ARGN)
    find_library(STET_STATIC_${name} lib${name}.a)
    mark_as_advanced(STET_STATIC_${name})
    list(APPEND archives ${STET_STATIC_${name}})
  endforeach()
  if(NOT STET_STATIC_LIBRARIES OR "${archives}" MATCHES "NOTFOUND")
    set(archives ${target})
  endif()
  set(STET_PROGRAM_LIBRARIES ${STET_PROGRAM_LIBRARIES} ${archives} PARENT_SCOPE)
endfunction()

# ICU is written in C++; its runtime lies with the compiler.
execute_process(COMMAND ${CMAKE_C_COMPILER} -print-file-name=libstdc++.a
  OUTPUT_VARIABLE STET_STDCXX OUTPUT_STRIP_TRAILING_WHITESPACE)
set(STET_PROGRAM_LIBRARIES)
if(IS_ABSOLUTE "${STET_STDCXX}")
  stet_prefer_static(PkgConfig::ICU icui18n icuuc icudata)
else()
  set(STET_PROGRAM_LIBRARIES PkgConfig::ICU)
endif()
stet_prefer_static(PkgConfig::SQLITE sqlite3)
stet_prefer_static(PkgConfig::JANSSON jansson)
stet_prefer_static(PkgConfig::LIBDEFLATE deflate)
stet_prefer_static(PkgConfig::CRYPTO crypto)
stet_prefer_static(PkgConfig::ZLIB z)
if(STET_PROGRAM_LIBRARIES MATCHES "icuuc\\.a")
  list(APPEND STET_PROGRAM_LIBRARIES ${STET_STDCXX} -static-libgcc)
endif()
list(APPEND STET_PROGRAM_LIBRARIES Threads::Threads m ${CMAKE_DL_LIBS})

# Relocations in a few kilobytes instead of one record each: fewer pages to read.
include(CheckLinkerFlag)
check_linker_flag(C -Wl,-z,pack-relative-relocs STET_HAS_RELR)
if(STET_HAS_RELR)
  list(APPEND STET_PROGRAM_LIBRARIES -Wl,-z,pack-relative-relocs)
endif()
