# SPDX-License-Identifier: Apache-2.0
"""Real schemes beside the sample: what is known of them, what a scan on their hosts comes to, how a page pattern is
added, and what is said of bad definitions. No registration of a real scheme is in any of this."""
import json, shutil, subprocess, unittest

from akashi_world import CANNOT_TELL, GOOD, NOT_GOOD, SOURCE, USAGE, World

SHIPPED = {'de-it-sicherheitskennzeichen', 'eu-cra', 'fi-tietoturvamerkki', 'jc-star', 'kr-cic', 'sg-cls', 'uk-psti',
           'us-cyber-trust-mark'}
IPA = 'https://www.ipa.go.jp/security/jc-star/page'
BSI = 'https://www.bsi.bund.de/SharedDocs/IT-Sicherheitskennzeichen/EN/2025/sik-000000.html'

PASSPHRASE = SOURCE / 'data/sample/keys/passphrase-of-test-keys'


class Known(World):
    def test_listing_needs_no_registry(self):
        ran = self.expect(GOOD, 'scheme', '--language', 'en')
        self.assertEqual({line.split()[0] for line in ran.out.splitlines()}, SHIPPED)
        self.assertIn('closed', next(line for line in ran.out.splitlines() if line.startswith('fi-')))

    def test_listing_beside_a_sample(self):
        self.synchronise()
        ids = {each['id'] for each in self.expect(GOOD, 'scheme', '--json').objects()}
        self.assertLess(SHIPPED, ids)
        self.assertIn('mihon', ids)
        # What has no list here does not make the lists that are here old.
        self.assertEqual({each['scheme'] for each in self.expect(GOOD, 'status', '--json').objects()} & SHIPPED, set())

    def test_every_fact_has_a_source(self):
        for scheme in self.expect(GOOD, 'scheme', '--json').objects():
            self.assertTrue(scheme['facts'])
            for fact in scheme['facts'] + scheme['recognition']:
                self.assertTrue(fact['source'])
                self.assertIn(fact['confidence'], {'high', 'medium', 'low'})
                self.assertTrue(fact['checked_on'])

    def test_one_scheme(self):
        ran = self.expect(GOOD, 'scheme', '--language', 'en', 'sg-cls')
        for part in ('Also counts as', 'from level 3 → ', '2025-01-01', 'What is not known', 'csa.gov.sg'):
            self.assertIn(part, ran.out)
        self.assertIn('レベル', self.expect(GOOD, 'scheme', '--language', 'ja', 'sg-cls').out)
        self.assertIn('there is no scheme', self.expect(NOT_GOOD, 'scheme', 'none').err)
        self.expect(USAGE, 'scheme', 'a', 'b')


class Scans(World):
    """What a scan, a number, a model and a barcode come to, beside a sample list and without any."""

    def one(self, *words):
        return self.check('--language', 'en', '--', *words)[0]

    def test_beside_a_sample(self):
        self.synchronise()
        cases = [
            (IPA, 'cannot-tell', 'jc-star', 'No list of this scheme here', 'no-supplier unknown-page-form'),
            (BSI, 'cannot-tell', 'de-it-sicherheitskennzeichen', 'No list of this scheme here', 'no-supplier'),
            ('https://tietoturvamerkki.fi/en/x', 'scheme-not-active', 'fi-tietoturvamerkki', 'no new labels', 'closed'),
            ('CSA/010127/ABC123', 'cannot-tell', 'sg-cls', 'No list of this scheme here', 'no-supplier'),
            ('XY-2026-0001', 'cannot-tell', None, 'no such number', 'typed-not-found'),
            ('4901234567894', 'no-registration-found', None, 'No registration found', 'none'),
            ('https://www.npa.go.jp/x', 'not-a-label', None, 'not a security label', 'none'),
            ('https://www.ipa-go.jp/x', 'wrong-address', None, 'another page', 'look-alike'),
            ('hello', 'not-a-label', None, 'not a security label', 'none'),
        ]
        for text, verdict, scheme, headline, causes in cases:
            with self.subTest(text):
                check = self.one(text)
                self.assertEqual((check['verdict'], check['scheme']), (verdict, scheme))
                self.assertIn(headline, check['words']['headline'])
                self.assertEqual(' '.join(each.partition('/')[2] or 'none' for each in check['findings']), causes)

    def test_says_whose_site_it_is(self):
        self.synchronise()
        for language, parts in (('en', ("the scheme's own site, but we do not know the form", 'JC-STAR')),
                                ('ja', ('商品のページの形を まだ知りません', '登録リストがありません'))):
            ran = self.run_command('check', '--language', language, '--', IPA)
            for part in parts:
                self.assertIn(part, ran.out)

    def test_without_any_list(self):
        check = self.one(IPA)
        self.assertEqual((check['verdict'], check['scheme']), ('cannot-tell', 'jc-star'))
        self.assertIn('no registration list yet', check['words']['headline'])

    def test_typed_model(self):
        self.synchronise()
        for text in ('HN-CAM200W', 'ｈｎ－ｃａｍ２００ｗ'):
            check = self.one(text)
            self.assertEqual((check['verdict'], check['comparison']), ('listed', 'not-compared'))
            self.assertIn('HN-CAM200W', check['models'])

    def test_longest_word(self):
        self.synchronise()
        longest = '１' * 64
        self.assertEqual(self.one(longest)['verdict'], 'cannot-tell')
        self.assertEqual(self.one(longest + '1')['verdict'], 'not-a-label')


