# SPDX-License-Identifier: Apache-2.0
"""Keys change: roots that people sign in turn, role keys, label keys, schemes that come and go. Each change is published
and then seen by our own client, on a machine that follows all along and on one that has skipped several roots. The
runbook of the README is run as it stands there."""
import hashlib, json, os, pathlib, re, shutil, subprocess, tempfile, unittest

from akashi_world import AKASHICTL, CANNOT_TELL, GOOD, NOW, SOURCE, USAGE, World, environment, later

PASSPHRASE = 'A passphrase of this test\n'
RUNBOOK = '## A key was stolen\n'

SCHEME = {
    'id': 'muster', 'version': 1, 'sample': True, 'names': {'en': 'Muster Label'}, 'time_zone': 'UTC',
    'hosts': ['label.muster.example'],
    'link_patterns': [{'host': 'label.muster.example', 'pattern': '/p/(MU-[0-9]{4})'}],
    'number_patterns': ['MU-[0-9]{4}'],
}
ROW = {'number': 'MU-0001', 'status': 'in-force', 'maker': {'name': {'en': 'Muster Works'}},
       'models': [{'model': 'MT-1'}], 'valid_until': '2028-03-31'}


class Keys(World):
    """A repository with one scheme, published, and a machine that trusts it."""

    made = None  # the first of them, which the others are copies of

    def setUp(self):
        super().setUp()
        (self.home / 'passphrase').write_text(PASSPHRASE)
        self.repository, self.keys = self.home / 'repository', self.home / 'keys'
        self.write_scheme(SCHEME)
        self.write_list(ROW)
        if not Keys.made:
            self.operator('repository', 'init', self.repository, '--keys', self.keys, '--sample')
            self.add()
            self.publish()
            self.unlock()
            Keys.made = pathlib.Path(tempfile.mkdtemp(prefix='akashi-keys-'))
            unittest.addModuleCleanup(shutil.rmtree, Keys.made, True)
            for folder in (self.repository, self.keys):
                shutil.copytree(folder, Keys.made / folder.name)
        else:
            for folder in (self.repository, self.keys):
                shutil.copytree(Keys.made / folder.name, folder)
        self.trust(self.repository)
        self.expect(GOOD, 'sync')

    def run_command(self, *words, now=None, **options):
        """The clock of each command starts anew: who updates and asks does so a while after what was published."""
        asks = words[0] in ('sync', 'status', 'check')
        return super().run_command(*words, now=now or (later(minutes=20) if asks else NOW), **options)

    def unlock(self):
        """Opening a key takes a while by intent; these are opened often."""
        for path in self.keys.glob('*.pem'):
            done = subprocess.run(['openssl', 'pkey', '-in', path, '-passin', f'file:{self.home}/passphrase'],
                                  check=True, capture_output=True)
            path.write_bytes(done.stdout)

    def write_scheme(self, scheme):
        (self.home / 'scheme.json').write_text(json.dumps(scheme))

    def write_list(self, *rows):
        (self.home / 'list.jsonl').write_text(''.join(json.dumps(row) + '\n' for row in rows))

    def operator(self, *words, code=GOOD, **options):
        needs = words[:2] not in [('repository', 'keys'), ('repository', 'rotate-root'), ('repository', 'withdraw'),
                                  ('repository', 'export-metadata'), ('repository', 'import-metadata'),
                                  ('key', 'enrol'), ('key', 'revoke')]
        secret = ('--passphrase-file', self.home / 'passphrase') if needs else ()
        return self.expect(code, 'operator', *words, *secret, **options)

    def add(self, *more, **options):
        return self.operator('repository', 'add', self.repository, '--keys', self.keys, '--scheme',
                             self.home / 'scheme.json', '--list', self.home / 'list.jsonl', *more, **options)

    def publish(self, **options):
        return self.operator('repository', 'publish', self.repository, '--keys', self.keys, **options)

    def new_key(self, name):
        """Makes `keys/NAME.pem`. Returns: its public half"""
        public = self.home / f'{name}.pub.pem'
        self.operator('key', 'new', '--out', self.keys / f'{name}.pem', '--public-out', public)
        return public

    def key_ids(self, role):
        out = self.expect(GOOD, 'operator', 'repository', 'keys', self.repository).out
        block = re.search(rf'^{role}: .*\n((?:  .*\n)*)', out, re.M).group(1)
        return re.findall(r'([0-9a-f]{16})', block)

    def id_of(self, name):
        """The id under which the root that is published lists `keys/NAME.pem`."""
        pem = subprocess.run(['openssl', 'pkey', '-in', self.keys / f'{name}.pem', '-passin',
                              f'file:{self.home}/passphrase', '-pubout', '-outform', 'DER'],
                             capture_output=True, check=True).stdout
        root = json.loads(self.newest_root().read_text())['signed']
        return next(key for key, value in root['keys'].items() if value['keyval']['public'] == pem[-32:].hex())

    def newest_root(self):
        return max((self.repository / 'metadata').glob('*.root.json'), key=lambda path: int(path.name.split('.')[0]))

    def rotate(self, *words, **options):
        return self.operator('repository', 'rotate-root', self.repository, *words, **options)

    def sign_and_import(self, *names):
        """Each signs on a machine of its own, which has the exported folder and one key."""
        copies = []
        for at, name in enumerate(names):
            folder = self.home / f'stick-{at}'
            path = self.operator('repository', 'export-metadata', self.repository, '--out', folder).out.splitlines()[0]
            self.operator('repository', 'sign', path, '--key', self.keys / f'{name}.pem')
            copies.append(path)
        return self.operator('repository', 'import-metadata', self.repository, *copies)

    def rotate_and_publish(self, *words, signers=('root-1', 'root-2')):
        self.rotate(*words)
        self.sign_and_import(*signers)
        return self.publish()

    def status(self, **options):
        return self.run_command('status', '--json', **options).objects()[0]

    def sync_is_current(self, now=None):
        """The machine follows, and all it has is fresh."""
        self.expect(GOOD, 'sync', now=now)
        self.assertEqual(self.status(now=now)['freshness'], 'fresh')

    def late_machine(self):
        """A registry that was synchronised before, and is asked again after everything."""
        late = self.home / 'late.db'
        root = self.repository / 'metadata/1.root.json'
        if not late.exists():
            self.expect(GOOD, 'trust', 'add', root, '--url', f'file://{self.repository}', '--sha256',
                        hashlib.sha256(root.read_bytes()).hexdigest(), '--registry', late)
        self.expect(GOOD, 'sync', '--registry', late)
        return json.loads(self.run_command('status', '--json', '--registry', late).out.splitlines()[0])


