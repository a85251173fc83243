# SPDX-License-Identifier: Apache-2.0
"""`akashictl operator`: keys, labels and artwork, a repository and its life. The repository is also read by a client
written from the specification alone (TUF 1.0), with OpenSSL's command for the signatures."""
import base64, hashlib, json, pathlib, shutil, stat, subprocess, tempfile, unittest

from akashi_world import CANNOT_TELL, GOOD, NOW, SOURCE, USAGE, WORLD, World, box, later

PASSPHRASE = SOURCE / 'data/sample/keys/passphrase-of-test-keys'
ED25519_SPKI = bytes.fromhex('302a300506032b6570032100')


def canonical(value):
    """Canonical JSON as securesystemslib writes it."""
    if isinstance(value, str):
        return '"' + value.replace('\\', '\\\\').replace('"', '\\"') + '"'
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    return '{' + ','.join(f'{canonical(key)}:{canonical(value[key])}' for key in sorted(value)) + '}'


class Reader:
    """A client from the specification: it trusts one root, and takes nothing that does not verify."""

    def __init__(self, repository):
        self.repository = repository
        self.root = self.read('1.root.json')
        self.verify(self.root, self.root['signed'], 'root')

    def read(self, name):
        return json.loads((self.repository / 'metadata' / name).read_text())

    def verify(self, file, holder, role, roles=None):
        described = (roles or holder['roles'])[role]
        good = set()
        for signature in file['signatures']:
            if signature['keyid'] in described['keyids'] and self.is_good(
                    holder['keys'][signature['keyid']], file['signed'], bytes.fromhex(signature['sig'])):
                good.add(signature['keyid'])
        assert len(good) >= described['threshold'], role
        return file['signed']

    def is_good(self, key, signed, signature):
        assert (key['keytype'], key['scheme']) == ('ed25519', 'ed25519'), key
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / 'key').write_bytes(ED25519_SPKI + bytes.fromhex(key['keyval']['public']))
            (folder / 'data').write_bytes(canonical(signed).encode())
            (folder / 'signature').write_bytes(signature)
            done = subprocess.run(['openssl', 'pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', folder / 'key',
                                   '-rawin', '-in', folder / 'data', '-sigfile', folder / 'signature'],
                                  capture_output=True)
            return done.returncode == 0

    def follow(self, by, role):
        """The file of `role` that `by` names: version, length and hash are those that were signed."""
        named = by['meta'][f'{role}.json']
        data = (self.repository / 'metadata' / f'{named["version"]}.{role}.json').read_bytes()
        assert len(data) == named['length'] and hashlib.sha256(data).hexdigest() == named['hashes']['sha256']
        file = json.loads(data)
        assert file['signed']['version'] == named['version']
        return file

    def target(self, signed, path):
        described = signed['targets'][path]
        folder, _, name = path.rpartition('/')
        data = (self.repository / 'targets' / folder / f'{described["hashes"]["sha256"]}.{name}').read_bytes()
        assert len(data) == described['length'] and hashlib.sha256(data).hexdigest() == described['hashes']['sha256']
        return data


class Repository(World):
    def test_a_client_written_from_the_specification_reads_it(self):
        reader = Reader(WORLD / 'repository')
        root = reader.root['signed']
        self.assertEqual((root['_type'], root['spec_version'], root['version']), ('root', '1.0.31', 1))
        self.assertIs(root['consistent_snapshot'], True)
        self.assertIs(root['x-akashi-sample'], True)
        self.assertEqual((len(root['roles']['root']['keyids']), root['roles']['root']['threshold']), (3, 2))
        for identifier, key in root['keys'].items():
            self.assertEqual(identifier, hashlib.sha256(canonical(key).encode()).hexdigest())

        timestamp = reader.verify(reader.read('timestamp.json'), root, 'timestamp')
        snapshot = reader.verify(reader.follow(timestamp, 'snapshot'), root, 'snapshot')
        targets = reader.verify(reader.follow(snapshot, 'targets'), root, 'targets')
        for signed, days in ((root, 365), (timestamp, 14), (snapshot, 14), (targets, 180)):
            self.assertEqual(signed['expires'], later(days=days))
        schemes = json.loads(reader.target(targets, 'schemes.json'))['schemes']
        roles = {each['name']: each for each in targets['delegations']['roles']}
        self.assertEqual(set(roles), {each['id'] for each in schemes})
        self.assertEqual(set(roles), {'mihon', 'sample-eu', 'mihon-link', 'mihon-next'})
        for name, described in roles.items():
            self.assertEqual((described['paths'], described['terminating']), ([f'{name}/*'], True))
            signed = reader.verify(reader.follow(snapshot, name), targets['delegations'], name, roles)
            self.assertEqual(signed['expires'], later(days=90))
            self.assertEqual(json.loads(reader.target(signed, f'{name}/scheme.json'))['id'], name)
            for path in signed['targets']:
                self.assertTrue(path.startswith(f'{name}/'))
            if name != 'mihon-next':
                index = json.loads(reader.target(signed, f'{name}/index.json'))
                self.assertEqual((index['serial'], index['scheme'], index['deltas']),
                             (2, name, [{'file': f'{name}/delta-1-2.jsonl.zst', 'from': 1, 'to': 2}]))
                reader.target(signed, index['full'])

    def test_nothing_that_is_secret_or_unpublished_is_served(self):
        names = {path.relative_to(WORLD / 'repository').parts[0] for path in (WORLD / 'repository').rglob('*')}
        self.assertEqual(names, {'metadata', 'targets'})
        for path in (WORLD / 'repository').rglob('*.json'):
            self.assertNotIn('PRIVATE', path.read_text())
        for path in (WORLD / 'keys').glob('*.pem'):
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
            self.assertIn('ENCRYPTED', path.read_text())


