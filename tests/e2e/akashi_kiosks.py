# SPDX-License-Identifier: Apache-2.0
"""A test with a kiosk of its own on a screen that all tests of its module share."""
import signal, subprocess, unittest

from akashi_screen import Kiosk, Screen
from akashi_world import GOOD, World, picture

SCREEN = READER = None


def set_up_module():
    """For setUpModule(). Returns: the screen, and the module that reads it as a screen reader does."""
    global SCREEN, READER
    SCREEN = Screen()
    unittest.addModuleCleanup(SCREEN.close)
    import akashi_reader
    READER = akashi_reader
    return SCREEN, READER


class Kiosks(World):
    def open(self, *words, registry=True, language='en', **options):
        if registry:
            self.synchronise()
        self.kiosk = Kiosk(SCREEN, self.home, '--language', language, *words, **options)
        self.addCleanup(self.kiosk.close)
        return self.kiosk

    def leave(self, by=None):
        """Ends the program as somebody would, and looks at what it leaves behind: nothing."""
        if by is None:
            self.kiosk.process.send_signal(signal.SIGTERM)
        else:
            SCREEN.key(by)
        self.assertEqual(self.kiosk.ended(), GOOD, self.kiosk.said())
        for name in ('AddressSanitizer', 'LeakSanitizer', 'runtime error:', 'CRITICAL'):
            self.assertNotIn(name, self.kiosk.said())

    def wait_text(self, *parts):
        READER.wait_text(self.kiosk, *parts)

    def speak(self, language):
        """Chooses a language by its own name, on the page that F2 opens."""
        SCREEN.key('F2')
        READER.wait(self.kiosk, lambda: READER.button(self.kiosk, language), language)
        self.touch(language)

    def touch(self, name):
        SCREEN.touch(*READER.middle(READER.button(self.kiosk, name)))

    def turn_to(self, name):
        """Turns the rows of the page over until that button is among them, and touches it."""
        for _ in range(9):
            if any(name in each for each in READER.buttons(self.kiosk)):
                break
            before = READER.texts(self.kiosk)
            below = [each for each in ('See what is below', 'More below') if each in READER.buttons(self.kiosk)]
            self.touch(below[0])
            READER.wait(self.kiosk, lambda: READER.texts(self.kiosk) != before, 'the next rows')
        self.touch(name)

    def settings(self, **values):
        """What a shop owner sets, as GVariant texts. Returns: variables of the kiosk."""
        folder = self.home / 'config/glib-2.0/settings'
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f'{name.replace("_", "-")}={value}\n' for name, value in values.items()]
        (folder / 'keyfile').write_text('[io/github/akashi/Akashi/kiosk]\n' + ''.join(lines))
        return {'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(self.home / 'config')}

    def blank(self):
        path = self.home / 'blank.jpg'
        subprocess.run(['convert', '-size', '1280x720', 'xc:gray', path], check=True)
        return path

    def look_away(self, kiosk):
        """From the first page to the one with the live picture, and nothing before the lens for so long that a box that
        was there is a new one (AKASHI_CODE_GONE_US)."""
        blank, first = self.blank(), []
        self.wait_text('Check a security label')
        SCREEN.touch(540, 300)
        self.wait_text('Hold the label here')

        def is_long(line):
            first.append(int(line[1]))
            return line[0] == 'picture' and int(line[1]) - first[0] > 1_200_000
        kiosk.show_until(blank, is_long)

    def words(self, name, language):
        """What `akashictl check` says of the same box: headline and sentence."""
        check = self.check(picture(name), '--language', language)[0]
        return check['words']['headline'], check['words']['sentence']
