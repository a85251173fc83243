# SPDX-License-Identifier: Apache-2.0
"""A machine under QEMU, without KVM: its serial console to work at, its monitor for pictures and for what is plugged in.
Its clock counts instructions, a thousand million a second: however slow and busy the machine below is, seconds in the
guest, and so the service's time limits, are those of a slow PC."""
import pathlib, re, select, socket, subprocess, time


class Guest:
    """room: what make-image.sh made, which stays as it is: the machine writes to a file of its own; words: more of QEMU's
    options."""

    def __init__(self, room, *words):
        self.room, self.log, self.words = pathlib.Path(room), b'', words
        subprocess.run(['qemu-img', 'create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', self.room / 'disk.img',
                        self.room / 'written.qcow2'], check=True)
        self.switch_on()

    def switch_on(self):
        sockets = [str(self.room / name) for name in ('serial', 'monitor')]
        for path in sockets:
            pathlib.Path(path).unlink(missing_ok=True)
        self.process = subprocess.Popen([
            'qemu-system-x86_64', '-accel', 'tcg', '-icount', 'shift=0', '-cpu', 'max', '-smp', '1', '-m', '2048', '-display', 'none',
            '-nic', 'none', '-kernel', self.room / 'vmlinuz', '-initrd', self.room / 'initrd.img',
            '-append', 'root=/dev/vda ro console=ttyS0 systemd.show_status=false loglevel=3',
            '-drive', f'file={self.room}/written.qcow2,if=virtio,format=qcow2,cache=unsafe', '-vga', 'std', '-device', 'virtio-rng-pci',
            '-device', 'usb-ehci,id=ehci', '-serial', f'unix:{sockets[0]},server,nowait',
            '-monitor', f'unix:{sockets[1]},server,nowait', *self.words])
        self.serial, self.monitor = map(self.connect, sockets)

    @staticmethod
    def connect(path):
        for _ in range(100):
            try:
                connection = socket.socket(socket.AF_UNIX)
                connection.connect(path)
                return connection
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(path)

    def read(self, pattern, seconds):
        """What the console says up to a pattern."""
        heard, end = b'', time.monotonic() + seconds
        while not re.search(pattern, heard):
            if not select.select([self.serial], [], [], max(end - time.monotonic(), 0))[0]:
                raise TimeoutError(f'{pattern} within {seconds} s; heard {heard[-2000:].decode(errors="replace")}')
            part = self.serial.recv(65536)
            if not part:
                raise EOFError(heard[-2000:].decode(errors='replace'))
            heard += part
            self.log += part
        return heard

    def login(self, seconds=900):
        self.read(rb'root@akashi:~# ?$', seconds)
        self.serial.sendall(b'stty -echo cols 300; PS1=; bind "set enable-bracketed-paste off" 2>/dev/null; echo rea""dy\n')
        self.read(rb'ready\r?\n', 60)

    def run(self, command, seconds=300):
        """Runs it in the shell of root. Returns: exit code, and what it printed."""
        self.serial.sendall(command.encode() + b'\necho "<$?>"\n')
        heard = self.read(rb'<\d+>\r?\n', seconds).decode(errors='replace').replace('\r\n', '\n')
        text, code = re.match(r'(?s)(.*)<(\d+)>\n', heard).groups()
        return int(code), text.strip()

    def command(self, line):
        """One of QEMU's monitor."""
        self.monitor.sendall(line.encode() + b'\n')
        time.sleep(0.5)
        while select.select([self.monitor], [], [], 0.5)[0]:
            self.monitor.recv(65536)

    def picture(self, path):
        """What the monitor of the machine shows, as PNG."""
        shot = self.room / 'screen.ppm'
        shot.unlink(missing_ok=True)
        self.command(f'screendump {shot}')
        for _ in range(100):
            if shot.exists() and shot.stat().st_size > 1000:
                break
            time.sleep(0.1)
        subprocess.run(['convert', shot, path], check=True)

    def plug(self, name):
        """A stick that make-image.sh made."""
        self.command(f'drive_add 0 if=none,id=drive-{name},file={self.room}/{name}.img,format=raw,cache=writethrough')
        self.command(f'device_add usb-storage,id={name},drive=drive-{name},bus=ehci.0,removable=on')

    def unplug(self, name):
        self.command(f'device_del {name}')

    def switch_off(self):
        """As when its cable is pulled: what is not yet with the disk is lost."""
        self.process.kill()
        self.process.wait()
        self.serial.close()
        self.monitor.close()

    def close(self):
        self.switch_off()
