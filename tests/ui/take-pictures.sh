#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes pictures of every page of the kiosk, in every language, with and without high contrast, on a tall screen; to
# be looked at. usage: take-pictures.sh BUILD REGISTRY OUT PICTURE…
#   SIZES, LANGUAGES, LETTERS, CONTRASTS narrow or widen what is taken
set -eu
build=$1 registry=$2 out=$3
shift 3
for size in ${SIZES:-1080x1920}; do
  for language in ${LANGUAGES:-ja ja@easy en zh_CN ko}; do
    for letters in ${LETTERS:-0}; do
      for contrast in ${CONTRASTS:-usual high}; do
        GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=none xvfb-run -a -s "-screen 0 ${size}x24" dbus-run-session -- \
          "$build/ui/akashi-pages" --registry "$registry" --out "$out" --language "$language" --size "$size" \
          --letters "$letters" $([ "$contrast" = usual ] || echo --high-contrast) "$@"
      done
    done
  done
done
ls "$out"
