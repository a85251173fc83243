# SPDX-License-Identifier: Apache-2.0
"""`akashictl tuf`: who may sign what. Thresholds, keys that change, versions that go back, and delegations."""
import copy

from tuf_client import Tuf
from tuf_repository import TOP_LEVEL, Key, key

# keys that are listed, threshold, keys that sign: of one root after the other, and whether the last is taken
ROOTS = {
    'one key for another': ([([1], 1, [1]), ([2], 1, [2, 1]), ([2], 1, [2])], True),
    'signatures nobody asked for': ([([1], 1, [3, 1, 4]), ([2], 1, [3, 2, 1, 4]), ([2], 1, [3, 2, 4])], True),
    'three of five, whichever': ([([0, 1, 2, 3, 4], 3, signers) for signers in
                                  ([0, 2, 4], [0, 4, 1], [0, 1, 3], [0, 1, 3])], True),
    'one of five rotates': ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 1])], True),
    'one of five, with a step between': ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4, 5]),
                                          ([0, 1, 3, 4, 5], 3, [0, 4, 5])], True),
    'all five, with a step between': ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([5, 6, 7, 8, 9], 3, [0, 2, 4, 5, 6, 7]),
                                       ([5, 6, 7, 8, 9], 3, [5, 6, 7])], True),
    'threshold up': ([([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [1, 2])], True),
    'threshold down': ([([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1, 2]), ([1, 2, 3], 1, [1])], True),
    'a second key': ([([1], 1, [1]), ([1, 2], 2, [1, 2])], True),
    'not by the old key': ([([1], 1, [1]), ([2], 1, [2, 3, 4])], False),
    'not by the new key': ([([1], 1, [1]), ([2], 1, [1, 3, 4])], False),
    'not by three of the new': ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 2, 4])], False),
    'not by three of the old': ([([0, 1, 2, 3, 4], 3, [0, 2, 4]), ([0, 1, 3, 4, 5], 3, [0, 4, 5])], False),
    'threshold up, not met': ([([1, 2, 3], 1, [1]), ([1, 2, 3], 2, [2])], False),
    'threshold down, the old not met': ([([1, 2, 3], 2, [1, 2]), ([1, 2, 3], 1, [1])], False),
    'two steps in one': ([([1], 1, [1]), ([2], 1, [1, 2]), ([3], 1, [2, 3]), ([4], 1, [1, 4])], False),
}

# the same for a role that a root names
OTHERS = {
    'another key': ([2], 1, [2], True), 'signatures nobody asked for': ([1], 1, [3, 1, 4], True),
    'not by the new key': ([2], 1, [1, 3, 4], False), 'a wrong one of three': ([0, 1, 3, 4, 5], 3, [0, 2, 4], False),
    'one too few': ([0, 1, 3, 4, 5], 3, [0, 4], False), 'first three': ([0, 1, 2, 3, 4], 3, [0, 2, 4], True),
    'second three': ([0, 1, 2, 3, 4], 3, [0, 4, 1], True), 'last three': ([0, 1, 2, 3, 4], 3, [2, 3, 4], True),
}


def signer(number):
    return key(20 + number)


