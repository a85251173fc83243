#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What a shop owner does with the packages, on a machine that boots: usage: boot.py ROOM (of make-image.sh) PICTURES
Says of each step whether it went as it should, and leaves pictures of the screen in PICTURES, to be looked at. Takes a
quarter of an hour and more of processor time, so ctest does not run it."""
import pathlib, re, shlex, sys, time

from guest import Guest

ROOM, PICTURES = map(pathlib.Path, sys.argv[1:3])
REGISTRY = '/var/lib/akashi-kiosk/registry.db'
KIOSK = 'systemctl show --value akashi-kiosk -p '
AS_KIOSK = 'runuser -u akashi-kiosk --'
# As the kiosk's own process sees it.
INSIDE = f'nsenter -t $({KIOSK}MainPID) -m '
ASK_WRITER = r"""perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new("/run/akashi-kiosk-counters.socket") or die $!;
print $s "day,verdict,scheme,count\n"; $s->flush; shutdown $s, 1; print <$s>' """.replace('\n', ' ')
HELP = 'wait_for() { e=$((SECONDS + $1)); until eval "$2"; do [ $SECONDS -lt $e ] || return 1; sleep 0.2; done; }'
faults = []


def tell(good, what, text=''):
    print(f'{time.strftime("%H:%M:%S")} {"ok  " if good else "FAIL"} {what}' + (f': {text}' if text else ''), flush=True)
    if not good:
        faults.append(what)


def check(what, command, wanted=None, seconds=600):
    """A command that must succeed, and say what is wanted."""
    code, text = guest.run(command, seconds)
    tell(code == 0 and (wanted is None or re.search(wanted, text)), what, text)
    return text


def wait(condition, seconds=300):
    """In the guest, in its seconds."""
    return f'wait_for {seconds} {shlex.quote(condition)}'


def look(name):
    guest.picture(PICTURES / f'{name}.png')


def restarted(what, command, longest):
    """The kiosk is back after what ends it; how long that took, in seconds of the guest. Nobody works there meanwhile."""
    text = check(what, f'n=$({KIOSK}NRestarts); t=$(cut -d" " -f1 /proc/uptime); {command}; sleep {longest + 3}; '
                 + wait(f'[ $({KIOSK}NRestarts) -gt $n ] && systemctl -q is-active akashi-kiosk', 60)
                 + f'; echo $(($({KIOSK}ActiveEnterTimestampMonotonic) / 1000 - ${{t/./}}0)) ms', r'^\d+ ms$', 1800)
    took = int((re.search(r'(\d+) ms', text) or ['', '999999'])[1])
    tell(took <= longest * 1000, f'{what}: within {longest} s')


def boots():
    check('the kiosk is there', wait('systemctl -q is-active akashi-kiosk', 60), seconds=1800)
    look('1-first-page')
    check('status', 'systemctl --no-pager status akashi-kiosk | cat', r'active \(running\)')
    check('nothing failed', 'systemctl --failed --no-legend | cat; journalctl -b -p err -o cat --no-pager | head -20')
    check('log', 'journalctl -b -u akashi-kiosk -o cat --no-pager | head -60')
    check('security', 'systemd-analyze security --no-pager akashi-kiosk | tail -1; '
          'systemd-analyze security --no-pager akashi-kiosk | grep "✗" | cut -c1-110')
    check('libraries', '! ldd /usr/bin/akashi /usr/bin/akashictl | grep "not found"')


def ends():
    restarted('killed', f'kill -9 $(pgrep -x akashi)', 3)
    restarted('stopped: the watchdog', f'kill -STOP $(pgrep -x akashi)', 25)


