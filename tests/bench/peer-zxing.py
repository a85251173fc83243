#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""zxing-cpp for bench-scanner --peer: frames on standard input, `MS TEXT-IN-HEX…` a line on standard output.

Needs python3-zxing-cpp and python3-numpy.
"""
import sys
import time

import numpy
import zxingcpp

FORMATS = zxingcpp.BarcodeFormat.QRCode | zxingcpp.BarcodeFormat.EAN13 | zxingcpp.BarcodeFormat.EAN8 \
    | zxingcpp.BarcodeFormat.UPCA | zxingcpp.BarcodeFormat.UPCE


def main():
    source = sys.stdin.buffer
    while head := source.readline():
        width, height = map(int, head.split())
        pixels = numpy.frombuffer(source.read(width * height), numpy.uint8).reshape(height, width)
        start = time.thread_time()
        read = zxingcpp.read_barcodes(pixels, formats=FORMATS)
        spent = (time.thread_time() - start) * 1000
        texts = [r.text.encode("utf-8", "surrogateescape").hex() for r in read]
        print(f"{spent:.3f}", *texts, flush=True)


main()
