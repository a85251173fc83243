# SPDX-License-Identifier: Apache-2.0
"""`akashictl tuf` against a server, a mirror or a key holder who means harm: nothing of what is refused is kept, nothing
is written beside its folders, and it comes to an end."""
import gzip, json, os, resource, shutil

from akashi_world import GOOD
from tuf_client import Tuf
from tuf_repository import canonical, key


def nested(depth):
    return '[' * depth + ']' * depth


GONE = object()
# What a role may not say, though its key signs it: role, where, what, refusal
SAID = [
    ('timestamp', ('version',), [True, False, None, '2', 0, -1, [2], {}, GONE], 'tuf-malformed'),
    ('snapshot', ('version',), [True, '2', 0, GONE], 'tuf-malformed'),
    ('targets', ('version',), [True, '2', 0, GONE], 'tuf-malformed'),
    ('timestamp', ('_type',), ['snapshot', 'Timestamp', None, GONE], 'tuf-malformed'),
    ('timestamp', ('spec_version',), ['2.0.0', '0.9', '1', 'one', '1.0.x', ''], 'tuf-unsupported'),
    ('timestamp', ('spec_version',), [1, None, GONE], 'tuf-malformed'),
    ('timestamp', ('expires',), ['2027-01-01', '2027-01-01T00:00:00', '2027-01-01T00:00:00+00:00', '2027-01-01T00:00:00.5Z',
                                 '2027-02-30T00:00:00Z', '2027-01-01T24:00:00Z', '2027-01-01t00:00:00z', 1, None, '', GONE,
                                 '99999-01-01T00:00:00Z', '-027-01-01T00:00:00Z', ' 2027-01-01T00:00:00Z'],
     'tuf-malformed'),
    ('timestamp', ('meta',), [{}, [], None, GONE, {'targets.json': {'version': 1}}], 'tuf-malformed'),
    ('timestamp', ('meta', 'snapshot.json'), [[], None, 1, {}], 'tuf-malformed'),
    ('timestamp', ('meta', 'snapshot.json', 'version'), [True, '1', 0, -1, None, GONE], 'tuf-malformed'),
    ('timestamp', ('meta', 'snapshot.json', 'length'), [True, '1', -1, None], 'tuf-malformed'),
    ('timestamp', ('meta', 'snapshot.json', 'length'), [0, 1], 'tuf-hash'),
    ('timestamp', ('meta', 'snapshot.json', 'length'), [2 ** 62], 'too-large'),
    ('timestamp', ('meta', 'snapshot.json', 'hashes'), [[], {}, None, {'sha256': 1}, {'sha256': 'AB' * 32},
                                                        {'sha256': 'ab' * 31}, {'sha512': 'ab' * 32}], 'tuf-malformed'),
    ('timestamp', ('meta', 'snapshot.json', 'hashes'), [{'sha256': 'ab' * 32}], 'tuf-hash'),
    ('timestamp', ('meta', 'snapshot.json', 'hashes'), [{'md5': 'ab' * 16}], 'tuf-unsupported'),
    ('snapshot', ('meta',), [{}, {'snapshot.json': {'version': 1}}], 'tuf-malformed'),
    ('snapshot', ('meta', 'x.json'), [None, {'version': True}, {'version': 0}], 'tuf-malformed'),
    ('targets', ('targets',), [[], None, GONE], 'tuf-malformed'),
    ('targets', ('targets', 'a'), [None, {}, {'length': 1}, {'length': True, 'hashes': {'sha256': 'ab' * 32}},
                                   {'length': -1, 'hashes': {'sha256': 'ab' * 32}},
                                   {'length': 1, 'hashes': {}}, {'length': 1, 'hashes': {'sha256': 'no'}}],
     'tuf-malformed'),
    ('targets', ('delegations',), [[], None, {}, {'keys': {}}, {'keys': [], 'roles': []}, {'keys': {}, 'roles': {}},
                                   {'keys': {}, 'roles': [None]}, {'keys': {}, 'roles': [{}]}], 'tuf-malformed'),
    ('targets', ('delegations',), [{'keys': {}, 'roles': [{'name': 'a', 'keyids': [], 'threshold': 1, 'terminating': False,
                                                           **more}]}
                                   for more in ({}, {'paths': None}, {'paths': 'x'}, {'paths': [1]}, {'paths': {}},
                                                {'paths': ['a'], 'path_hash_prefixes': ['a']},
                                                {'paths': ['a'], 'threshold': 0}, {'paths': ['a'], 'threshold': True},
                                                {'paths': ['a'], 'threshold': '1'}, {'paths': ['a'], 'terminating': 0},
                                                {'paths': ['a'], 'keyids': 'x'}, {'paths': ['a'], 'keyids': [1]},
                                                {'paths': ['a'], 'name': 5}, {'paths': ['a'], 'keyids': ['x', 'x']})],
     'tuf-malformed'),
    ('targets', ('delegations',), [{'keys': {}, 'succinct_roles': {'keyids': [], 'threshold': 1, 'bit_length': 8,
                                                                   'name_prefix': 'bin'}}], 'tuf-unsupported'),
    ('root', ('roles', 'timestamp', 'threshold'), [True, 0, -1, '1', None, GONE], 'tuf-malformed'),
    ('root', ('roles', 'timestamp', 'keyids'), [{}, 'x', None, GONE, [1]], 'tuf-malformed'),
    ('root', ('roles', 'snapshot'), [GONE, None, []], 'tuf-malformed'),
    ('root', ('keys',), [GONE, None, []], 'tuf-malformed'),
    ('root', ('consistent_snapshot',), [1, 'true', None], 'tuf-malformed'),
]


