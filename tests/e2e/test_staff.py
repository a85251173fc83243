# SPDX-License-Identifier: Apache-2.0
"""What the kiosk does with the shop around it: calling a member of staff, what customers take home."""
import json, os, socketserver, subprocess, threading

from akashi_kiosks import Kiosks, set_up_module
from akashi_world import box, picture

SCREEN = READER = None


def setUpModule():
    global SCREEN, READER
    SCREEN, READER = set_up_module()


class Desk(socketserver.ThreadingTCPServer):
    """The desk of the shop: hears a line a call, and answers when the test says so."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Desk.Call)
        self.heard, self.come, self.rang = [], threading.Event(), threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Call(socketserver.StreamRequestHandler):
        def handle(self):
            self.server.heard.append(json.loads(self.rfile.readline()))
            self.server.rang.set()
            if self.server.come.wait(20):
                self.wfile.write(b'ok\n')

    def close(self):
        self.come.set()
        self.shutdown()
        self.server_close()


class Calls(Kiosks):
    def test_desk(self):
        """It says so while nobody has answered, and when somebody has."""
        desk = Desk()
        self.addCleanup(desk.close)
        kiosk = self.open(extra=self.settings(call_address=f"'127.0.0.1:{desk.server_address[1]}'",
                                              kiosk_name="'Till 2'"))
        kiosk.show_until_verdict(picture('withdrawn'), 'withdrawn')
        self.touch('Call staff')
        self.wait_text('Calling the staff')
        self.assertTrue(desk.rang.wait(20))
        event = desk.heard[0]
        self.assertEqual((event['kiosk'], event['verdict'], event['check']), ('Till 2', 'withdrawn', 1))
        self.assertEqual(set(event), {'event', 'kiosk', 'time', 'verdict', 'check'})
        self.assertNotIn('A member of staff is coming', READER.texts(kiosk))
        desk.come.set()
        self.wait_text('A member of staff is coming', self.words('withdrawn', 'en')[0])
        self.touch('For the staff')
        self.wait_text('Say to the customer')
        self.leave()

    def test_command(self):
        told = self.home / 'told'
        command = f"""['/bin/sh', '-c', 'echo "$AKASHI_VERDICT $AKASHI_CHECK" >"$0"', '{told}']"""
        kiosk = self.open(language='ja', extra=self.settings(call_command=command))
        kiosk.show_until_verdict(picture('altered'), 'altered')
        self.touch('店員を呼ぶ')
        self.wait_text('店員がまいります')
        self.assertEqual(told.read_text(), 'altered 1\n')
        self.leave()

    def test_nobody_answers(self):
        """It says that, and whom to show the screen; the next customer knows nothing of it."""
        kiosk = self.open(extra=self.settings(call_command="['/bin/false']"))
        kiosk.show_until_verdict(picture('altered'), 'altered')
        self.touch('Call staff')
        self.wait_text('No answer yet', 'Please show this screen to a member of staff', 'Call again')
        self.touch('Back')
        self.wait_text(*self.words('altered', 'en'))
        SCREEN.key('Escape')
        self.wait_text('Check a security label')
        self.assertNotIn('No answer yet', READER.texts(kiosk))
        self.leave()

    def test_nothing_set(self):
        """Where nobody can be called the button does not say so."""
        kiosk = self.open()
        kiosk.show_until_verdict(picture('altered'), 'altered')
        self.wait_text('Show the staff')
        self.assertEqual([name for name in READER.buttons(kiosk) if 'Call' in name], [])
        self.touch('Show the staff')
        self.wait_text('Say to the customer')
        self.leave()


class TakeHome(Kiosks):
    def ask(self, name='confirmed', **options):
        """The page with more about a product whose label and barcode agree."""
        kiosk = self.open(**options)
        kiosk.show_until_verdict(picture(name), name)
        self.touch('More about it')
        self.wait_text('What the registration list says')
        return kiosk

    def codes(self):
        """The codes on the screen, as a phone would read them: by our own scanner."""
        path = self.home / 'screen.png'
        subprocess.run(['import', '-window', 'root', path], env=SCREEN.variables, check=True, timeout=60)
        return [code['text'] for line in self.run_command('scan', '--json', path).objects() for code in line['codes']]

    def wait_code(self, part):
        return READER.wait(self.kiosk, lambda: next((text for text in self.codes() if part in text), None),
                           f'a code with {part}')

    def test_phone(self):
        """The words themselves, so that no network is needed."""
        self.ask()
        self.turn_to('Copy to a phone')
        self.wait_text('it needs no network')
        product = box('confirmed')['product']
        text = self.wait_code(product['model'])
        self.assertIn('SAMPLE', text.splitlines()[0])
        self.assertIn('Security updates', text)
        self.assertNotIn('http', text.splitlines()[1])
        self.touch('The page of the scheme')
        self.assertEqual(self.wait_code('https://'), 'https://label.mihon.example/')
        self.touch('What was found')
        self.wait_code(product['model'])
        self.leave()

    def printing(self, script):
        """A print system of the test's own."""
        folder = self.home / 'bin'
        folder.mkdir()
        (folder / 'lp').write_text(f'#!/bin/sh\n{script}\n')
        (folder / 'lp').chmod(0o755)
        return {**self.settings(printer="'till'"), 'PATH': f'{folder}:{os.environ["PATH"]}'}

    def test_print(self):
        slip, words = self.home / 'slip.pdf', self.home / 'words'
        self.ask(extra=self.printing(f'echo "$@" >{words}; cat >{slip}'))
        self.turn_to('Print')
        self.wait_text('The printer has it', 'Please take the slip from the printer')
        self.assertRegex(words.read_text(), r'^-d till -o media=Custom\.80x[0-9]+mm ')
        read = subprocess.run(['pdftotext', slip, '-'], capture_output=True, text=True, check=True).stdout
        for part in ('SAMPLE', box('confirmed')['product']['model'], 'Security updates', 'At home, on the first day'):
            self.assertIn(part, read)
        self.leave()

    def test_print_fails(self):
        self.ask(extra=self.printing('echo "lp: Error - No such destination." >&2; exit 1'))
        self.turn_to('Print')
        self.wait_text('It could not be printed', 'Please tell the staff')
        self.assertIn('No such destination', self.kiosk.said())
        self.touch('Copy to a phone')
        self.wait_text('it needs no network')
        self.leave()

    def test_no_printer(self):
        kiosk = self.ask()
        self.turn_to('Copy to a phone')
        self.touch('Back')
        self.wait_text('What the registration list says')
        self.assertNotIn('Print', READER.buttons(kiosk))
        self.leave()
