#!/bin/sh
# Publishes the sample registry at a fixed time with the operator's own commands, and takes the sample photographs.
# usage: make-world.sh BUILD SOURCE WORLD NOW
set -eu
build=$1 source=$2 world=$3 now=$4
rm -rf "$world"
mkdir -p "$world"
sh "$source/data/sample/publish.sh" "$build/app/cli/akashictl" "$build/data/sample" "$world" "$now"
"$build/data/sample/akashi-sample-pictures" "$world/world.json" "$world/pictures"
