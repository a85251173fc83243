# SPDX-License-Identifier: Apache-2.0
"""`akashictl tuf` as a client of a repository in tuf_repository.py: a folder of metadata, a folder of targets, and what
the command may leave in them."""
import contextlib, json, os, pathlib, shutil, tempfile

from akashi_world import GOOD, NOT_GOOD, NOW, World
from tuf_repository import Repository, Server


class Client:
    """One client of one repository."""

    def __init__(self, test, repository, url, home):
        self.test, self.repository, self.home = test, repository, home
        self.metadata_url, self.target_url = url + 'metadata/', url + 'targets/'
        self.folder, self.target_folder = home / 'metadata', home / 'targets'
        self.folder.mkdir()
        self.target_folder.mkdir()
        self.root = repository.published['root'][1] if repository else None

    def run(self, *words, **options):
        self.ran = self.test.run_command('tuf', *words, **options)
        return self.ran.code

    def init(self, root=None):
        file = self.home / 'trusted root'
        file.write_bytes(root or self.root)
        return self.run('--metadata-dir', self.folder, 'init', file)

    def refresh(self, **options):
        return self.run('--metadata-url', self.metadata_url, '--metadata-dir', self.folder, 'refresh', **options)

    def download(self, name, **options):
        return self.run('--metadata-url', self.metadata_url, '--metadata-dir', self.folder, '--target-name', name,
                        '--target-dir', self.target_folder, '--target-base-url', self.target_url, 'download', **options)

    # what it holds

    def read(self, role):
        return (self.folder / f'{role}.json').read_bytes()

    def version(self, role):
        file = self.folder / f'{role}.json'
        return json.loads(file.read_bytes())['signed']['version'] if file.exists() else None

    def trusted(self):
        """Every role that is kept, and its version: nothing else may be in the folder."""
        return {name.removesuffix('.json'): json.loads((self.folder / name).read_bytes())['signed']['version']
                for name in sorted(os.listdir(self.folder))}

    def targets(self):
        """What was downloaded, by its path in the folder of targets."""
        return {str(path.relative_to(self.target_folder)): path.read_bytes()
                for path in sorted(self.target_folder.rglob('*')) if not path.is_dir()}

    # what must come true

    def good(self, code):
        self.test.assertEqual(code, GOOD, self.ran.err)

    def refused(self, code, name):
        self.test.assertEqual(code, NOT_GOOD, f'{self.ran.err}\nexpected: {name}')
        self.test.assertIn(f'{name}: ', self.ran.err)
        self.test.assertNotIn('CRITICAL', self.ran.err)

    def has(self, **versions):
        self.test.assertEqual(self.trusted(), versions, self.ran.err)

    def is_current(self, *roles):
        for role in roles:
            self.test.assertEqual(self.read(role), self.repository.latest[role], role)


class Tuf(World):
    """Tests with a repository and a client of their own, as often as they like."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server(cls)

    @contextlib.contextmanager
    def case(self, name=None, ready=True, **options):
        """A repository, and a client that trusts its first root."""
        with self.subTest(name) if name else contextlib.nullcontext():
            home = pathlib.Path(tempfile.mkdtemp(dir=self.home))
            repository = Repository(NOW, **options)
            client = Client(self, repository, self.server.serve(repository), home)
            if ready:  # what `init` leaves
                (client.folder / 'root.json').write_bytes(client.root)
            yield repository, client
            shutil.rmtree(home)

    def asked(self, repository, *expected):
        self.assertEqual(repository.asked, list(expected))