def sticks():
    for name, partition in (('fat', 'vfat'), ('ext4', 'ext4')):
        guest.plug(name)
        check(f'{name}: mounted', wait('mountpoint -q /media/akashi-sd*', 60) + '; '
              'findmnt -no TARGET,FSTYPE,OPTIONS /media/akashi-sd*', r'ro,nosuid,nodev,noexec')
        check(f'{name}: the kiosk sees it', INSIDE + 'sh -c "cd /media/akashi-*; ls; touch x 2>&1"; true',
              r'(?s)ROOT.json.*Read-only')
        if name == 'fat':
            trust()
        check(f'{name}: counters', f'runuser -u akashi-kiosk -- {ASK_WRITER}', r'^ok /media/akashi-')
        check(f'{name}: counters are there', 'cat /media/akashi-*/akashi-counters.csv; findmnt -no OPTIONS /media/akashi-*', r'^day,')
        check(f'{name}: again', f'runuser -u akashi-kiosk -- {ASK_WRITER}', r'^ok /media/akashi-')
        guest.unplug(name)
        check(f'{name}: gone', wait('! ls -d /media/akashi-*', 60) + '; systemctl --failed --no-legend | cat')
        check(f'{name}: gone for the kiosk', f'! {INSIDE} grep /media/ /proc/self/mounts')
    check('no stick', f'runuser -u akashi-kiosk -- {ASK_WRITER}', '^none$')


def trust():
    stick = '$(echo /media/akashi-*)'
    check('trust', f'sudo -u akashi-kiosk akashictl trust add {stick}/ROOT.json --url https://registry.example/ '
          f'--registry {REGISTRY} --sha256 $(sha256sum {stick}/ROOT.json | cut -d" " -f1)', 'Trusted')
    check('sync from the stick', f'sudo -u akashi-kiosk akashictl sync --registry {REGISTRY} --from {stick}/registry')
    check('PIN', 'echo 2468 | sudo akashictl kiosk pin; ls -l /var/lib/akashi-kiosk/staff-pin', r'-rw------- 1 akashi-kiosk akashi-kiosk')


def camera():
    """Plugged in while the kiosk runs."""
    check('camera', 'modprobe vivid && udevadm settle && ls -l /dev/video0', 'video0')
    check('camera seen', wait('ls -l /proc/$(pgrep -x akashi)/fd 2>/dev/null | grep -q /dev/video', 120)
          + '; ls -l /proc/$(pgrep -x akashi)/fd | grep -o "/dev/video.*"', '/dev/video')
    time.sleep(30)
    look('3-camera')


# The word of a monitor that is gone or back comes from the kernel only where a cable is pulled; here it is asked for.
CARD = '/sys/class/drm/card0'
CABLE = """echo 'ACTION=="change", SUBSYSTEM=="drm", ENV{HOTPLUG}="1"' >/run/udev/rules.d/99-cable.rules; udevadm control -R"""
PLUG = f'for c in {CARD}-*/status; do echo %s >$c; done; udevadm trigger -c change {CARD}; udevadm settle; sleep 6; cat {CARD}-*/status'
RUNS = wait('systemctl -q is-active akashi-kiosk', 30)


def monitors():
    """One is switched off and on: without any cage ends, and is begun again without one."""
    check('monitors', f'mkdir -p /run/udev/rules.d; {CABLE}; cat {CARD}-*/status', '^connected')
    check('monitor off', f'{PLUG % "off"}; {RUNS}', 'disconnected')
    check('monitor on', f'p=$(pgrep -x akashi); {PLUG % "detect"}; [ $(pgrep -x akashi) = $p ]', '^connected')
    look('6-monitor-on')


def full():
    """Nobody but root finds a byte on the disk."""
    check('full', 'fallocate -l $(($(df --output=avail -B1 / | tail -1) - 4096)) /var/filler; cat /dev/zero 2>/dev/null | '
          'runuser -u akashi-kiosk -- dd of=/var/lib/akashi-kiosk/filler bs=4096 2>&1; df --output=avail / | tail -1', r'\n *0$')
    restarted('killed with a full disk', 'kill -9 $(pgrep -x akashi)', 3)
    time.sleep(20)
    look('8-full-disk')
    check('full: the registry is read', f'{AS_KIOSK} akashictl status --registry {REGISTRY}')
    check('room', 'rm /var/filler /var/lib/akashi-kiosk/filler')


