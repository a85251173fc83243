# SPDX-License-Identifier: Apache-2.0
"""`akashictl operator import` and `refresh-list`: from a public list as offices write them to the answer about a product
that stands on it."""
import datetime, json, os, re, shutil, unittest

import public_list
from public_list import number
from akashi_world import CANNOT_TELL, GOOD, NOT_GOOD, NOW, SOURCE, USAGE, WORLD, World, later

PASSPHRASE = SOURCE / 'data/sample/keys/passphrase-of-test-keys'
MAP = SOURCE / 'data/sample/imports/mihon-link.json'
TOMORROW = later(days=1)


class Import(World):
    def setUp(self):
        super().setUp()
        self.list, self.out = self.home / 'list', self.home / 'out/list.jsonl'

    def write(self, data):
        self.list.write_bytes(data if isinstance(data, bytes) else data.encode())

    def map(self, **changes):
        path = self.home / 'columns.json'
        path.write_text(json.dumps(json.loads(MAP.read_text()) | changes))
        return path

    def run_import(self, code, *words, columns=MAP, out=True, scheme='mihon-link'):
        target = ('--out', self.out) if out else ()
        return self.expect(code, 'operator', 'import', '--scheme', scheme, '--columns', columns, *target, *words, self.list)

    def imported(self):
        return [json.loads(line) for line in self.out.read_text().splitlines()]

    def assert_whole(self, rows=None):
        """All 400 registrations with their 1,600 models, each as the list says."""
        rows = {row['number']: row for row in (self.imported() if rows is None else rows)}
        self.assertEqual(len(rows), 400)
        self.assertEqual(sum(len(row['models']) for row in rows.values()), 1600)
        for index in range(400):
            said, row = public_list.registration(index), rows[public_list.number(index)]
            self.assertEqual(
                {'maker': row['maker']['name']['ja'], 'models': [each['model'] for each in row['models']],
                 'unnamed': row.get('unnamed_models', 0)} | {key: row[key] for key in (
                     'number', 'level', 'issued', 'valid_until', 'status', 'status_raw')}, said)
            self.assertEqual(row['maker']['country'], 'JP')
            self.assertEqual(row['models'][0]['names'], {'ja': f'見本の機器 "{index % 4}"'})


class Forms(Import):
    """The same list in every form an office may give it."""

    def test_csv(self):
        forms = {
            'utf-8': {}, 'mark': {'mark': b'\xef\xbb\xbf'}, 'shift_jis': {'encoding': 'cp932'}, 'lf': {'line_end': '\n'},
            'semicolon': {'delimiter': ';'}, 'tab': {'delimiter': '\t'}, 'bar, shift_jis': {'delimiter': '|', 'encoding': 'cp932'},
        }
        for name, form in forms.items():
            with self.subTest(name):
                self.write(public_list.as_csv(**form))
                ran = self.run_import(GOOD)
                self.assertIn('400 rows', ran.err)
                self.assertIn('400 registrations with 1600 models, 30 models more', ran.err)
                self.assert_whole()

    def test_a_delimiter_that_nobody_guesses(self):
        self.write(public_list.as_csv(delimiter='^'))
        self.assert_complains(self.run_import(NOT_GOOD), '登録番号')
        self.run_import(GOOD, columns=self.map(csv={'delimiter': '^'}))
        self.assert_whole()

    def test_page(self):
        for name, form in {'utf-8': {}, 'shift_jis': {'encoding': 'cp932', 'charset': 'Shift_JIS'},
                           'without merged cells': {'merged': False}}.items():
            with self.subTest(name):
                self.write(public_list.as_page(**form))
                self.run_import(GOOD, columns=self.map(encoding=[]))
                self.assert_whole()

    def test_one_row_a_model(self):
        columns = json.loads(MAP.read_text())
        for column in columns['columns'].values():
            column['merged'] = True
        del columns['columns']['models']['merged'], columns['columns']['models.names.ja']['merged']
        self.write(public_list.as_csv(public_list.by_model()))
        ran = self.run_import(GOOD, columns=self.map(rows='model', columns=columns['columns']))
        self.assertIn('1600 rows', ran.err)
        rows = {row['number']: row for row in self.imported()}
        self.assertEqual((len(rows), sum(len(row['models']) for row in rows.values())), (400, 1600))
        self.assertEqual([each['model'] for each in rows['ML000123']['models']], public_list.registration(123)['models'])

    def test_standard_output_and_dry_run(self):
        self.write(public_list.as_csv())
        ran = self.run_import(GOOD, out=False)
        self.assert_whole(ran.objects())
        ran = self.run_import(GOOD, '--dry-run')
        self.assertIn('400 registrations', ran.err)
        self.assertFalse(self.out.exists())
        self.assertEqual(ran.out, '')

    def test_the_sample_list(self):
        self.list = SOURCE / 'data/sample/imports/mihon-link.csv'
        self.run_import(GOOD)
        self.assertEqual([(row['number'], [each['model'] for each in row['models']]) for row in self.imported()],
                         [('ML000120', ['HM-REMO3']), ('ML000121', ['HM-PET2', 'HM-PET2W']), ('ML000133', ['ＴＫ－ＫＥＹＢＯＸ'])])


