# SPDX-License-Identifier: Apache-2.0
"""The staff menu behind its PIN: who gets in, and what can be looked at and done there."""
import shutil, subprocess

from akashi_kiosks import Kiosks, set_up_module
from akashi_world import BUILD, GOOD, WORLD, later, picture

SCREEN = READER = None
PIN = '2468'


def setUpModule():
    global SCREEN, READER
    SCREEN, READER = set_up_module()


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

    def test_self_test(self):
        self.enter(extra=self.settings(call_command="['/nowhere/ring']"))
        self.touch('Self-test')
        self.wait_text('1 thing to be put right', 'The program that calls the staff is missing',
                       'Nobody comes when a customer calls', 'Correct the setting call-command')
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
