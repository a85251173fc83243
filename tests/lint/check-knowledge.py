#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds data/guarantees.json, data/marks.json and data/advice.json against their schemas, and against what no schema can
say: every text has words in every language of data/po, every pictogram is drawn, the crosswalk agrees with itself and
with the levels of the schemes. Each fault names file and field. usage: check-knowledge.py [ROOT]"""
import gettext, io, json, pathlib, re, subprocess, sys
import xml.etree.ElementTree as ElementTree

import jsonschema

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
SVG = '{http://www.w3.org/2000/svg}'
SYMBOLIC = '#2e3436'
MARK_TEXTS = ('name', 'means', 'means_not', 'operator', 'recognise', 'differs')

faults = []


def fault(where, text):
    faults.append(f'{where}: {text}')


def refuse_twice(pairs):
    keys = [key for key, _ in pairs]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f'keys written twice: {", ".join(sorted(twice))}')
    return dict(pairs)


def load(name):
    """The file, where it holds against its schema; else None."""
    try:
        data = json.loads((ROOT / 'data' / f'{name}.json').read_text(), object_pairs_hook=refuse_twice)
    except (OSError, ValueError) as error:
        fault(f'data/{name}.json', str(error))
        return None
    schema = json.loads((ROOT / 'data' / f'{name}.schema.json').read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(data))
    for error in errors:
        fault(f'data/{name}.json: ' + ''.join(f'/{part}' for part in error.absolute_path), error.message)
    return None if errors else data


def catalogues():
    for line in (ROOT / 'data/po/LINGUAS').read_text().splitlines():
        if line and not line.startswith('#'):
            mo = subprocess.run(['msgfmt', '-o', '-', str(ROOT / f'data/po/{line}.po')], capture_output=True, check=True)
            yield line, gettext.GNUTranslations(io.BytesIO(mo.stdout))


def check_words(file, context, owner, field, text):
    for language, catalogue in CATALOGUES:
        if catalogue.gettext(f'{context}\4{text}') == f'{context}\4{text}':
            fault(f'data/{file}', f'{owner}: field {field} has no words in {language} (data/po/{language}.po)')


def check_unique(file, objects):
    ids = [each['id'] for each in objects]
    for each in sorted({each for each in ids if ids.count(each) > 1}):
        fault(f'data/{file}', f'{each}: field id: there are two')


def check_pictograms(folder, names):
    """Drawn, in the one colour and with the filled shapes that GTK recolours, and each one another drawing."""
    drawn = {path.stem: path for path in sorted((ROOT / 'icons' / folder).glob('*.svg'))}
    for name in sorted(names - set(drawn)):
        fault(f'icons/{folder}/{name}.svg', 'is not there')
    for name in sorted(set(drawn) - names):
        fault(f'icons/{folder}/{name}.svg', 'nothing names it')
    seen = {}
    for name, path in drawn.items():
        root = ElementTree.parse(path).getroot()
        paths = root.findall(f'{SVG}path')
        if root.get('viewBox') != '0 0 48 48' or len(paths) != len(root) or not paths:
            fault(path.relative_to(ROOT), 'is more or other than paths on a grid of 48')
        if any(each.get('fill') != SYMBOLIC or each.get('stroke') for each in paths):
            fault(path.relative_to(ROOT), f'is not filled with {SYMBOLIC} alone')
        drawing = ''.join(each.get('d') for each in paths)
        if drawing in seen:
            fault(path.relative_to(ROOT), f'is the same drawing as {seen[drawing]}')
        seen[drawing] = name


def asks_at_first(baseline, guarantee):
    demand = guarantee['crosswalk'].get(baseline['id'])
    return demand is not None and demand.get('level', 1) <= baseline.get('base_level', 1)


def check_crosswalk(data):
    baselines = {each['id']: each for each in data['baselines']}
    for guarantee in data['guarantees']:
        where = f'data/guarantees.json: {guarantee["id"]}'
        for name, demand in guarantee['crosswalk'].items():
            baseline = baselines.get(name)
            if not baseline:
                fault(where, f'field crosswalk: there is no baseline {name}')
            elif 'level' in demand and 'base_level' not in baseline:
                fault(where, f'field crosswalk/{name}/level: it has no levels')
            elif ('older_clauses' in demand) != ('older_edition' in baseline):
                fault(where, f'field crosswalk/{name}/older_clauses: there where the baseline has an older edition')
        shared = sum(asks_at_first(baseline, guarantee) for baseline in data['baselines'])
        if guarantee['common'] != (shared + 1 >= len(baselines)):
            fault(where, f'field common: {shared} of {len(baselines)} baselines ask for it')


def check_numbers(data):
    """Every criterion of ★1 is somebody's; numbers have the form of their baseline."""
    forms = {'en-303-645': r'(5\.\d{1,2}|6)-\d{1,2}[AB]?', 'iso-27402': r'5\.[12]\.\d', 'jc-star': r'S1\.1-\d\d'}
    used = {name: set() for name in forms}
    for guarantee in data['guarantees']:
        for name, form in forms.items():
            demand = guarantee['crosswalk'].get(name, {})
            for clause in demand.get('clauses', []) + demand.get('older_clauses', []):
                used[name].add(clause)
                if not re.fullmatch(form, clause):
                    fault(f'data/guarantees.json: {guarantee["id"]}', f'field crosswalk/{name}: {clause}?')
    for number in range(1, 17):
        if f'S1.1-{number:02}' not in used['jc-star']:
            fault('data/guarantees.json', f'field crosswalk/jc-star: nothing promises S1.1-{number:02}')