class Roots(Keys):
    def test_every_role_and_a_machine_that_skipped_all_roots(self):
        self.late_machine()
        for role in ('targets', 'snapshot', 'timestamp'):
            public = self.new_key(f'{role}-2')
            old = self.id_of(role)
            self.rotate_and_publish('--add', f'{role}={public}', '--remove', f'{role}={old[:12]}')
            os.unlink(self.keys / f'{role}.pem')
            self.sync_is_current()
            self.assertEqual(len(self.key_ids(role)), 1)
            self.assertFalse(old.startswith(self.key_ids(role)[0]))
        public = self.new_key('root-4')
        self.rotate_and_publish('--add', f'root={public}', '--remove', f'root={self.id_of("root-1")}',
                                signers=('root-2', 'root-3'))
        os.unlink(self.keys / 'root-1.pem')
        self.rotate_and_publish('--threshold', 'root=3', signers=('root-2', 'root-3', 'root-4'))
        self.sync_is_current()
        self.assertEqual(self.newest_root().name, '6.root.json')
        self.assertEqual(self.late_machine()['freshness'], 'fresh')

    def test_an_unfinished_draft_is_never_published(self):
        public = self.new_key('timestamp-2')
        self.rotate('--add', f'timestamp={public}')
        self.assertIn('0 of 2', self.expect(GOOD, 'operator', 'repository', 'keys', self.repository).out)
        self.assertIn('not signed by enough', self.publish().out)
        self.sign_and_import('root-1')
        self.assertIn('not signed by enough', self.publish().out)
        refreshed = self.operator('repository', 'refresh', self.repository, '--keys', self.keys)
        self.assertIn('not signed by enough', refreshed.out)
        self.assertEqual(self.newest_root().name, '1.root.json')
        self.sync_is_current()
        self.sign_and_import('root-3')
        self.assertNotIn('not signed', self.operator('repository', 'refresh', self.repository, '--keys', self.keys).out)
        self.assertEqual(self.newest_root().name, '2.root.json')
        self.assertFalse((self.repository / '.drafts').exists())
        self.sync_is_current()

    def test_both_thresholds_old_and_new(self):
        """Enough of before but not of then, and the other way round, is not enough."""
        publics = [self.new_key(f'root-{n}') for n in (4, 5, 6)]
        words = [word for public in publics for word in ('--add', f'root={public}')]
        words += [word for name in ('root-1', 'root-2', 'root-3') for word in ('--remove', f'root={self.id_of(name)}')]
        self.rotate(*words)
        self.assertIn('0 of 2 needed keys of then', self.sign_and_import('root-1', 'root-2').out)
        self.assertIn('not signed by enough', self.publish().out)
        self.assertIn('1 of 2 needed keys of then', self.sign_and_import('root-4').out)
        self.assertIn('It counts', self.sign_and_import('root-6').out)
        self.publish()
        self.sync_is_current()

    def test_what_is_not_signed_for(self):
        self.rotate('--threshold', 'root=3')
        self.assertIn('waits', self.rotate('--threshold', 'root=1', code=CANNOT_TELL).err)
        folder = self.home / 'stick'
        path = self.operator('repository', 'export-metadata', self.repository, '--out', folder).out.splitlines()[0]
        before = (folder / '2.root.json').read_bytes()
        self.assert_complains(self.operator('repository', 'sign', path, '--key', self.keys / 'targets.pem',
                                            code=CANNOT_TELL), 'count for nothing')
        self.assertEqual((folder / '2.root.json').read_bytes(), before)
        self.operator('repository', 'sign', path, '--key', self.keys / 'root-1.pem')

        # Another draft than the one that waits, and a signature that somebody made up.
        signed = json.loads((folder / '2.root.json').read_text())
        signed['signed']['expires'] = '2035-01-01T00:00:00Z'
        (folder / 'other.json').write_text(json.dumps(signed))
        self.assert_complains(self.operator('repository', 'import-metadata', self.repository, folder / 'other.json',
                                            code=CANNOT_TELL), 'another draft')
        forged = json.loads((folder / '2.root.json').read_text())
        forged['signatures'][0]['sig'] = '00' * 64
        (folder / 'forged.json').write_text(json.dumps(forged))
        self.assertIn('0 new signatures',
                      self.operator('repository', 'import-metadata', self.repository, folder / 'forged.json').out)
        os.unlink(folder / '1.root.json')
        self.assert_complains(self.operator('repository', 'sign', path, '--key', self.keys / 'root-2.pem',
                                            code=CANNOT_TELL), 'beside it')
        self.rotate('--discard')
        self.assert_complains(self.operator('repository', 'export-metadata', self.repository, '--out', folder,
                                            code=CANNOT_TELL), 'no draft waits')

    def test_wrong_changes(self):
        public = self.new_key('root-4')
        for words in (['--add', f'mihon={public}'], ['--add', 'root'], ['--add', f'root={self.home}/scheme.json'],
                      ['--remove', 'root=0123456789'], ['--remove', 'root=ab'], ['--threshold', 'root=4'],
                      ['--threshold', 'root=0'], ['--threshold', 'targets=x'],
                      ['--remove', f'targets={self.id_of("targets")}']):
            with self.subTest(words):
                self.assert_complains(self.rotate(*words, code=USAGE))
        self.assertFalse((self.repository / '.drafts').exists())

    def test_a_missing_key_publishes_nothing(self):
        public = self.new_key('targets-2')
        self.rotate('--add', f'targets={public}', '--remove', f'targets={self.id_of("targets")}')
        self.sign_and_import('root-1', 'root-2')
        shutil.move(self.keys / 'targets-2.pem', self.home / 'away.pem')
        self.assert_complains(self.publish(code=CANNOT_TELL), 'targets')
        self.assertEqual(self.newest_root().name, '1.root.json')
        self.assert_complains(self.operator('repository', 'refresh', self.repository, '--keys', self.keys,
                                            code=CANNOT_TELL), 'publish, not')
        self.assertEqual(self.newest_root().name, '1.root.json')
        shutil.move(self.home / 'away.pem', self.keys / 'targets-2.pem')
        self.publish()
        self.sync_is_current()

    def test_cut_off_between_root_and_timestamp(self):
        """A crash at the worst moment: the root is new, the timestamp is still the old one."""
        public = self.new_key('timestamp-2')
        self.rotate('--add', f'timestamp={public}', '--remove', f'timestamp={self.id_of("timestamp")}')
        self.sign_and_import('root-1', 'root-2')
        draft = (self.repository / '.drafts/root.json').read_bytes()
        old = (self.repository / 'metadata/timestamp.json').read_bytes()
        self.publish()
        (self.repository / 'metadata/timestamp.json').write_bytes(old)
        (self.repository / '.drafts').mkdir()
        (self.repository / '.drafts/root.json').write_bytes(draft)
        self.assert_complains(self.expect(CANNOT_TELL, 'sync'))  # nothing was lost: the next update goes on
        self.assertIsNotNone(self.status()['last_error'])
        self.publish()
        self.sync_is_current()

    def test_what_the_thief_signed_counts_no_more(self):
        """Timestamp and snapshot keys in foreign hands: versions pushed to the sky come down again."""
        thief = self.home / 'thief'
        shutil.copytree(self.repository, thief)
        for _ in range(5):
            self.operator('repository', 'refresh', thief, '--keys', self.keys)
        self.expect(GOOD, 'sync', '--from', f'file://{thief}')
        self.assert_complains(self.expect(CANNOT_TELL, 'sync'))  # the real one now looks like a rollback
        words = []
        for role in ('timestamp', 'snapshot'):
            words += ['--add', f'{role}={self.new_key(role + "-2")}', '--remove', f'{role}={self.id_of(role)}']
        self.rotate_and_publish(*words)
        self.sync_is_current()
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', '--from', f'file://{thief}'))


