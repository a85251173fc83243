#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The kiosk's latency on the sample film: the real program on a screen of its own, one customer a box. Before each box
the live picture is open; when the box has gone, Escape and a key open it for the next.

For each box with a label: from the moment the first frame was due that shows its codes whole (film.json), to the verdict painted
(`akashi --log-timing`): the first verdict that answers the box, and the one that is right for it in the end (a label may
be read before the barcode it is compared with). Boxes with nothing but a barcode are counted apart: the kiosk waits
some frames for a label beside it, on purpose. And how long the live picture ever stood still.

usage: kiosk.py BUILD SAMPLE [--size 1080x1920] [--json FILE] [--boxes N]
BUILD: a build without sanitizers (build/run); SAMPLE: as app/run.sh makes it (build/sample)"""
import argparse, json, os, pathlib, shutil, sys, tempfile, time

from bench_kiosk import Kiosk, film_of, share, start_screen

GOAL_MS = 120
FRAME_ROOM = 4  # frames after a box's last whole one in which a reading may still be its own


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('sample', type=pathlib.Path)
    parser.add_argument('--size', default='1080x1920')
    parser.add_argument('--boxes', type=int, default=0, help='only the first N boxes')
    parser.add_argument('--json', help='write every figure there')
    return parser.parse_args()


def play(kiosk, boxes, fps):
    """Every event of the film, and when it began; opens the live picture before each box."""
    begin, events, next_box = None, [], 0
    while True:
        wake = time.monotonic() + 60
        if begin is not None and next_box < len(boxes):
            wake = begin / 1e6 + (boxes[next_box]['last'] + FRAME_ROOM) / fps
        lines = kiosk.events(wake)
        if lines is None:
            return begin, events
        for line in lines:
            if line[0] == 'film' and begin is None:
                begin = int(line[1])
                kiosk.xdotool('key', 'Return')
            elif line[0] in ('picture', 'verdict'):
                events.append((line[0], int(line[1]), int(line[2]), line[3] if len(line) > 3 else None))
        if not lines and begin is not None and next_box < len(boxes):
            next_box += 1
            kiosk.xdotool('key', 'Escape', 'Return')
        elif not lines or next_box == len(boxes):
            kiosk.process.terminate()
            kiosk.process.wait()
            return begin, events


def judge(begin, events, boxes, world, fps):
    """For each box, milliseconds to the first verdict and to the right one."""
    results, before = [], 0
    for box in boxes:
        about = world[box['id']]
        due, after = begin + box['first'] * 1e6 / fps, begin + (box['last'] + FRAME_ROOM) * 1e6 / fps
        mine = [event for event in events if event[0] == 'verdict' and begin + before <= event[1] <= after]
        right = [event for event in mine if event[3] == about['verdict']]
        results.append({'id': box['id'], 'label': about.get('text') is not None, 'verdicts': [event[3] for event in mine],
                        'reading': (mine[0][1] - due) / 1e3 if mine else None,
                        'first': (mine[0][2] - due) / 1e3 if mine else None,
                        'right': (right[0][2] - due) / 1e3 if right else None})
        before = (box['last'] + FRAME_ROOM) * 1e6 / fps
    return results


def gaps(events):
    """Milliseconds between pictures painted one after the other, and to the verdict that ended each sitting."""
    return [(later[2] - earlier[2]) / 1e3 for earlier, later in zip(events, events[1:]) if earlier[0] == 'picture']


def line(name, values):
    print(f'{name}: {len(values)} boxes, median {share(values, 0.5):.0f} ms, p95 {share(values, 0.95):.0f} ms, '
          f'longest {max(values):.0f} ms, over {GOAL_MS} ms: {sum(value > GOAL_MS for value in values)}')


def report(results, waits):
    for result in results:
        if result['right'] is None:
            print(f"not answered as expected: {result['id']}: {result['verdicts']}")
    for label, name in ((True, 'label'), (False, 'barcode alone')):
        answered = [result for result in results if result['label'] == label and result['right'] is not None]
        if answered:
            line(f'{name}, first verdict painted', [result['first'] for result in answered])
            line(f'{name}, right verdict painted', [result['right'] for result in answered])
    work = [result['first'] - result['reading'] for result in results if result['first'] is not None]
    print(f'frame that was read to its verdict painted: median {share(work, 0.5):.0f} ms, p95 {share(work, 0.95):.0f} ms, '
          f'longest {max(work):.0f} ms')
    print(f'live picture: {len(waits)} paints, median {share(waits, 0.5):.0f} ms apart, p99 {share(waits, 0.99):.0f} ms, '
          f'longest {max(waits):.0f} ms')


def main():
    options = arguments()
    film = json.loads((options.sample / 'pictures/film.json').read_text())
    world = json.loads((options.sample / 'world.json').read_text())
    boxes = film['boxes'][:options.boxes or None]
    room = pathlib.Path(tempfile.mkdtemp(prefix='akashi-bench-'))
    screen, display = start_screen(options.size)
    try:
        print(f'load {os.getloadavg()[0]:.2f}')
        camera = film_of(options.sample / 'pictures/film.avi')
        begin, events = play(Kiosk(options, room, display, camera, '--exit-at-end'), boxes, film['fps'])
    finally:
        screen.terminate()
        screen.wait()
        shutil.rmtree(room)
    about = {box['id']: box for box in world['boxes']}
    results, waits = judge(begin, events, boxes, about, film['fps']), gaps(events)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps({'boxes': results, 'events': events, 'begin': begin}, indent=1))
    report(results, waits)
    return 0 if all(result['right'] is not None for result in results) else 1


if __name__ == '__main__':
    sys.exit(main())
