# SPDX-License-Identifier: Apache-2.0
"""The Debian packages and the installed tree: what is in them, and that programs find their data from there."""
import os, pathlib, re, subprocess, unittest

from akashi_world import BUILD, CANNOT_TELL, GOOD, NOW, SOURCE, World, environment, picture

# What each package holds, but for data whose names are a list of their own (column maps, clips of speech).
AKASHI = {
    'usr/bin/akashi', 'usr/bin/akashictl', 'usr/libexec/akashi/akashi-admin',
    'usr/libexec/akashi/akashi-decoder', 'usr/libexec/akashi/akashi-decoder-avif',
    'usr/lib/systemd/system/akashi-refresh-list@.service', 'usr/lib/systemd/system/akashi-refresh-list@.timer',
    'usr/lib/systemd/system/akashi-sync.service', 'usr/lib/systemd/system/akashi-sync.timer',
    'usr/lib/sysusers.d/akashi-lists.conf', 'usr/lib/sysusers.d/akashi.conf',
    'usr/share/applications/io.github.akashi.Akashi.desktop',
    'usr/share/bash-completion/completions/akashi', 'usr/share/bash-completion/completions/akashictl',
    'usr/share/doc/akashi/accessibility.md', 'usr/share/doc/akashi/copyright', 'usr/share/doc-base/akashi',
    'usr/share/glib-2.0/schemas/io.github.akashi.Akashi.gschema.xml',
    'usr/share/icons/hicolor/scalable/apps/io.github.akashi.Akashi.svg',
    'usr/share/man/man1/akashi.1', 'usr/share/man/man1/akashictl.1', 'usr/share/man/man1/akashictl-operator.1',
    'usr/share/akashi/test-card.pdf', 'usr/share/metainfo/io.github.akashi.Akashi.metainfo.xml',
}
KIOSK = {'usr/lib/systemd/system/akashi-kiosk.service', 'usr/lib/sysusers.d/akashi-kiosk.conf',
         'usr/lib/systemd/system/akashi-kiosk-counters.socket', 'usr/lib/systemd/system/akashi-kiosk-counters@.service',
         'usr/lib/systemd/system/akashi-kiosk-stick@.service', 'usr/lib/udev/rules.d/61-akashi-kiosk.rules',
         'usr/lib/tmpfiles.d/akashi-kiosk.conf', 'usr/libexec/akashi/akashi-kiosk-counters', 'usr/share/akashi/kiosk.ini',
         'usr/share/doc/akashi-kiosk/copyright'}
LISTS_OF_THEIR_OWN = re.compile(r'usr/share/(akashi/(imports/[\w.-]+\.json|voice/.*\.opus)|doc/akashi/help/[\w@/-]+\.(html|png))$')
SCRIPTS = {'akashi': {'postinst', 'prerm'}, 'akashi-kiosk': {'postinst', 'prerm', 'postrm'}}


def run(*words, **options):
    ran = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=600, **options)
    assert ran.returncode == 0, f'{words} ended with {ran.returncode}: {ran.stdout}{ran.stderr}'
    return ran.stdout


class Packages(World):
    @classmethod
    def setUpClass(cls):
        import tempfile
        cls.room = tempfile.TemporaryDirectory(prefix='akashi-packages-')
        cls.addClassCleanup(cls.room.cleanup)
        folder = pathlib.Path(cls.room.name)
        run('cpack', '-G', 'DEB', '--config', BUILD / 'CPackConfig.cmake', '-B', folder)
        cls.files = {run('dpkg-deb', '-f', path, 'Package').strip(): path for path in folder.glob('*.deb')}

    def fields(self, package):
        return dict(re.findall(r'^(\S+): (.*)$', run('dpkg-deb', '-f', self.files[package]), re.M))

    def contents(self, package):
        """Path → mode and owner."""
        lines = run('dpkg-deb', '-c', self.files[package]).splitlines()
        return {line.split(None, 5)[5].removeprefix('./'): line.split()[:2] for line in lines}

    def test_two_packages(self):
        self.assertEqual(set(self.files), {'akashi', 'akashi-kiosk'})
        for package, path in self.files.items():
            self.assertTrue(path.name.startswith(package + '_'))

    def test_contents(self):
        for package, wanted in (('akashi', AKASHI), ('akashi-kiosk', KIOSK)):
            with self.subTest(package):
                contents = self.contents(package)
                files = {path for path in contents if not path.endswith('/')}
                self.assertEqual({path for path in files if not LISTS_OF_THEIR_OWN.match(path)}, wanted)
                for path, (mode, owner) in contents.items():
                    self.assertEqual(owner, 'root/root', path)
                    self.assertNotIn('w', mode[4:], path)
                    runs = path in files and ('/bin/' in path or '/libexec/' in path)
                    self.assertEqual('x' in mode, runs or path.endswith('/'), path)
        self.assertTrue(any(LISTS_OF_THEIR_OWN.match(path) for path in self.contents('akashi')))

    def test_what_they_need(self):
        needs = self.fields('akashi')['Depends']
        for library in ('libgtk-4-1', 'libadwaita-1-0', 'libsqlite3-0', 'libgstreamer1.0-0', 'gstreamer1.0-plugins-good'):
            self.assertIn(library, needs)
        kiosk = self.fields('akashi-kiosk')
        for package in ('akashi', 'cage', 'seatd', 'xwayland'):
            self.assertRegex(kiosk['Depends'], rf'\b{package}\b')
        self.assertEqual(kiosk['Architecture'], 'all')

    def test_scripts(self):
        """What they call comes with what the package needs."""
        for package, wanted in SCRIPTS.items():
            room = self.home / package
            run('dpkg-deb', '-e', self.files[package], room)
            scripts = {path.name for path in room.iterdir() if os.access(path, os.X_OK)}
            self.assertEqual(scripts, wanted)
            for name in scripts:
                run('sh', '-n', room / name)
                if re.search(r'^ *systemd-(sysusers|tmpfiles) ', (room / name).read_text(), re.M):
                    self.assertRegex(self.fields(package)['Depends'], r'\bsystemd\b')

    def test_settings_that_come_with_the_kiosk_are_settings(self):
        """Also those that are only named in a comment."""
        run('dpkg-deb', '-x', self.files['akashi-kiosk'], self.home)
        text = (self.home / 'usr/share/akashi/kiosk.ini').read_text()
        schema = (SOURCE / 'data/io.github.akashi.Akashi.gschema.xml').read_text()
        self.assertIn('path="/' + re.search(r'^\[(.*)\]$', text, re.M).group(1) + '/"', schema)
        keys = re.findall(r'^#?([a-z-]+)=', text, re.M)
        self.assertGreater(len(keys), 3)
        for key in keys:
            self.assertIn(f'<key name="{key}"', schema)

    def test_what_the_service_starts_is_there(self):
        run('dpkg-deb', '-x', self.files['akashi-kiosk'], self.home)
        unit = (self.home / 'usr/lib/systemd/system/akashi-kiosk.service').read_text()
        started = re.search(r'^ExecStart=cage -- (\S+) (.*)$', unit, re.M)
        self.assertIn(f'usr/bin/{started.group(1)}', self.contents('akashi'))
        for option in re.findall(r'--[a-z-]+', started.group(2)):
            self.assertIn(option, run(BUILD / 'ui/akashi', '--help', env=environment(NOW, self.home)))
        self.assertLessEqual(int(re.search(r'^RestartSec=(\d+)ms$', unit, re.M).group(1)), 1000)


