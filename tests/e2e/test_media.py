# SPDX-License-Identifier: Apache-2.0
"""`akashictl mirror` onto a stick, and updates from sticks: good ones, half copied ones, and hostile ones."""
import hashlib, os, pathlib, shutil, unittest

import fault_server as fault
from akashi_world import CANNOT_TELL, GOOD, USAGE, WORLD, World
from fault_server import FaultServer
from fault_world import FaultWorld, ROWS, state, target

world = None


def setUpModule():
    global world
    world = FaultWorld()


def tearDownModule():
    world.remove()


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob('*')) if path.is_file()}


class WithStick(World):
    def setUp(self):
        super().setUp()
        self.stick = self.home / 'stick'
        self.server = FaultServer(self, world.after)
        self.trust(world.after, url=self.server.url)

    def mirror(self, *words, code=GOOD, url=None):
        return self.expect(code, 'mirror', url or self.server.url, self.stick, *words)

    def kiosk(self, fresh=False):
        """A machine of its own, that holds `before` or nothing yet."""
        registry = self.home / f'kiosk-{len(list(self.home.glob("kiosk-*")))}'
        if fresh:
            self.expect(GOOD, 'trust', 'add', world.before / 'metadata/1.root.json', '--url', 'https://registry.example/',
                        '--registry', registry / 'registry.db', '--sha256',
                        hashlib.sha256((world.before / 'metadata/1.root.json').read_bytes()).hexdigest())
        else:
            shutil.copytree(world.registry, registry)
        return registry / 'registry.db'

    def take(self, registry, code=GOOD, stick=None):
        return self.expect(code, 'sync', '--registry', registry, '--from', f'file://{stick or self.stick}')


class Folder(WithStick):
    def test_named_as_it_is_called(self):
        """Not only as an address; one that is not there is an address, and a bad one."""
        self.mirror()
        self.expect(GOOD, 'sync', '--registry', self.kiosk(), '--from', self.stick)
        ran = self.expect(CANNOT_TELL, 'sync', '--registry', self.kiosk(), '--from', self.home / 'nowhere')
        self.assert_complains(ran, 'nowhere')


