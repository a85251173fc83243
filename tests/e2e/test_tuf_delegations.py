# SPDX-License-Identifier: Apache-2.0
"""`akashictl tuf`: delegations, in which order they are asked, and the downloads they lead to."""
import hashlib, urllib.parse

from tuf_client import Tuf
from tuf_repository import key

# delegations as (who, to whom, paths, terminating), and who is asked for a path that nobody lists, in this order
ALL = ('*',)
GRAPHS = {
    'one': ([('targets', 'A')], 'A'),
    'two beside each other': ([('targets', 'A'), ('targets', 'B')], 'AB'),
    'two levels': ([('targets', 'A'), ('targets', 'B'), ('B', 'C')], 'ABC'),
    'depth before breadth': ([('targets', 'A'), ('targets', 'B'), ('A', 'C'), ('A', 'D')], 'ACDB'),
    'three levels': ([('targets', 'A'), ('targets', 'B'), ('A', 'C'), ('C', 'D')], 'ACDB'),
    'terminating ends it': ([('targets', 'A'), ('targets', 'B'), ('A', 'C', ALL, True), ('A', 'D')], 'AC'),
    'terminating, but for those below': ([('targets', 'A'), ('targets', 'B'), ('A', 'C', ALL, True), ('C', 'D')], 'ACD'),
    'terminating for other paths': ([('targets', 'A', ['*.py'], True), ('targets', 'B')], 'B'),
    'other paths': ([('targets', 'A', ['*.py']), ('targets', 'B'), ('A', 'C')], 'B'),
    'other paths below': ([('targets', 'A'), ('targets', 'B'), ('A', 'C', ['*.py']), ('C', 'D')], 'AB'),
    'no paths at all': ([('targets', 'A', []), ('targets', 'B')], 'B'),
    'a circle': ([('targets', 'A'), ('targets', 'B'), ('B', 'C'), ('C', 'D'), ('D', 'B')], 'ABCD'),
    'itself': ([('targets', 'A'), ('A', 'A'), ('A', 'B')], 'AB'),
    'two to a third': ([('targets', 'A'), ('targets', 'B'), ('B', 'C'), ('A', 'C')], 'ACB'),
    'two to a third, one of them for other paths':
        ([('targets', 'A'), ('targets', 'B'), ('B', 'C'), ('A', 'C', ['*.py'])], 'ABC'),
}

# who lists what; and who is asked on the way
TREE = [('targets', 'A', ['*.doc', '*.md']), ('targets', 'B', ['releases/*/*']), ('B', 'C', ['releases/x/*']),
        ('B', 'D', ['releases/y/*.zip'])]
LISTED = [('targets', 'file'), ('A', 'README.md'), ('A', 'deep/README.md'), ('C', 'releases/x/x_v1'),
          ('D', 'releases/y/y_v1.zip'), ('D', 'releases/z/z_v1.zip'), ('C', 'releases/x/deep/x')]
SEARCHES = [('file', True, ''), ('README.md', True, 'A'), ('deep/README.md', False, ''),
            ('releases/x/x_v1', True, 'BC'), ('releases/y/y_v1.zip', True, 'BD'), ('releases/z/z_v1.zip', False, 'B'),
            ('releases/x/deep/x', False, '')]

ROLE_NAMES = ['?', '#', '/x', '../x', '..', '.', 'a/b', 'a b', '%2e%2e', 'é', '役割', '\U0001f511', '\\', '"', "'", '\n',
              '\x7f', 'a.json', '1.root', 'Root', 'x' * 150, '役' * 60, 'CON', '~', '*', '--x', ':']


def draw(repository, delegations):
    for who, whom, *rest in delegations:
        repository.delegate(who, whom, *rest[:1], terminating=rest[1:] == [True])
    repository.publish(*sorted({each[1] for each in delegations}), 'targets', 'snapshot', 'timestamp')


