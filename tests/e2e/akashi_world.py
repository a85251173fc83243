# SPDX-License-Identifier: Apache-2.0
"""The world the end-to-end tests run in: the real command, the sample registry published at a fixed time, and a clock
that stands where a test wants it. Nothing here depends on today's date, on a network beyond loopback, or on a home."""
import datetime, glob, hashlib, json, os, pathlib, shutil, subprocess, tempfile, unittest

BUILD = pathlib.Path(os.environ['AKASHI_BUILD'])
SOURCE = pathlib.Path(os.environ['AKASHI_SOURCE'])
WORLD = pathlib.Path(os.environ['AKASHI_WORLD'])  # made by the fixture e2e-world: world.json, repository/, pictures/
NOW = os.environ['AKASHI_NOW']                    # when it was published and is looked at
AKASHICTL = BUILD / 'app/cli/akashictl'
FAKETIME = glob.glob('/usr/lib/*/faketime/libfaketime.so.1')[0]

GOOD, NOT_GOOD, USAGE, CANNOT_TELL = 0, 1, 2, 3


def later(**delta):
    """The fixed time, moved: later(days=40)."""
    moved = datetime.datetime.fromisoformat(NOW.replace('Z', '+00:00')) + datetime.timedelta(**delta)
    return moved.strftime('%Y-%m-%dT%H:%M:%SZ')


def environment(now, home):
    """A fixed world for one command. The clock runs on from `now`, so that timeouts still work."""
    clock = now.replace('T', ' ').replace('Z', '')
    return {
        'PATH': os.environ['PATH'], 'HOME': str(home), 'XDG_DATA_HOME': str(home / 'data'), 'LC_ALL': 'C.UTF-8',
        'TZ': 'UTC', 'LD_PRELOAD': FAKETIME, 'FAKETIME': f'@{clock}', 'FAKETIME_DONT_FAKE_MONOTONIC': '1', 'NO_FAKE_STAT': '1',
        'ASAN_OPTIONS': 'verify_asan_link_order=0:detect_leaks=1',
        'LSAN_OPTIONS': os.environ.get('LSAN_OPTIONS', ''), 'UBSAN_OPTIONS': 'print_stacktrace=1',
        'G_DEBUG': 'fatal-criticals', 'SPEECHD_ADDRESS': 'unix_socket:/nonexistent/speechd.sock',
    }


class Ran:
    """What a command printed, and its exit code."""

    def __init__(self, process):
        self.code, self.out, self.err = process.returncode, process.stdout, process.stderr

    def objects(self):
        return [json.loads(line) for line in self.out.splitlines()]


class World(unittest.TestCase):
    """A test with an empty home of its own, and a registry in it where it wants one."""

    maxDiff = None

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='akashi-e2e-'))
        self.addCleanup(shutil.rmtree, self.home, True)
        self.registry = self.home / 'data/akashi/registry.db'

    def run_command(self, *words, now=NOW, stdin=b'', text=True, extra=None):
        process = subprocess.run([str(AKASHICTL), *map(str, words)], input=stdin, capture_output=True, timeout=120,
                                 env=environment(now, self.home) | (extra or {}))
        for name in ('AddressSanitizer', 'LeakSanitizer', 'runtime error:'):
            self.assertNotIn(name.encode(), process.stderr, process.stderr.decode(errors='replace'))
        if text:
            process.stdout, process.stderr = process.stdout.decode(), process.stderr.decode(errors='replace')
        return Ran(process)

    def expect(self, code, *words, **options):
        ran = self.run_command(*words, **options)
        self.assertEqual(ran.code, code, f'{words}\n{ran.out}\n{ran.err}')
        return ran

    def assert_complains(self, ran, *parts):
        """What happened, what it means, what to do: all three are said."""
        self.assertIn('What it means:', ran.err)
        self.assertIn('What to do:', ran.err)
        for part in parts:
            self.assertIn(part, ran.err)

    def copy_repository(self):
        copy = self.home / 'repository'
        shutil.copytree(WORLD / 'repository', copy)
        return copy

    def trust(self, repository=WORLD / 'repository', url=None):
        root = repository / 'metadata/1.root.json'
        return self.expect(GOOD, 'trust', 'add', root, '--url', url or f'file://{repository}', '--sha256',
                           hashlib.sha256(root.read_bytes()).hexdigest())

    def synchronise(self, repository=WORLD / 'repository', now=NOW):
        self.trust(repository)
        return self.expect(GOOD, 'sync', now=now)

    def check(self, *words, **options):
        """The checks of `akashictl check --json`, whatever its exit code."""
        return self.run_command('check', '--json', *words, **options).objects()


def boxes():
    return json.loads((WORLD / 'world.json').read_text())['boxes']


def box(name):
    return next(each for each in boxes() if each['id'] == name)


def picture(name):
    return WORLD / 'pictures' / f'{name}.jpg'