class Mirror(WithStick):
    def test_everything_byte_for_byte(self):
        self.mirror()
        published, copied = files(world.after), files(self.stick)
        for name, data in copied.items():
            self.assertEqual(data, published[name], name)
        self.assertIn('metadata/timestamp.json', copied)
        self.assertFalse(any('snapshot' in name and name != 'metadata/2.snapshot.json' for name in copied))
        for fresh in (False, True):
            kiosk = self.kiosk(fresh)
            self.take(kiosk)
            self.assertEqual(state(kiosk)[0]['muster'][:2], (2, ROWS))
            self.assertEqual(state(kiosk)[0]['zweit'][:2], (1, 5))

    def test_a_second_run_copies_what_is_new(self):
        self.server.folder = world.before
        self.mirror()
        self.server.asked.clear()
        ran = self.mirror()
        self.assertIn('0 files copied', ran.out)
        self.assertEqual([path for path in self.server.paths() if path != '/metadata/timestamp.json'],
                         ['/metadata/2.root.json'])
        self.server.folder = world.after
        self.server.asked.clear()
        self.mirror()
        self.assertFalse(any('zweit/' in path or 'schemes.json' in path for path in self.server.paths()))
        # What was published before is gone, and takes no room.
        self.assertFalse(any('full-1.' in name and 'muster' in name for name in files(self.stick)))
        self.assertFalse(any('/1.' in name and 'root' not in name for name in files(self.stick)))
        kiosk = self.kiosk()
        self.take(kiosk)
        self.assertEqual(state(kiosk)[0]['muster'][:2], (2, ROWS))

    def test_only_some_schemes(self):
        self.mirror('--scheme', 'zweit')
        self.assertFalse(any('muster' in name for name in files(self.stick) if name.startswith('targets/')))
        for fresh in (False, True):
            kiosk = self.kiosk(fresh)
            ran = self.take(kiosk)
            self.assertIn('muster: not on this medium', ran.out)
            self.assertEqual(state(kiosk)[0]['zweit'][:2], (1, 5))
            self.assertEqual(state(kiosk)[0].get('muster', (None, None))[:2], (None, None) if fresh else (1, ROWS))
        shutil.rmtree(self.stick)
        self.mirror('--scheme', 'muster', '--scheme', 'zweit')
        self.assertNotIn('not on this medium', self.take(self.kiosk()).out)

    def test_none_at_all_is_a_failure(self):
        self.mirror('--scheme', 'zweit')
        for path in (self.stick / 'targets/zweit').iterdir():
            path.unlink()
        self.assert_complains(self.take(self.kiosk(fresh=True), CANNOT_TELL))

    def test_refused(self):
        self.assert_complains(self.mirror('--scheme', 'dritt', code=CANNOT_TELL), 'dritt')
        self.expect(USAGE, 'mirror', self.server.url)
        self.assert_complains(self.mirror(url='http://registry.example/', code=CANNOT_TELL))
        nobody = self.home / 'nobody.db'
        self.assert_complains(self.expect(CANNOT_TELL, 'mirror', self.server.url, self.stick, '--registry', nobody))
        self.mirror()
        self.server.folder = world.before  # it lags behind what the stick holds
        before = files(self.stick)
        self.assert_complains(self.mirror(code=CANNOT_TELL))
        self.assertEqual(files(self.stick), before)

    def test_another_registry_is_not_written_over(self):
        self.mirror()
        kept = files(self.stick)
        (self.stick / 'metadata/1.root.json').write_bytes((WORLD / 'repository/metadata/1.root.json').read_bytes())
        self.assert_complains(self.mirror(code=CANNOT_TELL), 'another registry')
        (self.stick / 'metadata/1.root.json').write_bytes(kept['metadata/1.root.json'])
        self.mirror()

    def test_stopped_at_every_file(self):
        """The server ends after each request in turn: the stick holds `before` until it holds `after`, never a mixture."""
        self.server.folder = world.before
        self.mirror()
        self.server.folder = world.after
        for most in range(1, 40):
            left = [most]

            def some(request, asked, data, left=left):
                left[0] -= 1
                (self.server.send if left[0] >= 0 else fault.cut)(request, asked, data)
            self.server.fault, self.server.at = some, ''
            ran = self.run_command('mirror', self.server.url, self.stick)
            kiosk = self.kiosk()
            self.take(kiosk)
            serial = state(kiosk)[0]['muster'][0]
            self.assertEqual(serial, 2 if ran.code == GOOD else 1)
            if ran.code == GOOD:
                break
        self.assertGreater(most, 1)
        self.assertEqual(ran.code, GOOD)

    def test_a_damaged_stick_is_mended(self):
        self.mirror()
        whole = files(self.stick)
        for name in ('metadata/2.snapshot.json', 'metadata/1.root.json', 'metadata/timestamp.json',
                     next(name for name in whole if 'full-2' in name)):
            (self.stick / name).write_bytes(whole[name][:len(whole[name]) // 2])
            with self.subTest(name):
                self.mirror()
                self.assertEqual(files(self.stick), whole)

    def test_what_else_is_on_the_stick_stays(self):
        (self.stick / 'targets').mkdir(parents=True)
        (self.stick / 'targets/holiday.jpg').write_bytes(b'x')
        (self.stick / 'notes.txt').write_bytes(b'x')
        self.mirror()
        self.mirror()
        self.assertTrue((self.stick / 'targets/holiday.jpg').exists() and (self.stick / 'notes.txt').exists())


class HostileStick(WithStick):
    """Whatever a stick holds, the old list stays whole, nothing else of the machine is touched, and the command ends."""

    def setUp(self):
        super().setUp()
        shutil.copytree(world.after, self.stick)

    def refused(self):
        kiosk = self.kiosk()
        old = state(kiosk)
        ran = self.take(kiosk, CANNOT_TELL)
        self.assert_complains(ran)
        new = state(kiosk)
        self.assertEqual(new[0], old[0])
        self.assertTrue(all(new[1][role] >= version for role, version in old[1].items()))
        self.assertEqual(list(kiosk.parent.glob('*.part*')), [])

    def replace(self, name, make):
        path = self.stick / name
        kept = path.read_bytes() if path.exists() else None
        if kept is not None:
            path.unlink()
        make(path)
        self.refused()
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
        if kept is not None:
            path.write_bytes(kept)

    def test_what_is_no_file(self):
        for path in self.stick.rglob('*.delta-*'):
            path.unlink()
        full = str(target(self.stick, '*.full-2.*').relative_to(self.stick))
        device = self.home / 'link'
        device.write_bytes(b'x')
        for name in ('metadata/timestamp.json', 'metadata/2.root.json', 'metadata/2.snapshot.json', full):
            for make in (os.mkfifo, pathlib.Path.mkdir, lambda path: path.symlink_to('/dev/zero'),
                         lambda path: path.symlink_to(path), lambda path: path.symlink_to(device)):
                with self.subTest(name):
                    self.replace(name, make)
        self.assertEqual(device.read_bytes(), b'x')

    def test_huge_files(self):
        for path in self.stick.rglob('*.delta-*'):
            path.unlink()

        def huge(path):
            with open(path, 'wb') as file:
                file.truncate(1 << 40)
        for name in ('metadata/timestamp.json', 'metadata/2.root.json', 'metadata/2.muster.json',
                     str(target(self.stick, '*.full-2.*').relative_to(self.stick))):
            with self.subTest(name):
                self.replace(name, huge)

    def test_list_left_out_of_a_scheme_that_is_there(self):
        for path in [*self.stick.rglob('*.delta-*'), target(self.stick, '*.full-2.*')]:
            path.unlink()
        self.refused()

    def test_read_only_medium(self):
        before = files(self.stick)
        for path in [self.stick, *self.stick.rglob('*')]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        kiosk = self.kiosk()
        self.take(kiosk)
        self.assertEqual(state(kiosk)[0]['muster'][:2], (2, ROWS))
        self.assertEqual(files(self.stick), before)
        for path in [self.stick, *self.stick.rglob('*')]:
            path.chmod(0o755 if path.is_dir() else 0o644)

    def test_mirroring_onto_links(self):
        """A stick that brings links does not lead the mirror to other places."""
        shutil.rmtree(self.stick)
        elsewhere = self.home / 'elsewhere'
        elsewhere.mkdir()
        for name in ('metadata', 'targets'):
            self.stick.mkdir()
            (self.stick / name).symlink_to(elsewhere)
            self.assert_complains(self.mirror(code=CANNOT_TELL), 'not a folder')
            self.assertEqual(list(elsewhere.iterdir()), [])
            shutil.rmtree(self.stick)


if __name__ == '__main__':
    unittest.main()
