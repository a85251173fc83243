# SPDX-License-Identifier: Apache-2.0
"""Picture files made byte by byte: the ones no camera takes."""
import struct, subprocess, zlib


def convert(*words):
    subprocess.run(['convert', *map(str, words)], check=True, capture_output=True)


def qr(path, text):
    subprocess.run(['qrencode', '-s', '4', '-o', path, text], check=True)
    return path


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def png(width, height, rows=b'', extra=b''):
    """A grey PNG of the size its header says, holding whatever `rows` is."""
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) + extra
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def exif(orientation, big=False):
    """The smallest TIFF that says how a picture lies."""
    order = '>' if big else '<'
    return (b'MM' if big else b'II') + struct.pack(order + 'HIHHHIHHI', 42, 8, 1, 274, 3, 1, orientation, 0, 0)


def jpeg_with_exif(data, orientation, big=False):
    body = b'Exif\0\0' + exif(orientation, big)
    return data[:2] + b'\xff\xe1' + struct.pack('>H', len(body) + 2) + body + data[2:]


def png_with_exif(data, orientation):
    return data[:33] + chunk(b'eXIf', exif(orientation)) + data[33:]  # behind IHDR


def riff(*parts):
    body = b'WEBP' + b''.join(name + struct.pack('<I', len(data)) + data + b'\0' * (len(data) % 2)
                              for name, data in parts)
    return b'RIFF' + struct.pack('<I', len(body)) + body


def three_bytes(number):
    return struct.pack('<I', number)[:3]


def webp_payload(data):
    """The one bitstream chunk of a plain WebP file."""
    return data[12:16], data[20:20 + struct.unpack('<I', data[16:20])[0]]


def webp_with_exif(data, width, height, orientation):
    header = struct.pack('<I', 0x08) + three_bytes(width - 1) + three_bytes(height - 1)
    return riff((b'VP8X', header), webp_payload(data), (b'EXIF', exif(orientation)))


def moving_webp(data, width, height, frames):
    """The same picture as every frame."""
    name, body = webp_payload(data)
    inner = name + struct.pack('<I', len(body)) + body + b'\0' * (len(body) % 2)
    frame = three_bytes(0) * 2 + three_bytes(width - 1) + three_bytes(height - 1) + three_bytes(40) + b'\0' + inner
    header = struct.pack('<I', 0x02) + three_bytes(width - 1) + three_bytes(height - 1)
    return riff((b'VP8X', header), (b'ANIM', b'\xff' * 4 + b'\0\0'), *[(b'ANMF', frame)] * frames)


def declare_jpeg_size(data, width, height):
    at = max(data.find(b'\xff\xc0'), data.find(b'\xff\xc2'))
    return data[:at + 5] + struct.pack('>HH', height, width) + data[at + 9:]


def endless_scans(data, times):
    """A progressive JPEG whose last scan comes again and again."""
    start = data.rfind(b'\xff\xda')
    return data[:-2] + data[start:-2] * times + data[-2:]