class Said(Tuf):
    def test_forms(self):
        for role, path, values, name in SAID:
            with self.case(f'{role} {path}') as (repository, client):
                for value in values:
                    with self.subTest(value='gone' if value is GONE else value):
                        self.say(repository, role, path, value)
                        client.refused(client.refresh(), name)
                        self.assertEqual(client.read('root') == client.root, role == 'root')
                        refused = 'snapshot' if name in ('tuf-hash', 'too-large') else role
                        self.assertFalse(refused != 'root' and client.version(refused))
                        shutil.rmtree(client.folder)
                        client.folder.mkdir()
                        (client.folder / 'root.json').write_bytes(client.root)
                        repository.published['root'] = {1: client.root}

    def say(self, repository, role, path, value):
        """Publishes all, with one thing said by one role."""
        saved = {each: json.loads(json.dumps(repository.signed[each])) for each in repository.signed}
        for each in ('root', 'targets', 'snapshot', 'timestamp'):
            if each == role and path[0] != 'version':
                self.put_in(repository.signed[each], path, value)
            number = max(repository.published[each], default=0) + 1
            if each == role and path[0] == 'version':
                self.put_in(repository.signed[each], path, value)
                repository.put(each, repository.file(each), number)
            else:
                repository.signed[each]['version'] = number
                repository.put(each, repository.file(each), number)
            if each == 'targets':
                repository.snapshot['meta']['targets.json'] = {'version': number}
            if each == 'snapshot':
                repository.timestamp['meta']['snapshot.json'] = {'version': number}
        repository.signed.update(saved)

    def put_in(self, signed, path, value):
        for step in path[:-1]:
            signed = signed.setdefault(step, {})
        if value is GONE:
            signed.pop(path[-1], None)
        else:
            signed[path[-1]] = value

    def test_text(self):
        """Files that are not the JSON we read, whoever signed them."""
        def inside(signed, text):
            """The file with `"x": TEXT` in its signed part, signed as far as that can be."""
            def change(file):
                data = canonical(file['signed'])[:-1] + b',"x":' + text + b'}'
                file['signatures'] = [{'keyid': key(1).keyid, 'sig': key(1).sign(data)}]
                whole = json.dumps(file).encode()
                return whole.replace(b'"signed": {', b'"signed": {"x": ' + text + b', ', 1)
            return change

        texts = {'a float': b'1.5', 'an exponent': b'1e3', 'above int64': b'9223372036854775808',
                 'huge': b'9' * 4000, 'NaN': b'NaN', 'too deep': nested(70).encode(), 'NUL': b'"\\u0000"',
                 'half a surrogate': b'"\\ud800"', 'not UTF-8': b'"\xff\xfe"', 'overlong': b'"\xc0\xaf"',
                 'a key twice': b'1, "x": 2', 'the version twice': b'1, "version": 2', 'a comment': b'1 /* x */',
                 'control': b'"\n"', 'octal': b'010', 'plus': b'+1', 'single quotes': b"'x'"}
        for name, text in texts.items():
            with self.case(name) as (repository, client):
                repository.publish('timestamp')
                repository.bend('timestamp', inside(repository.timestamp, text))
                client.refused(client.refresh(), 'tuf-malformed')
                client.has(root=1)
        fine = {'deep': nested(60).encode(), 'the largest': b'9223372036854775807', 'the least': b'-9223372036854775808',
                'text': '"é\U0001f511"'.encode()}
        for name, text in fine.items():
            with self.case(name) as (repository, client):
                repository.publish('timestamp')
                repository.bend('timestamp', inside(repository.timestamp, text))
                client.good(client.refresh())

    def test_whole_files(self):
        for name, text in {'nothing': b'', 'a page': b'<!DOCTYPE html><html><body>Please log in</body></html>',
                           'a list': b'[]', 'an object': b'{}', 'null': b'null', 'not UTF-8': b'\xff' * 100,
                           'a mark of byte order': b'\xef\xbb\xbf{}', 'NULs': b'\0' * 100,
                           'no signatures': b'{"signed": {}}', 'no signed': b'{"signatures": []}',
                           'odd signatures': b'{"signatures": {}, "signed": {}}',
                           'odd signature': b'{"signatures": [1], "signed": {}}',
                           'cut off': lambda data: data[:-20], 'two': lambda data: data + data,
                           'compressed': gzip.compress}.items():
            for role in ('timestamp', 'root'):
                with self.case(f'{name} as {role}') as (repository, client):
                    repository.publish(role)
                    repository.put(role, text(repository.latest[role]) if callable(text) else text)
                    client.refused(client.refresh(), 'tuf-malformed')
                    client.has(root=1)

    def test_signatures_by_the_thousand(self):
        with self.case() as (repository, client):
            def add(count):
                return lambda file: file['signatures'].extend({'keyid': str(each), 'sig': 'ab'} for each in range(count))
            repository.bend('timestamp', add(300))
            repository.bend('snapshot', add(1023))
            client.good(client.refresh())
            for count in (1024, 60000):
                repository.publish('snapshot', 'timestamp')
                repository.bend('snapshot', add(count))
                client.refused(client.refresh(), 'tuf-malformed')


