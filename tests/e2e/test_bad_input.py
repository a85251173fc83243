# SPDX-License-Identifier: Apache-2.0
"""Everything that can be handed to the program wrongly: a clear message, the right exit code, and nothing lost."""
import base64, json, os, struct, subprocess, zlib

from akashi_world import CANNOT_TELL, GOOD, NOT_GOOD, SOURCE, USAGE, World, box, later, picture


def png(width, height, rows=b''):
    """A PNG of the size its header says, holding whatever `rows` is."""
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def white(width, height):
    return png(width, height, (b'\0' + b'\xff' * width) * height)


class Files(World):
    """Pictures that are none, or hold nothing."""

    def setUp(self):
        super().setUp()
        self.synchronise()

    def write(self, name, data):
        path = self.home / name
        path.write_bytes(data)
        return path

    def test_files_that_cannot_be_checked(self):
        good = picture('confirmed').read_bytes()
        cases = {
            'not an image': self.write('text.jpg', b'This is no picture.'),
            'truncated image': self.write('cut.jpg', good[:len(good) // 2]),
            'truncated to its header': self.write('head.jpg', good[:3]),
            'huge declared size': self.write('huge.png', png(200_000, 200_000)),
            'huge declared area': self.write('area.png', png(19_000, 19_000)),
            'empty file': self.write('empty.png', b''),
            'no code in the picture': self.write('white.png', white(640, 480)),
            'directory': self.home,
            'missing file': self.home / 'nowhere.jpg',
        }
        big = self.home / 'big.jpg'
        with open(big, 'wb') as file:
            file.truncate(100 * 1024 * 1024)
        cases['100 MB file'] = big
        for name, path in cases.items():
            for command in (('check', '--json'), ('scan', '--json')):
                with self.subTest(name, command=command[0]):
                    ran = self.run_command(*command, path)
                    if command[0] == 'scan' and name.startswith('no code'):
                        self.assertEqual(ran.code, NOT_GOOD)
                        continue
                    self.assertEqual(ran.code, CANNOT_TELL, ran.err)
                    self.assert_complains(ran, path.name)

    def test_a_bad_file_does_not_lose_the_good_one(self):
        bad = self.write('bad.png', b'\x89PNG\r\n\x1a\n')
        ran = self.expect(CANNOT_TELL, 'check', '--json', bad, picture('confirmed'))
        self.assertEqual([each['verdict'] for each in ran.objects()], ['confirmed'])

    def test_complaints_in_japanese(self):
        """What happened, what it means, what to do, for the staff of a Japanese shop too."""
        cases = {
            'nowhere.jpg': (None, 'そのファイルはありません'),
            'text.jpg': (b'This is no picture.', 'JPEG・PNG・WebP・GIF・AVIFの画像ではありません'),
            'cut.jpg': (picture('confirmed').read_bytes()[:5000], '画像がこわれています'),
            'empty.png': (b'', '中身が空です'),
            'huge.png': (png(200_000, 200_000), '大きすぎます'),
            'white.png': (white(64, 64), '読み取れるコードがありません'),
        }
        for name, (data, what) in cases.items():
            path = self.home / name if data is None else self.write(name, data)
            with self.subTest(name):
                self.assert_complains_in_japanese(self.run_command('check', '--language', 'ja', path), what)
        ran = self.run_command('check', '--language', 'ja', '--registry', self.home / 'none.db', 'x')
        self.assert_complains_in_japanese(ran, 'まだ登録リストがありません')

    def assert_complains_in_japanese(self, ran, what):
        for part in (what, 'どういうことか:', 'どうするか:'):
            self.assertIn(part, ran.err)

    def test_a_name_that_is_no_text(self):
        """A file may be called anything; the object about it is JSON all the same."""
        path = os.fsencode(self.home) + b'/b\xff.jpg'
        with open(path, 'wb') as file:
            file.write(picture('confirmed').read_bytes())
        for command in ('check', 'scan'):
            ran = self.expect(GOOD, command, '--json', os.fsdecode(path))
            self.assertIn('b\ufffd.jpg', ran.objects()[0]['source'])

    def test_unreadable_file(self):
        ran = self.run_command('check', '/proc/self/mem')
        self.assertEqual(ran.code, CANNOT_TELL)
        self.assert_complains(ran)


class Codes(World):
    """Pictures of codes that nobody prints on a label."""

    def setUp(self):
        super().setUp()
        self.synchronise()

    def qr(self, name, data):
        path = self.home / f'{name}.png'
        subprocess.run(['qrencode', '-8', '-s', '4', '-o', path, '-r', '/dev/stdin'], input=data, check=True)
        return path

    def test_binary_code_with_nul_bytes(self):
        data = b'A\x00B\xff\x00\x1b[31m'
        found = self.expect(GOOD, 'scan', '--json', self.qr('binary', data)).objects()[0]['codes']
        self.assertEqual(base64.b64decode(found[0]['text_base64']), data)
        self.assertIsNone(found[0]['text'])
        ran = self.expect(NOT_GOOD, 'check', '--language', 'en', self.qr('binary', data))
        self.assertNotIn('\x1b', ran.out)
        self.assertEqual(self.check(self.qr('binary', data))[0]['verdict'], 'not-a-label')

    def test_forty_codes_in_one_picture(self):
        folder = self.home / 'forty'
        folder.mkdir()
        for number in range(40):
            subprocess.run(['qrencode', '-s', '4', '-o', folder / f'{number:02}.png', f'no label {number}'], check=True)
        sheet = self.home / 'forty.png'
        subprocess.run(['montage', *sorted(map(str, folder.glob('*.png'))), '-tile', '8x5', '-geometry', '+8+8', sheet],
                       check=True, capture_output=True)
        found = self.expect(GOOD, 'scan', '--json', sheet).objects()[0]['codes']
        self.assertEqual({code['text'] for code in found}, {f'no label {number}' for number in range(40)})
        self.assertEqual(len(self.check(sheet)), 40)

    def test_two_labels_in_one_picture_the_worst_first(self):
        sheet = self.home / 'two.png'
        for name in ('listed', 'withdrawn'):
            subprocess.run(['qrencode', '-s', '4', '-o', self.home / f'{name}.png', box(name)['text']], check=True)
        subprocess.run(['convert', self.home / 'listed.png', self.home / 'withdrawn.png', '+append', sheet], check=True)
        self.assertEqual([each['verdict'] for each in self.check(sheet)], ['withdrawn', 'listed'])

    def test_every_address_vector(self):
        """None of the vectors' addresses belongs to the sample's schemes: whatever they hold, nothing is confirmed."""
        labels = json.loads((SOURCE / 'tests/vectors/labels.json').read_text())['labels']
        for label in labels:
            with self.subTest(label['name']):
                for check in self.check('--', label['text']):
                    self.assertNotIn(check['verdict'], ('confirmed', 'listed'))
                    self.assertIn(check['number'], (None, label['text']))  # a number typed alone is what was asked for

    def test_unknown_scheme(self):
        check = self.check('--', 'https://label.elsewhere.example/p/1')[0]
        self.assertEqual(check['verdict'], 'not-a-label')


class Registries(World):
    """No registry, a damaged one, one from the future."""

    def test_no_registry_yet(self):
        ran = self.expect(CANNOT_TELL, 'check', '--json', '--', box('listed')['text'])
        self.assert_complains(ran, 'registry')
        self.assertEqual(ran.objects()[0]['verdict'], 'cannot-tell')
        self.assertEqual(ran.objects()[0]['list']['freshness'], 'never')
        self.assertFalse(self.registry.exists())

    def test_trusted_but_never_synchronised(self):
        self.trust()
        check = self.check('--', box('listed')['text'])[0]
        self.assertEqual((check['verdict'], check['list']['freshness']), ('cannot-tell', 'never'))

    def test_damaged_registry(self):
        self.synchronise()
        for path in self.registry.parent.glob('registry.db-*'):
            path.unlink()
        whole = self.registry.read_bytes()
        damages = {
            'not a database': b'Not a database at all.' * 100,
            'empty header': b'\0' * 100 + whole[100:],
            'cut off': whole[:len(whole) // 3],
            'overwritten inside': whole[:4096] + b'\xa5' * (len(whole) - 4096),
        }
        for name, data in damages.items():
            with self.subTest(name):
                self.registry.write_bytes(data)
                ran = self.expect(CANNOT_TELL, 'check', '--json', '--', box('listed')['text'])
                self.assertEqual(ran.objects()[0]['verdict'], 'cannot-tell')
                self.assertEqual(ran.objects()[0]['list']['freshness'], 'damaged')
                self.assertEqual(self.registry.read_bytes(), data, 'a damaged registry is left as it is')

    def test_clock_behind_the_newest_metadata(self):
        self.synchronise()
        check = self.check('--', box('confirmed')['text'], now=later(days=-15))[0]
        self.assertEqual((check['verdict'], check['list']['freshness']), ('cannot-tell', 'doubtful-clock'))

    def test_read_only_home(self):
        if os.geteuid() == 0:
            self.skipTest('root may write everywhere')
        os.chmod(self.home, 0o500)
        self.addCleanup(os.chmod, self.home, 0o700)
        self.assert_complains(self.run_command('sync'))


class Usage(World):
    def test_wrong_usage(self):
        for words in ([], ['nonsense'], ['check'], ['check', '--nonsense', 'x'], ['check', '--barcode', '123', 'x'],
                      ['scan'], ['sync', 'extra'], ['status', '--json', 'extra'], ['trust'], ['label'], ['operator'],
                      ['operator', 'nonsense'], ['operator', 'repository'], ['check', '--language', 'xx', 'x'],
                      ['operator', 'key', 'new', '--type', 'rsa', '--out', '/nowhere/key.pem', '--passphrase-file',
                       SOURCE / 'data/sample/keys/passphrase-of-test-keys'],
                      ['operator', 'label', 'artwork', '--text', 'X', '--out', '/nowhere/label.gif']):
            with self.subTest(words):
                ran = self.run_command(*words)
                self.assertEqual(ran.code, USAGE, ran.err)
                self.assertTrue(ran.err)

    def test_help_and_version(self):
        for words in (['--help'], ['check', '--help'], ['scan', '--help'], ['sync', '--help'], ['--version'],
                      ['operator', '--help'], ['operator', 'key', '--help'], ['operator', 'key', 'new', '--help']):
            with self.subTest(words):
                self.assertTrue(self.expect(GOOD, *words).out)
