# SPDX-License-Identifier: Apache-2.0
"""Two publications of one small registry, made once with the operator's own commands: `before`, which a cache holds,
and `after`, which it is to come to. Scheme `muster` has a list of 2,000, scheme `zweit` one of five."""
import hashlib, json, pathlib, shutil, sqlite3, subprocess, tempfile

from akashi_world import AKASHICTL, NOW, SOURCE, environment, later

PASSPHRASE = SOURCE / 'data/sample/keys/passphrase-of-test-keys'
ROWS = 2000
CHANGED = 10


def row(prefix, number, status='in-force'):
    noise = hashlib.sha256(f'{prefix}{number}'.encode()).hexdigest()[:20]  # so that it does not shrink to nothing
    return json.dumps({'number': f'{prefix}-{number:06}', 'maker': {'name': {'en': f'Maker {noise}'}},
                       'models': [{'model': f'M{noise[:8]}-{number}'}], 'level': 1, 'valid_until': '2028-03-31',
                       'status': status}) + '\n'


class FaultWorld:
    def __init__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='akashi-faults-'))
        self.repository = self.home / 'repository'
        self.before, self.after = self.home / 'before', self.home / 'after'
        self.registry = self.home / 'data/akashi'  # a cache that holds `before`
        self.operator('init', '--sample')
        muster = ''.join(row('MU', number) for number in range(ROWS))
        self.publish({'muster': muster, 'zweit': ''.join(row('ZW', number) for number in range(5))}, later(days=-2))
        shutil.copytree(self.repository, self.before)
        changed = ''.join(row('MU', number, 'suspended' if number < CHANGED else 'in-force') for number in range(ROWS))
        self.publish({'muster': changed}, later(days=-1))
        shutil.copytree(self.repository, self.after)
        root = self.before / 'metadata/1.root.json'
        self.command('trust', 'add', root, '--url', 'https://registry.example/', '--sha256',
                     hashlib.sha256(root.read_bytes()).hexdigest())
        self.command('sync', '--from', f'file://{self.before}')

    def remove(self):
        shutil.rmtree(self.home, True)

    def command(self, *words, now=NOW):
        subprocess.run([str(AKASHICTL), *map(str, words)], check=True, stdout=subprocess.DEVNULL,
                       env=environment(now, self.home))

    def operator(self, verb, *words, now=NOW):
        self.command('operator', 'repository', verb, self.repository, '--keys', self.home / 'keys', '--passphrase-file',
                     PASSPHRASE, *words, now=now)

    def publish(self, lists, now):
        for scheme, text in lists.items():
            definition, rows = self.home / 'scheme.json', self.home / 'list.jsonl'
            prefix = {'muster': 'MU', 'zweit': 'ZW'}[scheme]
            definition.write_text(json.dumps({
                'id': scheme, 'version': 1, 'sample': True, 'names': {'en': scheme}, 'hosts': [f'{scheme}.example'],
                'number_patterns': [f'{prefix}-[0-9]{{6}}']}))
            rows.write_text(text)
            self.operator('add', '--scheme', definition, '--list', rows, now=now)
        self.operator('publish', now=now)


def target(repository, pattern):
    """The file of the newest publication whose name holds `pattern`."""
    return next(iter(sorted((repository / 'targets').rglob(pattern), key=lambda path: path.stat().st_mtime_ns)[-1:]))


def state(registry):
    """What a cache holds, read without Akashi: lists, versions of signed metadata, and that the file is whole."""
    database = sqlite3.connect(f'file:{registry}?mode=ro', uri=True)
    try:
        assert database.execute('PRAGMA integrity_check').fetchone() == ('ok',)
        lists = {scheme: (serial, rows, digest) for scheme, serial, rows, digest in database.execute(
            'SELECT s.id, l.serial, l.rows, l.digest FROM list l JOIN scheme s USING (scheme_no)')}
        for scheme, (_, rows, _) in lists.items():
            stored = database.execute('SELECT count(*) FROM number JOIN scheme USING (scheme_no) WHERE scheme.id = ?',
                                      (scheme,)).fetchone()[0]
            assert stored == rows, (scheme, stored, rows)
        return lists, dict(database.execute('SELECT role, version FROM highest_version'))
    finally:
        database.close()