class FormlessScheme(World):
    """A (fictional) scheme that never told the form of its numbers and pages, as most real ones, with a list."""

    def setUp(self):
        super().setUp()
        scheme, rows = self.home / 'muster.json', self.home / 'list.jsonl'
        scheme.write_text(json.dumps({'id': 'muster', 'version': 1, 'names': {'en': 'Muster', 'ja': '見本'},
                                      'hosts': ['label.muster.example']}))
        rows.write_text(json.dumps({'number': 'No. 17/Ä', 'status': 'in-force', 'maker': {'name': {'en': 'M'}},
                                    'models': [{'model': 'MT-1', 'gtins': ['9524840100078']}]}) + '\n')
        repository, more = self.home / 'repository', ('--keys', self.home / 'keys', '--passphrase-file', PASSPHRASE)
        for words in (('init', repository, *more),
                      ('add', repository, *more, '--scheme', scheme, '--list', rows, '--as-of', '2026-11-20'),
                      ('publish', repository, *more)):
            self.expect(GOOD, 'operator', 'repository', *words)
        self.synchronise(repository)

    def test_number_model_barcode(self):
        for text in ('No. 17/Ä', 'ＮＯ．１７／Ä', 'MT-1', 'mt1', '9524840100078'):
            with self.subTest(text):
                check = self.check('--', text)[0]
                self.assertEqual((check['scheme'], check['number'], check['severity'] in {'good', 'question'}),
                                 ('muster', 'No. 17/Ä', True))

    def test_page(self):
        check = self.check('--language', 'en', '--', 'https://label.muster.example/17')[0]
        self.assertEqual(check['findings'], ['cannot-tell/unknown-page-form'])
        self.assertIn('number, model or barcode', check['words']['headline'])

    def test_not_found(self):
        self.assertEqual(self.check('--', 'No. 18')[0]['findings'], ['cannot-tell/typed-not-found'])