class Server(Tuf):
    def test_endless(self):
        def endless(handler):
            handler.send_response(200)
            handler.end_headers()
            handler.close_connection = True
            try:
                while True:
                    handler.wfile.write(b' ' * 65536)
            except OSError:
                pass

        for path, name in (('metadata/2.root.json', 'too-large'), ('metadata/timestamp.json', 'too-large'),
                           ('metadata/1.snapshot.json', 'too-large'), ('metadata/1.targets.json', 'too-large')):
            with self.case(path) as (repository, client):
                repository.instead[path] = endless
                client.refused(client.refresh(), name)
        with self.case('a length that was signed') as (repository, client):
            repository.meta_hashes = True
            repository.add_target('targets', 'a', b'text')
            repository.publish_all()
            repository.instead['metadata/2.snapshot.json'] = endless
            client.refused(client.refresh(), 'tuf-hash')
            del repository.instead['metadata/2.snapshot.json']
            client.good(client.refresh())
            address = 'targets/' + repository.targets['targets']['a']['hashes']['sha256'] + '.a'
            repository.instead[address] = endless
            client.refused(client.download('a'), 'tuf-hash')
            self.assertEqual(client.targets(), {})

    def test_sizes(self):
        """One byte below the cap of its kind, and one above."""
        for role, cap in (('root', 512 << 10), ('timestamp', 16 << 10), ('snapshot', 2 << 20), ('targets', 5 << 20)):
            for extra, good in ((0, True), (1, False)):
                with self.case(f'{role} {extra}') as (repository, client):
                    repository.publish('root', 'targets', 'snapshot', 'timestamp')
                    data = repository.latest[role]
                    repository.put(role, data + b' ' * (cap - len(data) + extra))
                    client.good(client.refresh()) if good else client.refused(client.refresh(), 'too-large')

    def test_announced_but_not_sent(self):
        with self.case() as (repository, client):
            repository.instead['metadata/timestamp.json'] = lambda handler: (
                handler.reply(repository.latest['timestamp'], length=len(repository.latest['timestamp']) + 10),
                setattr(handler, 'close_connection', True))
            client.refused(client.refresh(), 'unreachable')
            client.has(root=1)

    def test_statuses(self):
        """404 and 403 say that there is no further root; anything else says nothing."""
        for status in (403, 404):
            with self.case(status) as (repository, client):
                repository.instead['metadata/2.root.json'] = lambda handler: handler.reply(b'no', status)
                client.good(client.refresh())
        for status in (204, 206, 400, 401, 410, 429, 500, 503):
            with self.case(status) as (repository, client):
                repository.instead['metadata/2.root.json'] = lambda handler: handler.reply(b'', status)
                client.refused(client.refresh(), 'http-status')
                self.assertEqual(len(repository.paths), 1)

    def test_redirects(self):
        def to(address, status=302):
            return lambda handler: handler.reply(b'', status, Location=address)

        with self.case('on the same server') as (repository, client):
            name = client.metadata_url.split('/')[3]
            repository.instead['metadata/timestamp.json'] = to(f'/{name}/metadata/elsewhere', 307)
            repository.instead['metadata/elsewhere'] = lambda handler: handler.reply(repository.latest['timestamp'])
            client.good(client.refresh())
        for address, name in (('http://localhost:1/x', 'forbidden-address'), ('https://example.org/', 'forbidden-address'),
                              ('file:///etc/passwd', 'forbidden-address'), ('ftp://127.0.0.1/x', 'forbidden-address'),
                              ('//example.org/x', 'forbidden-address'), ('gopher://127.0.0.1/', 'forbidden-address'),
                              ('timestamp.json', 'unreachable'), ('', None)):
            with self.case(address) as (repository, client):
                repository.instead['metadata/timestamp.json'] = to(address)
                self.assertEqual(client.refresh(), 1, client.ran.err)
                if name:
                    client.refused(1, name)
                client.has(root=1)
                self.assertLess(len(repository.paths), 10)

    def test_content_encoding(self):
        """We ask for none and undo none: what is signed are the bytes on the wire."""
        with self.case() as (repository, client):
            small = gzip.compress(repository.latest['timestamp'])
            repository.instead['metadata/timestamp.json'] = (
                lambda handler: handler.reply(small, Content_Encoding='gzip'))
            client.refused(client.refresh(), 'tuf-malformed')
            client.has(root=1)

    def test_roots_without_end(self):
        with self.case() as (repository, client):
            for _ in range(300):
                repository.publish('root')
            client.good(client.refresh())
            self.assertEqual(client.version('root'), 257)
            client.good(client.refresh())
            self.assertEqual(client.version('root'), 301)


