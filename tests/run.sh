#!/bin/sh
# Everything that shows Akashi works: installs what is needed, builds with sanitizers and warnings as errors, runs every
# shelf of tests, ends with the summary of ctest. usage: sh tests/run.sh [CTEST-OPTION…]
set -eu
cd "$(dirname "$0")/.."
root=$PWD
build=$root/build/tests

sh app/setup.sh tests

mkdir -p "$build"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DAKASHI_WERROR=ON -DAKASHI_SANITIZE=ON \
  >"$build/configure.log" 2>&1 || { cat "$build/configure.log"; exit 3; }
cmake --build "$build"
exec ctest --test-dir "$build" --output-on-failure -j "$(nproc)" "$@"
