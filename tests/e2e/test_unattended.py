# SPDX-License-Identifier: Apache-2.0
"""The kiosk alone in its shop: killed and begun anew, full screen under cage as its service has it, hand scanners, and a
clock that is off."""
import os, pathlib, pwd, shutil, signal, subprocess, tempfile, time, unittest

from akashi_screen import LONGEST_WAIT, NO_LEAKS, WITH_US, Kiosk, Screen, end
from akashi_service import UNIT, Service
from akashi_world import BUILD, GOOD, NOW, World, box, environment, later, picture

SCREEN = READER = None
LONGEST_BACK = 10  # seconds, of a build with sanitizers on a busy machine; the goal, on a kiosk, is 3
GOAL = 3


def setUpModule():
    global SCREEN, READER
    SCREEN = Screen()
    unittest.addModuleCleanup(SCREEN.close)
    import akashi_reader
    READER = akashi_reader


class Kiosks(World):
    def open(self, *words, settings='', **options):
        folder = self.home / 'config/glib-2.0/settings'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'keyfile').write_text(f'[io/github/akashi/Akashi/kiosk]\n{settings}')
        extra = {'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(self.home / 'config')} | options.pop('extra', {})
        self.kiosk = Kiosk(SCREEN, self.home, '--language', 'en', *words, extra=extra, **options)
        self.addCleanup(self.kiosk.close)
        return self.kiosk

    def leave(self):
        self.kiosk.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.kiosk.ended(), GOOD, self.kiosk.said())
        for name in ('AddressSanitizer', 'runtime error:', 'CRITICAL'):
            self.assertNotIn(name, self.kiosk.said())


class Killed(Kiosks):
    def test_back_at_the_first_page_with_nothing_of_the_last_customer(self):
        self.synchronise()
        service = Service(self.home, lambda variables: self.open(extra=variables).process, lambda: self.kiosk.said())
        self.addCleanup(service.close)
        service.start()
        service.wait_told('READY=1')
        service.wait_told('WATCHDOG=1')
        self.kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        number = self.check(picture('withdrawn'), '--language', 'en')[0]['number']
        READER.wait_text(self.kiosk, 'withdrawn')
        service.process.kill()
        took = service.restart()
        print(f'killed, and back at the first page after {took:.2f} s (goal {GOAL} s)')
        self.assertLess(took, LONGEST_BACK)
        READER.wait_text(self.kiosk, 'Check a security label')
        self.assertFalse([text for text in READER.texts(self.kiosk) if number in text or 'withdrawn' in text])
        self.leave()


class Scanned(Kiosks):
    """A hand scanner, on a screen whose own keyboard is set to Japanese: what is on its keys is of no interest."""

    def setUp(self):
        super().setUp()
        self.synchronise()
        self.layout('jp')
        self.addCleanup(self.layout, 'us')

    def layout(self, name):
        subprocess.run(['setxkbmap', '-layout', name], env=SCREEN.variables, check=True, timeout=20)

    def test_labels_of_both_keyboards_one_after_the_other(self):
        kiosk = self.open()
        READER.wait_text(kiosk, 'Check a security label')
        for layout, name in (('us', 'withdrawn'), ('jis', 'altered'), ('us', 'suspended'), ('jis', 'confirmed')):
            with self.subTest(layout=layout, box=name):
                SCREEN.scan(layout, box(name)['text'])
                headline = self.check(box(name)['text'], '--language', 'en')[0]['words']['headline']
                READER.wait_text(kiosk, headline)
        self.leave()

    def test_second_scan_just_as_the_first_is_over(self):
        kiosk = self.open()
        READER.wait_text(kiosk, 'Check a security label')
        SCREEN.scan('us', box('altered')['text'], box('withdrawn')['text'])
        READER.wait_text(kiosk, self.check(box('withdrawn')['text'], '--language', 'en')[0]['words']['headline'])
        self.leave()

    def test_screen_busy_in_the_middle_of_a_scan(self):
        kiosk = self.open()
        READER.wait_text(kiosk, 'Check a security label')
        SCREEN.scan('us', box('withdrawn')['text'], stopped=kiosk.process)
        READER.wait_text(kiosk, self.check(box('withdrawn')['text'], '--language', 'en')[0]['words']['headline'])
        self.leave()

    def test_set_up_by_its_code(self):
        kiosk = self.open()
        READER.wait_text(kiosk, 'Check a security label')
        SCREEN.scan('jis', self.printed_code())
        READER.wait_text(kiosk, 'The hand scanner is set up', 'Japanese keyboard')
        self.leave()
        self.assertIn("hand-scanner-keyboard='jis'", (self.home / 'config/glib-2.0/settings/keyfile').read_text())

    def printed_code(self):
        """What the code says that the command draws."""
        path = self.home / 'code.png'
        self.expect(GOOD, 'kiosk', 'scanner-code', '--out', path)
        ran = subprocess.run(['zbarimg', '--nodbus', '--raw', '-q', path], capture_output=True, text=True, timeout=60)
        return ran.stdout.rstrip('\n')

    def test_without_a_camera(self):
        kiosk = self.open(settings="camera-position='hand-scanner'\n", no_camera=True)
        READER.wait_text(kiosk, 'Point the hand scanner at the square code')
        SCREEN.scan('us', box('withdrawn')['text'])
        READER.wait_text(kiosk, 'withdrawn')
        self.leave()