class Operator(World):
    def setUp(self):
        super().setUp()
        self.folder = self.copy_repository()
        self.keys = self.home / 'keys'
        shutil.copytree(WORLD / 'keys', self.keys)

    def operator(self, code, *words, now=NOW):
        return self.expect(code, 'operator', *words, now=now)

    def repository(self, code, verb, *words, now=NOW):
        return self.operator(code, 'repository', verb, self.folder, '--keys', self.keys, '--passphrase-file', PASSPHRASE,
                             *words, now=now)

    def rows(self):
        lists = WORLD / 'work/lists/mihon.jsonl'
        return [json.loads(line) for line in lists.read_text().splitlines()]

    def add(self, code, rows, *words, now=NOW):
        path = self.home / 'list.jsonl'
        path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows))
        return self.repository(code, 'add', '--scheme', WORLD / 'work/schemes/mihon.json', '--list', path, *words, now=now)

    def test_a_new_list_reaches_the_cache(self):
        self.synchronise(self.folder)
        listed = box('listed')
        self.assertEqual(self.check('--', listed['text'])[0]['verdict'], 'listed')
        rows = self.rows()
        for row in rows:
            if row['number'] == listed['number']:
                row |= {'status': 'withdrawn', 'status_raw': '取消し'}
        tomorrow = later(days=1)
        self.assertIn('serial 3', self.add(GOOD, rows, now=tomorrow).out)
        self.expect(GOOD, 'sync', now=tomorrow)
        self.assertEqual(self.check('--', listed['text'], now=tomorrow)[0]['verdict'], 'listed')
        self.repository(GOOD, 'publish', now=tomorrow)
        self.expect(GOOD, 'sync', now=tomorrow)
        check = self.check('--', listed['text'], now=tomorrow)[0]
        self.assertEqual((check['verdict'], check['list']['serial']), ('withdrawn', 3))

    def test_refresh_keeps_it_fresh(self):
        self.synchronise(self.folder)
        for name in ('root-1', 'root-2', 'root-3', 'targets', 'scheme-mihon'):
            (self.keys / f'{name}.pem').unlink()
        then = later(days=13)
        self.repository(GOOD, 'refresh', now=then)
        self.expect(GOOD, 'sync', now=later(days=20))
        lists = {each['scheme']: each for each in self.expect(GOOD, 'status', '--json', now=later(days=20)).objects()}
        self.assertEqual(lists['mihon']['freshness'], 'fresh')

    def test_what_caches_would_refuse_is_not_published(self):
        rows = self.rows()
        broken = [dict(row) for row in rows]
        del broken[4]['maker']
        cases = [
            (broken, 'line 5'),
            (rows + [rows[0]], f'line {len(rows) + 1}'),
            (rows[:5], 'shrinks'),
        ]
        for lines, named in cases:
            with self.subTest(named):
                self.assert_complains(self.add(CANNOT_TELL, lines), named)
        self.assertIn('shrinking', self.add(GOOD, rows[:5], '--allow-shrink').out)
        self.assertIn('sign again before 2026-12-07', self.repository(GOOD, 'publish').out)
        self.synchronise(self.folder)

    def test_nothing_is_overwritten(self):
        self.assert_complains(self.repository(CANNOT_TELL, 'init'), 'already')
        key = self.home / 'key.pem'
        words = ('key', 'new', '--out', key, '--passphrase-file', PASSPHRASE)
        self.operator(GOOD, *words)
        before = key.read_bytes()
        self.assert_complains(self.operator(CANNOT_TELL, *words), 'already')
        self.assertEqual(key.read_bytes(), before)

    def test_wrong_passphrase(self):
        wrong = self.home / 'wrong'
        wrong.write_text('something else\n')
        ran = self.operator(CANNOT_TELL, 'repository', 'publish', self.folder, '--keys', self.keys, '--passphrase-file', wrong)
        self.assert_complains(ran)
        new = self.home / 'k.pem'
        for passphrase, said in (('seven77', '8'), ('', 'empty'), ('x' * 1024, 'too long')):
            with self.subTest(said):
                wrong.write_text(passphrase + '\n')
                ran = self.operator(CANNOT_TELL, 'key', 'new', '--out', new, '--passphrase-file', wrong)
                self.assert_complains(ran, said)
                self.assertFalse(new.exists())
        for number, passphrase in enumerate(('eight888', 'x' * 1023)):
            wrong.write_text(passphrase)
            self.operator(GOOD, 'key', 'new', '--out', f'{new}{number}', '--passphrase-file', wrong)

    def test_usage(self):
        for words in ([], ['key'], ['key', 'old'], ['key', 'new'], ['label', 'sign'], ['label', 'artwork', '--text', 'x'],
                      ['repository', 'publish'], ['repository', 'publish', 'x'], ['repository', 'add', 'x', '--keys', 'y'],
                      ['repository', 'refresh', 'x', '--keys', 'y', '--now', 'noon']):
            with self.subTest(words):
                self.assertTrue(self.operator(USAGE, *words).err)
        self.operator(GOOD, '--help')


