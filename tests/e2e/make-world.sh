#!/bin/sh
# Publishes the sample registry at a fixed time with the operator's own commands, and takes the sample photographs.
# usage: make-world.sh BUILD SOURCE WORLD NOW
set -eu
build=$1 source=$2 world=$3 now=$4
rm -rf "$world"
mkdir -p "$world"
sh "$source/data/sample/publish.sh" "$build/app/cli/akashictl" "$build/data/sample" "$world" "$now"
"$build/data/sample/akashi-sample-pictures" "$world/world.json" "$world/pictures"

# A voice that has every clip, each of them the same short sound: as XDG_DATA_DIRS it is found where one that was made
# with a speech engine would be.
for voice in ja en zh_CN ko; do
  folder=$world/share/akashi/voice/$voice
  mkdir -p "$folder"
  "$build/app/words/akashi-clip-list" "$voice" | sed 's/\t.*/.opus/' |
    (cd "$folder" && xargs -n 300 sh -c 'tee "$@" <"$0" >/dev/null' "$source/tests/vectors/voice/clip.opus")
done
