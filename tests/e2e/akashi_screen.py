# SPDX-License-Identifier: Apache-2.0
"""A screen, a session bus and an accessibility bus of their own, and the real kiosk on them: touched and typed at by
xdotool, read as a screen reader reads it, and shown pictures through a pipe that is its camera. Nothing here waits a
fixed time: every wait is for an event, and gives up after a bound."""
import os, pathlib, select, shutil, subprocess, tempfile, time

import akashi_hand_keys
from akashi_world import BUILD, NOW, environment

SIZE = (1080, 1920)
LONGEST_WAIT = 20  # seconds; a machine that builds beside the tests is slow
FRAME_MS = 40      # how long an answer is waited for before the camera sees the next frame
BOUNDARY = b'akashi'
PERSON_MS, SCANNER_MS = 90, 8  # between two keys
TRIGGER_S = 0.27  # from one scan to the next
AT_ONCE = ['nice', '-n', '-10']  # where it may be: a real scanner's keys come in time however busy the machine is

# The pictures come as an HTTP server would send them; the middle of each, as wide as a camera's.
CAMERA = (f'fdsrc fd=%d ! multipartdemux boundary={BOUNDARY.decode()} single-stream=true ! image/jpeg ! jpegdec ! '
          'aspectratiocrop aspect-ratio=16/9')

# GLib leaves its first table of quarks behind where a program has more than 2048. Only whole stacks tell that from a
# leak of ours (lsan.supp), and they are slow to take: one test takes them.
NO_LEAKS = 'verify_asan_link_order=0:detect_leaks=0'
LEAKS = 'verify_asan_link_order=0:detect_leaks=1:fast_unwind_on_malloc=0'

# What is started here does not outlive the test, however that ends.
WITH_US = ('setpriv', '--pdeathsig', 'TERM')


class Gone(AssertionError):
    """What was waited for did not come."""