class Keys(Tuf):
    def test_roots(self):
        for name, (versions, good) in ROOTS.items():
            with self.case(name, ready=False) as (repository, client):
                repository.forget('root', 1)
                for listed, threshold, signing in versions:
                    repository.set_keys('root', map(signer, listed), map(signer, signing), threshold)
                    repository.publish('root')
                client.good(client.init(repository.published['root'][1]))
                if good:
                    client.good(client.refresh())
                else:
                    client.refused(client.refresh(), 'tuf-unsigned')
                last = len(versions) if good else len(versions) - 1
                self.assertEqual(client.read('root'), repository.published['root'][last])

    def test_other_roles(self):
        for name, (listed, threshold, signing, good) in OTHERS.items():
            with self.case(name) as (repository, client):
                for role in ('timestamp', 'snapshot', 'targets'):
                    repository.set_keys(role, map(signer, listed), map(signer, signing), threshold)
                    repository.publish('root', 'targets', 'snapshot', 'timestamp')
                    if good:
                        client.good(client.refresh())
                        client.is_current(role)
                    else:
                        client.refused(client.refresh(), 'tuf-unsigned')

    def test_threshold_no_longer_met(self):
        with self.case() as (repository, client):
            repository.root['roles']['snapshot']['threshold'] = 3
            repository.add_key('snapshot'), repository.add_key('snapshot')
            repository.publish('root', 'targets', 'snapshot', 'timestamp')
            client.good(client.refresh())
            repository.keys['snapshot'].pop()
            repository.publish_all()
            client.refused(client.refresh(), 'tuf-unsigned')
            client.has(root=2, snapshot=2, targets=2, timestamp=3)

    def test_threshold_above_the_number_of_keys(self):
        with self.case() as (repository, client):
            client.good(client.refresh())
            for _ in range(4):
                repository.add_key('snapshot')
            repository.root['roles']['snapshot']['threshold'] = 6
            repository.publish('root', 'snapshot', 'timestamp')
            client.refused(client.refresh(), 'tuf-unsigned')
            client.has(root=2, snapshot=1, targets=1, timestamp=2)

    def test_keys_only_the_root_knows(self):
        """A key id without a key, and keys that did not sign, count for nothing."""
        with self.case() as (repository, client):
            client.good(client.refresh())
            repository.root['roles']['snapshot']['threshold'] = 2
            repository.root['roles']['snapshot']['keyids'] += [key(70).keyid]
            repository.root['keys'][key(71).keyid] = key(71).json()
            repository.publish('root', 'snapshot', 'timestamp')
            client.refused(client.refresh(), 'tuf-unsigned')

    def test_one_key_counts_once(self):
        def same_id(repository, role):
            repository.root['roles'][role]['keyids'] *= 6

        def many_ids(repository, role):
            only = repository.keys[role][0]
            for number in range(9):
                repository.add_key(role, only.under(f'another name {number}'))

        def two_ways_to_write_it(repository, role):
            """The same point of P-256 under both key types, and with other line ends."""
            only = Key('ecdsa')
            other = only.under('b')
            other.kind = 'ecdsa-sha2-nistp256'
            third = only.under('c')
            third.public = only.public.replace('\n', '\r\n')
            repository.set_keys(role, [only, other, third], [only, other, third], 1)

        for change, good in ((same_id, False), (many_ids, True), (two_ways_to_write_it, True)):
            with self.case(change.__name__) as (repository, client):
                change(repository, 'snapshot')
                repository.publish('root', 'snapshot', 'timestamp')
                client.good(client.refresh()) if good else client.refused(client.refresh(), 'tuf-malformed')
                repository.root['roles']['snapshot']['threshold'] = 2
                repository.publish('root', 'snapshot', 'timestamp')
                client.refused(client.refresh(), 'tuf-unsigned' if good else 'tuf-malformed')
                self.assertNotEqual(client.version('snapshot'), 3)

    def test_one_key_id_signs_twice(self):
        for again in (lambda first: first, lambda first: {**first, 'sig': '00'}):
            with self.case() as (repository, client):
                repository.bend('snapshot', lambda file: file['signatures'].append(again(file['signatures'][0])))
                client.refused(client.refresh(), 'tuf-malformed')
                client.has(root=1, timestamp=1)

    def test_types_of_keys(self):
        wrong = {'rsa': 'b1' * 256, 'ed25519': 'b6' * 64,
                 'ecdsa': '3046022100fa1f62d38e0f5c565fa23e5d230086258427d87f024c146071966deefde55468022100b3347b4bd9ba670'
                          '1ca6cef949d04b5742394b9f8c4417933e5d4fa76c3ca3a98'}
        for kind in ('ed25519', 'ecdsa', 'ecdsa-sha2-nistp256', 'rsa'):
            with self.case(kind) as (repository, client):
                repository.add_key('root', key(0, kind))
                repository.root['roles']['root']['threshold'] = 2
                repository.publish('root')
                client.good(client.refresh())
                for bad in (wrong[kind.partition('-')[0]], '', '00', 'zz', '0', 'ff' * 2000):
                    repository.forget('root', 2)
                    repository.published['root'] = {2: b''}
                    repository.publish('root')
                    repository.bend('root', lambda file: file['signatures'][1].update(sig=bad))
                    client.refused(client.refresh(), 'tuf-unsigned')
                    self.assertEqual(client.version('root'), 2)

    def test_salts_of_rsa(self):
        for salt in (0, 20, 32, 222):
            with self.case(salt) as (repository, client):
                other = copy.copy(key(0, 'rsa'))
                other.salt = salt
                repository.set_keys('timestamp', [other], [other], 1)
                repository.publish('root', 'timestamp')
                client.good(client.refresh())

    def test_keys_nobody_knows(self):
        """They are passed over, and where they are needed the threshold is not met."""
        strange = [{'keytype': 'ml-dsa', 'scheme': 'ml-dsa-65', 'keyval': {'public': 'AAAA'}},
                   {'keytype': 'rsa', 'scheme': 'rsa-pkcs1v15-sha256', 'keyval': {'public': key(0, 'rsa').public}},
                   {'keytype': 'ecdsa', 'scheme': 'ecdsa-sha2-nistp384', 'keyval': {'public': key(0, 'ecdsa').public}},
                   {'keytype': 'ed25519', 'scheme': 'ed25519', 'keyval': {'public': 'abcd'}},
                   {'keytype': 'ed25519', 'scheme': 'rsassa-pss-sha256', 'keyval': {'public': key(0).public}},
                   {'keytype': 'rsa', 'scheme': 'rsassa-pss-sha256', 'keyval': {'public': key(0, 'ecdsa').public}},
                   {'keytype': 'sigstore-oidc', 'scheme': 'Fulcio', 'keyval': {'identity': 'a', 'issuer': 'b'}},
                   {'keytype': 5, 'scheme': None, 'keyval': []}, {}, [], 'key', None]
        with self.case() as (repository, client):
            for role in TOP_LEVEL:
                for number, value in enumerate(strange):
                    repository.root['keys'][f'strange {number}'] = value
                    repository.root['roles'][role]['keyids'].append(f'strange {number}')
            repository.publish('root', 'targets', 'snapshot', 'timestamp')
            for role in ('root', 'timestamp'):
                repository.bend(role, lambda file: file['signatures'].insert(0, {'keyid': 'strange 0', 'sig': 'ab'}))
            client.good(client.refresh())
            client.has(root=2, snapshot=2, targets=2, timestamp=2)
            repository.root['roles']['targets']['threshold'] = 2
            repository.publish('root')
            client.refused(client.refresh(), 'tuf-unsigned')

    def test_a_wrong_signature_beside_a_right_one(self):
        for sig in (key(0).sign(b'other'), '', 'ab', 'no hex at all', 'é'):
            with self.case(sig) as (repository, client):
                repository.add_key('timestamp')
                repository.publish('root', 'timestamp')
                repository.bend('timestamp', lambda file: file['signatures'][0].update(sig=sig))
                client.good(client.refresh())


