# SPDX-License-Identifier: Apache-2.0
"""`akashictl guarantees`, `marks` and `advice`: what labels can promise, who asks for it, what other marks are, and what to
do without a label."""
import csv, io, json, re, shutil, subprocess, unittest
import xml.etree.ElementTree as ElementTree

from akashi_world import CANNOT_TELL, GOOD, NOT_GOOD, SOURCE, USAGE, World, picture

SVG = '{http://www.w3.org/2000/svg}'
LANGUAGES = ('ja', 'ja@easy', 'en', 'zh_CN', 'ko')
FACTS = json.loads((SOURCE / 'data/guarantees.json').read_text())
MARKS = json.loads((SOURCE / 'data/marks.json').read_text())['marks']
ADVICE = json.loads((SOURCE / 'data/advice.json').read_text())
COMMON = ['no-shared-password', 'report-desk', 'secure-updates', 'support-end-stated']


class Guarantees(World):
    def listed(self, *words):
        return self.expect(GOOD, 'guarantees', '--json', *words).objects()

    def ids(self, *words):
        return [each['id'] for each in self.listed(*words)]

    def test_all_are_listed_without_a_registry(self):
        self.assertEqual(self.ids(), [each['id'] for each in FACTS['guarantees']])
        self.assertEqual([each['id'] for each in self.listed() if each['common']], COMMON)
        plain = self.expect(GOOD, 'guarantees', '--language', 'en').out
        for each in FACTS['guarantees']:
            self.assertIn(each['line'], plain)

    def test_overlap_and_what_is_original(self):
        for each in self.listed():
            with self.subTest(each['id']):
                self.assertEqual(each['common'], each['overlap'] == 'nearly-all')
                self.assertEqual(each['only'] is not None, each['overlap'] == 'one')
        only = {each['id']: each['only'] for each in self.listed() if each['only']}
        self.assertEqual(only['protected-after-power-cut'], 'jc-star')
        self.assertEqual(only['risks-written-down'], 'iso-27402')
        self.assertEqual(set(only.values()), {'en-303-645', 'nistir-8425', 'iso-27402', 'jc-star', 'uk-psti', 'fcc',
                                              'bsi', 'cra'})

    def test_unknown_is_not_no(self):
        """A baseline that is not known whole is silent, one that is says no."""
        each = next(each for each in self.listed() if each['id'] == 'sensors-disclosed')
        self.assertIsNone(each['crosswalk']['uk-psti'])
        self.assertNotIn('cra', each['crosswalk'])

    def test_crosswalk_in_every_language(self):
        headings = set()
        for language in LANGUAGES:
            out = self.expect(GOOD, 'guarantees', '--crosswalk', '--language', language).out
            self.assertIn('S1.1-14', out)
            self.assertIn('(V2.1.1: 5.3-4)', out)
            self.assertEqual(out.count('→ '), len([each for each in self.listed() if each['only']]) + 1)
            headings.add(out.splitlines()[0])
        self.assertEqual(len(headings), len(LANGUAGES))

    def test_table(self):
        out = self.expect(GOOD, 'guarantees', '--csv').out
        rows = list(csv.DictReader(io.StringIO(out, newline='')))
        self.assertEqual([row['id'] for row in rows], self.ids())
        row = next(row for row in rows if row['id'] == 'no-shared-password')
        self.assertEqual(row['ETSI EN 303 645'], 'must: 5.1-1, 5.1-2 (high)')
        row = next(row for row in rows if row['id'] == 'sensors-disclosed')
        self.assertEqual((row['UK PSTI (SI 2023/1007)'], row['EU Cyber Resilience Act and RED']), ('no', 'unknown'))

    def test_of_a_scheme(self):
        star = self.ids('--scheme', 'jc-star', '--level', '1', '--edition', 'JST-CR-01-01-2024R1')
        self.assertEqual(len(star), 17)
        self.assertEqual(self.ids('--scheme', 'jc-star'), star)
        self.assertEqual(self.ids('--scheme', 'sg-cls'), COMMON)
        self.assertIn('laboratory-tested', self.ids('--scheme', 'sg-cls', '--level', '3'))
        self.assertNotIn('data-use-told', star)

    def test_of_a_scheme_of_the_registry(self):
        self.synchronise()
        self.assertIn('laboratory-tested', self.ids('--scheme', 'mihon', '--level', '3', '--edition', '2025'))

    def test_what_is_not_known_is_said(self):
        ran = self.expect(CANNOT_TELL, 'guarantees', '--scheme', 'jc-star', '--level', '2')
        self.assert_complains(ran, 'jc-star')
        ran = self.expect(NOT_GOOD, 'guarantees', '--scheme', 'sg-cls', '--level', '7')
        self.assertIn("--edition 'SP-151-2 v1.4'", ran.err)
        ran = self.expect(NOT_GOOD, 'guarantees', '--scheme', 'nowhere')
        self.assertIn('jc-star', ran.err)

    def test_wrong_usage(self):
        for words in (['--level', '2'], ['--json', '--csv'], ['word'], ['--language', 'tlh']):
            with self.subTest(words):
                self.expect(USAGE, 'guarantees', *words)

    def test_diagram(self):
        demands = sum(len(each['crosswalk']) for each in FACTS['guarantees'])
        for language in LANGUAGES:
            file = self.home / f'{language}.svg'
            self.expect(GOOD, 'guarantees', '--svg', file, '--language', language)
            root = ElementTree.parse(file).getroot()
            self.assertEqual(len(list(root.iter(f'{SVG}circle'))), demands + 3)
            width = float(root.get('width'))
            for text in root.iter(f'{SVG}text'):
                self.assertTrue(0 <= float(text.get('x')) <= width)
            if shutil.which('rsvg-convert'):
                subprocess.run(['rsvg-convert', str(file), '-o', str(file.with_suffix('.png'))], check=True)
        self.expect(CANNOT_TELL, 'guarantees', '--svg', self.home / 'no' / 'such' / 'folder.svg')