class Schemes(Keys):
    def check_label(self, text='https://label.muster.example/p/MU-0001', **options):
        return self.check('--', text, **options)[0]

    def test_role_key(self):
        self.late_machine()
        out = self.operator('repository', 'rotate-scheme', self.repository, '--scheme', 'muster', '--keys',
                            self.keys).out
        self.assertIn('retired', out)
        self.publish()
        self.sync_is_current()
        self.assertEqual(self.late_machine()['freshness'], 'fresh')
        # Publishing with the old key in its place is a change of keys again, and nobody's accident.
        self.assertTrue((self.keys / 'retired/scheme-muster.1.pem').exists())
        self.assert_complains(self.operator('repository', 'rotate-scheme', self.repository, '--scheme', 'muster',
                                            '--keys', self.home / 'nowhere', '--key', self.home / 'scheme.json',
                                            code=CANNOT_TELL))

    def test_withdrawn_and_back(self):
        self.write_list(ROW, dict(ROW, number='MU-0002', status='withdrawn'))
        self.add()
        self.publish()
        self.sync_is_current()
        self.operator('repository', 'withdraw', self.repository, '--scheme', 'muster')
        self.assertEqual(self.check_label()['verdict'], 'listed')  # staged is not published
        self.publish()
        self.expect(GOOD, 'sync')
        status = self.status()
        self.assertEqual((status['withdrawn'], status['withdrawn_on'], status['freshness']),
                         (True, NOW[:10], 'too-old'))
        self.assertIn('no longer speaks', self.expect(GOOD, 'status').out)
        self.assertEqual(self.check_label()['verdict'], 'cannot-tell')
        self.assertEqual(self.check_label('https://label.muster.example/p/MU-0002')['verdict'], 'withdrawn')
        self.operator('repository', 'refresh', self.repository, '--keys', self.keys)
        self.expect(GOOD, 'sync')
        self.assert_complains(self.operator('repository', 'withdraw', self.repository, '--scheme', 'muster',
                                            code=CANNOT_TELL))

        self.add()
        self.publish()
        self.sync_is_current()
        self.assertIs(self.status()['withdrawn'], False)
        self.assertEqual(self.status()['serial'], 3)
        self.assertEqual(self.check_label()['verdict'], 'listed')

    def test_a_second_scheme_comes(self):
        self.write_scheme(dict(SCHEME, id='other', hosts=['other.example'], number_patterns=['OT-[0-9]{4}'],
                               link_patterns=[]))
        self.write_list(dict(ROW, number='OT-0001'))
        self.add()
        self.publish()
        self.expect(GOOD, 'sync')
        self.assertEqual([each['scheme'] for each in self.run_command('status', '--json').objects()],
                         ['muster', 'other'])

    def test_label_key(self):
        definition = self.home / 'scheme.json'
        public = self.new_key('label')
        kid = re.search(r'kid ([0-9a-f]{16})', self.expect(
            GOOD, 'operator', 'key', 'enrol', '--definition', definition, '--public-key', public, '--valid-from',
            '2026-01-01', '--valid-until', '2030-12-31').out).group(1)
        self.assertEqual(json.loads(definition.read_text())['version'], 2)
        self.expect(USAGE, 'operator', 'key', 'enrol', '--definition', definition, '--public-key', public,
                    '--valid-from', '2026-01-01', '--valid-until', '2030-12-31')
        self.add()
        self.publish()
        claims = {'scheme': 'muster', 'number': 'MU-0001', 'models': ['MT-1'], 'level': 1,
                  'valid_from': '2026-04-01', 'valid_until': '2028-03-31'}
        (self.home / 'claims.json').write_text(json.dumps(claims))
        label = self.operator('label', 'sign', '--key', self.keys / 'label.pem', '--claims',
                              self.home / 'claims.json').out.strip()
        self.sync_is_current()
        self.assertEqual(self.check_label(label)['verdict'], 'listed')

        self.expect(USAGE, 'operator', 'key', 'revoke', '--definition', definition, '--kid', '0' * 16)
        self.operator('key', 'revoke', '--definition', definition, '--kid', kid, '--on', NOW[:10])
        self.expect(USAGE, 'operator', 'key', 'revoke', '--definition', definition, '--kid', kid, '--on', '2028-01-01')
        self.add()
        self.publish()
        self.sync_is_current()
        check = self.check_label(label)
        self.assertEqual(check['verdict'], 'signature-withdrawn')


