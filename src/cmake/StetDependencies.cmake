# Debian 12's own packages, found through pkg-config; each module links only those it needs.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(LIBGIT2 REQUIRED IMPORTED_TARGET libgit2>=1.5)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive>=3.6)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate>=1.14)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.40)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson>=2.14)
pkg_check_modules(CRYPTO REQUIRED IMPORTED_TARGET libcrypto>=3.0)

# stet_soname(VARIABLE LIBRARY): the name under which a program finds LIBRARY when it runs, as
# "libgit2.so.1.5", for those that are loaded at need (src/base/late.h).
function(stet_soname variable library)
  execute_process(COMMAND ${CMAKE_OBJDUMP} -p ${library} OUTPUT_VARIABLE said ERROR_QUIET)
  if(NOT said MATCHES "SONAME +([^ \n]+)")
    message(FATAL_ERROR "'${library}' is no shared library; install one")
  endif()
  set(${variable} ${CMAKE_MATCH_1} PARENT_SCOPE)
endfunction()
stet_soname(STET_LIBGIT2 ${pkgcfg_lib_LIBGIT2_git2})
stet_soname(STET_LIBARCHIVE ${pkgcfg_lib_LIBARCHIVE_archive})
