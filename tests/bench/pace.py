#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The pace of the kiosk beside its reading of labels: the real program on a screen of its own, with a camera that
gives 30 pictures of 1280x720 a second of a shop where nobody holds anything up (the first frames of the sample film).

start    from the program's start to its first page painted; the first time of all, and later ones, with the
         program's files out of memory where nobody else uses them
idle     processor time on the first page, of all its processes, and memory there and with the live picture open
touch    from a finger lifted, as the screen took it, to the next page painted, over every button of every page a
         customer reaches, in Japanese and in English; and memory after that round. The buttons are found by the
         accessibility tree of one kiosk, and touched in another one without it

usage: pace.py BUILD SAMPLE [--size 1080x1920] [--only start|idle|touch] [--languages ja,en]
    [--idle-seconds N] [--pages]
BUILD: a build without sanitizers (build/run); SAMPLE: as app/run.sh makes it (build/sample). Ends with 1 where a goal
is missed. Takes some ten minutes."""
import argparse, json, os, pathlib, shutil, sys, tempfile, time

from bench_kiosk import Kiosk, film_of, share, start_screen

GOALS = {'touch': 50, 'start': 1000, 'memory': 150, 'used': 200, 'idle': 5}  # ms, ms, MB, MB, % of a core
STARTS = 6
QUIET = 8          # frames at the beginning of the film in which nothing is before the lens
FPS = 30
SCANNED = {None: 'attract', 'listed': 'question', 'altered': 'verdict'}  # box: page it opens
KEYS_MS = 2  # between two keys of a hand scanner
SETTLE, LONGEST, NOTHING = 0.2, 20, 1  # seconds: between two touches; to a page; until a touch is known to open none

missed = []


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('sample', type=pathlib.Path)
    parser.add_argument('--size', default='1080x1920')
    parser.add_argument('--only', choices=('start', 'idle', 'touch'))
    parser.add_argument('--languages', default='ja,en')
    parser.add_argument('--idle-seconds', type=float, default=60)
    parser.add_argument('--pages', action='store_true', help='each page by itself, the slowest first')
    return parser.parse_args()


def say(name, figure, unit, goal, more=''):
    ok = figure <= GOALS[goal]
    if not ok:
        missed.append(name)
    print(f'{name}: {figure:.1f} {unit} (goal {GOALS[goal]} {unit}){"" if ok else " MISSED"}{more}', flush=True)


# --- the camera ---

def quiet_film(sample, path, seconds):
    """A film of the same size, of nothing but its first frames: what a camera sees that nobody stands before."""
    film = (sample / 'pictures/film.avi').read_bytes()
    begin = place = film.index(b'movi') + 4
    frames = []
    for _ in range(QUIET):
        length = 8 + int.from_bytes(film[place + 4:place + 8], 'little')
        frames.append(film[place:place + length + length % 2])
        place += length + length % 2
    body = b''.join(frames[i % QUIET] for i in range(int(seconds * FPS)))
    head = bytearray(film[:begin])
    head[4:8] = (begin + len(body) - 8).to_bytes(4, 'little')
    head[begin - 8:begin - 4] = (len(body) + 4).to_bytes(4, 'little')
    path.write_bytes(head + body)
    return film_of(path)


# --- one program ---

class Pace(Kiosk):
    def wait_page(self, longest, name=None):
        """Until a page was painted, or that page. Returns: when it was touched or typed at, when it was painted
        (microseconds), its name; or None."""
        until = time.monotonic() + longest
        while time.monotonic() < until:
            lines = self.events(until)
            if lines is None:
                sys.exit('the kiosk has ended')
            for line in lines:
                if line[0] == 'page' and name in (None, line[3]):
                    return int(line[1]), int(line[2]), line[3]
        return None

    def rest_a_while(self, seconds=SETTLE):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.events(until) is None:
                sys.exit('the kiosk has ended')

    def worked(self):
        """Seconds of processor time of its first thread."""
        return int(pathlib.Path(f'/proc/{self.process.pid}/task/{self.process.pid}/schedstat').read_text().split()[0]) / 1e9

    def all_worked(self):
        """The same of the whole program, and of the processes it started."""
        ticks = 0
        for path in pathlib.Path('/proc').glob('[0-9]*/stat'):
            try:
                fields = path.read_text().rsplit(')', 1)[1].split()
            except OSError:  # it ended meanwhile
                continue
            if self.process.pid in (int(path.parent.name), int(fields[1])):
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf('SC_CLK_TCK')

    def resident(self):
        for line in pathlib.Path(f'/proc/{self.process.pid}/status').read_text().splitlines():
            if line.startswith('VmRSS:'):
                return int(line.split()[1]) * 1024 / 1e6
        return 0

    def said(self):  # akashi_reader asks, where it finds nothing
        return ''


def forget_files(kiosk):
    """Asks the system to forget the files the program has mapped; those that others use it keeps."""
    paths = {line.split()[-1] for line in pathlib.Path(f'/proc/{kiosk.process.pid}/maps').read_text().splitlines()
             if line.split()[-1].startswith('/') and not line.endswith('(deleted)')}
    kiosk.end()
    for path in filter(os.path.isfile, paths):
        file = os.open(path, os.O_RDONLY)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)


def start(options, room, display):
    camera = quiet_film(options.sample, room / 'quiet.avi', 30)
    times, work = [], []
    for _ in range(STARTS):
        kiosk = Pace(options, room, display, camera)
        _, painted, _ = kiosk.wait_page(LONGEST)
        times.append((painted / 1e6 - kiosk.began) * 1e3)
        work.append(kiosk.worked() * 1e3)
        kiosk.rest_a_while(3)
        forget_files(kiosk)
    more = f'; first thread {share(work, 0.5):.0f} ms of CPU'
    say('start to first page painted, the very first', times[0], 'ms', 'start')
    say(f'start to first page painted, longest of {STARTS - 1} later ones', max(times[1:]), 'ms', 'start', more)


def idle(options, room, display):
    seconds = options.idle_seconds
    kiosk = Pace(options, room, display, quiet_film(options.sample, room / 'quiet.avi', seconds + 60))
    kiosk.wait_page(LONGEST)
    kiosk.rest_a_while(15)
    began, worked = time.monotonic(), kiosk.all_worked()
    kiosk.rest_a_while(seconds)
    part = (kiosk.all_worked() - worked) / (time.monotonic() - began)
    say(f'idle on the first page, {seconds:.0f} s', part * 100, '% of a core', 'idle')
    say('memory on the first page', kiosk.resident(), 'MB', 'memory')
    kiosk.xdotool('key', 'Return')
    kiosk.rest_a_while(10)
    say('memory with the live picture open', kiosk.resident(), 'MB', 'memory')
    kiosk.end()


# --- from page to page ---

def go(kiosk, steps, settle=SETTLE):
    """From the first page on: ('scan', keys, page) or ('touch', x, y, page); page None: any. Returns: what each touch
    took; the last page."""
    kiosk.xdotool('key', 'Escape')
    page, took = kiosk.wait_page(LONGEST, 'attract')[2], []
    for kind, *what in steps:
        kiosk.rest_a_while(settle)
        worked = kiosk.worked()
        if kind == 'scan':
            kiosk.xdotool('key', '--delay', KEYS_MS, *what[0])
        else:
            kiosk.xdotool('mousemove', what[0], what[1], 'click', 1)
        opened = kiosk.wait_page(NOTHING, None) if what[-1] is None else kiosk.wait_page(LONGEST, what[-1])
        if opened is None:
            return took, None
        if kind == 'touch':
            took.append({'from': page, 'to': opened[2], 'ms': (opened[1] - opened[0]) / 1e3,
                         'cpu': (kiosk.worked() - worked) * 1e3})
        page = opened[2]
    return took, page


def places(reader, kiosk):
    """Where the buttons of the open page are; of single letters only one, and none that ends the program."""
    found, letters = [], 0
    for node in reader.nodes(kiosk):
        if node.get_role() == reader.Atspi.Role.PUSH_BUTTON:
            letters += len(node.get_name()) == 1
            if len(node.get_name()) > 1 or letters == 1:
                found.append(reader.middle(node))
    return found


def find_ways(reader, kiosk, roots):
    """Every touch of each root's page that opens one, and once of every page behind them: the steps to it."""
    ways, seen = [], set()
    for root in roots:
        _, page = go(kiosk, root, 0)
        seen.add(page)
        waiting = [(root, page)]
        while waiting:
            steps, page = waiting.pop(0)
            go(kiosk, steps, 0)
            kiosk.rest_a_while()
            for x, y in places(reader, kiosk):
                kiosk.xdotool('mousemove', x, y, 'click', 1)
                opened = kiosk.wait_page(NOTHING)
                if opened is None:
                    continue
                ways.append([*steps, ('touch', x, y, opened[2])])
                if opened[2] not in seen:
                    seen.add(opened[2])
                    waiting.append((ways[-1], opened[2]))
                go(kiosk, steps, 0)
    return ways


