# SPDX-License-Identifier: Apache-2.0
"""What the figures of the kiosk share: a screen of its own, the real program on it, and what that says of its pace."""
import math, os, select, shutil, subprocess, time


def start_screen(size):
    reader, writer = os.pipe()
    screen = subprocess.Popen(['Xvfb', '-displayfd', str(writer), '-screen', '0', f'{size}x24', '-nolisten', 'tcp'],
                              pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        return screen, ':' + pipe.readline().strip()


def film_of(path):
    """The camera that plays a film: its pictures come as a USB camera's do, and the disk is not measured."""
    with open(path, 'rb') as file:
        while file.read(1 << 24):
            pass
    return f'filesrc location={path.resolve()} ! avidemux ! image/jpeg'


class Kiosk:
    """The program, and what it says through the pipe that is its timing log."""

    def __init__(self, options, room, display, camera, *words, language='ja', extra=None):
        self.environment = {
            'PATH': os.environ['PATH'], 'HOME': str(room), 'XDG_RUNTIME_DIR': str(room), 'LC_ALL': 'C.UTF-8',
            'DISPLAY': display, 'GDK_BACKEND': 'x11', 'GSK_RENDERER': os.environ.get('GSK_RENDERER', 'cairo'),
            'GSETTINGS_BACKEND': 'memory', 'GTK_A11Y': 'none', 'NO_AT_BRIDGE': '1'} | (extra or {})
        for path in options.sample.glob('registry.db*'):
            shutil.copy(path, room)
        pipe = room / 'timing'
        pipe.unlink(missing_ok=True)
        os.mkfifo(pipe)
        self.pipe = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        self.rest = b''
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [options.build / 'ui/akashi', '--kiosk', '--registry', room / 'registry.db', '--language', language, '--size',
             options.size, '--log-timing', pipe, '--camera', camera, *words], env=self.environment)

    def end(self):
        self.process.terminate()
        self.process.wait()
        os.close(self.pipe)

    def events(self, until):
        """The lines that come before the time `until`, in seconds of the monotonic clock; None at the end."""
        lines = []
        while True:
            ready, _, _ = select.select([self.pipe], [], [], max(0, until - time.monotonic()))
            if not ready:
                return lines
            data = os.read(self.pipe, 1 << 16)
            if not data:
                if self.process.poll() is not None:
                    return None
                self.process.wait()
                return None
            *whole, self.rest = (self.rest + data).split(b'\n')
            lines += [line.decode().split() for line in whole]
            if lines:
                return lines

    def xdotool(self, *words):
        subprocess.run(['xdotool', *map(str, words)], env=self.environment, check=True)


def share(values, part):
    """The smallest of the values that this part of them does not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * part) - 1)]
