# SPDX-License-Identifier: Apache-2.0
"""Roots that people sign in turn. Each is published and then seen by our own client, on a machine that follows all along
and on one that has skipped several."""
import json, os, shutil

from akashi_keys import Keys
from akashi_world import CANNOT_TELL, GOOD, USAGE


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
