# SPDX-License-Identifier: Apache-2.0
"""The kiosk for those who cannot touch it or cannot see it: by keyboard alone, by one switch, by a screen reader; and
the page for the staff of every verdict."""
import subprocess

from akashi_kiosks import Kiosks, set_up_module
from akashi_world import boxes, picture

SCREEN = READER = None


def setUpModule():
    global SCREEN, READER
    SCREEN, READER = set_up_module()


class Keyboard(Kiosks):
    def press(self, name):
        """Moves with Tab until that button has the focus, and presses it."""
        for _ in range(40):
            if name in READER.focused(self.kiosk):
                SCREEN.key('space')
                return
            before = READER.focused(self.kiosk)
            SCREEN.key('Tab')
            READER.wait(self.kiosk, lambda: READER.focused(self.kiosk) != before, f'the focus after {before}')
        self.fail(f'{name} is not reached by Tab')

    def test_from_the_first_page_to_the_staff_and_back(self):
        kiosk = self.open()
        self.wait_text('Check a security label')
        self.press('Begin')
        self.wait_text('Hold the label here')
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        self.wait_text(*self.words('withdrawn', 'en'))
        self.press('Show the staff')
        self.wait_text('Say to the customer')
        self.press('Back')
        self.wait_text(*self.words('withdrawn', 'en'))
        self.press('Start over')
        self.wait_text('Check a security label')
        self.leave()


class Switch(Kiosks):
    def press_when(self, name):
        """Waits until the kiosk itself has moved the focus there, and presses the one switch."""
        READER.wait(self.kiosk, lambda: name in READER.focused(self.kiosk), f'the focus on {name}')
        SCREEN.key('space')

    def test_one_key_does_it_all(self):
        kiosk = self.open(extra=self.settings(switch_scanning='uint32 1'))
        self.wait_text('Check a security label')
        self.press_when('Begin')
        self.wait_text('Hold the label here')
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        self.press_when('Show the staff')
        self.wait_text('Say to the customer')
        self.press_when('Start over')
        self.wait_text('Check a security label')
        self.leave()


class Reader(Kiosks):
    def test_order_and_roles(self):
        """The result first, then what to do, then the bar; a heading is a heading, a button a button."""
        kiosk = self.open()
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        headline, sentence = self.words('withdrawn', 'en')
        self.wait_text(headline, sentence)
        names = READER.texts(kiosk)
        places = [next(place for place, name in enumerate(names) if part in name)
                  for part in (headline, sentence, 'Show the staff', 'Start over', 'Language')]
        self.assertEqual(places, sorted(places), names)
        self.assertIn((READER.HEADING, headline), READER.roles(kiosk))
        self.leave()

    def test_the_result_has_the_focus(self):
        """So that it is read aloud without being looked for."""
        kiosk = self.open()
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        headline = self.words('withdrawn', 'en')[0]
        READER.wait(kiosk, lambda: headline in READER.focused(kiosk), 'the focus on the headline')
        self.leave()


class Status(Kiosks):
    """What changes on the screen by itself is said once, and the focus stays where it is."""

    def picture_of(self, colour):
        path = self.home / 'seen.jpg'
        subprocess.run(['convert', '-size', '1280x720', f'xc:{colour}', path], check=True)
        return path

    def test_hints(self):
        kiosk = self.open()
        self.wait_text('Check a security label')
        ear = READER.Ear()
        self.addCleanup(ear.close)
        SCREEN.key('x')
        self.wait_text('Hold the label here')
        for colour, hint in (('#0a0a0a', 'It is too dark here.'), ('white', 'The light is too bright.')):
            seen = self.picture_of(colour)
            READER.wait(kiosk, lambda: (kiosk.show(seen), [text for text in ear.heard if text.startswith(hint)])[1], hint)
            self.assertIn('Hold the label here', READER.focused(kiosk))
            told = [node.get_name() for status in READER.nodes(kiosk) if status.get_role() == READER.STATUS
                    for node in READER.shown_in(status)]
            self.assertTrue(any(name.startswith(hint) for name in told), told)
        told = [text for text in ear.heard if text.startswith('It is') or text.startswith('The light')]
        self.assertEqual(len(told), 2, told)
        self.leave()


class Clerk(Kiosks):
    def go_to_the_staff(self):
        """To their page, straight from the verdict or through what else there is about it."""
        READER.wait(self.kiosk, lambda: any(name in READER.buttons(self.kiosk)
                                            for name in ('Show the staff', 'More about it')), 'the ways on')
        if 'Show the staff' in READER.buttons(self.kiosk):
            self.touch('Show the staff')
            return
        self.touch('More about it')
        self.wait_text('Back')
        self.turn_to('For the staff')

    def test_of_every_verdict(self):
        """One box for each verdict that is not a question yet."""
        kiosk = self.open()
        seen = {'listed'}
        for each in boxes():
            if each['verdict'] in seen:
                continue
            seen.add(each['verdict'])
            with self.subTest(each['id']):
                kiosk.show_until_verdict(picture(each['id']), each['verdict'])
                self.wait_text(self.words(each['id'], 'en')[0])
                self.go_to_the_staff()
                self.wait_text('Say to the customer')
                self.touch('Start over')
                self.wait_text('Check a security label')
        self.leave()
