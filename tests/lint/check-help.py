#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The installed help: a well-formed page in every language, all of them with the same sections, each link and picture
there, and the README shows the same twelve pictures. usage: check-help.py BUILD SOURCE"""
import pathlib, re, sys, xml.etree.ElementTree

BUILD, SOURCE = map(pathlib.Path, sys.argv[1:3])
PAGES, PICTURES = BUILD / 'data/help', SOURCE / 'data/screenshots'
HTML = '{http://www.w3.org/1999/xhtml}'
TAGS = {'en': 'en', 'ja': 'ja', 'ja@easy': 'ja', 'zh_CN': 'zh-Hans', 'ko': 'ko'}
SHOWN = 12

faults = []
for language, tag in TAGS.items():
    page = xml.etree.ElementTree.parse(PAGES / f'{language}.html').getroot()
    if page.get('lang') != tag:
        faults.append(f'{language}: lang is {page.get("lang")}')
    links = {link.get('href') for link in page.iter(HTML + 'a')}
    if links != {f'{other}.html' for other in TAGS if other != language}:
        faults.append(f'{language}: leads to {sorted(links)}')
    shown = [image.get('src') for image in page.iter(HTML + 'img')]
    wanted = 'ja' if tag == 'ja' else 'en'
    if len(shown) != SHOWN or any(not source.startswith(wanted + '/') for source in shown):
        faults.append(f'{language}: shows {shown}')
    for source in shown:
        if not (PICTURES / source).is_file():
            faults.append(f'{language}: no picture {source}')
    texts = [''.join(heading.itertext()) for heading in page.iter(HTML + 'h3')]
    if len(texts) != SHOWN or not all(texts):
        faults.append(f'{language}: headings are {texts}')
    if (language == 'ja@easy') != (next(page.iter(HTML + 'rt'), None) is not None):
        faults.append(f'{language}: readings belong to plain Japanese, and only there')

readme = (SOURCE / 'README.md').read_text()
in_readme = set(re.findall(r'\(data/screenshots/en/([\w-]+)\.png\)', readme))
for wanted in ('en', 'ja'):
    there = {path.stem for path in (PICTURES / wanted).glob('*.png')}
    if there != in_readme or len(there) != SHOWN:
        faults.append(f'{wanted}: pictures are {sorted(there)}, the README shows {sorted(in_readme)}')

print('\n'.join(faults) or f'{len(TAGS)} pages of help, {SHOWN} pictures each')
sys.exit(bool(faults))
