#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the clips of one voice with espeak-ng and opusenc: Ogg Opus at 16 kbit/s, about 2 kB a second. Clips that are
# there are kept (their names change with their texts), those of older texts go. usage: make-clips.sh LIST VOICE FOLDER
set -eu
list=$1 voice=$2 folder=$3
case $voice in
  ja) engine=ja ;;
  en) engine=en-gb ;;
  zh_CN) engine=cmn ;;
  ko) engine=ko ;;
  *) echo "make-clips.sh: no voice $voice" >&2; exit 2 ;;
esac
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$list" "$voice" > "$work/all"
tab=$(printf '\t')
while IFS=$tab read -r name text; do
  echo "$name.opus" >> "$work/wanted"
  [ -s "$folder/$name.opus" ] && continue
  # Slower than engines speak by themselves: the listener may be eighty. Text on standard input is never an option.
  printf '%s\n' "$text" | espeak-ng -v "$engine" -s 135 -z -w "$work/clip.wav" --stdin
  opusenc --quiet --bitrate 16 --serial 1 "$work/clip.wav" "$work/clip.opus"
  mv "$work/clip.opus" "$folder/$name.opus"
done < "$work/all"
sort "$work/wanted" > "$work/sorted"
ls "$folder" | sort | comm -23 - "$work/sorted" | while read -r old; do rm -f "$folder/$old"; done
