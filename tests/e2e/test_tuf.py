# SPDX-License-Identifier: Apache-2.0
"""`akashictl tuf`: what the client workflow of The Update Framework asks for, what it keeps, and what it refuses. Step
by step what the TUF project expects of any client."""
import fcntl, json, os, subprocess

from akashi_world import AKASHICTL, GOOD, NOT_GOOD, NOW, USAGE, environment
from tuf_client import Tuf
from tuf_repository import TOP_LEVEL, key

FIRST = ('root', 2), ('timestamp', None), ('snapshot', 1), ('targets', 1)
NOTHING_NEW = ('root', 2), ('timestamp', None)


class Workflow(Tuf):
    def test_init_asks_for_nothing(self):
        with self.case(ready=False) as (repository, client):
            client.good(client.init())
            self.asked(repository)
            client.has(root=1)
            self.assertEqual(client.read('root'), client.root)

    def test_refresh_asks_once_for_each(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            self.asked(repository, *FIRST)
            client.has(root=1, snapshot=1, targets=1, timestamp=1)
            client.is_current(*TOP_LEVEL)
            repository.asked.clear()
            client.good(client.refresh())
            self.asked(repository, *NOTHING_NEW)
            self.assertEqual(client.targets(), {})

    def test_download_refreshes(self):
        with self.case() as (repository, client):
            client.refused(client.download('no such thing'), 'tuf-unknown-target')
            self.asked(repository, *FIRST)
            client.is_current(*TOP_LEVEL)

    def test_user_agent(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            version = self.expect(GOOD, '--version').out.split()[-1]
            self.assertEqual(set(repository.agents), {f'akashi/{version}'})

    def test_bytes_are_kept_as_received(self):
        with self.case() as (repository, client):
            for role in TOP_LEVEL:
                if role == 'root':
                    repository.publish('root')
                repository.put(role, repository.latest[role] + b' \n ')
            client.good(client.refresh())
            client.is_current(*TOP_LEVEL)

    def test_root_that_does_not_verify(self):
        def no_version(root):
            del root['signed']['version']

        def other_signature(root):
            root['signatures'][0]['sig'] = key(50).sign(b'something else')

        def no_signature(root):
            root['signatures'] = []

        def other_type(root):
            root['signed']['_type'] = 'targets'

        for change, name in ((no_version, 'tuf-malformed'), (other_signature, 'tuf-unsigned'),
                             (no_signature, 'tuf-unsigned'), (other_type, 'tuf-malformed')):
            with self.case(change.__name__, ready=False) as (repository, client):
                root = json.loads(client.root)
                change(root)
                root = json.dumps(root).encode()
                client.refused(client.init(root), name)
                client.has()
                client.refused(client.refresh(), 'no-registry')
                (client.folder / 'root.json').write_bytes(root)
                client.refused(client.refresh(), name)
                client.refused(client.download('x'), name)
                self.asked(repository)

    def test_a_role_that_is_not_signed(self):
        for role, expected in (('root', dict(root=1)), ('timestamp', dict(root=2)),
                               ('snapshot', dict(root=2, timestamp=2)),
                               ('targets', dict(root=2, timestamp=2, snapshot=2))):
            with self.case(role) as (repository, client):
                repository.keys[role] = [key(60)]
                repository.publish('root', 'targets', 'snapshot', 'timestamp')
                client.refused(client.refresh(), 'tuf-unsigned')
                client.has(**expected)

    def test_address_and_version_differ(self):
        for role, expected in (('root', dict(root=1)), ('snapshot', dict(root=2, timestamp=2)),
                               ('targets', dict(root=2, timestamp=2, snapshot=2))):
            with self.case(role) as (repository, client):
                for each in ('root', 'targets', 'snapshot', 'timestamp'):
                    if each == role:
                        repository.signed[role]['version'] += 1
                        repository.publish(role, address=2)
                        named = {'snapshot': repository.timestamp, 'targets': repository.snapshot}.get(role)
                        if named:
                            named['meta'][f'{role}.json']['version'] = 2
                    else:
                        repository.publish(each)
                client.refused(client.refresh(), 'tuf-version')
                client.has(**expected)

    def test_other_timestamp_of_the_same_version(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            before = client.read('timestamp')
            repository.timestamp['meta']['snapshot.json']['version'] = 100
            repository.forget('timestamp', 1)
            repository.publish('timestamp')
            client.good(client.refresh())
            self.asked(repository, *FIRST, *NOTHING_NEW)
            self.assertEqual(client.read('timestamp'), before)

    def test_hashes_of_metadata(self):
        with self.case() as (repository, client):
            repository.meta_hashes = True
            repository.publish_all()
            client.good(client.refresh())
            repository.publish('targets')
            repository.snapshot['meta']['targets.json']['hashes']['sha256'] = '46' * 32
            repository.publish('snapshot', 'timestamp')
            client.refused(client.refresh(), 'tuf-hash')
            client.has(root=1, snapshot=3, targets=2, timestamp=3)

    def test_targets_that_no_snapshot_names(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            repository.publish('targets')
            client.good(client.refresh())
            self.asked(repository, *FIRST, *NOTHING_NEW)
            client.has(root=1, snapshot=1, targets=1, timestamp=1)

    def test_fields_nobody_knows(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            repository.root['custom'] = {'é': [1, None, True, {}], '"': '\\"\n\t', 'z': -5, 'a': ''}
            repository.add_key('root', key(61).under('other id', more={'a': 1, 'b': 2}))
            repository.root['roles']['root']['another'] = 'value'
            repository.root['roles']['mirrors'] = {'keyids': [], 'threshold': 1}
            repository.publish('root')
            client.good(client.refresh())
            client.has(root=2, snapshot=1, targets=1, timestamp=1)

    def test_key_ids_are_only_names(self):
        """Not hashes of the key, and a field of old that says how they were made."""
        with self.case() as (repository, client):
            for role, name in (('timestamp', 'ключ'), ('snapshot', 'a'), ('targets', '../x')):
                repository.set_keys(role, *[[repository.new_key().under(name, keyid_hash_algorithms=['md5'])]] * 2, 1)
            repository.publish('root', 'targets', 'snapshot', 'timestamp')
            client.good(client.refresh())
            client.has(root=2, snapshot=2, targets=2, timestamp=2)

    def test_files_that_are_not_there(self):
        for role, asked, expected in (
                ('timestamp', ('timestamp', None), dict(root=1, snapshot=1, targets=1, timestamp=1)),
                ('snapshot', ('snapshot', 2), dict(root=1, snapshot=1, targets=1, timestamp=2)),
                ('targets', ('targets', 2), dict(root=1, snapshot=2, targets=1, timestamp=2))):
            with self.case(role) as (repository, client):
                client.good(client.refresh())
                if role == 'timestamp':
                    del repository.latest[role]
                elif role == 'snapshot':
                    repository.timestamp['meta']['snapshot.json']['version'] += 1
                    repository.publish('timestamp')
                else:
                    repository.snapshot['meta']['targets.json']['version'] += 1
                    repository.publish('snapshot', 'timestamp')
                client.refused(client.refresh(), 'not-found')
                self.assertEqual(repository.asked[-1], asked)
                client.has(**expected)

    def test_a_file_of_another_role(self):
        """Signed by the right key and complete, but of another type."""
        with self.case() as (repository, client):
            repository.add_key('snapshot', repository.keys['timestamp'][0])
            repository.snapshot['meta'] = {'snapshot.json': {'version': 1}}
            repository.publish('root', 'snapshot')
            repository.latest['timestamp'] = repository.latest['snapshot']
            client.refused(client.refresh(), 'tuf-malformed')
            client.has(root=2)

    def test_an_update_stops_half_way_and_goes_on(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            repository.publish_all()
            kept = repository.published['targets'].pop(2)
            client.refused(client.refresh(), 'not-found')
            client.has(root=1, snapshot=2, targets=1, timestamp=2)
            repository.published['targets'][2] = kept
            repository.asked.clear()
            client.good(client.refresh())
            self.asked(repository, *NOTHING_NEW, ('targets', 2))

    def test_without_consistent_snapshots(self):
        with self.case(consistent=False) as (repository, client):
            for role in ('role1', '..', '.', 'a/b', 'é'):
                repository.delegate('targets', role, paths=['*/*'])
                repository.publish(role)
            repository.add_target('é', 'folder/über.txt', b'text')
            repository.publish('é', 'targets', 'snapshot', 'timestamp')
            client.good(client.download('folder/über.txt'))
            self.assertEqual(client.targets(), {'folder/über.txt': b'text'})
            self.asked(repository, ('root', 2), ('timestamp', None), ('snapshot', None), ('targets', None),
                       ('role1', None), ('..', None), ('.', None), ('a%2Fb', None), ('%C3%A9', None))
            self.assertEqual(repository.asked_targets, [('folder/über.txt', None)])
            self.assertEqual(repository.paths[-1], 'targets/folder/%C3%BCber.txt')


class Options(Tuf):
    def test_any_order(self):
        with self.case() as (repository, client):
            repository.add_target('targets', '--odd name', b'x')
            repository.publish_all()
            words = [['--metadata-dir', str(client.folder)], [f'--metadata-url={client.metadata_url}'],
                     ['--target-name', '--odd name'], [f'--target-base-url={client.target_url}'],
                     [f'--target-dir={client.target_folder}']]
            for turn in range(len(words)):
                given = sum(words[turn:] + words[:turn], [])
                client.good(client.run(*given, 'download'))
            client.good(client.run(*given, 'refresh'))
            client.good(client.run(*given, 'init', client.folder / 'root.json'))
            self.assertEqual(client.targets(), {'--odd name': b'x'})

    def test_addresses_without_a_final_slash(self):
        with self.case() as (repository, client):
            repository.add_target('targets', 'a', b'x')
            repository.publish_all()
            client.metadata_url, client.target_url = client.metadata_url[:-1], client.target_url[:-1]
            client.good(client.download('a'))

    def test_wrong_usage(self):
        with self.case() as (repository, client):
            folder, url = ('--metadata-dir', client.folder), ('--metadata-url', client.metadata_url)
            for words in ([], ['refresh'], [*folder, 'refresh'], [*url, 'refresh'], [*folder, 'init'],
                          [*folder, *url, 'refresh', 'more'], [*folder, *url, 'download'], [*folder, *url, 'sing'],
                          [*folder, *url, '--target-name', 'x', '--target-dir', client.target_folder, 'download'],
                          [*folder, 'init', 'one', 'two'], ['--no-such-option', 'refresh']):
                with self.subTest(words):
                    self.assertEqual(client.run(*words), USAGE)
            self.asked(repository)

    def test_forbidden_addresses(self):
        with self.case() as (repository, client):
            for url in ('http://example.org/', 'ftp://127.0.0.1/', 'nonsense', client.metadata_url + '?x=1',
                        client.metadata_url.replace('//', '//user:word@')):
                client.metadata_url = url
                client.refused(client.refresh(), 'forbidden-address')
            self.asked(repository)

    def test_another_program_is_at_work(self):
        with self.case() as (repository, client):
            held = os.open(client.folder, os.O_RDONLY)
            fcntl.flock(held, fcntl.LOCK_EX)
            client.refused(client.refresh(), 'busy')
            os.close(held)
            client.good(client.refresh())

    def test_the_clock_is_that_of_libc(self):
        """Through the program `faketime` itself."""
        with self.case() as (repository, client):
            plain = {name: value for name, value in environment(NOW, self.home).items()
                     if not name.startswith(('FAKETIME', 'LD_'))}
            words = [AKASHICTL, 'tuf', '--metadata-dir', client.folder, '--metadata-url', client.metadata_url]
            for days, code in ((1, GOOD), (29, GOOD), (31, NOT_GOOD)):
                clock = repository.at(days=days).replace('T', ' ').replace('Z', '')
                ran = subprocess.run(['faketime', clock, *words, 'refresh'], env=plain, capture_output=True, text=True, timeout=60)
                self.assertEqual(ran.returncode, code, ran.stderr)
            self.assertIn('tuf-expired: ', ran.stderr)


class Expiry(Tuf):
    def test_root(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            repository.publish('root')
            repository.root['expires'] = repository.at(days=-1)
            repository.publish('root', 'targets', 'snapshot', 'timestamp')
            client.refused(client.refresh(), 'tuf-expired')
            client.has(root=3, snapshot=1, targets=1, timestamp=1)

    def test_an_expired_root_on_the_way(self):
        with self.case() as (repository, client):
            for expires in (-5, -1, 0, 30):
                repository.root['expires'] = repository.at(days=expires)
                repository.publish('root')
            client.good(client.refresh())
            client.has(root=5, snapshot=1, targets=1, timestamp=1)

    def test_each_role_at_its_very_second(self):
        for role, expected in (('timestamp', dict(root=1)), ('snapshot', dict(root=1, timestamp=2)),
                               ('targets', dict(root=1, timestamp=2, snapshot=2))):
            with self.case(role) as (repository, client):
                repository.signed[role]['expires'] = repository.at(days=2)
                repository.publish_all()
                client.refused(client.refresh(now=repository.at(days=2)), 'tuf-expired')
                client.has(**expected)
                client.good(client.refresh(now=repository.at(days=2, minutes=-2)))

    def test_new_but_expired(self):
        for role, expected in (('timestamp', dict(root=1, snapshot=1, targets=1, timestamp=1)),
                               ('snapshot', dict(root=1, snapshot=1, targets=1, timestamp=2)),
                               ('targets', dict(root=1, snapshot=2, targets=1, timestamp=2))):
            with self.case(role) as (repository, client):
                client.good(client.refresh())
                repository.signed[role]['expires'] = repository.at(days=-5)
                repository.publish_all()
                client.refused(client.refresh(), 'tuf-expired')
                client.has(**expected)

    def test_what_is_kept_has_expired_and_there_is_newer(self):
        for role in ('root', 'timestamp', 'snapshot', 'targets'):
            with self.case(role) as (repository, client):
                repository.signed[role]['expires'] = repository.at(days=7)
                repository.publish('root', 'targets', 'snapshot', 'timestamp')
                client.good(client.refresh())
                client.refused(client.refresh(now=repository.at(days=8)), 'tuf-expired')
                repository.signed[role]['expires'] = repository.at(days=21)
                repository.publish('root', 'targets', 'snapshot', 'timestamp')
                client.good(client.refresh(now=repository.at(days=18)))
                client.has(root=3, snapshot=3, targets=3, timestamp=3)

    def test_delegated(self):
        with self.case('expired when first seen') as (repository, client):
            repository.delegate('targets', 'delegated', paths=['folder/*'])
            repository.signed['delegated']['expires'] = repository.at(days=-1)
            repository.add_target('delegated', 'folder/a', b'a')
            repository.publish('delegated', 'targets', 'snapshot', 'timestamp')
            client.good(client.refresh())
            client.refused(client.download('folder/a'), 'tuf-expired')
            self.assertEqual(client.targets(), {})
            client.has(root=1, snapshot=2, targets=2, timestamp=2)
        with self.case('expired since') as (repository, client):
            repository.delegate('targets', 'delegated', paths=['folder/*'])
            repository.signed['delegated']['expires'] = repository.at(days=7)
            repository.add_target('delegated', 'folder/a', b'a')
            repository.add_target('delegated', 'folder/b', b'b')
            repository.publish('delegated', 'targets', 'snapshot', 'timestamp')
            client.good(client.download('folder/a'))
            client.refused(client.download('folder/b', now=repository.at(days=18)), 'tuf-expired')
            self.assertEqual(client.targets(), {'folder/a': b'a'})
            repository.signed['delegated']['expires'] = repository.at(days=21)
            repository.publish('delegated', 'snapshot', 'timestamp')
            client.good(client.download('folder/b', now=repository.at(days=18)))
            self.assertEqual(client.targets(), {'folder/a': b'a', 'folder/b': b'b'})