def check_levels(data):
    """What a level of a scheme promises, its baseline asks for from that level or a lower one."""
    guarantees = {each['id']: each for each in data['guarantees']}
    for baseline in data['baselines']:
        path = ROOT / f'data/schemes/{baseline.get("scheme")}.json'
        if 'scheme' not in baseline:
            continue
        if not path.exists():
            fault('data/guarantees.json', f'{baseline["id"]}: field scheme: there is no data/schemes/{path.name}')
            continue
        for level in json.loads(path.read_text()).get('levels', []):
            for name in level.get('guarantees', []):
                demand = guarantees.get(name, {'crosswalk': {}})['crosswalk'].get(baseline['id'])
                if not demand or demand.get('level', 1) > level['level'] or demand.get('strength', 'must') != 'must':
                    fault(path.relative_to(ROOT), f'level {level["level"]} promises {name}: the crosswalk does not')


def check_guarantees():
    data = load('guarantees')
    if not data:
        return
    check_unique('guarantees.json', data['guarantees'])
    check_unique('guarantees.json', data['baselines'])
    for guarantee in data['guarantees']:
        check_words('guarantees.json', 'guarantee', guarantee['id'], 'line', guarantee['line'])
    check_pictograms('guarantees', {each['pictogram'] for each in data['guarantees']})
    check_crosswalk(data)
    check_numbers(data)
    check_levels(data)


def check_marks():
    data = load('marks')
    if not data:
        return
    check_unique('marks.json', data['marks'])
    for mark in data['marks']:
        for field in MARK_TEXTS:
            text = mark[field]['name'] if field == 'operator' else mark[field]
            check_words('marks.json', 'mark', mark['id'], field, text)
    check_pictograms('marks', {each['pictogram'] for each in data['marks']})
    ids = {each['id'] for each in data['marks']}
    for other in json.loads((ROOT / 'data/addresses.json').read_text())['other_marks']:
        if other['id'] not in ids:
            fault('data/addresses.json', f'other_marks: {other["id"]} is none of data/marks.json')


def check_advice():
    data = load('advice')
    if not data:
        return
    check_unique('advice.json', data['situations'])
    check_unique('advice.json', data['questions'])
    for question in data['questions']:
        check_words('advice.json', 'advice', question['id'], 'line', question['line'])
    for situation in data['situations']:
        for field in ('name', 'line'):
            check_words('advice.json', 'advice', situation['id'], field, situation[field])
        for step in situation['steps']:
            check_words('advice.json', 'advice', situation['id'], 'steps', step['line'])
    for contact in data['contacts']:
        check_words('advice.json', 'advice', contact['country'], 'name', contact['name'])


CATALOGUES = list(catalogues())
check_guarantees()
check_marks()
check_advice()
print('\n'.join(faults) if faults else 'guarantees, marks and advice hold against their schemas, in every language')
sys.exit(1 if faults else 0)
