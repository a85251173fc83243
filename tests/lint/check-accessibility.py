#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds data/accessibility.md to tests that exist, and colours and focus ring of the kiosk to their contrast.
usage: check-accessibility.py ROOT"""
import pathlib, re, sys

ROOT = pathlib.Path(sys.argv[1])
LEAST_CONTRAST = 7
LEAST_RING_PX = 3
ANSWERS = {'yes', 'partly', 'not applicable'}
BANDS = ('good', 'caution', 'bad', 'unknown', 'info')

faults = []


def colours():
    return dict(re.findall(r'@define-color akashi_(\w+) #(\w{6});', (ROOT / 'ui/kiosk.css').read_text()))


def luminance(colour):
    """WCAG 2.2, relative luminance."""
    shares = [int(colour[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def check_contrast():
    known = colours()
    pairs = [(known[name], 'FFFFFF', name) for name in BANDS]
    for paper in ('paper', 'button', 'sheet'):
        pairs += [(known['ink'], known[paper], f'ink on {paper}'), (known['soft_ink'], known[paper], f'soft ink on {paper}')]
    pairs.append((known['info'], known['paper'], 'the focus ring'))
    for one, other, what in pairs:
        if contrast(one, other) < LEAST_CONTRAST:
            faults.append(f'ui/kiosk.css: {what}: {contrast(one, other):.1f}:1, under {LEAST_CONTRAST}:1')


def check_ring():
    widths = re.findall(r':focus-visible \{ outline: (\d+)px solid', (ROOT / 'ui/kiosk.css').read_text())
    if not widths or min(map(int, widths)) < LEAST_RING_PX:
        faults.append(f'ui/kiosk.css: the focus ring is under {LEAST_RING_PX} px')


def is_there(path, name):
    """Whether that file has a function, or a test method, of that name."""
    if not path.is_file():
        return False
    text, (*of, method) = path.read_text(), name.split('.')
    if path.suffix == '.c':
        return re.search(rf'^{method} \(', text, re.M) is not None
    if of:
        found = re.search(rf'^class {of[0]}\b.*?(?=^class |\Z)', text, re.M | re.S)
        text = found.group() if found else ''
    return re.search(rf'^ *def {method}\(', text, re.M) is not None


def check_rows():
    lines = (ROOT / 'data/accessibility.md').read_text().splitlines()
    for number, line in enumerate(lines, 1):
        if not re.match(r'\| \d', line):
            continue
        _, clause, answer, how, shown, _ = map(str.strip, line.split('|'))
        where = f'data/accessibility.md:{number}: {clause}'
        names = re.findall(r'`(\S+)::(\S+)`', shown)
        if answer not in ANSWERS or not how:
            faults.append(f'{where}: no answer')
        if answer != 'not applicable' and not names and shown != 'by construction':
            faults.append(f'{where}: no test shows it')
        faults.extend(f'{where}: there is no {path}::{name}' for path, name in names if not is_there(ROOT / path, name))


check_rows()
check_contrast()
check_ring()
print('\n'.join(faults))
sys.exit(bool(faults))