class Delegations(Tuf):
    def test_order(self):
        for name, (delegations, order) in GRAPHS.items():
            with self.case(name) as (repository, client):
                draw(repository, delegations)
                client.refused(client.download('nowhere'), 'tuf-unknown-target')
                self.assertEqual(repository.asked[4:], [(role, 1) for role in order])

    def test_search(self):
        for path, found, order in SEARCHES:
            with self.case(path) as (repository, client):
                draw(repository, TREE)
                for role, each in LISTED:
                    repository.add_target(role, each, f'{each} by {role}'.encode())
                repository.publish('A', 'B', 'C', 'D', 'targets', 'snapshot', 'timestamp')
                if found:
                    client.good(client.download(path))
                    self.assertEqual(client.targets(), {path: repository.targets_at[path]})
                else:
                    client.refused(client.download(path), 'tuf-unknown-target')
                    self.assertEqual(client.targets(), {})
                self.assertEqual(repository.asked[4:], [(role, 2) for role in order])

    def test_patterns(self):
        for pattern, path, matches in (
                ('*', 'a', True), ('*', 'a/b', False), ('*/*', 'a/b', True), ('a?c', 'abc', True), ('a?c', 'a/c', False),
                ('a[bc]d', 'abd', True), ('a[!bc]d', 'abd', False), ('**', 'a/b', False), ('*.tgz', 'a.tgz', True),
                ('targets/*.tgz', 'targets/foo.tgz', True), ('targets/*.tgz', 'targets/foo.txt', False),
                ('foo-version-?.tgz', 'foo-version-2.tgz', True), ('foo-version-?.tgz', 'foo-version-alpha.tgz', False),
                ('?', 'é', True), ('é*', 'été', True), ('é*', 'e', False), ('A', 'a', False), ('', 'a', False)):
            with self.case(f'{pattern} {path}') as (repository, client):
                draw(repository, [('targets', 'A', [pattern])])
                client.refused(client.download(path), 'tuf-unknown-target')
                self.assertEqual(repository.asked[4:], [('A', 1)] if matches else [])

    def test_prefixes_of_hashes(self):
        digest = hashlib.sha256(b'folder/name').hexdigest()
        for prefixes, matches in (([digest[:1]], True), ([digest[:5]], True), ([digest], True), (['', ], True), ([], False),
                                  ([digest + '0'], False), (['0123', digest[:2]], True),
                                  ([digest[:3].replace(digest[2], 'x')], False)):
            with self.case(prefixes) as (repository, client):
                repository.delegate('targets', 'bin', prefixes=prefixes)
                repository.add_target('bin', 'folder/name', b'x')
                repository.publish('bin', 'targets', 'snapshot', 'timestamp')
                if matches:
                    client.good(client.download('folder/name'))
                else:
                    client.refused(client.download('folder/name'), 'tuf-unknown-target')

    def test_at_most_32_roles(self):
        for count in (32, 33):
            with self.case(count) as (repository, client):
                draw(repository, [('targets', f'r{number}') for number in range(count)])
                repository.add_target(f'r{count - 1}', 'x', b'x')
                repository.publish(f'r{count - 1}', 'snapshot', 'timestamp')
                if count == 32:
                    client.good(client.download('x'))
                else:
                    client.refused(client.download('x'), 'tuf-unknown-target')
                self.assertEqual(len(repository.asked) - 4, 32)

    def test_each_delegation_has_its_own_keys(self):
        """A role reached through two others is verified by the keys of the one that led there."""
        with self.case() as (repository, client):
            repository.delegate('targets', 'A', paths=['a*'])
            repository.delegate('targets', 'B')
            repository.delegate('A', 'C', signer=key(80))
            repository.delegate('B', 'C', signer=key(81))
            repository.keys['C'] = [key(81)]
            for path in ('a1', 'b1'):
                repository.add_target('C', path, b'x')
            repository.publish('A', 'B', 'C', 'targets', 'snapshot', 'timestamp')
            client.good(client.download('b1'))
            client.refused(client.download('a1'), 'tuf-unsigned')

    def test_a_role_that_fails_ends_the_search(self):
        with self.case() as (repository, client):
            draw(repository, [('targets', 'A'), ('targets', 'B')])
            repository.add_target('B', 'x', b'x')
            repository.keys['A'] = [key(82)]
            repository.publish('A', 'B', 'snapshot', 'timestamp')
            client.refused(client.download('x'), 'tuf-unsigned')
            self.assertEqual(client.targets(), {})
            client.has(root=1, snapshot=3, targets=2, timestamp=3)

    def test_role_the_snapshot_does_not_name(self):
        with self.case() as (repository, client):
            draw(repository, [('targets', 'A')])
            repository.delegate('targets', 'B')
            repository.publish_all()
            client.refused(client.download('x'), 'tuf-version')

    def test_top_level_names_are_not_delegated(self):
        for name in ('root', 'timestamp', 'snapshot', 'targets', ''):
            with self.case(name or 'empty') as (repository, client):
                repository.delegate('targets', 'A')['name'] = name
                repository.publish_all()
                client.refused(client.refresh(), 'tuf-malformed')

    def test_role_names(self):
        for name in ROLE_NAMES:
            with self.case(name[:8]) as (repository, client):
                repository.delegate('targets', name)
                repository.add_target(name, 'x', b'x')
                repository.publish(name, 'targets', 'snapshot', 'timestamp')
                client.good(client.download('x'))
                self.assertEqual(repository.asked[4:], [(urllib.parse.quote(name, ''), 1)])
                self.assertEqual(len(client.trusted()), 5)
                self.assertEqual(len(list(client.home.rglob('*'))), 8)  # nothing beside its folders
                kept = set(client.trusted()) - {'root', 'timestamp', 'snapshot', 'targets'}
                self.assertEqual(client.read(kept.pop()), repository.latest[name])
                repository.asked.clear()
                client.good(client.download('x'))
                self.assertEqual(len(repository.asked), 2)