class Troubles(Kiosks):
    """The first page says so, and the staff's button tells what it means and what to do."""

    def test_clock_and_age(self):
        for name, now, headline, remedy in (
                ('clock', later(days=-15), 'The clock of this machine is off', 'Set the date and the time'),
                ('list', later(days=120), 'The registration list is too old', 'Connect this machine to the network')):
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                self.synchronise()
                kiosk = self.open(now=now)
                READER.wait_text(kiosk, headline, 'For the staff')
                SCREEN.touch(*READER.middle(READER.button(kiosk, 'For the staff')))
                READER.wait_text(kiosk, 'What this means', remedy)
                self.leave()

    def test_no_registry(self):
        kiosk = self.open()
        READER.wait_text(kiosk, 'There is no registration list yet')
        SCREEN.touch(*READER.middle(READER.button(kiosk, 'For the staff')))
        READER.wait_text(kiosk, 'Choose a registry and fetch its list')
        self.leave()


class Cage(World):
    """The command of the service, from an installed tree, on a screen in memory."""

    def setUp(self):
        super().setUp()
        self.synchronise()
        # cage does not run as root: the tree and a home of their own lie where anybody may read.
        self.room = pathlib.Path(tempfile.mkdtemp(prefix='akashi-cage-'))
        self.addCleanup(shutil.rmtree, self.room, True)
        self.room.chmod(0o755)
        subprocess.run(['cmake', '--install', BUILD, '--prefix', '/usr'], env=os.environ | {'DESTDIR': str(self.room / 'tree')},
                       check=True, capture_output=True, timeout=300)
        subprocess.run(['glib-compile-schemas', self.room / 'tree/usr/share/glib-2.0/schemas'], check=True, timeout=60)
        shutil.copytree(self.registry.parent, self.room / 'home')
        (self.room / 'run').mkdir(mode=0o700)
        self.user = pwd.getpwnam('nobody') if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        for path in (self.room, *self.room.glob('run'), self.room / 'home', *self.room.glob('home/*')):
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def run_as_user(self, *words):
        switch = ['--reuid', str(self.user.pw_uid), '--regid', str(self.user.pw_gid), '--clear-groups'] if os.getuid() == 0 else []
        return [WITH_US[0], *switch, *WITH_US[1:], *map(str, words)]

    def variables(self):
        """The clock is the machine's own: what fakes it does not survive a change of user."""
        fixed = {name: value for name, value in environment(NOW, self.room).items() if name not in ('LD_PRELOAD', 'FAKETIME')}
        return fixed | {
            'PATH': f'{self.room}/tree/usr/bin:/usr/bin:/bin', 'HOME': str(self.room / 'home'),
            'XDG_RUNTIME_DIR': str(self.room / 'run'), 'GSETTINGS_SCHEMA_DIR': str(self.room / 'tree/usr/share/glib-2.0/schemas'),
            'GSETTINGS_BACKEND': 'memory', 'GTK_A11Y': 'none', 'GDK_BACKEND': 'wayland', 'GSK_RENDERER': 'cairo',
            'WLR_BACKENDS': 'headless', 'WLR_RENDERER': 'pixman', 'WLR_LIBINPUT_NO_DEVICES': '1',
            'ASAN_OPTIONS': NO_LEAKS, 'GST_REGISTRY': str(self.room / 'home/gstreamer.bin')}

    def start(self, extra):
        """As ExecStart= says; turned, as many kiosks stand, which also keeps cage from handing the window's own memory to
        the screen, where no screenshot sees it."""
        command = next(line for line in UNIT.splitlines() if line.startswith('ExecStart=')).removeprefix('ExecStart=')
        words = command.replace('/var/lib/akashi-kiosk', str(self.room / 'home')).replace('cage ', 'cage -r ').split()
        self.log = open(self.room / 'log', 'w+b')
        self.addCleanup(self.log.close)
        process = subprocess.Popen(self.run_as_user(*words, '--language', 'en', '--camera', 'videotestsrc is-live=true'),
                                   env=self.variables() | extra, stdout=self.log, stderr=self.log)
        self.addCleanup(end, process)
        return process

    def colours(self):
        """Of the middle of the screen's four edges, and how large it is."""
        shot = self.room / 'run/shot.png'
        subprocess.run(self.run_as_user('grim', shot), env=self.variables() | {'WAYLAND_DISPLAY': 'wayland-0'}, check=True,
                       capture_output=True, timeout=60)
        points = ('360,2', '360,1277', '2,100', '717,100')
        form = '%w %h ' + ' '.join(f'%[pixel:p{{{point}}}]' for point in points)
        return subprocess.run(['convert', shot, '-format', form, 'info:'], capture_output=True, text=True,
                              timeout=60).stdout.split()

    def test_full_screen_and_back_when_killed(self):
        service = Service(self.room, self.start, lambda: (self.room / 'log').read_text(errors='replace'))
        self.addCleanup(service.close)
        service.start()
        service.wait_told('READY=1')
        service.wait_told('WATCHDOG=1')
        sample_bar, green, white = 'srgb(255,224,138)', 'srgb(0,86,63)', 'srgb(255,255,255)'
        wanted = ['720', '1280', sample_bar, white, green, green]
        until = time.monotonic() + LONGEST_WAIT
        while (seen := self.colours()) != wanted and time.monotonic() < until:
            pass  # a picture may be stale, or of before the first page was painted
        self.assertEqual(seen, wanted)

        os.kill(self.kiosk_of(service.process), signal.SIGKILL)
        took = service.restart()
        print(f'killed under cage, and back at the first page after {took:.2f} s (goal {GOAL} s)')
        self.assertLess(took, LONGEST_BACK)

    def kiosk_of(self, cage):
        """The program that cage started, and no other."""
        children = pathlib.Path(f'/proc/{cage.pid}/task/{cage.pid}/children').read_text().split()
        return next(int(pid) for pid in children if pathlib.Path(f'/proc/{pid}/comm').read_text().strip() == 'akashi')


if __name__ == '__main__':
    unittest.main()
