# Finds a Catch2 that the compiler at hand can use and makes it, with a main(), the target catch2_main.
# Includes the module Catch, which tells ctest of every test, where that Catch2 brings one.
#
# Version 3 is a library: an installed one serves native builds only. Version 2 is one header, which
# serves WebAssembly too, through a folder that holds nothing else of the system's headers.
set(CATCH2_MISSING "No Catch2 for this compiler: neither is its version 2 (or, for native builds, 3) \
installed, nor could version 3.7.1 be downloaded from github.com (-DFETCH_CATCH2=ON).")

if(NOT EMSCRIPTEN)
  find_package(Catch2 3 QUIET)
endif()
find_path(CATCH2_V2_INCLUDE catch2/catch.hpp PATHS /usr/include /usr/local/include
  NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)

if(TARGET Catch2::Catch2WithMain)
  add_library(catch2_main INTERFACE)
  target_link_libraries(catch2_main INTERFACE Catch2::Catch2WithMain)
  include(Catch)
elseif(CATCH2_V2_INCLUDE)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
  file(CREATE_LINK ${CATCH2_V2_INCLUDE}/catch2 ${CMAKE_BINARY_DIR}/include/catch2 SYMBOLIC)
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/catch2_main.cpp
    CONTENT "#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n")
  add_library(catch2_main STATIC EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/catch2_main.cpp)
  target_compile_options(catch2_main PRIVATE -O1 -fno-sanitize=all)
  target_include_directories(catch2_main SYSTEM PUBLIC ${CMAKE_BINARY_DIR}/include)
  if(EMSCRIPTEN)
    target_compile_options(catch2_main PRIVATE -fwasm-exceptions)
  else()
    find_package(Catch2 2 QUIET)
    include(Catch OPTIONAL)
  endif()
elseif(FETCH_CATCH2)
  set(archive ${CMAKE_BINARY_DIR}/catch2-3.7.1.tar.gz)
  if(NOT EXISTS ${archive})
    message(STATUS "Downloading the sources of Catch2")
    file(DOWNLOAD https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz ${archive}
      STATUS status INACTIVITY_TIMEOUT 20)
    if(NOT status MATCHES "^0;")
      file(REMOVE ${archive})
    endif()
  endif()
  if(EXISTS ${archive})
    include(FetchContent)
    FetchContent_Declare(Catch2 URL ${archive} DOWNLOAD_EXTRACT_TIMESTAMP ON
      URL_HASH SHA256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c)
    if(EMSCRIPTEN)
      add_compile_options(-fwasm-exceptions)
    endif()
    FetchContent_MakeAvailable(Catch2)
    include(${catch2_SOURCE_DIR}/extras/Catch.cmake)
    add_library(catch2_main INTERFACE)
    target_link_libraries(catch2_main INTERFACE Catch2::Catch2WithMain)
  endif()
endif()
