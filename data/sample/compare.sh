#!/bin/sh
# Checks every sample photograph and prints the expected and the shown verdict; exit code 1 where one differs.
# usage: compare.sh AKASHICTL SAMPLE REGISTRY   (SAMPLE: the folder with world.json and pictures/)
set -eu
akashictl=$1 sample=$2 registry=$3
differs=0

printf '%-28s %-24s %-24s\n' picture expected shown
while read -r box expected; do
  # A verdict that is not good has an exit code of its own; here the printed verdict is what counts.
  shown=$("$akashictl" check --json --registry "$registry" "$sample/pictures/$box.jpg" 2>/dev/null |
    head -n 1 | jq -r .verdict) || shown=
  mark=
  [ "$shown" = "$expected" ] || { mark='  DIFFERS'; differs=1; }
  printf '%-28s %-24s %-24s%s\n' "$box.jpg" "$expected" "${shown:-nothing}" "$mark"
done <<LIST
$(jq -r '.boxes[] | .id + " " + .verdict' "$sample/world.json")
LIST
exit "$differs"