class Unit(unittest.TestCase):
    """The service, as systemd reads it."""

    # Which of the kernel's modules brings a kind of devices; that of monitors is there wherever cage is.
    MODULES = {'video4linux': 'videodev', 'media': 'mc', 'alsa': 'snd', 'ttyACM': 'cdc_acm', 'ttyUSB': 'usbserial', 'drm': None}

    def test_what_is_plugged_in_later_is_let_in(self):
        """systemd leaves kinds out that the kernel does not know yet when the service begins."""
        unit = (SOURCE / 'data/systemd/akashi-kiosk.service').read_text()
        kinds = re.findall(r'^DeviceAllow=char-(\S+) rw$', unit, re.M)
        self.assertGreater(len(kinds), 3)
        for word in ('Wants', 'After'):
            named = ' '.join(re.findall(rf'^{word}=(.*)$', unit, re.M)).split()
            for module in filter(None, (self.MODULES[kind] for kind in kinds)):
                self.assertIn(f'modprobe@{module}.service', named)


class Tree(World):
    """`cmake --install` into a folder: the programs run from there, with what lies there."""

    def setUp(self):
        super().setUp()
        run('cmake', '--install', BUILD, '--prefix', '/usr', env=os.environ | {'DESTDIR': str(self.home / 'tree')})
        self.bin = self.home / 'tree/usr/bin'

    def run_installed(self, program, *words):
        ran = subprocess.run([self.bin / program, *map(str, words)], env=environment(NOW, self.home), text=True,
                             capture_output=True, timeout=60)
        self.assertEqual(ran.returncode, GOOD, ran.stderr)
        return ran.stdout

    def test_programs(self):
        self.assertRegex(self.run_installed('akashictl', '--version'), r'^akashictl \d')
        self.assertIn('--kiosk', self.run_installed('akashi', '--help'))
        self.assertFalse((self.home / 'tree/usr/share/glib-2.0/schemas/gschemas.compiled').exists())

    def test_pictures_are_read_by_the_decoder_beside_them(self):
        self.assertIn('qr', self.run_installed('akashictl', 'scan', picture('confirmed')))
        (self.home / 'tree/usr/libexec/akashi/akashi-decoder').unlink()
        ran = subprocess.run([self.bin / 'akashictl', 'scan', picture('confirmed')], env=environment(NOW, self.home),
                             capture_output=True, timeout=60)
        self.assertNotEqual(ran.returncode, GOOD)

    def test_what_fetches_or_signs_is_a_program_beside_it(self):
        admin = self.home / 'tree/usr/libexec/akashi/akashi-admin'
        self.assertIn('akashictl sync', self.run_installed('akashictl', 'sync', '--help'))
        for program, wanted in ((self.bin / 'akashictl', False), (admin, True)):
            needs = run('readelf', '-d', program)
            self.assertIn('[libzbar' if not wanted else '[libzstd', needs)
            for library in ('libcurl', 'libpango', 'libqrencode', 'libxml2'):
                self.assertEqual(f'[{library}' in needs, wanted, library)
        admin.unlink()
        ran = subprocess.run([self.bin / 'akashictl', 'sync'], env=environment(NOW, self.home), text=True,
                             capture_output=True, timeout=60)
        self.assertEqual(ran.returncode, CANNOT_TELL)
        self.assertIn('Install Akashi again', ran.stderr)

    def test_settings(self):
        schemas = self.home / 'tree/usr/share/glib-2.0/schemas'
        run('glib-compile-schemas', '--strict', schemas)
        keys = run('gsettings', '--schemadir', schemas, 'list-keys', 'io.github.akashi.Akashi.Kiosk')
        self.assertIn('camera-position', keys)


if __name__ == '__main__':
    unittest.main()