class Marks(World):
    def ids(self, *words):
        return [each['id'] for each in self.expect(GOOD, 'marks', '--json', *words).objects()]

    def test_all(self):
        self.assertEqual(self.ids(), [each['id'] for each in MARKS])

    def test_any_name_in_any_script(self):
        cases = {'RBSS': 'rbss', 'ｒｂｓｓ': 'rbss', '技適': 'giteki', 'ぎてき': 'giteki', 'ｓﾏｰｸ': 's-mark', 'fcc id': 'fcc',
                 'TÜV': 'ul-tuv-jet', 'iso 27001': 'isms', 'Common Criteria': 'jisec'}
        for name, found in cases.items():
            with self.subTest(name):
                self.assertEqual(self.ids(name), [found])
        self.assertEqual(self.ids('pse'), ['pse-diamond', 'pse-circle'])

    def test_found_by_the_name_it_is_shown_under(self):
        for language in ('ja', 'en', 'zh_CN', 'ko'):
            for each in self.expect(GOOD, 'marks', '--json', '--language', language).objects():
                with self.subTest(f'{language} {each["name"]}'):
                    self.assertIn(each['id'], self.ids(each['name']))

    def test_every_language_says_all(self):
        for language in LANGUAGES:
            out = self.expect(GOOD, 'marks', 'rbss', '--language', language).out
            self.assertEqual(len(out.splitlines()), 8)

    def test_no_such_mark(self):
        ran = self.expect(NOT_GOOD, 'marks', 'no such\x1b[31m', '--language', 'en')
        self.assert_complains(ran, 'RBSS', '(giteki)', '\\u{001B}')
        self.expect(USAGE, 'marks', 'rbss', 'giteki')

    def test_a_check_names_the_mark(self):
        self.synchronise()
        check = self.check('--language', 'en', '--', 'https://eprel.ec.europa.eu/qr/1234567')[0]
        self.assertEqual((check['verdict'], check['mark']), ('other-mark', 'eprel'))
        out = self.expect(NOT_GOOD, 'check', '--language', 'en', 'https://eprel.ec.europa.eu/qr/1234567').out
        self.assertIn('EU energy label: It tells how much power a product uses.', out)


class Advice(World):
    def ask(self, *words):
        return self.expect(GOOD, 'advice', '--json', *words).objects()

    def test_every_situation(self):
        self.assertEqual([each['id'] for each in self.ask()], ['no-label', 'present', 'second-hand', 'free-sample'])
        for each in self.ask('--language', 'en'):
            with self.subTest(each['id']):
                self.assertEqual(set(each), {'id', 'name', 'line', 'steps', 'ask', 'contacts', 'questions'})
                self.assertLessEqual(len(each['steps']), 3)
                self.assertEqual(each['questions'], [question['line'] for question in ADVICE['questions']])

    def test_every_verdict(self):
        for verdict in ADVICE['verdicts']:
            with self.subTest(verdict):
                for each in self.ask(verdict):
                    self.assertEqual(each['id'], verdict)
                    self.assertTrue(each['name'] and each['line'] and each['ask'])

    def test_the_desk_of_the_country_one_is_in(self):
        japan = self.ask('second-hand', '--country', 'JP')[0]['contacts']
        self.assertEqual([(each['country'], each['phone']) for each in japan], [('JP', '188')])
        self.assertEqual(self.ask('present', '--country', 'fr')[0]['contacts'][0]['country'], 'EU')
        self.assertEqual(len(self.ask('present', '--country', 'BR')[0]['contacts']), len(ADVICE['contacts']))
        self.assertIn('消費者ホットライン: 188', self.expect(GOOD, 'advice', 'free-sample', '--language', 'ja').out)
        out = self.expect(GOOD, 'advice', 'free-sample', '--language', 'en', extra={'LC_ALL': 'en_SG.UTF-8'}).out
        self.assertIn('6277 5100', out)
        self.assertNotIn('188', out)

    def test_plain_words_in_every_language(self):
        for language in LANGUAGES:
            with self.subTest(language):
                out = self.expect(GOOD, 'advice', '--language', language).out
                self.assertNotIn('{', out)
                for each in self.ask('--language', language):
                    for text in (each['name'], each['line'], *each['steps'], *each['questions']):
                        self.assertIn(text, re.sub(r'\([ぁ-んァ-ヶー]+\)', '', out))

    def test_a_check_says_whom_to_ask(self):
        self.synchronise()
        text = 'https://label.mih0n.example/p/1'
        out = self.run_command('check', '--language', 'ja', '--', text).out
        self.assertIn('たずねる先', out)
        self.assertNotIn('たずねる先', self.expect(GOOD, 'check', '--language', 'ja', picture('listed')).out.replace(
            'たずねる先: 03', ''))

    def test_no_such_name(self):
        ran = self.expect(USAGE, 'advice', 'no such\x1b[31m', '--language', 'en')
        self.assertIn('second-hand', ran.err)
        self.assertNotIn('\x1b', ran.err)
        self.expect(USAGE, 'advice', 'present', 'second-hand')


class Lint(World):
    """The check of the facts finds what is wrong, and names file and field."""

    def setUp(self):
        super().setUp()
        for part in ('data/po', 'data/schemes', 'icons'):
            shutil.copytree(SOURCE / part, self.home / part)
        for file in ('guarantees', 'guarantees.schema', 'marks', 'marks.schema', 'advice', 'advice.schema', 'addresses'):
            shutil.copy(SOURCE / f'data/{file}.json', self.home / 'data')

    def run_lint(self):
        return subprocess.run(['/usr/bin/python3', '-W', 'ignore', str(SOURCE / 'tests/lint/check-knowledge.py'),
                               str(self.home)], capture_output=True, text=True)

    def replace(self, file, old, new):
        path = self.home / file
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1))

    def test_faults(self):
        cases = [
            ('data/guarantees.json', '"You can change the password."', '"You may change the password."',
             ['data/guarantees.json: changeable-password: field line has no words in ko (data/po/ko.po)']),
            ('data/marks.json', '"The letters CE."', '"The two letters CE."',
             ['data/marks.json: ce: field recognise has no words in ja (data/po/ja.po)']),
            ('data/guarantees.json', '"line": "It notices', '"lime": "It notices', ['data/guarantees.json: /guarantees/']),
            ('data/guarantees.json', 'akashi-report-desk-symbolic', 'akashi-desk-symbolic',
             ['akashi-desk-symbolic.svg: is not there', 'akashi-report-desk-symbolic.svg: nothing names it']),
            ('data/guarantees.json', '"S1.1-14"', '"S1.1-13"', ['nothing promises S1.1-14']),
            ('data/guarantees.json', '"common": true', '"common": false', ['no-shared-password: field common']),
            ('data/advice.json', '"Put the four questions', '"Put four questions',
             ['data/advice.json: no-label: field steps has no words in ja@easy']),
            ('data/advice.json', '"ask": ["shop", "maker"]', '"ask": ["mother"]', ['data/advice.json: /situations/0/ask']),
            ('data/addresses.json', '"eprel"', '"energy"', ['data/addresses.json: other_marks: energy']),
            ('data/schemes/jc-star.json', '"guarantees": [', '"guarantees": [ "public-notes",',
             ['data/schemes/jc-star.json: level 1 promises public-notes']),
        ]
        self.assertEqual(self.run_lint().returncode, 0, self.run_lint().stdout)
        for file, old, new, says in cases:
            with self.subTest(new):
                kept = (self.home / file).read_text()
                self.replace(file, old, new)
                ran = self.run_lint()
                self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
                for part in says:
                    self.assertIn(part, ran.stdout)
                (self.home / file).write_text(kept)


if __name__ == '__main__':
    unittest.main()
