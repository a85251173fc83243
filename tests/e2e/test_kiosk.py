# SPDX-License-Identifier: Apache-2.0
"""The kiosk: the real program on a screen of its own, touched, typed at, shown labels, and read as a screen reader
reads it."""
import json, re, subprocess, time

from akashi_kiosks import Kiosks, set_up_module
from akashi_world import BUILD, CANNOT_TELL, GOOD, NOW, USAGE, WORLD, box, boxes, environment, later, picture

SCREEN = READER = None
# Boxes of the film: each way a verdict comes about (with a barcode, without, refused, stale, no label at all).
FILM = ('confirmed', 'listed', 'withdrawn', 'different-product', 'altered', 'confirmed-eu', 'not-a-label',
        'out-of-scope')


def setUpModule():
    global SCREEN, READER
    SCREEN, READER = set_up_module()


class Pages(Kiosks):
    def test_touch_from_the_first_page_to_the_verdict(self):
        kiosk = self.open(leaks=True)
        self.wait_text('Check a security label')
        SCREEN.touch(540, 300)
        self.wait_text('Hold the label here')
        kiosk.show_until(self.blank(), lambda line: line[0] == 'picture')
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        self.wait_text(*self.words('withdrawn', 'en'))
        self.leave()

    def test_a_finger_that_slides_off_does_nothing(self):
        """Pressed on a button and lifted beside it, as somebody does who has changed his mind."""
        kiosk = self.open()
        self.wait_text('Check a security label')
        SCREEN.touch(540, 300)
        self.wait_text('Hold the label here')
        before = READER.texts(kiosk)
        for name in ('Help', 'Type the number', 'Language', 'Start over'):
            x, y = READER.middle(READER.button(kiosk, name))
            SCREEN.xdotool('mousemove', x, y, 'mousedown', 1, 'mousemove', 540, 450, 'mouseup', 1)
            time.sleep(1)  # what it would have done is done within a tenth of that
            self.assertEqual(READER.texts(kiosk), before, name)
        self.touch('Help')  # the same finger, lifted where it touched
        self.wait_text('How to hold it')
        self.leave()

    def test_keys(self):
        kiosk = self.open()
        self.wait_text('Check a security label')
        SCREEN.key('F2')
        self.wait_text('Choose your language')
        SCREEN.key('Up', 'Up', 'Return')  # English has the focus; 日本語 is two above
        self.wait_text('はじめる')
        japanese = READER.texts(kiosk)
        self.assertNotIn('Check a security label', japanese)
        SCREEN.key('F3', 'F3')  # bigger, biggest
        self.wait_text('小さな字')
        SCREEN.key('F3')
        self.speak('English')
        self.wait_text('Bigger letters', 'Begin')
        SCREEN.key('x')
        self.wait_text('Hold the label here')
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        SCREEN.key('Return')  # the button Begin has the focus
        self.wait_text('Hold the label here')
        self.leave('ctrl+q')

    def test_every_customer_begins_with_the_first_language(self):
        kiosk = self.open(language='ja')
        self.wait_text('はじめる')
        self.speak('English')
        SCREEN.key('F3', 'F3')
        self.wait_text('Smaller letters', 'Check a security label')
        SCREEN.key('Escape')
        self.wait_text('はじめる')
        self.assertNotIn('Check a security label', READER.texts(kiosk))
        self.leave()

    def test_leaving_can_be_switched_off(self):
        self.open(extra=self.settings(allow_leaving='false'))
        self.wait_text('Check a security label')
        SCREEN.key('ctrl+q', 'x')
        self.wait_text('Hold the label here')
        self.leave()

    def test_every_language_says_what_the_command_says(self):
        kiosk = self.open()
        kiosk.show_until_verdict(picture('altered'), 'altered')
        for language, name in (('en', None), ('ja', '日本語'), ('ja@easy', 'やさしい日本語'), ('zh_CN', '简体中文'),
                               ('ko', '한국어')):
            with self.subTest(language):
                if name is not None:
                    self.speak(name)
                self.wait_text(*self.words('altered', language))
        self.leave()