class Download(Tuf):
    def test_into_folders(self):
        with self.case() as (repository, client):
            paths = ['file', 'path/to/a/file.txt', '.hidden/x', 'a b/c%20d', 'é/ü?#', '日本/証', '...', 'a/...', 'x;y=z',
                     "it's", '"', '\\..\\x', 'ends.', '-rf', '~root', '\x01']
            for path in paths:
                repository.add_target('targets', path, path.encode())
            repository.publish_all()
            client.good(client.refresh())
            self.assertEqual(client.targets(), {})
            for path in paths:
                client.good(client.download(path))
            self.assertEqual(client.targets(), {path: path.encode() for path in paths})
            self.assertEqual(repository.asked_targets, [
                (path, hashlib.sha256(path.encode()).hexdigest()) for path in paths])

    def test_not_fetched_again(self):
        with self.case() as (repository, client):
            repository.add_target('targets', 'folder/a', b'first')
            repository.publish_all()
            client.good(client.download('folder/a'))
            before = (client.target_folder / 'folder/a').stat()
            client.good(client.download('folder/a'))
            after = (client.target_folder / 'folder/a').stat()
            self.assertEqual((after.st_ino, after.st_mtime_ns), (before.st_ino, before.st_mtime_ns))
            self.assertEqual(len(repository.asked_targets), 1)
            for damage in (b'', b'firs', b'First', b'first and more'):
                (client.target_folder / 'folder/a').write_bytes(damage)
                client.good(client.download('folder/a'))
                self.assertEqual(client.targets(), {'folder/a': b'first'})
            self.assertEqual(len(repository.asked_targets), 5)

    def test_other_bytes_than_were_signed(self):
        with self.case() as (repository, client):
            for path in ('a', 'b'):
                repository.add_target('targets', path, b'right')
            repository.publish_all()
            client.good(client.download('a'))
            for wrong in (b'wrong', b'right and more', b'righ', b''):
                repository.targets_at.update(a=wrong, b=wrong)
                client.good(client.download('a'))
                client.refused(client.download('b'), 'tuf-hash')
                self.assertEqual(client.targets(), {'a': b'right'})
            del repository.targets_at['b']
            client.refused(client.download('b'), 'not-found')

    def test_changes(self):
        with self.case() as (repository, client):
            expected = {}
            for turn in range(11):
                for path in ('same', f'new-{turn}'):
                    repository.add_target('targets', path, f'{path} {turn}'.encode())
                repository.publish_all()
                if turn % 5:
                    continue
                for path in ('same', f'new-{turn}'):
                    client.good(client.download(path))
                    expected[path] = repository.targets_at[path]
                repository.targets_at['same'] = f'malicious {turn}'.encode()
                repository.publish_all()
                client.good(client.download('same'))
                self.assertEqual(client.targets(), expected)

    def test_hashes(self):
        for algorithms in (['sha256'], ['sha512'], ['sha256', 'sha512']):
            with self.case(algorithms) as (repository, client):
                repository.add_target('targets', 'folder/a', b'text', algorithms)
                repository.publish_all()
                client.good(client.download('folder/a'))
                self.assertEqual(client.targets(), {'folder/a': b'text'})
                self.assertEqual(len(repository.asked_targets), 1)
                self.assertIn(repository.asked_targets[0][1],
                              [hashlib.new(each, b'text').hexdigest() for each in algorithms])
                for each in algorithms:  # every one that is there must be right
                    repository.targets['targets']['folder/a']['hashes'][each] = hashlib.new(each, b'other').hexdigest()
                    repository.publish_all()
                    (client.target_folder / 'folder/a').unlink(missing_ok=True)
                    self.assertNotEqual(client.download('folder/a'), 0)
                    self.assertEqual(client.targets(), {})
                    repository.add_target('targets', 'folder/a', b'text', algorithms)

    def test_hashes_nobody_knows(self):
        with self.case() as (repository, client):
            for path in ('strange', 'both', 'plain'):
                repository.add_target('targets', path, b'text')
            listed = repository.targets['targets']
            listed['both']['hashes']['blake3'] = 'ab'
            listed['strange']['hashes'] = {'blake3': listed['strange']['hashes']['sha256']}
            repository.publish_all()
            client.refused(client.download('strange'), 'tuf-unsupported')
            self.assertEqual(client.targets(), {})
            client.good(client.download('both'))
            client.good(client.download('plain'))
