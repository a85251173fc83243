#!/bin/sh
# The systemd units as systemd itself reads them, with the program of this build. Passes where systemd is not there.
# usage: check-units.sh BUILD SOURCE
set -eu
build=$1 source=$2
command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not there: not checked"; exit 77; }
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
sed "s|@CMAKE_INSTALL_FULL_BINDIR@|$build/app/cli|" "$source/data/systemd/akashi-refresh-list@.service.in" \
  >"$room/akashi-refresh-list@.service"
cp "$source/data/systemd/akashi-refresh-list@.timer" "$room"
said=$(SYSTEMD_UNIT_PATH="$room:/lib/systemd/system" systemd-analyze verify --man=no "$room/akashi-refresh-list@mihon.service" \
  "$room/akashi-refresh-list@mihon.timer" 2>&1) || { echo "$said"; exit 1; }
if [ -n "$said" ]; then
  echo "$said"
  exit 1
fi
echo "the units are what systemd takes"
