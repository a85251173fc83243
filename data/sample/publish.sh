#!/bin/sh
# Publishes the sample registry (見本 / SAMPLE: every scheme, maker and product in it is made up) with the operator's own
# commands, and signs a label for each box.
# usage: publish.sh AKASHICTL TOOLS OUT [NOW]
#   AKASHICTL  the command; TOOLS the folder of akashi-sample-world; NOW as in 2026-11-20T03:00:00Z (default: the clock)
# Afterwards OUT holds repository/ (to be served as it is), root.json, and world.json (what each box shows). What an
# earlier run made there is replaced.
set -eu
akashictl=$1 tools=$2 out=$3
now=${4:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}
here=$(cd "$(dirname "$0")" && pwd)
repository=$out/repository
work=$out/work
keys=$out/keys

rm -rf "$repository" "$work" "$keys"
mkdir -p "$work"
"$tools/akashi-sample-world" --now "$now" "$here" "$work"
. "$work/dates"

# The keys of the repository are made anew each time; those that sign labels are fixed test keys.
passphrase="$here/keys/passphrase-of-test-keys"
operator() {
  "$akashictl" operator "$@" --passphrase-file "$passphrase"
}
operator repository init "$repository" --keys "$keys" --sample --now "$NOW" >/dev/null

# Two publications: what is in the first and not in the second is dropped from the list.
publish() { # suffix of the list, as-of, published
  for scheme in "$work"/schemes/*.json; do
    list=$work/lists/$(basename "$scheme" .json)$1.jsonl
    if [ -f "$list" ]; then
      operator repository add "$repository" --keys "$keys" --scheme "$scheme" --list "$list" --as-of "$2" \
        --published "$3" --now "$NOW"
    else
      operator repository add "$repository" --keys "$keys" --scheme "$scheme" --now "$NOW"
    fi
  done
  operator repository publish "$repository" --keys "$keys" --now "$NOW"
}
publish -first "$FIRST_AS_OF" "$FIRST_PUBLISHED"
publish "" "$LAST_AS_OF" "$LAST_PUBLISHED"

while read -r box key prefix; do
  "$akashictl" operator label sign --key "$here/keys/$key.pem" --claims "$work/labels/$box.claims.json" \
    ${prefix:+--prefix "$prefix"} >"$work/labels/$box.txt"
done <"$work/labels.table"
"$tools/akashi-sample-world" --finish "$work"

cp "$work/world.json" "$out/world.json"
cp "$repository/metadata/1.root.json" "$out/root.json"
sha256sum "$out/root.json"
