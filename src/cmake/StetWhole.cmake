# The program optimised as a whole: calls between the modules are a twentieth of its time. Only as
# Release, by gcc, whose objects can hold both forms: libstet.a and libstet.so stay plain, and what
# else is linked (the tests) takes no longer.
option(STET_WHOLE_PROGRAM "Optimise the program as a whole, as Release and with gcc" ON)
include(CheckIPOSupported)
set(STET_HAS_WHOLE OFF)
if(STET_WHOLE_PROGRAM AND CMAKE_C_COMPILER_ID STREQUAL "GNU")
  check_ipo_supported(RESULT STET_HAS_WHOLE OUTPUT ignored LANGUAGES C)
endif()

# stet_whole_compile(TARGET), stet_whole_link(TARGET): an object library, and what is made of them as
# a whole. stet_plain_link(TARGET SCOPE): what is not.
function(stet_whole_compile target)
  if(STET_HAS_WHOLE)
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-flto=auto> $<$<CONFIG:Release>:-ffat-lto-objects>)
  endif()
endfunction()
function(stet_whole_link target)
  if(STET_HAS_WHOLE)
    target_link_options(${target} PRIVATE $<$<CONFIG:Release>:-flto=auto>)
  endif()
endfunction()
function(stet_plain_link target scope)
  if(STET_HAS_WHOLE)
    target_link_options(${target} ${scope} $<$<CONFIG:Release>:-fno-lto>)
  endif()
endfunction()
