# SPDX-License-Identifier: Apache-2.0
"""A disk that is full to its last byte, and really so: registry, settings and counters of the kiosk on a small one of
their own. The last good list goes on answering, nothing that was there is lost, and with room again everything goes on."""
import ctypes, os, signal, sqlite3, subprocess, unittest

from akashi_kiosks import Kiosks, set_up_module
from akashi_world import AKASHICTL, CANNOT_TELL, GOOD, NOW, SOURCE, WORLD, box, environment

SCREEN = READER = None
DISK_MB = 80  # with more free than the kiosk finds too little (AKASHI_NOTICE_LEAST_FREE) while it is empty
CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000
PASSPHRASE = SOURCE / 'data/sample/keys/passphrase-of-test-keys'


def mounts_of_our_own():
    """What this process mounts, only it and what it starts see, and all of it ends with them. Returns: whether it may."""
    user, group, root = os.getuid(), os.getgid(), os.getuid() == 0
    if ctypes.CDLL(None).unshare(CLONE_NEWNS | (0 if root else CLONE_NEWUSER)) != 0:
        return False
    if not root:
        for name, text in (('setgroups', 'deny'), ('uid_map', f'0 {user} 1'), ('gid_map', f'0 {group} 1')):
            with open(f'/proc/self/{name}', 'w') as file:
                file.write(text)
    return subprocess.run(['mount', '--make-rprivate', '/'], capture_output=True).returncode == 0


def setUpModule():
    global SCREEN, READER
    if not mounts_of_our_own():
        raise unittest.SkipTest('this machine lets nobody mount a small disk: neither as root nor in a name space')
    SCREEN, READER = set_up_module()


class Full(Kiosks):
    def setUp(self):
        super().setUp()
        self.disk = self.home / 'data'
        self.disk.mkdir()
        mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={DISK_MB}m', 'tmpfs', self.disk], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest(f'no small disk can be mounted here: {mounted.stderr.decode()}')
        self.addCleanup(subprocess.run, ['umount', '--lazy', self.disk], check=True)
        self.repository = self.copy_repository()

    # --- the disk ---

    def fill(self):
        """Until not one byte more goes onto it."""
        with open(self.disk / 'filler', 'ab', buffering=0) as filler:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while filler.write(b'\0' * size) == size:
                        pass
                except OSError:
                    pass
        self.assertEqual(os.statvfs(self.disk).f_bavail, 0)

    def make_room(self):
        (self.disk / 'filler').unlink()

    # --- lists ---

    def publish_next(self):
        """A list with other rows, so that it cannot be taken without being written."""
        operator = [AKASHICTL, 'operator', 'repository']
        keys = ['--keys', WORLD / 'keys', '--passphrase-file', PASSPHRASE, '--now', NOW]
        scheme, rows = WORLD / 'work/schemes/mihon.json', WORLD / 'work/lists/mihon-first.jsonl'
        for words in (['add', self.repository, '--scheme', scheme, '--list', rows, '--as-of', '2026-11-22',
                       '--published', NOW], ['publish', self.repository]):
            subprocess.run([*operator, *words, *keys], check=True, capture_output=True, env=environment(NOW, self.home))

    def serial(self):
        """Of the list that is kept; the file itself is whole."""
        database = sqlite3.connect(f'file:{self.registry}?mode=ro', uri=True)
        try:
            self.assertEqual(database.execute('PRAGMA integrity_check').fetchone(), ('ok',))
            return database.execute("SELECT serial FROM list JOIN scheme USING (scheme_no) WHERE id = 'mihon'").fetchone()[0]
        finally:
            database.close()

    # --- the kiosk ---

    def begin(self):
        (self.home / 'timing').unlink(missing_ok=True)
        kept = {'STATE_DIRECTORY': str(self.disk / 'state'), 'GSETTINGS_BACKEND': 'keyfile',
                'XDG_CONFIG_HOME': str(self.disk / 'config'), 'XDG_CACHE_HOME': str(self.disk / 'cache')}
        return self.open(registry=False, extra=kept)

    def scan(self, name):
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        SCREEN.scan('us', box(name)['text'])
        self.wait_text(self.check(box(name)['text'], '--language', 'en')[0]['words']['headline'])

    def staff(self, row):
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        SCREEN.key('F12')
        self.wait_text('Staff: type the PIN')
        SCREEN.key(*'2468', 'Return')
        self.wait_text('Staff menu')
        self.touch(row)

    def counters(self):
        return (self.disk / 'state/counters.csv').read_text()


class Command(Full):
    def test_sync(self):
        """Each of three tries says what is wrong and leaves the list that was there."""
        self.synchronise(self.repository)
        before = self.serial()
        self.publish_next()
        self.fill()
        for _ in range(3):
            ran = self.expect(CANNOT_TELL, 'sync')
            self.assert_complains(ran)
            self.assertIn('disk is full', ran.err)
            self.assertEqual(self.serial(), before)
            self.assertEqual(self.check(box('withdrawn')['text'])[0]['verdict'], 'withdrawn')
        self.make_room()
        self.expect(GOOD, 'sync')
        self.assertEqual(self.serial(), before + 1)


class Kiosk(Full):
    def test_a_day_with_a_full_disk(self):
        self.synchronise(self.repository)
        (self.disk / 'state').mkdir(mode=0o700)
        self.expect(GOOD, 'kiosk', 'pin', '--state', self.disk / 'state', stdin=b'2468\n')
        before = self.serial()
        self.begin()
        self.scan('withdrawn')
        self.publish_next()
        self.fill()

        self.scan('altered')
        self.staff('Registration lists')
        self.touch('Fetch now')
        self.wait_text('The lists could not be fetched')
        self.assertEqual(self.serial(), before)

        # Power was cut: it begins with the disk as full as it was.
        self.kiosk.process.send_signal(signal.SIGKILL)
        self.kiosk.process.wait()
        self.begin()
        self.wait_text('The disk of this machine is full')
        self.touch('For the staff')
        self.wait_text('The old one still answers', 'Make room on the disk')
        self.scan('altered')

        self.make_room()
        self.staff('Registration lists')
        self.touch('Fetch now')
        self.wait_text('The lists were fetched')
        self.assertEqual(self.serial(), before + 1)
        self.leave()
        self.assertIn('2026-11-23,altered,', self.counters())


if __name__ == '__main__':
    unittest.main()