def report(options, language, took):
    times = [turn['ms'] for turn in took]
    say(f'touch to next page painted, {language}: p95 of {len(times)} touches', share(times, 0.95), 'ms', 'touch',
        f'; median {share(times, 0.5):.1f} ms, longest {max(times):.1f} ms, first thread p95 '
        f'{share([turn["cpu"] for turn in took], 0.95):.1f} ms of CPU; {len({turn["to"] for turn in took})} pages')
    if not options.pages:
        return
    by_page = {}
    for turn in took:
        by_page.setdefault(turn['to'], []).append(turn)
    for page, turns in sorted(by_page.items(), key=lambda item: -max(turn['cpu'] for turn in item[1])):
        print(f'  {page}: {len(turns)} times, median {share([turn["ms"] for turn in turns], 0.5):.1f} ms, longest '
              f'{max(turn["ms"] for turn in turns):.1f} ms; CPU median {share([turn["cpu"] for turn in turns], 0.5):.1f} ms, '
              f'most {max(turn["cpu"] for turn in turns):.1f} ms')


def touch(options, room):
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'e2e'))
    os.environ.update({'AKASHI_BUILD': str(options.build), 'AKASHI_SOURCE': '', 'AKASHI_WORLD': str(options.sample),
                       'AKASHI_NOW': ''})
    import akashi_hand_keys, akashi_screen
    akashi_screen.SIZE = tuple(map(int, options.size.split('x')))
    screen = akashi_screen.Screen()
    import akashi_reader
    boxes = {box['id']: box for box in json.loads((options.sample / 'world.json').read_text())['boxes']}
    roots = [[] if box is None else
             [('scan', [*akashi_hand_keys.strokes('us', boxes[box]['text']), akashi_hand_keys.ENTER], SCANNED[box])] for box in SCANNED]
    try:
        camera = quiet_film(options.sample, room / 'quiet.avi', 600)
        for language in options.languages.split(','):
            reached = Pace(options, room, screen.display, 'videotestsrc pattern=black ! video/x-raw,framerate=1/1', language=language,
                           extra=screen.variables | {'GTK_A11Y': 'atspi'})
            reached.wait_page(LONGEST)
            ways = find_ways(akashi_reader, reached, roots)
            reached.end()
            kiosk = Pace(options, room, screen.display, camera, language=language)
            kiosk.wait_page(LONGEST)
            kiosk.rest_a_while(3)
            report(options, language, [turn for way in ways for turn in go(kiosk, way)[0]])
            say(f'memory after all pages, as after many customers, {language}', kiosk.resident(), 'MB', 'used')
            kiosk.end()
    finally:
        screen.close()


def main():
    options = arguments()
    room = pathlib.Path(tempfile.mkdtemp(prefix='akashi-bench-'))
    screen, display = start_screen(options.size)
    print(f'load {os.getloadavg()[0]:.2f}')
    try:
        if options.only in (None, 'start'):
            start(options, room, display)
        if options.only in (None, 'idle'):
            idle(options, room, display)
        if options.only in (None, 'touch'):
            touch(options, room)
    finally:
        screen.terminate()
        screen.wait()
        shutil.rmtree(room)
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
