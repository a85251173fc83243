# SPDX-License-Identifier: Apache-2.0
"""What systemd does for akashi-kiosk.service, as far as a test needs it: a socket on which the kiosk tells that it is
ready and lives, and a new start when it has ended."""
import re, select, socket, time

from akashi_world import SOURCE

UNIT = (SOURCE / 'data/systemd/akashi-kiosk.service').read_text()
RESTART_S = int(re.search(r'^RestartSec=(\d+)ms$', UNIT, re.M).group(1)) / 1000
LONGEST_START = 30  # seconds; a build with sanitizers on a busy machine is slow


class Service:
    def __init__(self, folder, start, said):
        """start(variables): starts the kiosk with these variables added, and returns its process; said(): what it printed."""
        self.path = folder / 'notify'
        self.manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.manager.bind(str(self.path))
        self.path.chmod(0o666)
        self.begin, self.said, self.process = start, said, None

    def close(self):
        self.manager.close()

    def start(self, watchdog_s=2):
        self.process = self.begin({'NOTIFY_SOCKET': str(self.path), 'WATCHDOG_USEC': str(int(watchdog_s * 1e6))})

    def told(self, wait_s):
        """The next that it tells; None after so many seconds."""
        if not select.select([self.manager], [], [], wait_s)[0]:
            return None
        return self.manager.recv(256).decode()

    def wait_told(self, message):
        until = time.monotonic() + LONGEST_START
        while time.monotonic() < until:
            if self.told(1) == message:
                return
            if self.process.poll() is not None:
                break
        raise AssertionError(f'{message} was not told\n{self.said()}')

    def restart(self):
        """It has been killed: waits as systemd does, and starts it again. Returns: seconds until it is ready."""
        ended = time.monotonic()
        self.process.wait(LONGEST_START)
        while self.told(0) is not None:
            pass  # of the one that ended
        # systemd's own pause is no wait of this test: nothing comes meanwhile
        self.told(RESTART_S)
        self.start()
        self.wait_told('READY=1')
        return time.monotonic() - ended