class Rollback(Tuf):
    def test_timestamp(self):
        with self.case() as (repository, client):
            repository.publish('timestamp')
            client.good(client.refresh())
            repository.forget('timestamp', 1)
            repository.publish('timestamp')
            client.refused(client.refresh(), 'tuf-rollback')
            self.assertEqual(repository.asked[-1], ('timestamp', None))
            client.has(root=1, snapshot=1, targets=1, timestamp=2)

    def test_snapshot_and_targets(self):
        for hashes in (False, True):
            for role, kept in (('snapshot', 2), ('targets', 3)):
                with self.case(f'{role}, {hashes}') as (repository, client):
                    repository.meta_hashes = hashes
                    repository.publish_all()
                    client.good(client.refresh())
                    repository.forget(role, 1)
                    repository.publish_all()
                    client.refused(client.refresh(), 'tuf-rollback')
                    client.has(root=1, snapshot=2, targets=2, timestamp=2 if role == 'snapshot' else 3)
                    self.assertEqual(repository.asked[-1][0], 'timestamp' if role == 'snapshot' else 'snapshot')

    def test_snapshot_forgets_a_role(self):
        with self.case() as (repository, client):
            repository.delegate('targets', 'delegated')
            repository.publish('delegated', 'targets', 'snapshot', 'timestamp')
            client.good(client.refresh())
            del repository.snapshot['meta']['delegated.json']
            repository.publish('snapshot', 'timestamp')
            client.refused(client.refresh(), 'tuf-rollback')
            self.assertEqual(client.version('snapshot'), 2)

    def test_delegated_role_goes_back(self):
        with self.case() as (repository, client):
            repository.delegate('targets', 'delegated', version=5)
            repository.publish('delegated', 'targets', 'snapshot', 'timestamp')
            client.refused(client.download('x'), 'tuf-unknown-target')
            repository.forget('delegated', 4)
            repository.publish('delegated', 'snapshot', 'timestamp')
            client.refused(client.download('x'), 'tuf-rollback')
            self.assertEqual(client.version('delegated'), 5)

    def test_root(self):
        """What comes as root N+1 must be N+1, whoever signed it."""
        for version in (1, 3, 2 ** 62):
            with self.case(version) as (repository, client):
                repository.root['version'] = version
                repository.put('root', repository.file('root'), address=2)
                client.refused(client.refresh(), 'tuf-rollback' if version == 1 else 'tuf-version')
                client.has(root=1)

    def test_mix_and_match(self):
        """Each file is signed and new, but they were never published together."""
        with self.case() as (repository, client):
            repository.publish_all()
            client.good(client.refresh())
            repository.add_target('targets', 'a', b'new')
            repository.publish_all()
            repository.published['targets'][3] = repository.published['targets'][2]
            client.refused(client.refresh(), 'tuf-version')
            client.has(root=1, snapshot=3, targets=2, timestamp=3)
        with self.case('the same version, other content') as (repository, client):
            repository.meta_hashes = True
            repository.publish_all()
            repository.targets['x'] = 1
            repository.put('targets', repository.file('targets'))
            client.refused(client.refresh(), 'tuf-hash')
            client.has(root=1, snapshot=2, timestamp=2)

    def test_recovery_from_versions_in_the_sky(self):
        def check(client, **versions):
            client.good(client.refresh())
            client.has(**versions)

        for role in ('timestamp', 'snapshot'):
            with self.case(role) as (repository, client):
                repository.signed[role]['version'] = 2 ** 62
                repository.publish_all()
                client.good(client.refresh())
                rotated = ['timestamp'] if role == 'timestamp' else ['timestamp', 'snapshot']
                for each in rotated:
                    repository.rotate(each)
                repository.forget(role, 1)
                repository.publish('root', 'targets', 'snapshot', 'timestamp')
                check(client, **{'root': 2, 'targets': 3, 'snapshot': 3, 'timestamp': 3, role: 1})
        with self.case('targets') as (repository, client):
            repository.delegate('targets', 'delegated')
            repository.targets['version'] = 2 ** 62
            repository.publish('delegated', 'targets', 'snapshot', 'timestamp')
            client.good(client.refresh())
            repository.rotate('snapshot')
            repository.forget('targets', 1)
            del repository.snapshot['meta']['delegated.json']
            repository.publish('root', 'targets', 'snapshot', 'timestamp')
            check(client, root=2, targets=1, snapshot=3, timestamp=3)

    def test_recovery_where_one_of_two_keys_goes(self):
        with self.case() as (repository, client):
            stays = repository.keys['timestamp'][0]
            repository.add_key('timestamp')
            repository.timestamp['version'] = 1000
            repository.publish('root', 'timestamp')
            client.good(client.refresh())
            repository.set_keys('timestamp', [stays], [stays], 1)
            repository.forget('timestamp', 1)
            repository.publish('root', 'timestamp')
            client.good(client.refresh())
            client.has(root=3, targets=1, snapshot=1, timestamp=1)

    def test_no_recovery_without_a_key_that_goes(self):
        with self.case() as (repository, client):
            repository.timestamp['version'] = 1000
            repository.publish('timestamp')
            client.good(client.refresh())
            repository.add_key('timestamp')
            repository.root['roles']['timestamp']['threshold'] = 2
            repository.forget('timestamp', 1)
            repository.publish('root', 'timestamp')
            client.refused(client.refresh(), 'tuf-rollback')
            self.assertEqual(client.version('timestamp'), 1001)
