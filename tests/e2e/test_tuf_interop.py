# SPDX-License-Identifier: Apache-2.0
"""Repositories made with Debian's python3-securesystemslib are good here, and those `akashictl operator repository`
publishes are good there. Its Python interface is another in Debian 12 than in Debian 13: both are used."""
import functools, hashlib, http.server, importlib.util, json, pathlib, subprocess, sys, tempfile, threading, unittest

from securesystemslib.signer import Key as TheirKey, Signature

from akashi_world import GOOD, NOW, SOURCE, WORLD, environment, later
from tuf_client import Client, Tuf
from tuf_repository import TOP_LEVEL, canonical

KINDS = {'ed25519': 'ed25519', 'ecdsa': 'ecdsa-sha2-nistp256', 'rsa': 'rsassa-pss-sha256'}


class LibraryKey:
    """A key made by the library, which signs with the library; what tuf_repository.Key is otherwise."""

    def __init__(self, kind):
        try:
            from securesystemslib.signer import CryptoSigner  # since 0.28
            self.signer = getattr(CryptoSigner, f'generate_{kind}')()
            self.public = self.signer.public_key
        except ImportError:
            from securesystemslib import keys
            from securesystemslib.signer import SSlibKey, SSlibSigner
            made = getattr(keys, f'generate_{kind}_key')()
            self.signer, self.public = SSlibSigner(made), SSlibKey.from_securesystemslib_key(made)
        self.keyid = self.public.keyid

    def json(self):
        return json.loads(json.dumps(self.public.to_dict()))

    def sign(self, data):
        return self.signer.sign(data).signature


def their_key(keyid, value):
    return TheirKey.from_dict(keyid, json.loads(json.dumps(value)))


class MadeThere(Tuf):
    def test_every_kind_of_key_in_every_role(self):
        for kind, scheme in KINDS.items():
            with self.case(kind, ready=False) as (repository, client):
                for role in TOP_LEVEL:
                    made = [LibraryKey(kind)]
                    repository.set_keys(role, made, made, 1)
                self.assertEqual(made[0].json()['scheme'], scheme)
                repository.delegate('targets', 'delegated', ['*/*'], signer=LibraryKey(kind))
                repository.targets['custom'] = {'日本語': '"\\/\b\f\n\r\t\x01\x7f\u2028\U0001f511', 'é': [True, None, -1, {}]}
                repository.add_target('delegated', 'folder/ü', b'text')
                repository.meta_hashes = True
                repository.forget('root', 1)
                repository.publish('root', 'delegated', 'targets', 'snapshot', 'timestamp')
                client.good(client.init(repository.latest['root']))
                client.good(client.download('folder/ü'))
                self.assertEqual(client.targets(), {'folder/ü': b'text'})
                repository.publish('targets')
                repository.bend('targets', lambda file: file['signed']['custom'].update(é=[True, None, -2, {}]))
                repository.snapshot['meta']['targets.json'] = {'version': repository.targets['version']}
                repository.publish('snapshot', 'timestamp')
                client.refused(client.refresh(), 'tuf-unsigned')


