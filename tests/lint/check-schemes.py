#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds every scheme definition, real and sample, against data/schemes/scheme.schema.json, and the real ones against
what no schema can say: each thing said has a source, each recognition names a scheme that is known here, every name is
there in every language. usage: check-schemes.py [ROOT]"""
import datetime, json, pathlib, re, sys

import jsonschema

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
SCHEMA = json.loads((ROOT / 'data/schemes/scheme.schema.json').read_text())
LANGUAGES = {'ja', 'en', 'zh_CN', 'ko'}
# Says what the definition is, not what the scheme is.
ABOUT_ITSELF = {'id', 'version', 'sample', 'facts', 'unknown'}

faults = []


def fault(path, pointer, text):
    faults.append(f'{path.relative_to(ROOT)}: {pointer or "/"}: {text}')


def refuse_twice(pairs):
    keys = [key for key, _ in pairs]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f'keys written twice: {", ".join(sorted(twice))}')
    return dict(pairs)


def filled(value, field=''):
    """A sample definition with its placeholders filled: `@day`, `@-3y`."""
    if isinstance(value, dict):
        return {key: filled(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item, field) for item in value]
    if isinstance(value, str) and re.fullmatch(r'@(day|[+-][0-9]+[dmy])', value):
        return 1 if field == 'version' else '2026-11-23'
    return value


def check_schema(path, definition):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for error in validator.iter_errors(definition):
        fault(path, ''.join(f'/{part}' for part in error.absolute_path), error.message)


def leaves(value, pointer=''):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f'{pointer}/{key}')
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, f'{pointer}/{index}')
    else:
        yield pointer


def check_sources(path, definition):
    facts = definition.get('facts', {})
    for pointer in leaves({key: item for key, item in definition.items() if key not in ABOUT_ITSELF}):
        if not any(pointer == about or pointer.startswith(about + '/') for about in facts):
            fault(path, pointer, 'no fact says where this comes from')
    for pointer, fact in facts.items():
        datetime.date.fromisoformat(fact['checked_on'])


def check_languages(path, definition):
    texts = {'/names': definition['names'], '/operator': definition['operator']}
    for index, level in enumerate(definition.get('levels', [])):
        texts[f'/levels/{index}/names'], texts[f'/levels/{index}/meaning'] = level['names'], level['meaning']
    for index, kind in enumerate(definition.get('out_of_scope', [])):
        texts[f'/out_of_scope/{index}/names'] = kind['names']
    for pointer, text in texts.items():
        if LANGUAGES - set(text):
            fault(path, pointer, f'not in {", ".join(sorted(LANGUAGES - set(text)))}')


def check_recognition(path, definition, known):
    for index, each in enumerate(definition.get('recognition', [])):
        pointer, other = f'/recognition/{index}', known.get(each['scheme'])
        if not other:
            fault(path, pointer, f'there is no definition of {each["scheme"]}')
        elif 'to_level' in each and each['to_level'] not in {level['level'] for level in other.get('levels', [])}:
            fault(path, f'{pointer}/to_level', f'{each["scheme"]} has no such level')


def check_guarantees(path, definition, promises):
    for index, level in enumerate(definition.get('levels', [])):
        for promise in set(level.get('guarantees', [])) - promises:
            fault(path, f'/levels/{index}/guarantees', f'{promise} is none of data/guarantees.json')


def load(path):
    try:
        return json.loads(path.read_text(), object_pairs_hook=refuse_twice)
    except ValueError as error:
        fault(path, '', str(error))
        return {}


real = {path: load(path) for path in sorted((ROOT / 'data/schemes').glob('*.json'))
        if not path.name.endswith('.schema.json')}
sample = {path: filled(load(path)) for path in sorted((ROOT / 'data/sample/schemes').glob('*.json'))}
jsonschema.Draft202012Validator.check_schema(SCHEMA)
for path, definition in (real | sample).items():
    check_schema(path, definition)
if not faults:
    promises = {each['id'] for each in json.loads((ROOT / 'data/guarantees.json').read_text())['guarantees']}
    known = {definition['id']: definition for definition in real.values()}
    for path, definition in real.items():
        if path.stem != definition['id']:
            fault(path, '/id', 'is not the name of the file')
        check_sources(path, definition)
        check_languages(path, definition)
        check_recognition(path, definition, known)
        check_guarantees(path, definition, promises)
print('\n'.join(faults) if faults else f'{len(real)} real and {len(sample)} sample definitions hold against the schema')
sys.exit(1 if faults or not real or not sample else 0)
