#!/bin/sh
# Installs what Akashi needs on Debian 12 or 13, where it is not there yet. usage: setup.sh run|package|tests
# Needs root or sudo only where something is missing.
set -eu

build="gcc cmake ninja-build pkg-config gettext libglib2.0-dev libgtk-4-dev libadwaita-1-dev libzbar-dev libqrencode-dev
libcurl4-openssl-dev libsqlite3-dev libssl-dev libjansson-dev libpsl-dev libicu-dev libjpeg-dev libpng-dev
libwebp-dev libgif-dev libavif-dev libseccomp-dev libzstd-dev libxml2-dev libgstreamer1.0-dev libgstreamer-plugins-base1.0-dev
libspeechd-dev"
run="gstreamer1.0-plugins-base gstreamer1.0-plugins-good fonts-morisawa-bizud-gothic fonts-noto-cjk ca-certificates
librsvg2-common publicsuffix jq dbus xvfb xauth"
# For packages with a voice of their own.
voice="dpkg-dev file espeak-ng opus-tools"
tests="python3 python3-gi python3-jsonschema python3-securesystemslib python3-cryptography python3-nacl gir1.2-atspi-2.0 at-spi2-core xdotool faketime nginx-light openssl zbar-tools qrencode zint imagemagick desktop-file-utils
appstream libgtk-4-bin git poppler-utils dpkg-dev file cage xwayland grim cups-daemon cups-client"

# The TUF project's own client came with Debian 13.
if [ "$(sed -n 's/^VERSION_ID=//p' /etc/os-release)" != '"12"' ]; then tests="$tests python3-tuf"; fi

case ${1:?usage: setup.sh run|package|tests} in
  run) wanted="$build $run" ;;
  package) wanted="$build $run $voice" ;;
  tests) wanted="$build $run $tests" ;;
  *) echo "usage: setup.sh run|package|tests" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
  case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
    "install ok installed") ;;
    # A name that another package provides (libjpeg-dev, libglib2.0-dev on Debian 13) is asked for by apt itself.
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "These packages are missing:$missing" >&2
    echo "They can be installed only as root. Run this as root, or install sudo." >&2
    exit 3
  }
  as_root=sudo
fi
echo "Installing:$missing"
install_packages() {
  # shellcheck disable=SC2086 # the list is words on purpose
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 -qq install -y \
    --no-install-recommends $missing >"$log" 2>&1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The package list may be old or not there at all: only then is it fetched.
install_packages || { $as_root apt-get -qq update && install_packages; } || {
  cat "$log" >&2
  echo "The packages could not be installed. Check the network and the messages above, then run this again." >&2
  exit 3
}
