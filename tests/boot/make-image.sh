#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A Debian 12 as its installer leaves it (without a desktop), with the two packages installed as README tells, as a disk
# for boot.py: ROOM/disk.img, ROOM/vmlinuz, ROOM/initrd.img. Needs root, a network, debootstrap, e2fsprogs, dosfstools, mtools.
# usage: make-image.sh PACKAGES SAMPLE ROOM   PACKAGES: the folder of both .deb; SAMPLE: build/sample; ROOM is kept
set -eu
packages=$1 sample=$2 room=$3
mkdir -p "$room"
[ -e "$room/bare/.ready" ] || {
  rm -rf "$room/bare"
  debootstrap --include=sudo,initramfs-tools,dbus,ca-certificates bookworm "$room/bare"
  : >"$room/bare/.ready"
}
rm -rf "$room/root"
cp -a "$room/bare" "$room/root"

root=$room/root
in_root() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
leave() { umount "$root/proc" 2>/dev/null || true; }
trap leave EXIT INT TERM
mount -t proc proc "$root/proc"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$packages"/akashi_*.deb "$packages"/akashi-kiosk_*.deb "$root/root/"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/unsafe-io"
# Of the kernel's modules only what finds the disk.
printf 'virtio_pci\nvirtio_blk\next4\n' >>"$root/etc/initramfs-tools/modules"
sed -i 's/^MODULES=.*/MODULES=list/' "$root/etc/initramfs-tools/initramfs.conf"
in_root sh -c 'apt-get -qq update && apt-get -y install linux-image-amd64' >"$room/install.log" 2>&1
in_root sh -c 'apt-get -y install /root/akashi_*.deb /root/akashi-kiosk_*.deb' >>"$room/install.log" 2>&1
in_root apt-get clean
leave

echo akashi >"$root/etc/hostname"
printf '/dev/vda / ext4 errors=remount-ro 0 1\n' >"$root/etc/fstab"
# Whoever tests logs in over the serial line.
mkdir -p "$root/etc/systemd/system/serial-getty@ttyS0.service.d"
printf '[Service]\nExecStart=\nExecStart=-/sbin/agetty --autologin root --keep-baud 115200 %%I dumb\n' \
  >"$root/etc/systemd/system/serial-getty@ttyS0.service.d/login.conf"
cp "$root"/boot/vmlinuz-* "$room/vmlinuz"
cp "$root"/boot/initrd.img-* "$room/initrd.img"

truncate -s 0 "$room/disk.img" && truncate -s 4G "$room/disk.img"
mkfs.ext4 -q -F -d "$root" "$room/disk.img"

# Two sticks with the registry that a shop would trust: one as bought, one of a Linux user.
stick=$room/stick
rm -rf "$stick" && mkdir -p "$stick"
cp -r "$sample/repository" "$stick/registry"
cp "$sample/root.json" "$stick/ROOT.json"
rm -f "$room/fat.img" && truncate -s 64M "$room/fat.img" && mkfs.vfat -n LISTS "$room/fat.img" >/dev/null
mcopy -i "$room/fat.img" -s "$stick"/* ::
truncate -s 0 "$room/ext4.img" && truncate -s 64M "$room/ext4.img"
mkfs.ext4 -q -F -L LISTS -E root_owner=1000:1000 -d "$stick" "$room/ext4.img"
