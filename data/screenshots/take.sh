#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Takes the twelve pictures of the README and of the help anew, in English and in Japanese, on the sample that
# `sh app/run.sh` made. usage: take.sh [BUILD [SAMPLE]]
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/run} sample=${2:-build/sample}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pictures=$sample/pictures

# Name here, and what tests/ui/akashi-pages.c calls the screen.
screens='attract:attract scan:scan number:number listed:verdict-listed confirmed:verdict-confirmed
withdrawn:verdict-withdrawn compare:compare phone:phone no-label:no-label languages:languages clerk:clerk-withdrawn
staff:staff'

LANGUAGES='en ja' CONTRASTS=usual sh tests/ui/take-pictures.sh "$build" "$sample/registry.db" "$work" \
  "$pictures/confirmed-lab.jpg" "$pictures/confirmed.jpg" "$pictures/listed.jpg" "$pictures/withdrawn.jpg" >/dev/null
for language in en ja; do
  mkdir -p "data/screenshots/$language"
  for screen in $screens; do
    convert "$work/${screen#*:}-$language-1080x1920.png" -filter Lanczos -resize 432x768 -strip -dither None -colors 128 \
      -define png:compression-level=9 "PNG8:data/screenshots/$language/${screen%%:*}.png"
  done
done