class Label(World):
    def sign(self, kind, claims, *words, code=GOOD):
        key, path = self.home / f'{kind}.pem', self.home / 'claims.json'
        if not key.exists():
            self.made = self.expect(GOOD, 'operator', 'key', 'new', '--type', kind, '--out', key, '--public-out',
                                    self.home / f'{kind}.pub', '--passphrase-file', PASSPHRASE)
        path.write_text(json.dumps(claims))
        return self.expect(code, 'operator', 'label', 'sign', '--key', key, '--claims', path, '--passphrase-file', PASSPHRASE,
                           *words)

    CLAIMS = {'scheme': 'mihon', 'number': 'MH-2026-000001', 'models': ['A-1'], 'level': 1, 'valid_from': '2026-01-01',
              'valid_until': '2027-12-31', 'time_zone': 'Asia/Tokyo', 'support_until': None}

    def test_sign_and_inspect(self):
        for kind in ('ed25519', 'p256'):
            with self.subTest(kind):
                text = self.sign(kind, self.CLAIMS, '--prefix', 'HTTPS://LABEL.NEW.EXAMPLE/').out.strip()
                definition = {'id': 'mihon', 'hosts': ['label.new.example'], 'label_keys': [
                    {'kid': self.made.out.split()[1], 'spki_pem': (self.home / f'{kind}.pub').read_text(),
                     'valid_from': '2025-01-01', 'valid_until': '2028-12-31', 'revoked': None}]}
                schemes = self.home / 'schemes.json'
                schemes.write_text(json.dumps({'schemes': [definition]}))
                seen = self.expect(GOOD, 'label', 'inspect', '--schemes', schemes, '--', text).objects()[0]
                self.assertEqual(seen['outcome'], 'verified')
                self.assertEqual((seen['claims']['valid_from'], seen['claims']['valid_until']), (1767193200, 1830265200))
                self.assertEqual(seen['claims']['models'], ['A-1'])

    def test_claims_that_no_reader_takes(self):
        for change, named in (({'models': []}, 'models'), ({'level': 12}, 'level'), ({'modle': 'x'}, 'modle'),
                              ({'valid_until': '2025-12-31'}, ''), ({'number': ''}, ''), ({'maker': 'x' * 65}, ''),
                              ({'gtins': ['4006381333932']}, 'gtins')):
            with self.subTest(change):
                self.assert_complains(self.sign('ed25519', self.CLAIMS | change, code=CANNOT_TELL), named)

    def test_artwork_is_read_back_by_us_and_by_another_scanner(self):
        text = box('confirmed')['text']
        for ending in ('svg', 'pdf', 'png'):
            out = self.home / f'label.{ending}'
            self.expect(GOOD, 'operator', 'label', 'artwork', '--text', text, '--number', box('confirmed')['number'],
                        '--model', 'HN-CAM200W', '--out', out)
            self.assertGreater(out.stat().st_size, 1000)
        codes = self.expect(GOOD, 'scan', '--json', self.home / 'label.png').objects()[0]['codes']
        self.assertEqual([base64.b64decode(code['text_base64']).decode() for code in codes], [text])
        other = subprocess.run(['zbarimg', '--nodbus', '--quiet', '--raw', self.home / 'label.png'], capture_output=True)
        self.assertEqual(other.stdout.decode().strip(), text)
        self.assert_complains(self.expect(USAGE, 'operator', 'label', 'artwork', '--text', text, '--out',
                                          self.home / 'label.gif'))


if __name__ == '__main__':
    unittest.main()