class Questions(Kiosks):
    def ask(self):
        kiosk = self.open()
        kiosk.show_until_verdict(picture('listed'), 'listed')
        self.wait_text('TK-LOCK7')
        READER.button(kiosk, 'I am not sure')
        return kiosk

    def test_yes_by_touch(self):
        self.ask()
        self.touch('Yes')
        self.wait_answered()
        self.leave()

    def test_yes_by_keyboard(self):
        self.ask()
        SCREEN.key('Tab', 'space')
        self.wait_answered()
        self.leave()

    def test_yes_by_a_screen_reader(self):
        kiosk = self.ask()
        button = READER.button(kiosk, 'Yes')
        self.assertTrue(button.do_action(0))
        self.wait_answered()
        self.leave()

    def wait_answered(self):
        check = self.check('--model', box('listed')['product']['model'], '--language', 'en', picture('listed'))[0]
        self.assertNotEqual(check['words']['headline'], 'Is it this one?')
        self.wait_text(check['words']['headline'])

    def test_no(self):
        self.ask()
        self.touch('No, it is different')
        self.wait_text('another product')
        self.leave()


class Behind(Kiosks):
    """What is behind a verdict, by touch, by keys and by a screen reader."""

    def test_language_in_the_middle(self):
        kiosk = self.open()
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        self.touch('Show the staff')
        self.wait_text('Say to the customer')
        self.speak('日本語')
        self.wait_text('お客様に言うこと')
        self.touch('もどる')
        self.wait_text(*self.words('withdrawn', 'ja'))
        self.leave()

    def test_a_number_by_keys(self):
        kiosk = self.open()
        number = self.check(picture('listed'), '--language', 'en')[0]['number']
        self.wait_text('Check a security label')
        SCREEN.key('x')
        self.wait_text('Hold the label here')
        self.touch('Type the number')
        self.wait_text('Number or model')
        SCREEN.key(*[{'-': 'minus'}.get(letter, letter.lower()) for letter in number])
        self.wait_text(number)
        self.touch('Check')
        self.wait_text('TK-LOCK7', 'Is it this one?')
        self.leave()
        self.assertNotIn(number, kiosk.said())

    def test_no_class_names_are_read(self):
        """What has no name of its own says nothing."""
        kiosk = self.open()
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        for name in (None, 'Show the staff', 'Language'):
            if name is not None:
                self.touch(name)
            self.wait_text('Start over')
            self.assertEqual([text for text in READER.texts(kiosk) if re.match('Akashi[A-Z]', text)], [])
        self.leave()


class Films(Kiosks):
    def test_every_box_by_camera(self):
        """A customer a box: what the camera sees is answered as `akashictl check` answers the photograph."""
        kiosk = self.open()
        for each in boxes():
            with self.subTest(each['id']):
                kiosk.show_until_verdict(picture(each['id']), each['verdict'])
        self.leave()

    def test_film(self):
        world = json.loads((WORLD / 'world.json').read_text())
        world['boxes'] = [each for each in world['boxes'] if each['id'] in FILM]
        (self.home / 'world.json').write_text(json.dumps(world))
        subprocess.run([BUILD / 'data/sample/akashi-sample-pictures', self.home / 'world.json', self.home / 'film', '--film'],
                       check=True, timeout=300)
        film = json.loads((self.home / 'film/film.json').read_text())
        kiosk = self.open('--exit-at-end',
                          camera=f'filesrc location={self.home}/film/film.avi ! avidemux ! jpegdec')
        begin = int(kiosk.wait_painted(lambda line: line[0] == 'film')[1])
        shown = []
        self.follow(kiosk, shown)
        self.assertEqual(kiosk.ended(), GOOD, kiosk.said())
        for each, take in zip(world['boxes'], film['boxes']):
            with self.subTest(each['id']):
                until = begin + (take['last'] + 6) / film['fps'] * 1e6
                mine = [line[3] for line in shown if int(line[1]) <= until]
                self.assertEqual(mine[-1:], [each['verdict']], shown)
                shown = [line for line in shown if int(line[1]) > until]

    def follow(self, kiosk, shown):
        """Until the film has ended and the program with it."""
        until = time.monotonic() + 120
        while kiosk.process.poll() is None and time.monotonic() < until:
            shown += [line for line in kiosk.events(1000) if line[0] == 'verdict']


