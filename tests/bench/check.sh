#!/bin/sh
# Figures of bench-check on a registry of 100,000 registrations, published and synchronised with the real commands.
# usage: sh tests/bench/check.sh BUILD [SECONDS]   (BUILD: a build without sanitizers, as app/run.sh makes in build/run)
set -eu
build=$(cd "${1:?usage: check.sh BUILD [SECONDS]}" && pwd)
seconds=${2:-5}
akashictl=$build/app/cli/akashictl
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
rows=100000
today=$(date -u +%Y-%m-%d)

printf 'bench only\n' >"$room/passphrase"
"$akashictl" operator key new --type ed25519 --out "$room/label.pem" --public-out "$room/label.pub" \
  --passphrase-file "$room/passphrase" >"$room/key.txt"
kid=$(grep -oE '[0-9a-f]{16}' "$room/key.txt" | head -n 1)
jq -n --rawfile pem "$room/label.pub" --arg kid "$kid" --arg until "$(date -u -d '+2 years' +%Y-%m-%d)" '{id: "bench", version: 1, sample: true,
  names: {en: "Bench"}, hosts: ["label.bench.example"], number_patterns: ["B-[0-9]{6}"],
  label_keys: [{kid: $kid, spki_pem: $pem, valid_from: "2025-01-01", valid_until: $until, revoked: null}]}' >"$room/scheme.json"
seq 1 $rows | awk -v year="$(date -u +%Y)" '{printf "{\"number\":\"B-%06d\",\"maker\":{\"name\":{\"en\":\"Maker %d\"}},\"models\":[{\"model\":\"M%d\",\"names\":{\"en\":\"Camera %d\"}}],\"level\":1,\"status\":\"in-force\",\"valid_until\":\"%d-12-31\",\"support_until\":\"%d-12-31\",\"updates\":\"automatic\",\"password\":\"unique\"}\n", $1, $1 % 500, $1, $1, year + 2, year + 4}' >"$room/list.jsonl"
"$akashictl" operator repository init "$room/repository" --keys "$room/keys" --passphrase-file "$room/passphrase" --sample >/dev/null
"$akashictl" operator repository add "$room/repository" --keys "$room/keys" --passphrase-file "$room/passphrase" \
  --scheme "$room/scheme.json" --list "$room/list.jsonl" --as-of "$today" >/dev/null
"$akashictl" operator repository publish "$room/repository" --keys "$room/keys" --passphrase-file "$room/passphrase" >/dev/null
root=$room/repository/metadata/1.root.json
"$akashictl" trust add "$root" --url "file://$room/repository" --sha256 "$(sha256sum "$root" | cut -d' ' -f1)" \
  --registry "$room/registry.db" >/dev/null
"$akashictl" sync --registry "$room/registry.db"

for number in $(seq 1 997 $rows); do
  printf '{"scheme":"bench","number":"B-%06d","valid_from":"%s","valid_until":"%s","models":["M%d"],"level":1}' \
    "$number" "$today" "$(date -u -d '+1 year' +%Y-%m-%d)" "$number" >"$room/claims.json"
  "$akashictl" operator label sign --key "$room/label.pem" --passphrase-file "$room/passphrase" --claims "$room/claims.json" \
    --prefix HTTPS://LABEL.BENCH.EXAMPLE/
done >"$room/labels.txt"
"$build/tests/bench/bench-check" "$room/registry.db" "$room/labels.txt" "$seconds"
