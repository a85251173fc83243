# SPDX-License-Identifier: Apache-2.0
"""The slip through a real print system: a CUPS of the test's own, whose one printer keeps what reaches it."""
import pathlib, select, subprocess, time

from akashi_kiosks import Kiosks, set_up_module
from akashi_screen import LONGEST_WAIT, WITH_US, end
from akashi_world import box, picture

SCREEN = READER = None
PROGRAMS = pathlib.Path('/usr/lib/cups')
POINTS_A_MM = 72 / 25.4
LOOK_AGAIN_S = 0.1  # CUPS tells of nothing by an event

FILES = '''ServerRoot {room}
ServerBin {room}/programs
RequestRoot {room}/spool
CacheDir {room}/cache
StateDir {room}/state
TempDir {room}/tmp
AccessLog {room}/access
ErrorLog {room}/error
PageLog {room}/page
User nobody
Group nogroup
SystemGroup root
'''
SERVER = '''Listen {room}/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order deny,allow
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
'''
# What CUPS calls to hand a job to a printer: KEPT is where it prints to.
BACKEND = '''#!/bin/sh
[ $# -gt 0 ] || exit 0
cat "$6" >KEPT/job && mv KEPT/job KEPT/job.pdf
'''


def setUpModule():
    global SCREEN, READER
    SCREEN, READER = set_up_module()


class Cups:
    def __init__(self, room):
        self.room, self.kept = room, room / 'kept'
        for name in ('programs/backend', 'spool', 'cache', 'state', 'tmp', 'kept'):
            (room / name).mkdir(parents=True)
        room.chmod(0o755)
        room.parent.chmod(0o755)
        self.kept.chmod(0o777)
        for each in PROGRAMS.iterdir():
            if each.name != 'backend':
                (room / 'programs' / each.name).symlink_to(each)
        backend = room / 'programs/backend/keep'
        backend.write_text(BACKEND.replace('KEPT', str(self.kept)))
        backend.chmod(0o755)
        for name, text in (('files', FILES), ('server', SERVER)):
            (room / name).write_text(text.format(room=room))
        self.variables = {'CUPS_SERVER': str(room / 'socket')}
        self.server = subprocess.Popen([*WITH_US, '/usr/sbin/cupsd', '-f', '-c', room / 'server', '-s', room / 'files'],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait(lambda: self.ask('/usr/bin/lpstat', '-r').startswith('scheduler is running'))
        self.ask('/usr/sbin/lpadmin', '-p', 'till', '-E', '-v', 'keep:/', '-m', 'raw')

    def ask(self, *words):
        ran = subprocess.run(words, env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C'} | self.variables, capture_output=True,
                             text=True, timeout=LONGEST_WAIT)
        return ran.stdout

    def wait(self, found):
        """Until found() is true."""
        until = time.monotonic() + LONGEST_WAIT
        while not (value := found()):
            if time.monotonic() > until or self.server.poll() is not None:
                raise AssertionError((self.room / 'error').read_text()[-4000:])
            select.select([], [], [], LOOK_AGAIN_S)
        return value

    def close(self):
        end(self.server)


class Printed(Kiosks):
    def print_on(self, paper):
        """Returns: what reaches the printer."""
        cups = Cups(self.home / 'cups')
        self.addCleanup(cups.close)
        kiosk = self.open(extra=self.settings(printer="'till'", printer_paper=f"'{paper}'") | cups.variables)
        kiosk.show_until_verdict(picture('listed'), 'listed')
        self.touch('Yes')
        self.touch('More about it')
        self.wait_text('What the list says')
        self.turn_to('Print')
        self.wait_text('The printer has it')
        cups.wait(lambda: (cups.kept / 'job.pdf').exists())
        self.leave()
        return cups.kept / 'job.pdf'

    def test_the_slip_arrives_in_its_size(self):
        for paper, width_mm, height_mm in (('roll-80mm', 80, None), ('a6', 105, 148)):
            with self.subTest(paper):
                self.doCleanups()
                self.setUp()
                slip = self.print_on(paper)
                told = subprocess.run(['pdfinfo', slip], capture_output=True, text=True, check=True).stdout
                size = next(line for line in told.splitlines() if line.startswith('Page size:')).split()
                self.assertAlmostEqual(float(size[2]), width_mm * POINTS_A_MM, delta=1)
                if height_mm:
                    self.assertAlmostEqual(float(size[4]), height_mm * POINTS_A_MM, delta=1)
                read = subprocess.run(['pdftotext', slip, '-'], capture_output=True, text=True, check=True).stdout
                self.assertIn(box('listed')['product']['model'], read)
                self.assertIn('At home, on the first day', read)