class Clock(Keys):
    """`akashictl status` and `sync --if-due`, by the clock of a machine."""

    def test_if_due(self):
        self.expect(GOOD, 'sync', '--if-due')
        before = self.status()
        self.assertIsNotNone(before['next_attempt'])
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=1))
        self.assertEqual(self.status()['last_attempt'], before['last_attempt'])
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=8))
        self.assertGreater(self.status()['last_attempt'], before['last_attempt'])
        self.expect(USAGE, 'sync', '--if-due', '--from', 'file:///x')

    def test_last_error_and_back_off(self):
        away = self.home / 'away'
        os.rename(self.repository, away)
        hours = 8
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', '--if-due', now=later(hours=hours)))
        status = self.status(now=later(hours=hours))
        self.assertEqual(status['failures'], 1)
        self.assertIsNotNone(status['last_error'])
        self.assertLess(status['next_attempt'], later(hours=hours, minutes=5))
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=hours))
        os.rename(away, self.repository)
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=hours, minutes=10))
        self.assertEqual(self.status(now=later(hours=hours, minutes=10))['failures'], 0)

    def test_in_2099_for_a_day(self):
        day = '2099-06-01T00:00:00Z'
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', now=day))
        self.assertEqual(self.status(now=day)['freshness'], 'doubtful-clock')
        self.assertEqual(self.status()['freshness'], 'fresh')
        warned = self.expect(GOOD, 'status')
        self.assert_complains(warned, '2099', '--clear-clock-warning')
        self.expect(GOOD, 'sync', '--if-due')
        self.assertEqual(self.status()['clock_has_been'][:4], '2099')
        self.assertEqual(self.expect(GOOD, 'status', '--clear-clock-warning').err, '')
        self.assertEqual(self.expect(GOOD, 'status').err, '')

    def test_status_in_five_languages(self):
        said = set()
        for language in ('ja', 'ja@easy', 'en', 'zh_CN', 'ko'):
            out = self.expect(GOOD, 'status', '--language', language).out
            self.assertIn('muster', out)
            said.add(out)
        self.assertEqual(len(said), 5)


