# SPDX-License-Identifier: Apache-2.0
"""A repository with one scheme whose keys are to change, and a machine that trusts it."""
import atexit, hashlib, json, pathlib, re, shutil, subprocess, tempfile

from akashi_world import GOOD, NOW, World, later

PASSPHRASE = 'A passphrase of this test\n'

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
            atexit.register(shutil.rmtree, Keys.made, True)
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