def power():
    """Cut while a registry and the PIN are being written, again and again."""
    guest.plug('fat')
    check('lists at hand', wait('ls /media/akashi-*/ROOT.json') + ' && cp -r /media/akashi-*/. /var/tmp/lists && chmod -R a+rX /var/tmp/lists')
    before = check('status', f'{AS_KIOSK} akashictl status --registry {REGISTRY}')
    second, root = REGISTRY + '.second', '/var/tmp/lists/ROOT.json'
    guest.serial.sendall(f'while :; do rm -f {second}*; {AS_KIOSK} akashictl trust add {root} --url https://registry.example/ '
                         f'--registry {second} --sha256 $(sha256sum {root} | cut -d" " -f1); {AS_KIOSK} akashictl sync --registry '
                         f'{second} --from /var/tmp/lists/registry; echo 13579 | akashictl kiosk pin; done >/dev/null 2>&1 &\n'.encode())
    time.sleep(90)
    guest.switch_off()
    guest.switch_on()
    guest.login(1800)
    guest.run(HELP)
    check('power was cut', wait('systemctl -q is-active akashi-kiosk'), seconds=1800)
    look('9-power-was-cut')
    after = check('status', f'{AS_KIOSK} akashictl status --registry {REGISTRY}')
    tell(after == before, 'the registry is what it was')
    check('what was being written', f'ls -l {second}*; ! {AS_KIOSK} akashictl status --registry {second} 2>&1 | tee /dev/stderr | '
          'grep -qi damaged && cat /var/lib/akashi-kiosk/staff-pin', r'scrypt\$\S+ 0 0$')


def staff():
    guest.command('sendkey f12')
    time.sleep(20)
    look('4-pin')
    for key in ('2', '4', '6', '8', 'ret'):
        guest.command(f'sendkey {key}')
    time.sleep(30)
    look('5-staff-menu')


def packages():
    setting = "language='ko'"
    check('upgrade', f'echo "{setting}" >>/etc/akashi/kiosk.ini; sha256sum {REGISTRY} >/root/before; '
          'DEBIAN_FRONTEND=noninteractive dpkg -i /root/akashi_*.deb /root/akashi-kiosk_*.deb', seconds=1800)
    check('upgrade keeps settings and registry', f'grep "{setting}" /etc/akashi/kiosk.ini && ls -l {REGISTRY}', 'ko')
    check('upgrade: runs again', wait('systemctl -q is-active akashi-kiosk'), seconds=1800)
    check('purge', 'dpkg --purge akashi-kiosk akashi', seconds=1800)
    check('nothing is left', '! ls -d /var/lib/akashi-kiosk /var/cache/akashi-kiosk /etc/akashi /media/akashi-* /run/akashi-kiosk* 2>/dev/null && '
          '[ "$(systemctl is-active akashi-kiosk)" = inactive ]; r=$?; find / -xdev -name "*akashi*" -not -path "/root/*" '
          '-not -path "/proc/*" -not -path "/var/tmp/*" 2>/dev/null; [ $r = 0 ]', seconds=900)
    check('installed anew', 'dpkg -i /root/akashi_*.deb /root/akashi-kiosk_*.deb && systemctl start akashi-kiosk && '
          'systemctl is-enabled akashi-kiosk', 'enabled', seconds=1800)


guest = Guest(ROOM)
try:
    guest.login(1800)
    guest.run(HELP)
    for step in (boots, ends, sticks, staff, monitors, full, power, camera, packages):
        if len(sys.argv) < 4 or step.__name__ in sys.argv[3:]:
            step()
finally:
    guest.close()
sys.exit(1 if faults else 0)