def end(process):
    """Ends a process that this one started, and only that."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def start_announced(*words, name, **options):
    """Starts a server that writes its address to a descriptor. Returns: the process, the address."""
    reader, writer = os.pipe()
    process = subprocess.Popen([*WITH_US, *words, *(word.replace('FD', str(writer)) for word in name)],
                               pass_fds=[writer], stderr=subprocess.DEVNULL, **options)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        return process, pipe.readline().strip()


class Screen:
    """An X server without a window manager, and the two buses a screen reader needs."""

    def __init__(self):
        self.room = pathlib.Path(tempfile.mkdtemp(prefix='akashi-screen-'))
        self.room.chmod(0o700)
        # Without -noreset it begins anew when the last window goes, and is not there for a moment.
        self.server, number = start_announced(*AT_ONCE, 'Xvfb', '-noreset', '-screen', '0', f'{SIZE[0]}x{SIZE[1]}x24',
                                              '-nolisten', 'tcp', name=('-displayfd', 'FD'))
        self.display = f':{number}'
        base = {'PATH': os.environ['PATH'], 'HOME': str(self.room), 'XDG_RUNTIME_DIR': str(self.room),
                'DISPLAY': self.display, 'LC_ALL': 'C.UTF-8'}
        self.bus, address = start_announced('dbus-daemon', '--session', '--nofork', name=('--print-address=FD',),
                                            env=base)
        self.variables = {**base, 'DBUS_SESSION_BUS_ADDRESS': address}
        self.reader = subprocess.Popen([*WITH_US, '/usr/libexec/at-spi-bus-launcher', '--launch-immediately'],
                                       env=self.variables, stderr=subprocess.DEVNULL)
        os.environ.pop('G_DEBUG', None)  # libatspi warns of its own first steps
        os.environ.update({'DISPLAY': self.display, 'DBUS_SESSION_BUS_ADDRESS': address,
                           'XDG_RUNTIME_DIR': str(self.room)})

    def close(self):
        for process in (self.reader, self.bus, self.server):
            end(process)
        shutil.rmtree(self.room, True)

    def xdotool(self, *words):
        subprocess.run([*AT_ONCE, 'xdotool', *map(str, words)], env=self.variables, check=True, timeout=LONGEST_WAIT)

    def touch(self, x, y):
        self.xdotool('mousemove', x, y, 'click', 1)

    def key(self, *names):
        """As a person types: a hand scanner is faster."""
        self.xdotool('key', '--delay', PERSON_MS, *names)

    def scan(self, layout, text, then=None, stopped=None):
        """As a hand scanner types that pretends to be a keyboard of that layout (akashi_hand_keys), whatever the
        letters on this screen's keyboard are.

        then: a text that is scanned as soon as a person pulls the trigger again, about when one without an end would be
        over (AKASHI_HAND_SILENCE_US)
        stopped: a process that looks at nothing from the middle of the text on, where a key is down, until it is over"""
        keys = [*akashi_hand_keys.strokes(layout, text), akashi_hand_keys.ENTER]
        if then is not None:
            more = [*akashi_hand_keys.strokes(layout, then), akashi_hand_keys.ENTER]
            return self.xdotool('key', '--delay', SCANNER_MS, *keys, 'sleep', TRIGGER_S, 'key', '--delay', SCANNER_MS, *more)
        if stopped is None:
            return self.xdotool('key', '--delay', SCANNER_MS, *keys)
        half = next(at for at in range(len(keys) // 2, len(keys)) if keys[at].isdigit())
        tell = lambda name: ('exec', '--sync', '--args', 4, 'kill', '-s', name, stopped.pid)
        self.xdotool('key', '--delay', SCANNER_MS, *keys[:half], 'keydown', keys[half], *tell('STOP'), 'keyup', keys[half],
                     'key', '--delay', SCANNER_MS, *keys[half + 1:], *tell('CONT'))


class Kiosk:
    """The running program. What it paints comes through a pipe that is its timing log."""

    def __init__(self, screen, home, *words, camera=None, no_camera=False, now=NOW, extra=None, leaks=False):
        self.screen, self.rest, self.painted = screen, b'', []
        self.log = home / 'timing'
        self.log.unlink(missing_ok=True)
        os.mkfifo(self.log)
        self.pipe = os.open(self.log, os.O_RDONLY | os.O_NONBLOCK)
        self.lens = None
        passed = []
        if camera is None and not no_camera:
            seen, self.lens = os.pipe()
            os.set_blocking(self.lens, False)
            camera, passed = CAMERA % seen, [seen]
        variables = environment(now, home) | screen.variables | {
            'HOME': str(home), 'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'atspi', 'GSETTINGS_BACKEND': 'memory',
            'GST_REGISTRY': str(screen.room / 'gstreamer.bin'),
            'ASAN_OPTIONS': LEAKS if leaks else NO_LEAKS} | (extra or {})
        self.errors = open(home / 'errors', 'w+b')
        self.process = subprocess.Popen(
            [*WITH_US, BUILD / 'ui/akashi', '--kiosk', '--size', f'{SIZE[0]}x{SIZE[1]}', '--log-timing', self.log,
             *([] if no_camera else ['--camera', camera]), *words], env=variables, pass_fds=passed, stdout=self.errors, stderr=self.errors)
        for descriptor in passed:
            os.close(descriptor)

    def close(self):
        end(self.process)
        os.close(self.pipe)
        if self.lens is not None:
            os.close(self.lens)
        self.errors.close()

    def said(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors='replace')

    def ended(self):
        """Its exit code, once it has ended by itself."""
        return self.process.wait(LONGEST_WAIT)

    # --- what it paints ---

    def events(self, milliseconds):
        """What was painted, waiting so long for more: [kind, frame time, painted time, verdict]."""
        if not select.select([self.pipe], [], [], milliseconds / 1000)[0]:
            return []
        data = os.read(self.pipe, 1 << 16)
        *whole, self.rest = (self.rest + data).split(b'\n')
        lines = [line.decode().split() for line in whole]
        self.painted += [line[3] for line in lines if line[0] == 'verdict']
        return lines

    def wait_painted(self, wanted):
        """Until a line comes for which wanted(line)."""
        until = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < until:
            for line in self.events(1000):
                if wanted(line):
                    return line
            if self.process.poll() is not None:
                break
        raise Gone(f'painted: {self.painted}\n{self.said()}')

    # --- what its camera sees ---

    def show(self, jpeg):
        """One frame; left out where the camera has not taken the last one yet."""
        data = jpeg.read_bytes()
        part = (b'--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n' % (BOUNDARY, len(data))) + data + b'\r\n'
        until = time.monotonic() + LONGEST_WAIT
        while part and time.monotonic() < until and self.process.poll() is None:
            if select.select([], [self.lens], [], 1)[1]:
                part = part[os.write(self.lens, part[:1 << 16]):]

    def show_until(self, jpeg, wanted):
        """The same picture before the lens until a line is painted for which wanted(line)."""
        until = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < until and self.process.poll() is None:
            self.show(jpeg)
            for line in self.events(FRAME_MS):
                if wanted(line):
                    return line
        raise Gone(f'painted: {self.painted}\n{self.said()}')

    def show_until_verdict(self, jpeg, name):
        return self.show_until(jpeg, lambda line: line[0] == 'verdict' and line[3] == name)
