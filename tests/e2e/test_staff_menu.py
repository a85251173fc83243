# SPDX-License-Identifier: Apache-2.0
"""The staff menu behind its PIN: who gets in, and what can be looked at and done there."""
import os, pty, shutil, socketserver, stat, subprocess, threading, unittest

from akashi_kiosks import Kiosks, set_up_module
from akashi_world import (AKASHICTL, BUILD, CANNOT_TELL, GOOD, NOW, WORLD, USAGE, World, environment, later,
                          picture)

SCREEN = READER = None
PIN = '2468'


def setUpModule():
    global SCREEN, READER
    SCREEN, READER = set_up_module()


class Writer(socketserver.ThreadingUnixStreamServer):
    """Takes what is to be on the stick, up to its end, and answers with a line."""

    daemon_threads = True

    def __init__(self, path):
        super().__init__(path, Writer.Job)
        self.heard, self.answer = [], ''
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Job(socketserver.StreamRequestHandler):
        def handle(self):
            self.server.heard.append(self.rfile.read().decode())
            self.wfile.write(f'{self.server.answer}\n'.encode())

    def close(self):
        self.shutdown()
        self.server_close()


class Menu(Kiosks):
    def type(self, digits):
        SCREEN.key(*digits, 'Return')

    def begin(self, **options):
        """A kiosk on its first page, where the PIN is asked for."""
        kiosk = self.open(**options)
        self.wait_text('Check a security label')
        SCREEN.key('F12')
        return kiosk

    def choose(self, digits=PIN):
        self.wait_text('Choose a PIN for the staff menu')
        self.type(digits)
        self.wait_text('Type the same PIN once more')
        self.type(digits)
        self.wait_text('Staff menu', 'Registration lists')

    def enter(self, **options):
        kiosk = self.begin(**options)
        self.choose()
        return kiosk

    def restart(self, **options):
        self.leave()
        (self.home / 'timing').unlink()
        return self.begin(registry=False, **options)

    def stick(self):
        path = self.home / 'stick'
        path.mkdir()
        return path


class Pin(Menu):
    def test_first_one_by_touch(self):
        kiosk = self.begin()
        self.wait_text('Choose a PIN for the staff menu')
        for digit in '1111':
            self.touch(digit)
        self.touch('OK')
        self.wait_text('A PIN has 4 to 8 digits, not all the same', 'Choose a PIN')
        for first, second, then in ((PIN, '1357', 'The two were not the same'), (PIN, PIN, 'Staff menu')):
            self.type(first)
            self.wait_text('Type the same PIN once more')
            self.assertFalse(any(first in text for text in READER.texts(kiosk)))
            for digit in second:
                self.touch(digit)
            self.touch('OK')
            self.wait_text(then)
        self.touch('Done')
        self.wait_text('Check a security label')
        kept = self.home / '.local/state/akashi/staff-pin'
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)
        self.assertTrue(kept.read_text().startswith('scrypt$'))
        self.leave()
        self.assertNotIn(PIN, kiosk.said())

    def test_wrong_ones_wait(self):
        """Five in a row, then a wait that neither a restart nor the right PIN shortens."""
        self.enter()
        self.restart()
        self.wait_text('Staff: type the PIN')
        for _ in range(4):
            self.type('1357')
            self.wait_text('That was not the PIN')
        self.type('1357')
        self.wait_text('The next try is possible in')
        self.type(PIN)
        self.wait_text('The next try is possible in')
        self.restart(now=later(seconds=10))
        self.wait_text('The next try is possible in')
        self.type(PIN)
        self.wait_text('The next try is possible in')
        self.assertNotIn('Staff menu', READER.texts(self.kiosk))
        self.restart(now=later(minutes=2))
        self.wait_text('Staff: type the PIN')
        self.type(PIN)
        self.wait_text('Staff menu', 'Registration lists')
        self.leave()

    def test_later_only_by_the_command(self):
        """Ten minutes after the very first start, not after each; what the command sets counts at once."""
        state = self.home / '.local/state/akashi'
        state.mkdir(parents=True)
        (state / 'first-start').write_text('an-earlier-boot 20\n')
        kiosk = self.begin()
        self.wait_text('No PIN was chosen', 'akashictl kiosk pin')
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        for digits in (PIN, '8642'):
            self.run_command('kiosk', 'pin', stdin=f'{digits}\n'.encode())
            SCREEN.key('F12')
            self.wait_text('Staff: type the PIN')
            self.type(digits)
            self.wait_text('Staff menu', 'Registration lists')
            SCREEN.key('Escape')
            self.wait_text('Check a security label')
        self.leave()
        self.assertNotIn(PIN, kiosk.said())

    def test_locked_when_the_turn_ends(self):
        kiosk = self.enter()
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        SCREEN.key('F12')
        self.wait_text('Staff: type the PIN')
        self.assertNotIn('Registration lists', READER.texts(kiosk))
        self.leave()

    def test_a_finger_in_the_corner(self):
        self.open()
        self.wait_text('Check a security label')
        SCREEN.xdotool('mousemove', 1070, 10, 'mousedown', 1)
        self.wait_text('Choose a PIN for the staff menu')
        SCREEN.xdotool('mouseup', 1)
        self.type('12')
        self.wait_text('A PIN has 4 to 8 digits')
        self.leave()


