#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds every column map, real and sample, against data/imports/columns.schema.json. usage: check-imports.py [ROOT]"""
import json, pathlib, sys

import jsonschema

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
SCHEMA = json.loads((ROOT / 'data/imports/columns.schema.json').read_text())
faults = []


def fault(path, pointer, text):
    faults.append(f'{path.relative_to(ROOT)}: {pointer or "/"}: {text}')


def check(path, schemes, real):
    column_map = json.loads(path.read_text())
    for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(column_map):
        fault(path, ''.join(f'/{part}' for part in error.absolute_path), error.message)
    if column_map.get('scheme') not in schemes:
        fault(path, '/scheme', 'there is no definition of it')
    for field in set(column_map.get('unknown', {})) & set(column_map['columns']):
        fault(path, f'/unknown/{field}', 'is known: it has a column')
    if not real:
        return
    for key in ('source', 'checked_on', 'confidence'):
        if key not in column_map:
            fault(path, f'/{key}', 'is missing')
    for field, column in column_map['columns'].items():
        if 'confidence' not in column:
            fault(path, f'/columns/{field}', 'does not say how sure it is')
    if path.stem != column_map['scheme']:
        fault(path, '/scheme', 'is not the name of the file')


def ids(folder):
    return {json.loads(path.read_text())['id'] for path in folder.glob('*.json') if not path.name.endswith('.schema.json')}


jsonschema.Draft202012Validator.check_schema(SCHEMA)
real = sorted(path for path in (ROOT / 'data/imports').glob('*.json') if not path.name.endswith('.schema.json'))
sample = sorted((ROOT / 'data/sample/imports').glob('*.json'))
for path in real:
    check(path, ids(ROOT / 'data/schemes'), True)
for path in sample:
    check(path, ids(ROOT / 'data/sample/schemes'), False)
print('\n'.join(faults) if faults else f'{len(real)} real and {len(sample)} sample column maps hold against the schema')
sys.exit(1 if faults or not real or not sample else 0)
