#!/bin/sh
# All figures of the registry at scale, in the order they need each other.
# usage: sh tests/bench/registry.sh BUILD [ROWS [ROOM]]   (BUILD: a build without sanitizers; ROWS: 10,000,000 by default;
# ROOM: where lists and registries are made, BUILD/big by default: 12 GB at 10,000,000 rows, and all of it is taken away)
set -eu
build=$(cd "${1:?usage: registry.sh BUILD [ROWS [ROOM]]}" && pwd)
rows=${2:-10000000}
room=${3:-$build/big}
search=$((rows < 1000000 ? rows : 1000000))
bench=$build/tests/bench
trap 'rm -rf "$room"' EXIT
"$bench/bench-import-list" "$room/all" "$rows"
"$bench/bench-lookup" "$room/all" "$rows" "$((rows < 200000 ? rows : 200000))"
"$bench/bench-delta" "$room/all" "$rows" "$((rows < 1000 ? rows : 1000))"
[ "$rows" = "$search" ] || "$bench/bench-import-list" "$room/search" "$search"
"$bench/bench-search" "$room/$([ "$rows" = "$search" ] && echo all || echo search)" "$search"
"$bench/bench-reader" "$room/reader" "$search"