class Runbook(Keys):
    """What the README says to do after a theft, command by command."""

    def blocks(self):
        text = (SOURCE / 'README.md').read_text()
        start = text.index(RUNBOOK)
        chapter = text[start:text.index('\n## ', start + 1)]
        return re.findall(r'\*\*(.+?)\*\*.*?```sh\n(.*?)```', chapter, re.S)

    def run_block(self, body):
        wrapper = self.home / 'akashictl'
        wrapper.write_text(
            '#!/bin/sh\ncase "$1 $2 $3" in "operator repository "[aprs]*|"operator key new"|"operator label sign")\n'
            '  case "$3" in rotate-root) ;; *) set -- "$@" --passphrase-file passphrase;; esac;;\nesac\n'
            f'exec {AKASHICTL} "$@"\n')
        wrapper.chmod(0o755)
        shell = environment(NOW, self.home)
        shell['PATH'] = f'{self.home}:{shell["PATH"]}'
        return subprocess.run(['sh', '-e', '-c', body], cwd=self.home, env=shell, capture_output=True, text=True)

    def fill_in(self, body):
        """The ids that stand in capitals, as `repository keys` and `key new` print them."""
        for word in set(re.findall(r'\bID-OF-[A-Z0-9-]+', body)):
            body = body.replace(word, self.id_of(word[6:].lower()))
        return body.replace('KID', self.kid) if 'KID' in body else body

    def test_as_it_stands_there(self):
        public = self.new_key('label')
        self.kid = re.search(r'kid ([0-9a-f]{16})', self.expect(
            GOOD, 'operator', 'key', 'enrol', '--definition', self.home / 'scheme.json', '--public-key', public,
            '--valid-from', '2026-01-01', '--valid-until', '2030-12-31').out).group(1)
        self.add()
        self.publish()
        self.late_machine()
        names = ('repository', 'keys', 'scheme.json', 'late.db', 'data')
        saved = self.home / 'saved'
        for name in names:
            self.copy(self.home / name, saved / name)
        blocks = self.blocks()
        self.assertEqual(len(blocks), 6)
        for title, body in blocks:
            with self.subTest(title):
                ran = self.run_block(self.fill_in(body))
                self.assertEqual(ran.returncode, 0, f'{ran.stdout}\n{ran.stderr}')
                self.assertFalse((self.repository / '.drafts').exists(), 'the draft was published')
                self.sync_is_current()
                self.assertEqual(self.late_machine()['freshness'], 'fresh')
            for name in names:
                self.copy(saved / name, self.home / name)
            for path in [self.home / 'stick', *self.home.glob('*-[2-6].pub.pem')]:
                shutil.rmtree(path, True) if path.is_dir() else path.unlink(missing_ok=True)

    def copy(self, source, target):
        """In the place of what is there."""
        if source.is_dir():
            shutil.rmtree(target, True)
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(exist_ok=True)
            for part in target.parent.glob(f'{target.name}-*'):  # the log of a database
                part.unlink()
            shutil.copy(source, target)


if __name__ == '__main__':
    unittest.main()
