#!/bin/sh
# Rows a second and memory of `akashictl operator import` on lists of 100,000 and of ROWS rows.
# usage: sh tests/bench/import.sh BUILD [ROWS]   (BUILD: a build without sanitizers, as app/run.sh makes in build/run)
set -eu
build=$(cd "${1:?usage: import.sh BUILD [ROWS]}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d -p /var/tmp)
trap 'rm -rf "$room"' EXIT
for rows in 100000 "${2:-1000000}"; do
  sh "$here/make-list.sh" "$rows" "$room/list.csv" "$room/map.json"
  for encoding in utf-8 cp932; do
    [ $encoding = utf-8 ] || { iconv -f utf-8 -t $encoding "$room/list.csv" >"$room/list" && mv "$room/list" "$room/list.csv"; }
    jq --arg encoding $encoding '. + {encoding: $encoding}' "$room/map.json" >"$room/columns.json"
    rm -f "$room/list.jsonl"
    python3 - "$rows" "$encoding" "$(stat -c %s "$room/list.csv")" "$build/app/cli/akashictl" operator import --scheme bench \
      --columns "$room/columns.json" --out "$room/list.jsonl" "$room/list.csv" <<'RUN'
import os, sys, time
rows, encoding, size, command = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:]
start = time.monotonic()
child = os.posix_spawn(command[0], command, os.environ | {'TMPDIR': os.path.dirname(command[-1])})
_, status, used = os.wait4(child, 0)
wall, cpu = time.monotonic() - start, used.ru_utime + used.ru_stime
assert status == 0, status
print(f'{rows} rows, {size / 1e6:.0f} MB {encoding}: {wall:.2f} s, {cpu:.2f} s of CPU, '
      f'{rows / cpu:,.0f} rows/s of one core, at most {used.ru_maxrss / 1024:.1f} MiB')
RUN
  done
done