class BadLists(Import):
    def test_each_refused_row_is_named_and_nothing_is_written(self):
        rows = [public_list.cells(index) for index in range(20)]
        rows[3][5] = '2026/2/30'
        rows[5][6] = '平成40年1月1日'
        rows[7][7] = '審査中'
        rows[9][0] = ''
        rows[11][2] = 'ほか5機種'
        rows[13] = rows[13][:6]
        rows[15][4] = '★★★★★'
        rows[17][1] = 'a\x07b'
        self.write(public_list.as_csv(rows, line_end='\n'))
        self.out.parent.mkdir()
        self.out.write_text('')
        ran = self.run_import(NOT_GOOD)
        lines = self.list.read_text().split('\n')
        named = dict(re.findall(r'list:(\d+): (.*)', ran.err))
        self.assertEqual(len(named), 8, ran.err)
        wanted = {number(3): ('登録日', 'no such day'), number(5): ('有効期限', 'era'), number(7): ('状態', '審査中'),
                  number(11): ('型番', 'no model'), number(13): ('', '6 cells'), number(15): ('レベル', '★★★★★'),
                  number(17): ('事業者名', 'control')}
        for line, reason in named.items():
            of = re.match(r'ML\d+', lines[int(line) - 1])
            column, why = wanted[of.group()] if of else ('登録番号', 'no number')
            self.assertIn(why, reason)
            self.assertTrue(reason.startswith(column), reason)
        self.assert_complains(ran, '8 of 20 rows are refused', 'Nothing was written')
        self.assertEqual(self.out.read_text(), '')
        ran = self.run_import(GOOD, '--skip-refused')
        self.assertIn('8 refused and left out', ran.err)
        self.assertEqual(len(self.imported()), 12)

    def test_a_number_that_comes_twice_always_stops_it(self):
        rows = [public_list.cells(index) for index in range(10)]
        rows[8][0] = 'ｍｌ 000002'
        self.write(public_list.as_csv(rows))
        for words in ((), ('--skip-refused',)):
            ran = self.run_import(NOT_GOOD, *words)
            self.assertRegex(ran.err, r'list:\d+: the number ｍｌ 000002 is on line \d+ already')
            self.assertFalse(self.out.exists())

    def test_headings_that_vanished(self):
        text = public_list.as_csv().decode().replace('有効期限', '期限の日')
        self.write(text)
        self.assert_complains(self.run_import(NOT_GOOD, '--allow-shrink'), '“有効期限” (valid_until)', '“期限の日”')

    def test_against_the_earlier_list(self):
        self.write(public_list.as_csv())
        self.run_import(GOOD)
        before = self.out.read_bytes()
        rows = [public_list.cells(index) for index in range(400)]
        self.write(public_list.as_csv(rows[:319]))
        self.assert_complains(self.run_import(NOT_GOOD), 'shrinks from 400 to 319')
        self.assertEqual(self.out.read_bytes(), before)
        for row in rows:
            row[6] = ''
        self.write(public_list.as_csv(rows))
        self.assert_complains(self.run_import(NOT_GOOD), '“valid_until”')
        self.assertEqual(self.out.read_bytes(), before)
        self.run_import(GOOD, '--allow-shrink')
        self.write(public_list.as_csv(rows[:320]))
        self.run_import(GOOD)
        self.assertEqual(len(self.imported()), 320)
        self.out.write_text('{"number": 1}\n')
        self.assert_complains(self.run_import(NOT_GOOD), 'the earlier list', 'line 1')

    def test_files_that_are_no_list(self):
        euc = public_list.as_csv()[:200].decode(errors='ignore').replace('\r', '').encode('euc_jp')
        cases = {
            'an encoding that the map does not name': (euc + b'\n', CANNOT_TELL, 'no text in the encoding'),
            'a workbook': (b'PK\x03\x04\x14\x00', CANNOT_TELL, 'workbook'),
            'a quote that is not closed': (public_list.as_csv()[:3000] + b'"x', NOT_GOOD, 'line'),
            'empty': (b'', NOT_GOOD, 'first 0 rows'),
            'a page without the table': (b'<html><p>moved</p></html>', NOT_GOOD, 'heading'),
            'NUL': (b'a,b\n\0', CANNOT_TELL, 'line 2: there is a NUL'),
            'deep': (b'<table><tr><td>' + b'<div>' * 3000, CANNOT_TELL, 'nested too deeply'),
        }
        for name, (data, code, said) in cases.items():
            with self.subTest(name):
                self.write(data)
                self.assert_complains(self.run_import(code, columns=self.map(encoding='utf-8')), said)
                self.assertFalse(self.out.exists())
        self.list.unlink()
        self.assert_complains(self.run_import(CANNOT_TELL), 'No such file')
        self.list.mkdir()
        self.assert_complains(self.run_import(CANNOT_TELL))

    def test_maps(self):
        self.write(public_list.as_csv())
        self.assert_complains(self.run_import(CANNOT_TELL, scheme='mihon'), 'the map is of mihon-link')
        self.assert_complains(self.run_import(CANNOT_TELL, columns=self.map(colums={})), '“colums”')
        self.assert_complains(self.run_import(CANNOT_TELL, columns=self.map(encoding='ebcdic')), '“encoding”')
        self.assert_complains(self.run_import(CANNOT_TELL, columns=self.home / 'none.json'), 'none.json')
        for path in sorted((SOURCE / 'data/imports').glob('*.json')):
            if not path.name.endswith('.schema.json'):
                with self.subTest(path.name):
                    ran = self.run_import(CANNOT_TELL, columns=path, scheme=path.stem)
                    self.assert_complains(ran, 'nothing says where', '“status”')

    def test_usage(self):
        for words in (['import'], ['import', 'x'], ['import', '--scheme', 'm', 'x'], ['refresh-list', 'x'],
                      ['refresh-list', 'x', '--scheme', 's', '--columns', 'c']):
            self.assertTrue(self.expect(USAGE, 'operator', *words).err)
        for command in ('import', 'refresh-list'):
            self.assertIn('--skip-refused', self.expect(GOOD, 'operator', command, '--help').out)

    def test_a_disk_that_takes_nothing(self):
        self.write(public_list.as_csv())
        ran = self.expect(CANNOT_TELL, 'operator', 'import', '--scheme', 'mihon-link', '--columns', MAP, '--out',
                          '/proc/none/list.jsonl', self.list)
        self.assert_complains(ran)
        ran = self.run_command('operator', 'import', '--scheme', 'mihon-link', '--columns', MAP, self.list,
                               extra={'TMPDIR': str(self.home / 'none')})
        self.assertEqual(ran.code, CANNOT_TELL)
        self.assert_complains(ran, 'temporary')


