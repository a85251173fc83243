# SPDX-License-Identifier: Apache-2.0
"""The kiosk read aloud: the real program, its button touched, and what it says heard in a file."""
import unittest, wave

from akashi_screen import Kiosk, Screen
from akashi_world import GOOD, WORLD, World, picture

SCREEN = READER = None
CLIPS = f'{WORLD}/share:/usr/local/share:/usr/share'


def setUpModule():
    global SCREEN, READER
    SCREEN = Screen()
    unittest.addModuleCleanup(SCREEN.close)
    import akashi_reader
    READER = akashi_reader


class Voice(World):
    def open(self, output, data_dirs=CLIPS, settings=''):
        self.synchronise()
        folder = self.home / 'config/glib-2.0/settings'
        folder.mkdir(parents=True)
        (folder / 'keyfile').write_text(
            f"[io/github/akashi/Akashi/kiosk]\nvoice-output='{output}'\nvoice-tones=false\n{settings}")
        self.kiosk = Kiosk(SCREEN, self.home, '--language', 'en', extra={
            'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(self.home / 'config'), 'XDG_DATA_DIRS': data_dirs})
        self.addCleanup(self.kiosk.close)
        READER.wait_text(self.kiosk, 'Check a security label')

    def touch(self, name):
        SCREEN.touch(*READER.middle(READER.button(self.kiosk, name)))

    def leave(self):
        SCREEN.key('ctrl+q')
        self.assertEqual(self.kiosk.ended(), GOOD, self.kiosk.said())
        for name in ('AddressSanitizer', 'runtime error:', 'CRITICAL'):
            self.assertNotIn(name, self.kiosk.said())

    def test_it_is_heard(self):
        heard = self.home / 'heard.wav'
        self.open(f'audioconvert ! audio/x-raw,channels=1 ! wavenc ! filesink location={heard}')
        self.touch('Read aloud')
        READER.wait_text(self.kiosk, 'Read again')
        with wave.open(str(heard)) as sound:  # the last clip
            samples = sound.readframes(sound.getnframes())
        self.assertGreater(len(samples), 10000)
        self.assertTrue(any(samples))
        self.leave()

    def test_it_stops(self):
        self.open('fakesink sync=true')
        self.touch('Read aloud')
        READER.button(self.kiosk, 'Louder')
        READER.button(self.kiosk, 'Again')
        self.touch('Stop')
        READER.button(self.kiosk, 'Read aloud')
        self.assertNotIn('Louder', READER.buttons(self.kiosk))
        SCREEN.key('F4')
        READER.button(self.kiosk, 'Stop')
        self.kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')  # nothing is read over another page
        READER.button(self.kiosk, 'Read aloud')
        self.leave()

    def test_no_sound(self):
        self.open('filesrc location=/nowhere ! fakesink')
        self.touch('Read aloud')
        READER.wait_text(self.kiosk, 'No sound now')
        self.leave()

    def test_no_clips(self):
        self.open('fakesink', data_dirs='/usr/share')
        self.assertNotIn('Read aloud', READER.buttons(self.kiosk))
        self.assertIn('voice: ', self.kiosk.said())
        self.leave()

    def test_switched_off(self):
        self.open('fakesink', settings='voice=false\n')
        self.assertNotIn('Read aloud', READER.buttons(self.kiosk))
        self.leave()


if __name__ == '__main__':
    unittest.main()
