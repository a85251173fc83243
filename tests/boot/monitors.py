# SPDX-License-Identifier: Apache-2.0
"""What a monitor tells of itself (VESA E-EDID 1.4): its one mode, and how many millimetres it is wide and high."""
import struct

H_BLANK, V_BLANK, H_SYNC, V_SYNC, HERTZ = 160, 23, (48, 32), (3, 6), 60


def detailed_timing(size, millimetres):
    """One block of 18 bytes (E-EDID 3.10.2), with the reduced blanking of flat screens."""
    (width, height), (mm_wide, mm_high) = size, millimetres
    clock = (width + H_BLANK) * (height + V_BLANK) * HERTZ // 10_000  # in 10 kHz

    def pair(active, blank):
        return active & 255, blank & 255, active >> 8 << 4 | blank >> 8
    return struct.pack('<H', clock) + bytes([
        *pair(width, H_BLANK), *pair(height, V_BLANK), H_SYNC[0], H_SYNC[1], V_SYNC[0] << 4 | V_SYNC[1], 0,
        mm_wide & 255, mm_high & 255, mm_wide >> 8 << 4 | mm_high >> 8, 0, 0, 0x1a])


def descriptor(kind, content):
    return bytes([0, 0, 0, kind, 0]) + content


def edid(size, millimetres, name):
    head = bytes.fromhex('00ffffffffffff00') + struct.pack('>H', 0x0561) + bytes([1, 0, 1, 0, 0, 0, 1, 36, 1, 4, 0xa5])
    body = bytes([millimetres[0] // 10, millimetres[1] // 10, 120, 6]) + bytes.fromhex('ee91a3544c99260f5054') + bytes(3)
    block = (head + body + bytes([1, 1] * 8) + detailed_timing(size, millimetres)
             + descriptor(0xfc, name.encode()[:12].ljust(13, b'\n')) + descriptor(0xfd, bytes([50, 75, 30, 90, 20, 0, 10, *b'      ']))
             + descriptor(0x10, bytes(13)) + bytes(1))
    assert len(block) == 127, len(block)
    return block + bytes([-sum(block) & 255])
