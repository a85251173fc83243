#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The systemd units as systemd itself reads them, and how far the kiosk's is closed off. Passes where systemd is not there.
# usage: check-units.sh SOURCE
set -eu
source=$1
most_exposed=25 # tenths of a point of 10; what is left is a screen, a camera, a network
command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not there: not checked"; exit 77; }
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cp "$source"/data/systemd/*.service "$source"/data/systemd/*.timer "$room"
# Programs are looked for in the system's own folders, where those of this build are not.
sed -i 's|^ExecStart=\([^/]\)|ExecStart=/usr/bin/env \1|' "$room"/*.service
[ -e /lib/systemd/system/seatd.service ] || printf '[Service]\nExecStart=/bin/true\n' >"$room/seatd.service"
export SYSTEMD_UNIT_PATH="$room:/lib/systemd/system"
for unit in refresh-list@mihon.service refresh-list@mihon.timer sync.service sync.timer kiosk.service; do
  said=$(systemd-analyze verify --man=no "akashi-$unit" 2>&1) || { echo "$said"; exit 1; }
  [ -z "$said" ] || { echo "$said"; exit 1; }
done
systemd-analyze security --offline=yes --threshold=$most_exposed --no-pager "$room/akashi-kiosk.service" \
  >"$room/security" 2>&1 || { cat "$room/security"; exit 1; }
sed -n 's/^→ //p' "$room/security"