class Command(World):
    """`akashictl kiosk pin`: what it takes, what it keeps, and for whom."""

    def set(self, code, text, *words, **options):
        return self.expect(code, 'kiosk', 'pin', *words, stdin=text, **options)

    def test_kept(self):
        for words, folder in (((), self.home / '.local/state/akashi'), (('--state', self.home), self.home)):
            with self.subTest(folder):
                self.assertIn(str(folder), self.set(GOOD, b'2468\n', *words).out)
                kept = folder / 'staff-pin'
                first = kept.read_text()
                self.assertRegex(first, r'^scrypt\$\S+ 0 0\n$')
                self.assertEqual(kept.stat().st_mode & 0o777, 0o600)
                self.set(GOOD, b'2468', *words)
                self.assertNotEqual(kept.read_text(), first)  # another salt
                self.assertEqual([path.name for path in folder.iterdir() if 'pin' in path.name], ['staff-pin'])

    def test_refused(self):
        for text in (b'', b'\n', b'246\n', b'1111\n', b'123456789\n', b'24a8\n', b'2468 \n', b'\xff\xfe\n', b'9' * 100_000):
            with self.subTest(text=text[:20]):
                self.assertIn('4 to 8 digits', self.set(USAGE, text, '--state', self.home).err)
        ran = self.set(CANNOT_TELL, b'2468\n', '--state', self.home / 'nowhere')
        self.assert_complains(ran, 'nowhere', 'not changed', '--state')
        (self.home / 'staff-pin').mkdir()
        self.assert_complains(self.set(CANNOT_TELL, b'2468\n', '--state', self.home), 'staff-pin', 'not changed')
        self.set(USAGE, b'2468\n', '2468')  # never where others see it
        self.assertFalse((self.home / '.local').exists())

    @unittest.skipUnless(os.geteuid() == 0, 'only root writes for somebody else')
    def test_root_writes_as_the_owner(self):
        """The kiosk can read what root wrote for it; a link in its folder leads root nowhere."""
        state, other = self.home / 'state', self.home / 'other'
        state.mkdir()
        other.write_text('of root')
        other.chmod(0o600)
        (state / 'staff-pin').symlink_to(other)
        self.home.chmod(0o755)
        os.chown(state, 65534, 65534)
        # Who has changed the user may not be looked into, also not for leaks.
        self.set(GOOD, b'2468\n', '--state', state, extra={'ASAN_OPTIONS': 'verify_asan_link_order=0:detect_leaks=0'})
        info = os.lstat(state / 'staff-pin')
        self.assertEqual((info.st_uid, info.st_gid, stat.S_IMODE(info.st_mode), stat.S_ISREG(info.st_mode)),
                         (65534, 65534, 0o600, True))
        self.assertEqual(other.read_text(), 'of root')

    def ask(self, *answers):
        """What the terminal shows while it is asked for, and the exit code."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(environment(NOW, self.home))
            os.execv(AKASHICTL, [str(AKASHICTL), 'kiosk', 'pin', '--state', str(self.home)])
        shown = b''
        for answer in answers:
            while not shown.endswith(b': '):
                shown += os.read(terminal, 1000)
            os.write(terminal, answer + b'\n')
            shown += os.read(terminal, 1000)
        while True:
            try:
                part = os.read(terminal, 1000)
            except OSError:  # it has ended
                break
            shown += part
        os.close(terminal)
        return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def test_asked_twice_without_echo(self):
        shown, code = self.ask(b'2468', b'2468')
        self.assertEqual(code, GOOD, shown)
        self.assertIn('The same again', shown)
        self.assertNotIn('2468', shown)
        kept = (self.home / 'staff-pin').read_text()
        shown, code = self.ask(b'1357', b'1358')
        self.assertEqual(code, USAGE, shown)
        self.assertIn('The two were not the same', shown)
        self.assertEqual((self.home / 'staff-pin').read_text(), kept)


class Rows(Menu):
    def test_lists(self):
        """How old they are; new ones from where they come, and from a stick, with the same checks."""
        stick = self.stick()
        self.enter(extra=self.settings(stick_folders=f"['{stick}']"))
        self.touch('Registration lists')
        self.wait_text('20 November 2026', 'up to date')
        self.touch('Fetch now')
        self.wait_text('The lists were fetched')
        self.touch('Fetch from a USB stick')
        self.wait_text('There is no USB stick with lists in this machine')
        shutil.copytree(WORLD / 'repository', stick / 'registry')
        self.touch('Fetch from a USB stick')
        self.wait_text('The lists were fetched')
        timestamp = stick / 'registry/metadata/timestamp.json'
        timestamp.write_text(timestamp.read_text().replace('"version":', '"version": 9'))
        self.touch('Fetch from a USB stick')
        self.wait_text('The lists could not be fetched')
        self.leave()

    def test_the_last_checks(self):
        kiosk = self.open()
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        kiosk.show_until_verdict(picture('altered'), 'altered')
        SCREEN.key('F12')
        self.choose()
        self.touch('The last checks')
        self.wait_text(f"001 {self.words('withdrawn', 'en')[0]}", f"002 {self.words('altered', 'en')[0]}")
        self.touch('001')
        self.wait_text('Say to the customer', self.words('withdrawn', 'en')[0])
        self.touch('Back')
        self.wait_text('The last checks')
        self.leave()

    def test_counters(self):
        """What a day of customers leaves behind: day, verdict, scheme, count; no number, no text, no name."""
        stick = self.stick()
        kiosk = self.open(extra=self.settings(stick_folders=f"['{stick}']"))
        checks = [self.check(picture(name))[0] for name in ('withdrawn', 'altered', 'withdrawn')]
        for name in ('withdrawn', 'altered', 'withdrawn'):
            self.look_away(kiosk)
            kiosk.show_until_verdict(picture(name), name)
            SCREEN.key('Escape')
            self.wait_text('Check a security label')
        SCREEN.key('F12')
        self.choose()
        self.touch('Counters of the day')
        self.wait_text('23 November 2026', '3 checks')
        self.touch('Write them to a USB stick')
        self.wait_text('The counters are on the USB stick')
        self.leave()
        scheme = checks[0]['scheme']
        self.assertEqual((stick / 'akashi-counters.csv').read_text(), 'day,verdict,scheme,count\n'
                         f'2026-11-23,altered,{scheme},1\n2026-11-23,withdrawn,{scheme},2\n')
        kept = self.home / '.local/state/akashi'
        self.assertEqual((kept / 'counters.csv').read_text(), (stick / 'akashi-counters.csv').read_text())
        for path in [*kept.rglob('*'), *stick.rglob('*'), self.home / 'errors']:
            for number in filter(None, (check['number'] for check in checks)):
                self.assertNotIn(number.encode(), path.read_bytes(), path)

    def test_counters_when_the_power_goes(self):
        """They are on the disk long before the minute in which they are written anyway."""
        kept, kiosk = self.home / '.local/state/akashi/counters.csv', self.open()
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        SCREEN.key('Escape')
        READER.wait(kiosk, kept.exists, 'no counters')
        kiosk.process.kill()
        kiosk.process.wait()
        self.assertIn('2026-11-23,withdrawn,', kept.read_text())

    def test_counters_by_the_writer(self):
        """As in the service, which may only read sticks: whoever may write them is handed the counters."""
        kiosk = self.open(extra={'AKASHI_STICK_WRITER': str(self.home / 'writer')})
        writer = Writer(str(self.home / 'writer'))
        self.addCleanup(writer.close)
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        SCREEN.key('F12')
        self.choose()
        self.touch('Counters of the day')
        for answer, said in (('none', 'There is no USB stick in this machine'), ('full', 'The USB stick could not be written'),
                             ('ok /media/akashi-sda1/akashi-counters.csv', 'The counters are on the USB stick')):
            writer.answer = answer
            self.touch('Write them to a USB stick')
            self.wait_text(said)
        self.leave()
        self.assertEqual(len(writer.heard), 3)
        self.assertEqual(writer.heard[-1], (self.home / '.local/state/akashi/counters.csv').read_text())

    def test_self_test(self):
        self.enter(extra=self.settings(call_command="['/nowhere/ring']"))
        self.touch('Self-test')
        self.wait_text('things to be put right', 'The program that calls the staff is missing',
                       'Nobody comes when a customer calls', 'Correct the setting call-command', 'The voice is missing',
                       '日本語')
        self.leave()

    def test_camera(self):
        """The printed card before the lens: which of its codes are read, and what that means."""
        card = self.home / 'card.jpg'
        subprocess.run(['pdftoppm', '-r', '250', '-png', '-singlefile', BUILD / 'data/test-card.pdf', self.home / 'card'],
                       check=True)
        subprocess.run(['convert', self.home / 'card.png', '-gravity', 'center', '-background', 'white', '-extent',
                        '2592x1458', '-quality', '92', card], check=True)
        kiosk = self.enter()
        self.touch('Camera test')
        self.wait_text('Hold the printed test card before the camera', '0 of 5')
        kiosk.show_until(card, lambda line: line[0] == 'picture')
        READER.wait(kiosk, lambda: (kiosk.show(card), '5 of 5' in READER.texts(kiosk))[1], 'all of the card')
        self.wait_text('0.25 mm', 'Fine enough for labels')
        self.leave()

    def test_timings(self):
        extra = self.settings(result_seconds='uint32 90')
        self.enter(extra=extra)
        self.touch('How long things stay')
        self.wait_text('A result stays', '90 seconds')
        self.touch('Longer')
        self.wait_text('100 seconds')
        self.leave()
        self.assertIn('result-seconds=100\n', (self.home / 'config/glib-2.0/settings/keyfile').read_text())

    def test_languages(self):
        kiosk = self.enter(extra=self.settings())
        self.turn_to('Languages on offer')
        self.touch('한국어: on offer')
        self.wait_text('한국어: not on offer')
        SCREEN.key('Escape', 'F2')
        self.wait_text('Choose your language', '日本語')
        self.assertNotIn('한국어', READER.texts(kiosk))
        self.leave()

    def test_close(self):
        kiosk = self.enter(extra=self.settings(allow_leaving='false'))
        self.turn_to('Close the program')
        self.assertEqual(kiosk.ended(), GOOD)