class Patterns(World):
    """`akashictl operator pattern`: at least twenty labels, all of one mind."""

    HOST, PATTERN = 'pages.demo.example', '/item/([A-Z]{2}[0-9]{4,8})'

    def setUp(self):
        super().setUp()
        self.definition = self.home / 'demo.json'
        self.definition.write_text(json.dumps({
            'id': 'demo', 'version': 4, 'sample': True, 'names': {'ja': '見本', 'en': 'Demo'}, 'hosts': [],
            'state': 'open', 'facts': {'/state': {'source': 's', 'checked_on': '2026-11-23', 'confidence': 'low'}},
            'unknown': {'/hosts': 'not seen', '/link_patterns': 'not seen'}}, ensure_ascii=False, indent=1))
        self.before = self.definition.read_bytes()

    def pairs(self, count=20, edit=lambda rows: rows, encoding='utf-8'):
        rows = [f'https://{self.HOST}/item/DE{1000 + i},DE{1000 + i}' for i in range(count)]
        path = self.home / 'pairs.csv'
        path.write_bytes('\r\n'.join(['scanned,printed', *edit(rows), '']).encode(encoding))
        return path

    def propose(self, code, path, *words, pattern=None, scheme='demo', host=None):
        return self.expect(code, 'operator', 'pattern', '--scheme', scheme, '--definition', self.definition, '--host',
                           host or self.HOST, '--pattern', pattern or self.PATTERN, *words, path)

    def assert_unchanged(self):
        self.assertEqual(self.definition.read_bytes(), self.before)

    def test_all_agree(self):
        self.propose(GOOD, self.pairs(), '--dry-run')
        self.assert_unchanged()
        ran = self.propose(GOOD, self.pairs(encoding='utf-8-sig'), '--source', 'twenty boxes')
        self.assertIn('20 of 20 labels agree', ran.out)
        after = json.loads(self.definition.read_text())
        self.assertEqual((after['version'], after['hosts']), (5, [self.HOST]))
        self.assertEqual(after['link_patterns'], [{'host': self.HOST, 'pattern': self.PATTERN}])
        self.assertEqual(after['facts']['/link_patterns/0']['source'], 'twenty boxes')
        self.assertEqual(after['facts']['/link_patterns/0']['checked_on'], '2026-11-23')
        self.assertNotIn('unknown', after)
        self.assertIn('見本', self.definition.read_text())
        # The definition is one that is read, and the page is not added twice.
        self.before = self.definition.read_bytes()
        self.assertIn('listed twice', self.propose(CANNOT_TELL, self.pairs()).err)
        self.assert_unchanged()

    def test_one_disagrees(self):
        bad = [
            (f'https://{self.HOST}/item/DE2000,DE2001', '“number” is “DE2001”, and the pattern reads “DE2000”'),
            (f'http://{self.HOST}/item/DE2000,DE2000', 'no https address'),
            (f'https://{self.HOST}.evil.example/item/DE2000,DE2000', f'not on “{self.HOST}”'),
            (f'https://{self.HOST}:443/item/DE2000,DE2000', f'not on “{self.HOST}”'),
            (f'https://a@{self.HOST}/item/DE2000,DE2000', f'not on “{self.HOST}”'),
            (f'https://{self.HOST}/other/DE2000,DE2000', 'does not fit'),
        ]
        for row, problem in bad:
            with self.subTest(row):
                ran = self.propose(NOT_GOOD, self.pairs(30, lambda rows: rows[:7] + [row] + rows[8:]))
                self.assert_complains(ran, 'pairs.csv: line 9: field', problem, '1 of 30')
                self.assert_unchanged()

    def test_bad_input(self):
        cases = [
            (19, lambda rows: rows, {}, '19 different numbers'),
            (20, lambda rows: rows + [rows[3]], {}, 'line 22: field “text” is the same'),
            (20, lambda rows: [row.split(',')[0] + ',DE1' for row in rows], {}, '1 different numbers'),
            (20, lambda rows: rows + ['https://x.example/'], {}, 'line 22: field “number” is empty'),
            (20, lambda rows: rows + ['a,b,c'], {}, 'line 22: field “number” is followed'),
            (20, lambda rows: rows + ['"a,b'], {}, 'line 22'),
            (20, lambda rows: rows, {'pattern': '/item/(.*)'}, 'must be escaped'),
            (20, lambda rows: rows, {'pattern': '/item/([A-Z]+)'}, 'backtrack'),
            (20, lambda rows: rows, {'pattern': '/item/[A-Z]{2}[0-9]{4}'}, 'no parentheses'),
            (20, lambda rows: rows, {'scheme': 'other'}, 'demo.json: field “id” is “demo”'),
        ]
        for count, edit, options, problem in cases:
            with self.subTest(problem):
                self.assert_complains(self.propose(CANNOT_TELL, self.pairs(count, edit), **options), problem)
                self.assert_unchanged()
        self.propose(CANNOT_TELL, self.home / 'none.csv')
        self.expect(USAGE, 'operator', 'pattern', '--scheme', 'demo', self.pairs())

    def test_another_scheme_s_host(self):
        self.HOST = 'www.ipa.go.jp'
        self.assert_complains(self.propose(CANNOT_TELL, self.pairs()), 'two schemes have one host')
        self.assert_unchanged()


class Definitions(World):
    """The lint over all definitions finds what it must, and names file and field."""

    def setUp(self):
        super().setUp()
        for folder in ('data/schemes', 'data/sample/schemes'):
            shutil.copytree(SOURCE / folder, self.home / 'tree' / folder)
        shutil.copy(SOURCE / 'data/guarantees.json', self.home / 'tree/data/guarantees.json')

    def lint(self):
        return subprocess.run(['/usr/bin/python3', SOURCE / 'tests/lint/check-schemes.py', self.home / 'tree'],
                              capture_output=True, text=True)

    def test_faults(self):
        def no_confidence(each): del each['facts']['/names']['confidence']
        def no_fact(each): del each['facts']['/operator']
        def no_name(each): del each['names']['ko']
        def no_state(each): del each['state']
        def backtracking(each): each['number_patterns'] = ['(A+)+']
        def law_with_host(each): each['regime'] = True
        def misspelt(each): each['longest_validity'] = 24
        def no_such_scheme(each): each['recognition'][0]['scheme'] = 'nobody'
        def no_such_level(each): each['recognition'][0]['to_level'] = 9
        def no_such_promise(each): each['levels'][0]['guarantees'] = ['everything']
        cases = [(no_confidence, '/facts/'), (no_fact, '/operator/ja'), (no_name, '/names: not in ko'),
                 (no_state, "'state' is a required"), (backtracking, '/number_patterns/0'), (law_with_host, '/has_list'),
                 (misspelt, 'longest_validity'), (no_such_scheme, '/recognition/0'),
                 (no_such_level, '/recognition/0/to_level'), (no_such_promise, '/levels/0/guarantees')]
        path = self.home / 'tree/data/schemes/jc-star.json'
        good = path.read_text()
        self.assertEqual(self.lint().returncode, 0)
        for edit, problem in cases:
            with self.subTest(edit.__name__):
                definition = json.loads(good)
                edit(definition)
                path.write_text(json.dumps(definition))
                ran = self.lint()
                self.assertEqual(ran.returncode, 1, ran.stderr)
                self.assertIn('data/schemes/jc-star.json', ran.stdout)
                self.assertIn(problem, ran.stdout)


if __name__ == '__main__':
    unittest.main()