class Refresh(Import):
    def setUp(self):
        super().setUp()
        self.folder = self.copy_repository()
        self.keys = self.home / 'keys'
        shutil.copytree(WORLD / 'keys', self.keys)

    def refresh(self, code, *words, now=TOMORROW):
        return self.expect(code, 'operator', 'refresh-list', self.folder, '--keys', self.keys, '--passphrase-file', PASSPHRASE,
                           '--scheme', WORLD / 'work/schemes/mihon-link.json', '--columns', MAP, '--list', self.list, *words,
                           now=now)

    def serial(self):
        lists = {each['scheme']: each for each in self.expect(GOOD, 'status', '--json', now=TOMORROW).objects()}
        return lists['mihon-link']['serial']

    def test_the_whole_way_to_an_answer(self):
        """A number out of an office's list in Shift_JIS, typed in at a till."""
        self.synchronise(self.folder)
        before = self.serial()
        self.write(public_list.as_csv(encoding='cp932'))
        # The sample's own list says more than this one, of each product: that must be meant so.
        self.assert_complains(self.refresh(NOT_GOOD, '--as-of', NOW[:10]), 'do not say “')
        ran = self.refresh(GOOD, '--as-of', NOW[:10], '--allow-shrink')
        self.assertIn('list of 2026-11-23, 400 registrations: ', ran.out)
        self.assertIn('+ ML000000', ran.out)
        self.assertIn('+ … and', ran.out)
        self.assertIn('sign again before', ran.out)
        self.expect(GOOD, 'sync', now=TOMORROW)
        self.assertEqual(self.serial(), before + 1)
        for index, verdict in ((8, 'confirmed'), (53, 'withdrawn')):
            said = public_list.registration(index)
            check = self.check('--model', said['models'][-1], said['number'], now=TOMORROW)[0]
            self.assertEqual((check['verdict'], check['scheme'], check['number']), (verdict, 'mihon-link', said['number']))
        self.assertEqual(check['list']['as_of'], '2026-11-23')
        # Full-width in the list, ASCII on the box.
        check = self.check('--model', 'HM-011A', 'ML000011', now=TOMORROW)[0]
        self.assertEqual(check['verdict'], 'confirmed')
        self.assertEqual(check['comparison'], 'model')

    def test_what_changed_is_said(self):
        rows = [public_list.cells(index) for index in range(400)]
        self.write(public_list.as_csv(rows[:-1]))
        self.refresh(GOOD, '--allow-shrink', '--as-of', NOW[:10])
        rows[4][7] = '取消'
        self.write(public_list.as_csv(rows[:2] + rows[3:]))
        said = ['+ ML000399', '~ ML000004', '- ML000002']
        dry = self.refresh(GOOD, '--dry-run', '--as-of', NOW[:10])
        before = sorted(path.name for path in (self.folder / 'metadata').iterdir())
        ran = self.refresh(GOOD, '--as-of', NOW[:10])
        self.assertEqual(ran.out.splitlines()[:3], said)
        self.assertEqual(dry.out.splitlines()[:3], said)
        self.assertIn('399 registrations: 1 new, 1 changed, 1 dropped', ran.out)
        self.assertLess(len(before), len(list((self.folder / 'metadata').iterdir())))
        self.synchronise(self.folder, now=TOMORROW)
        self.assertEqual(self.check('ML000004', now=TOMORROW)[0]['verdict'], 'withdrawn')

    def test_nothing_is_published_of_a_list_that_is_refused(self):
        served = {path: path.read_bytes() for path in self.folder.rglob('*') if path.is_file()}
        rows = [public_list.cells(index) for index in range(400)]
        rows[3][7] = '?'
        self.write(public_list.as_csv(rows))
        self.assert_complains(self.refresh(NOT_GOOD), '1 of 400', 'What is served was not changed')
        self.write(public_list.as_csv(rows[:2]))
        self.assert_complains(self.refresh(NOT_GOOD), 'shrinks')
        self.assertEqual({path: path.read_bytes() for path in self.folder.rglob('*') if path.is_file()}, served)

    def test_the_day_of_the_file_is_the_day_of_the_list(self):
        """In the scheme's time zone: 16:00 UTC of the 22nd is the 23rd in Tokyo."""
        self.write(public_list.as_csv())
        when = int(datetime.datetime.fromisoformat('2026-11-22T16:00:00+00:00').timestamp())
        os.utime(self.list, (when, when))
        self.assertIn('list of 2026-11-23', self.refresh(GOOD, '--allow-shrink').out)
        os.utime(self.list, (when - 9 * 86400, when - 9 * 86400))
        self.assert_complains(self.refresh(CANNOT_TELL), 'a newer list than this one')


if __name__ == '__main__':
    unittest.main()
