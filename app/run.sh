#!/bin/sh
# The main job from nothing: installs what is needed, builds, publishes the sample registry with the operator's own
# commands, synchronises from it, and opens the kiosk on a film in which labelled boxes come before the lens.
# Without a display it checks the sample pictures instead, prints expected and shown verdict for each, and writes
# pictures of the kiosk's screens under build/. usage: sh app/run.sh [LANGUAGE]
set -eu
cd "$(dirname "$0")/.."
root=$PWD
language=${1:-ja}
build=$root/build/run
sample=$root/build/sample
registry=$sample/registry.db
akashictl=$build/app/cli/akashictl

sh app/setup.sh run

echo "Building …"
[ -f "$build/build.ninja" ] ||
  cmake -S "$root" -B "$build" -G Ninja -DAKASHI_TESTS=OFF >"$root/build.log" 2>&1 || { cat "$root/build.log"; exit 3; }
rm -f "$root/build.log"
cmake --build "$build"

# The dates of the sample are relative to today, so it is made anew on another day, and when its makers have changed.
today=$(date -u +%Y-%m-%d)
stamp="$today $(cat data/sample/*.json data/sample/*/* data/sample/*.c data/sample/*.sh app/operator/*.c | cksum)"
if [ "$(cat "$sample/stamp" 2>/dev/null)" != "$stamp" ]; then
  echo "Publishing the sample registry (見本 / SAMPLE: every scheme, maker and product in it is made up) …"
  rm -rf "$sample"
  mkdir -p "$sample"
  sh data/sample/publish.sh "$akashictl" "$build/data/sample" "$sample" >"$sample/publish.log" ||
    { cat "$sample/publish.log"; exit 3; }
  echo "Taking the sample photographs and the film …"
  "$build/data/sample/akashi-sample-pictures" "$sample/world.json" "$sample/pictures" --film
  printf '%s\n' "$stamp" >"$sample/stamp"
fi

if [ ! -f "$registry" ]; then
  "$akashictl" trust add "$sample/repository/metadata/1.root.json" --url "file://$sample/repository" \
    --sha256 "$(sha256sum "$sample/repository/metadata/1.root.json" | cut -d' ' -f1)" --registry "$registry"
fi
"$akashictl" sync --registry "$registry"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "Opening the kiosk on the sample film. Escape starts over, Ctrl+Q closes it."
  exec "$build/ui/akashi" --kiosk --registry "$registry" --language "$language" \
    --camera "filesrc location=$sample/pictures/film.avi ! avidemux ! image/jpeg"
fi

echo "No display: checking the sample pictures."
sh data/sample/compare.sh "$akashictl" "$sample" "$registry"
echo "Taking pictures of the kiosk's screens …"
mkdir -p "$root/build/screens"
for screen in "ja 1080x1920" "en 1080x1920" "ja 1280x800"; do
  set -- $screen
  GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=none xvfb-run -a -s "-screen 0 ${2}x24" \
    dbus-run-session -- "$build/ui/akashi-pages" \
    --registry "$registry" --language "$1" --size "$2" --out "$root/build/screens" "$sample"/pictures/*.jpg
done
echo "Pictures of the screens:"
ls "$root"/build/screens/*.png