class Names(Tuf):
    def test_targets_that_leave_their_folder(self):
        with self.case() as (repository, client):
            paths = ['../x', '..', '.', './x', 'a/../../x', 'a/..', '/etc/x', '/x', 'a//b', 'a/', 'a/./b', '']
            for path in paths:
                repository.add_target('targets', path, b'x')
            repository.publish_all()
            client.good(client.refresh())
            before = sorted(client.home.rglob('*'))
            for path in paths:
                if path:
                    client.refused(client.download(path), 'invalid')
                else:
                    self.assertNotEqual(client.download(path), GOOD)
            self.assertEqual(sorted(client.home.rglob('*')), before)
            self.assertEqual(repository.asked_targets, [])

    def test_names_that_are_not_utf8(self):
        with self.case() as (repository, client):
            for name in (os.fsdecode(b'\xff'), os.fsdecode(b'a\xc0\xaf')):
                client.refused(client.download(name), 'tuf-unknown-target')

    def test_long_names(self):
        with self.case() as (repository, client):
            refused = ('x' * 241, 'x' * 256, 'x' * 5000, '/'.join('x' * 2500), 'é' * 121, '/'.join('x' * 513))
            taken = ('x' * 240, 'd' * 240 + '/a', '/'.join('x' * 300))
            for path in (*refused, *taken):
                repository.add_target('targets', path, b'x')
            repository.publish_all()
            for path in refused:
                client.refused(client.download(path), 'invalid')
                self.assertEqual(list(client.target_folder.iterdir()), [])
            self.assertEqual(repository.asked_targets, [])
            for path in taken:
                client.good(client.download(path))
            self.assertEqual(set(client.targets()), set(taken))

    def test_a_file_where_a_folder_must_be(self):
        with self.case() as (repository, client):
            for path in ('a', 'a/b'):
                repository.add_target('targets', path, b'x')
            repository.publish_all()
            client.good(client.download('a'))
            client.refused(client.download('a/b'), 'io')
            self.assertEqual(client.targets(), {'a': b'x'})

    def test_links_are_not_followed(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            victim = client.home / 'victim'
            victim.write_bytes(b'mine')
            for role in ('timestamp', 'snapshot', 'targets', 'root'):
                (client.folder / f'{role}.json').rename(client.home / f'{role}.json')
                (client.folder / f'{role}.json').symlink_to(client.home / f'{role}.json')
            repository.add_target('targets', 'a', b'x')
            (client.target_folder / 'a').symlink_to(victim)
            repository.publish('root', 'targets', 'snapshot', 'timestamp')
            client.refused(client.download('a'), 'io')
            self.assertEqual(victim.read_bytes(), b'mine')
            for role in ('timestamp', 'snapshot', 'targets', 'root'):
                self.assertEqual(json.loads((client.home / f'{role}.json').read_bytes())['signed']['version'], 1)

    def test_what_is_no_file(self):
        with self.case() as (repository, client):
            (client.folder / 'timestamp.json').mkdir()
            client.refused(client.refresh(), 'io')
        with self.case('a pipe') as (repository, client):
            repository.add_target('targets', 'a', b'x')
            repository.publish_all()
            os.mkfifo(client.folder / 'snapshot.json')
            client.refused(client.refresh(), 'io')
            os.mkfifo(client.target_folder / 'a')
            (client.folder / 'snapshot.json').unlink()
            client.good(client.download('a'))
            self.assertEqual(client.targets(), {'a': b'x'})

    def test_what_is_kept_is_not_believed(self):
        """Somebody writes into the folder: what is not signed is never taken for what was trusted."""
        with self.case() as (repository, client):
            repository.delegate('targets', 'A')
            repository.publish('A', 'targets', 'snapshot', 'timestamp')
            client.refused(client.download('x'), 'tuf-unknown-target')
            for role in ('targets', 'A'):
                file = json.loads(client.read(role))
                file['signed']['targets']['x'] = {'length': 1, 'hashes': {'sha256': 'ab' * 32}}
                (client.folder / f'{role}.json').write_bytes(json.dumps(file).encode())
                client.refused(client.download('x'), 'tuf-unknown-target')
                client.is_current(role)
            for role in ('timestamp', 'snapshot'):
                good = client.read(role)
                (client.folder / f'{role}.json').write_bytes(good.replace(b'"version": 2', b'"version": 1'))
                client.refused(client.refresh(), 'tuf-unsigned')
                (client.folder / f'{role}.json').write_bytes(good)
            client.good(client.refresh())


class Cost(Tuf):
    def test_hostile_files_cost_little(self):
        """Without a valid signature, the largest file allowed is refused in no time, whatever is in it."""
        def colliding(count):
            """Strings that GLib's string hash cannot tell apart."""
            pairs = ('Ez', 'FY')
            return (''.join(pairs[number >> bit & 1] for bit in range(16)) for number in range(count))

        with self.case() as (repository, client):
            repository.targets['targets'] = {name: {'length': 1, 'hashes': {'sha256': 'ab' * 32}}
                                             for name in colliding(30000)}
            repository.publish_all()
            repository.bend('targets', lambda file: file['signatures'][0].update(sig='ab' * 64))
            self.assertLess(self.seconds(lambda: client.refused(client.refresh(), 'tuf-unsigned')), 20)

    def test_many_keys_of_many_roles(self):
        with self.case() as (repository, client):
            keys = {str(number): key(90, 'ecdsa').json() for number in range(1000)}
            role = {'keyids': list(keys), 'threshold': 1, 'terminating': False, 'paths': ['x']}
            repository.targets['delegations'] = {'keys': keys, 'roles': [{**role, 'name': f'r{number}'}
                                                                         for number in range(100)]}
            repository.publish_all()
            repository.put('targets', json.dumps(json.loads(repository.latest['targets'])).encode())
            self.assertLess(len(repository.latest['targets']), 5 << 20)
            self.assertLess(self.seconds(lambda: client.good(client.refresh())), 20)

    def seconds(self, work):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime
