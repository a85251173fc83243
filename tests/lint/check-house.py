#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the tree against the rules of the house: which room may include which, where a foreign library may be seen,
how long a file may be, what may stand at the top level. usage: check-house.py [ROOT]"""
import pathlib, re, subprocess, sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
ROOT = ROOT if ROOT.is_dir() else ROOT.parents[2]

TOP = {'CMakeLists.txt', 'LICENSE', 'README.md', 'app', 'data', 'icons', 'tests', 'ui'}
# The table of README.md, "The house": room → rooms whose headers it may include.
MAY_USE = {
    'base': set(),
    'product': {'base'},
    'decode': {'base'},
    'scan': {'base', 'decode'},
    'voice': {'base'},
    'net': {'base'},
    'trust': {'base'},
    'label': {'base', 'product', 'trust'},
    'shop': {'base', 'trust'},
    'registry': {'base', 'product', 'trust'},
    'verdict': {'base', 'product'},
    'words': {'base', 'product', 'verdict'},
    'engine': {'base', 'product', 'scan', 'net', 'trust', 'label', 'registry', 'verdict', 'words'},
    'operator': {'base', 'product', 'trust', 'label', 'registry'},
    'cli': {'base', 'product', 'verdict', 'engine', 'operator', 'words', 'scan', 'shop'},
    'ui': {'base', 'product', 'verdict', 'engine', 'words', 'scan', 'voice', 'label', 'shop'},
}
# Foreign header → rooms that may see it.
FOREIGN = {
    r'zbar\.h': {'scan'}, r'jpeglib\.h|png\.h|webp/|gif_lib\.h|avif/|seccomp\.h': {'decode'}, r'gst/': {'scan', 'voice'},
    r'libspeechd\.h': {'voice'},
    r'curl/': {'net'},
    r'openssl/': {'trust'}, r'cbor\.h': {'trust'},
    r'sqlite3\.h': {'registry'}, r'zstd\.h': {'registry', 'operator'},
    r'qrencode\.h|libpsl\.h|unicode/': {'label'}, r'cairo|pango/': {'label', 'ui'},
    r'jansson\.h': {'trust', 'label', 'shop', 'registry', 'operator', 'cli'},
    r'libxml/': {'operator'},
    r'gtk/|adwaita|gdk/': {'ui'},
}
BANNED = {r'\bgoto\b': 'goto', r'\b(strcpy|strcat|sprintf|gets)\s*\(': 'an unbounded string function',
          r'\b(g_usleep|usleep|sleep)\s*\(': 'waiting on a clock'}
BAD_STEMS = re.compile(r'(^|-)(util|utils|misc|common|helper|helpers|manager)(-|$)')
MAX_LINES = 500

faults = []


def fault(path, line, text):
    faults.append(f'{path.relative_to(ROOT)}:{line}: {text}')


def rooms():
    for name in MAY_USE:
        yield name, ROOT / ('ui' if name == 'ui' else f'app/{name}')


def check_includes(path, room, owner):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not found:
            continue
        name = found.group(2)
        other = owner.get(name)
        if other and other != room and other not in MAY_USE[room]:
            fault(path, number, f'{room}/ may not use {other}/ ({name})')
        for pattern, allowed in FOREIGN.items():
            if not other and re.match(pattern, name) and room not in allowed:
                fault(path, number, f'{name} is seen only in {", ".join(sorted(allowed))}')


def check_text(path):
    text = path.read_text()
    lines = text.splitlines()
    if not lines or 'SPDX-License-Identifier: Apache-2.0' not in lines[0]:
        fault(path, 1, 'the licence line is missing')
    if len(lines) > MAX_LINES:
        fault(path, len(lines), f'longer than {MAX_LINES} lines: is it one idea?')
    if BAD_STEMS.search(path.stem):
        fault(path, 1, 'the name says nothing')
    code = re.sub(r'/\*.*?\*/|//[^\n]*|"(\\.|[^"\\])*"', lambda m: '\n' * m.group().count('\n'), text, flags=re.S)
    for pattern, what in BANNED.items():
        for found in re.finditer(pattern, code):
            fault(path, code[:found.start()].count('\n') + 1, what)


def check_pages(ui):
    """Only the window includes pages; pages never include each other."""
    for path in ui.glob('*.[ch]'):
        for found in re.finditer(r'#include "(akashi-\w+-page|akashi-[\w-]+-page)\.h"', path.read_text()):
            if found.group(1) != path.stem and not path.stem.startswith('akashi-kiosk-window'):
                fault(path, 1, f'a page is included outside the window: {found.group(1)}')


def check_top():
    tracked = subprocess.run(['git', '-C', str(ROOT), 'ls-files'], capture_output=True, text=True).stdout.split('\n')
    for name in sorted({line.split('/')[0] for line in tracked if line}):
        if name not in TOP and not name.startswith('.'):
            fault(ROOT / name, 1, 'not one of the top level\'s names')


owner = {path.name: name for name, folder in rooms() for path in folder.glob('*.h')}
for name, folder in rooms():
    for path in sorted(folder.glob('*.[ch]')):
        check_includes(path, name, owner)
        check_text(path)
for folder in ('data', 'tests'):
    for path in sorted((ROOT / folder).rglob('*.[ch]')):
        check_text(path)
check_pages(ROOT / 'ui')
check_top()
print('\n'.join(faults) if faults else f'{len(owner)} headers in {len(MAY_USE)} rooms: every arrow is in the table')
sys.exit(1 if faults else 0)
