# SPDX-License-Identifier: Apache-2.0
"""A day of customers, and then a look through everything the kiosk wrote: nothing that anybody held up, scanned or typed
is in it."""
import pathlib, random, signal, subprocess, unittest

from akashi_screen import Kiosk, Screen
from akashi_world import GOOD, World

SCREEN = READER = None
CUSTOMERS = 12
LANGUAGES = {'ja': '日本語', 'ja@easy': 'やさしい日本語', 'zh_CN': '简体中文', 'ko': '한국어'}


def setUpModule():
    global SCREEN, READER
    SCREEN = Screen()
    unittest.addModuleCleanup(SCREEN.close)
    import akashi_reader
    READER = akashi_reader


class Day(World):
    def setUp(self):
        super().setUp()
        self.synchronise()
        self.registry_before = {path.name: path.read_bytes() for path in self.registry.parent.iterdir()}
        folders = {'TMPDIR': 'tmp', 'XDG_CACHE_HOME': 'cache', 'XDG_STATE_HOME': 'state', 'XDG_CONFIG_HOME': 'config'}
        for folder in folders.values():
            (self.home / folder).mkdir(mode=0o700)
        self.kiosk = Kiosk(SCREEN, self.home, '--language', 'en', extra={
            'GSETTINGS_BACKEND': 'keyfile', 'G_MESSAGES_DEBUG': 'all',
            **{name: str(self.home / folder) for name, folder in folders.items()}})
        self.addCleanup(self.kiosk.close)

    # --- what a customer does; each with a number that is on no list and that nobody else has ---

    def address(self, number):
        return f'https://www.mihon-link.example/p/{number}'

    def by_camera(self, number):
        code = subprocess.run(['qrencode', '-s', '9', '-o', '-', self.address(number)], check=True, capture_output=True,
                              timeout=60).stdout
        photograph = pathlib.Path(self.pictures) / 'label.jpg'
        subprocess.run(['convert', '-', '-gravity', 'center', '-background', 'gray', '-extent', '1280x720', photograph],
                       input=code, check=True, timeout=60)
        self.kiosk.show_until_verdict(photograph, 'not-in-list')

    def by_scanner(self, number):
        SCREEN.scan('jis', self.address(number))

    def by_typing(self, number):
        """Twice: what is not found is asked for again."""
        SCREEN.key('x')
        self.touch('Type the number')
        self.type(number)
        self.touch('Check')
        READER.wait_text(self.kiosk, 'We found no such number')
        self.touch('Check')

    def type(self, number):
        READER.wait_text(self.kiosk, 'Number or model')
        SCREEN.key(*number.lower())
        READER.wait_text(self.kiosk, number)

    def touch(self, name):
        SCREEN.touch(*READER.middle(READER.button(self.kiosk, name)))

    def wait_verdict(self, language, number, typed):
        words = self.check(number if typed else self.address(number), '--language', language)[0]['words']
        READER.wait_text(self.kiosk, words['headline'])

    def customer(self, number, way, language):
        READER.wait_text(self.kiosk, 'Check a security label')
        way(number)
        typed = way == self.by_typing
        self.wait_verdict('en', number, typed)
        SCREEN.key('F2')
        self.touch(LANGUAGES[language])
        self.wait_verdict(language, number, typed)
        SCREEN.key('Escape')

    # --- the day, and the look ---

    def test_nothing_of_anybody_is_written(self):
        import tempfile
        chosen = random.Random(20261123)
        numbers = [f'ML9{number}' for number in chosen.sample(range(10000, 99999), CUSTOMERS)]
        ways = (self.by_camera, self.by_scanner, self.by_typing)
        with tempfile.TemporaryDirectory(prefix='akashi-privacy-') as self.pictures:
            for turn, number in enumerate(numbers):
                with self.subTest(number):
                    self.customer(number, ways[turn % len(ways)], list(LANGUAGES)[turn % len(LANGUAGES)])
        self.kiosk.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.kiosk.ended(), GOOD, self.kiosk.said())
        self.look_for(numbers)

    def look_for(self, numbers):
        """Everything written, what it printed among it. The look itself is tried first, on what would be a find."""
        slip = self.home / 'state/slip'
        slip.write_text(f'what a careless program keeps: {numbers[-1].lower()}')
        self.assertEqual(self.finds(numbers), {slip})
        slip.unlink()
        self.assertEqual(self.finds(numbers), set())
        self.assertGreater((self.home / 'errors').stat().st_size, 0)
        for name, data in self.registry_before.items():
            if not name.endswith('-shm'):  # the database's own marks of who reads
                self.assertEqual((self.registry.parent / name).read_bytes(), data, name)

    def finds(self, numbers):
        """The files that hold one of the numbers."""
        sought = [form for number in numbers for form in (number.encode(), number.lower().encode(),
                                                          number.encode('utf-16-le'))]
        files = [path for room in (self.home, SCREEN.room) for path in room.rglob('*') if path.is_file()]
        return {path for path in files if any(form in path.read_bytes() for form in sought)}


if __name__ == '__main__':
    unittest.main()