class Troubles(Kiosks):
    """Everything that can be wrong when it is started: a page or a message that says what to do."""

    def test_camera_absent(self):
        self.open(camera='/dev/video99')
        self.wait_text('The camera was not found', 'Please tell the staff', 'Plug the cable of the camera in')
        self.speak('日本語')
        self.wait_text('カメラ')
        SCREEN.touch(540, 300)
        SCREEN.key('x', 'Escape')
        self.wait_text('The camera was not found')
        self.assertIn('There is no camera /dev/video99', self.kiosk.said())
        self.leave('ctrl+q')

    def test_bad_pipelines(self):
        for name, pipeline, headline in (
                ('no such element', 'nonsensesrc ! jpegdec', 'The camera has stopped'),
                ('no video', 'audiotestsrc', 'The camera has stopped'),
                ('syntax', '! !', 'The camera has stopped'),
                ('missing film', 'filesrc location=/nowhere.avi ! avidemux ! jpegdec', 'The camera was not found')):
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                self.open(camera=pipeline)
                self.wait_text(headline)
                self.assertIn('camera: ', self.kiosk.said())
                self.leave()

    def test_no_registry(self):
        kiosk = self.open(registry=False)
        kiosk.show_until_verdict(picture('listed'), 'cannot-tell')
        self.wait_text(self.check_here('en')['headline'])
        self.leave()

    def test_damaged_registry(self):
        self.synchronise()
        for path in self.registry.parent.glob('registry.db-*'):
            path.unlink()
        self.registry.write_bytes(b'Not a database at all.' * 100)
        kiosk = self.open(registry=False)
        kiosk.show_until_verdict(picture('listed'), 'cannot-tell')
        self.assertIn('registry', self.kiosk.said())
        self.wait_text(self.check_here('en')['headline'])
        self.leave()

    def test_old_list_and_wrong_clock(self):
        for name, now in (('list too old', later(days=400)), ('clock behind', later(days=-15))):
            with self.subTest(name):
                self.doCleanups()
                self.setUp()
                kiosk = self.open(now=now)
                words = self.check(picture('listed'), '--language', 'en', now=now)[0]
                kiosk.show_until_verdict(picture('listed'), words['verdict'])
                self.wait_text(words['words']['headline'])
                self.leave()

    def check_here(self, language):
        return self.check(picture('listed'), '--language', language)[0]['words']

    def run_program(self, *words, extra=None):
        variables = environment(NOW, self.home) | {'GSETTINGS_BACKEND': 'memory'} | (extra or {})
        return subprocess.run([BUILD / 'ui/akashi', *words], env=variables, capture_output=True, timeout=60, text=True)

    def test_wrong_usage(self):
        for words in (['--nonsense'], ['--size', 'big'], ['--size', '0x0'], ['--language', 'xx'], ['extra'],
                      ['--kiosk', 'extra']):
            with self.subTest(words):
                ran = self.run_program(*words, extra=SCREEN.variables)
                self.assertEqual(ran.returncode, USAGE, ran.stderr)
                self.assertTrue(ran.stderr)

    def test_no_display(self):
        for words in ([], ['--kiosk']):
            with self.subTest(words):
                ran = self.run_program(*words)
                self.assertEqual(ran.returncode, CANNOT_TELL, ran.stderr)
                self.assertIn('akashi: ', ran.stderr)
                self.assertIn('display', ran.stderr)

    def test_help_without_a_display(self):
        ran = self.run_program('--help')
        self.assertEqual(ran.returncode, GOOD, ran.stderr)
        self.assertIn('--camera', ran.stdout)