class PublishedHere(Tuf):
    """The sample registry, as the operator's commands published it."""

    folder = WORLD / 'repository'

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        quiet = type('Quiet', (http.server.SimpleHTTPRequestHandler,), {'log_message': lambda *_: None})
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(quiet, directory=str(cls.folder)))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        cls.addClassCleanup(thread.join)
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.url = f'http://127.0.0.1:{server.server_port}/'
        cls.files = {path.name: path.read_bytes() for path in sorted((cls.folder / 'metadata').iterdir())}

    def load(self, name):
        return json.loads(self.files[name])

    def newest(self, role):
        named = [name for name in self.files if name.split('.')[-2] == role]
        return self.load(max(named, key=lambda name: int(name.split('.')[0]) if name[0].isdigit() else 0))

    def is_signed(self, file, keys, role):
        """By the threshold of `role`, as the library sees it."""
        data = canonical(file['signed'])
        good = set()
        for each in file['signatures']:
            if each['keyid'] in role['keyids']:
                their_key(each['keyid'], keys[each['keyid']]).verify_signature(
                    Signature.from_dict(dict(each)), data)  # raises where it does not
                good.add(each['keyid'])
        self.assertGreaterEqual(len(good), role['threshold'])

    def test_every_file_is_signed(self):
        """Each file ever published, by the keys of the role above it."""
        root, targets = self.newest('root')['signed'], self.newest('targets')['signed']
        delegated = {role['name']: role for role in targets['delegations']['roles']}
        for name in self.files:
            with self.subTest(name):
                file, role = self.load(name), name.split('.')[-2]
                if role in TOP_LEVEL:
                    self.is_signed(file, root['keys'], root['roles'][role])
                else:
                    self.is_signed(file, targets['delegations']['keys'], delegated[role])
                file['signed']['version'] += 1
                with self.assertRaises(Exception):
                    self.is_signed(file, {**root['keys'], **targets['delegations']['keys']},
                                   root['roles'].get(role) or delegated[role])
        self.assertGreater(len(delegated), 2)

    def test_key_ids_and_bytes_are_theirs(self):
        """Key ids are hashes of the canonical key; re-encoding a file in canonical form changes nothing that is signed;
        hashes and lengths are those of the files."""
        root, targets = self.newest('root')['signed'], self.newest('targets')['signed']
        for keyid, value in {**root['keys'], **targets['delegations']['keys']}.items():
            self.assertEqual(keyid, hashlib.sha256(canonical(value)).hexdigest())
            self.assertIn((value['keytype'], value['scheme']), KINDS.items())
        for name, data in self.files.items():
            file = json.loads(data)
            self.assertEqual(json.loads(canonical(file['signed'])), file['signed'], name)
            for other, said in file['signed'].get('meta', {}).items():
                held = self.files[f"{said['version']}.{other}"]
                if 'length' in said:
                    self.assertEqual(said['length'], len(held))
                if 'hashes' in said:
                    self.assertEqual(said['hashes']['sha256'], hashlib.sha256(held).hexdigest())

    def test_plain_client(self):
        """`akashictl tuf`, which knows nothing of registries, over http and from a folder."""
        index = 'mihon/index.json'
        for url in (self.url, f'file://{self.folder}/'):
            with self.subTest(url[:5]):
                plain = Client(self, None, url, pathlib.Path(tempfile.mkdtemp(dir=self.home)))
                plain.good(plain.init(self.files['1.root.json']))
                plain.good(plain.download(index))
                plain.good(plain.download('schemes.json'))
                self.assertEqual(set(plain.targets()), {index, 'schemes.json'})
                self.assertEqual(set(plain.trusted()), {*TOP_LEVEL, 'mihon'})

    @unittest.skipUnless(importlib.util.find_spec('tuf'), 'Debian 12 has no python3-tuf')
    def test_their_metadata(self):
        from tuf.api.metadata import Metadata
        root = Metadata.from_bytes(self.files['1.root.json'])
        targets = Metadata.from_dict(self.newest('targets'))
        root.verify_delegate('root', root)
        for role in ('timestamp', 'snapshot', 'targets'):
            root.verify_delegate(role, Metadata.from_dict(self.newest(role)))
        for role in targets.signed.delegations.roles:
            targets.verify_delegate(role, Metadata.from_dict(self.newest(role)))

    @unittest.skipUnless(importlib.util.find_spec('tuf'), 'Debian 12 has no python3-tuf')
    def test_their_client(self):
        folder, targets = self.home / 'metadata', self.home / 'targets'
        folder.mkdir(), targets.mkdir()
        (folder / 'root.json').write_bytes(self.files['1.root.json'])
        script = SOURCE / 'tests/e2e/tuf_reference_client.py'
        paths = {'PYTHONPATH': ':'.join(sys.path), 'PYTHONDONTWRITEBYTECODE': '1'}
        words = [sys.executable, '-W', 'ignore', script, folder, self.url + 'metadata', self.url + 'targets', targets]
        good = subprocess.run([*words, 'mihon/index.json', 'schemes.json'], env=environment(NOW, self.home) | paths,
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(good.returncode, GOOD, good.stderr)
        self.assertEqual(len(list(targets.iterdir())), 2)
        late = subprocess.run([*words], env=environment(later(days=60), self.home) | paths, capture_output=True,
                              text=True, timeout=60)
        self.assertIn('Expired', late.stderr)
