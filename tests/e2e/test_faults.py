# SPDX-License-Identifier: Apache-2.0
"""Updates that go wrong in every way a network, a server, a proxy and a clock can make them: the old list stays whole,
and the next run goes on. Nothing that was complete is fetched twice."""
import pathlib, shutil, unittest

import fault_server as fault
from akashi_world import CANNOT_TELL, GOOD, NOW, World, later
from fault_server import FaultServer
from fault_world import FaultWorld, ROWS, state, target

EVERYWHERE = [fault.dropped, fault.reset, fault.cut, fault.cut_unsaid, fault.login_page, fault.login_page_unsaid,
              fault.shorter, fault.longer, fault.wrong_byte, fault.truncated_to_nothing, fault.other_file, fault.endless,
              fault.garbage, fault.status(500), fault.elsewhere, fault.chunks_cut]
SOME = [fault.cut, fault.login_page, fault.wrong_byte, fault.status(404)]
# A delta that cannot be had or is not what was signed: the full list is fetched.
GOES_ROUND = [fault.shorter, fault.wrong_byte, fault.status(404), fault.status(500), fault.login_page]
# (A line's end behind a timestamp is no fault: it is not part of what is signed, and no length is known before.)
TABLE = ([('timestamp.json', each, False) for each in EVERYWHERE + [fault.status(404)] if each is not fault.longer]
         + [('full-', each, False) for each in EVERYWHERE]
         + [(at, each, False) for at in ('2.snapshot.json', '2.targets.json', '2.muster.json', 'index.json') for each in SOME]
         + [('delta-', each, True) for each in GOES_ROUND]
         + [('delta-', each, False) for each in (fault.cut, fault.dropped)]
         + [('2.root.json', each, False) for each in (fault.login_page, fault.status(500), fault.dropped)])

world = None
runs = damaged = lost = 0


def setUpModule():
    global world
    world = FaultWorld()


def tearDownModule():
    world.remove()
    print(f'\n{runs} updates with a fault: {damaged} damaged lists, {lost} lost metadata versions')


class WithFaults(World):
    def setUp(self):
        super().setUp()
        shutil.copytree(world.registry, self.registry.parent)
        self.server = FaultServer(self, world.after)
        self.old = state(self.registry)

    def go_wrong(self, at, what, **options):
        """A run with a fault; whatever comes of it, what was there is whole."""
        global runs, damaged, lost
        self.server.asked.clear()
        self.server.at, self.server.fault = at, what
        ran = self.run_command('sync', '--from', self.server.url, **options)
        self.server.at, self.server.fault = '', None
        runs += 1
        lists, versions = state(self.registry)
        if lists not in (self.old[0], self.new_lists(lists)):
            damaged += 1
        if any(versions.get(role, 0) < version for role, version in self.old[1].items()):
            lost += 1
        self.assertEqual((damaged, lost), (0, 0))
        return ran

    def new_lists(self, lists):
        return lists if lists['muster'][:2] == (2, ROWS) and lists['zweit'] == self.old[0]['zweit'] else None

    def goes_on(self, **options):
        """The next run is a good one, and asks for nothing that had come whole."""
        whole = [asked.path for asked in self.server.asked if asked.whole and 'root.json' not in asked.path
                 and 'timestamp.json' not in asked.path]
        self.server.asked.clear()
        self.expect(GOOD, 'sync', '--from', self.server.url, **options)
        self.assertEqual(state(self.registry)[0]['muster'][:2], (2, ROWS))
        self.assertEqual([path for path in self.server.paths() if path in whole], [])
        self.assertEqual(list(self.registry.parent.glob('*.part*')), [])

    def hide_deltas(self):
        self.server.folder = self.home / 'after'
        shutil.copytree(world.after, self.server.folder)
        for path in self.server.folder.rglob('*.delta-*'):
            path.unlink()

    def full_request(self):
        return next(asked for asked in self.server.asked if 'full-' in asked.path)


class Faults(WithFaults):
    """A test for each row of the table."""


def case(at, what, goes_round):
    def test(self):
        if at == 'full-':
            self.hide_deltas()
        if at == '2.root.json':  # there is none: the answer alone is wrong
            self.server.folder = self.home / 'after'
            shutil.copytree(world.after, self.server.folder)
            (self.server.folder / 'metadata/2.root.json').write_bytes(b'x')
        ran = self.go_wrong(at, what)
        self.assertTrue(any(at in path for path in self.server.paths()), self.server.asked)
        self.assertEqual(ran.code, GOOD if goes_round else CANNOT_TELL, ran.err)
        if goes_round:
            self.assertTrue(any('full-' in path for path in self.server.paths()))
        else:
            self.assert_complains(ran)
            self.assertEqual(state(self.registry)[0], self.old[0])
        if at == '2.root.json':
            (self.server.folder / 'metadata/2.root.json').unlink()
        self.goes_on()
    return test


for number, (at, what, goes_round) in enumerate(TABLE):
    setattr(Faults, f'test_{number:02}_{at.strip("-").replace(".", "_")}_{what.__name__}', case(at, what, goes_round))


class Slow(WithFaults):
    """The clock of the command runs a hundred times as fast: half a minute of too little passes at once."""

    fast = {'FAKETIME': f'@{NOW.replace("T", " ").replace("Z", "")} x100', 'FAKETIME_DONT_FAKE_MONOTONIC': '0'}

    def test_slow(self):
        for at, what in (('timestamp.json', fault.silent), ('timestamp.json', fault.stalled), ('full-', fault.stalled),
                         ('full-', fault.dripping)):
            with self.subTest(f'{at} {what.__name__}'):
                if at == 'full-' and self.server.folder == world.after:
                    self.hide_deltas()
                ran = self.go_wrong(at, what, extra=self.fast)
                self.assertEqual(ran.code, CANNOT_TELL, ran.err)
                self.assert_complains(ran)
        self.goes_on()


class Resumed(WithFaults):
    def setUp(self):
        super().setUp()
        self.hide_deltas()
        self.full = target(world.after, '*.full-2.*').read_bytes()

    def parts(self):
        return [path for path in self.registry.parent.glob('*.part')]

    def part(self):
        digest = target(world.after, '*.full-2.*').name.split('.')[0]
        return self.registry.parent / f'registry.db.muster.{digest}.part'

    def test_goes_on_where_it_was_cut(self):
        for what in (fault.cut, fault.cut_unsaid, fault.chunks_cut):
            with self.subTest(what.__name__):
                self.go_wrong('full-', what)
                self.assertEqual(self.parts(), [self.part()])
                self.assertEqual(self.part().read_bytes(), self.full[:len(self.full) // 2])
                # A hotel's page in between takes nothing away.
                self.go_wrong('full-', fault.login_page)
                self.assertEqual(self.full_request().range, f'bytes={len(self.full) // 2}-')
                self.assertEqual(self.part().stat().st_size, len(self.full) // 2)
                self.goes_on()
                self.assertEqual(self.full_request().range, f'bytes={len(self.full) // 2}-')
                self.assertEqual(self.full_request().bytes, len(self.full) - len(self.full) // 2)
                shutil.rmtree(self.registry.parent)
                shutil.copytree(world.registry, self.registry.parent)

    def test_a_server_that_knows_no_ranges(self):
        self.go_wrong('full-', fault.cut)
        self.server.at, self.server.fault = 'full-', lambda *words: self.server.send(*words, ranges=False)
        self.goes_on()

    def test_another_version_behind_the_address(self):
        self.server.tags = True
        self.server.at = 'full-'

        def with_tag(request, asked, data):
            request.send_response(200)
            request.send_header('ETag', '"old"')
            request.send_header('Content-Length', str(len(data)))
            request.end_headers()
            request.wfile.write(bytes(len(data) // 2))
            request.close_connection = True
        self.go_wrong('full-', with_tag)
        self.assertEqual(pathlib.Path(f'{self.part()}.tag').read_text(), '"old"')
        self.goes_on()  # If-Range does not hold: it comes whole
        self.assertEqual(self.full_request().bytes, len(self.full))

    def test_a_wrong_beginning_costs_one_more_request(self):
        self.server.tags = False
        self.part().write_bytes(bytes(len(self.full) // 2))
        self.goes_on()
        self.assertEqual([asked.range for asked in self.server.asked if 'full-' in asked.path],
                         [f'bytes={len(self.full) // 2}-', None])

    def test_complete_but_never_taken_in(self):
        self.part().write_bytes(self.full)
        self.goes_on()
        self.assertFalse(any('full-' in path for path in self.server.paths()))

    def test_leftovers_of_other_lists_go(self):
        for name in (f'registry.db.muster.{"0" * 64}.part', f'registry.db.gone.{"1" * 64}.part.tag'):
            (self.registry.parent / name).write_bytes(b'x')
        other = self.registry.parent / 'registry.db.backup.part'
        other.write_bytes(b'x')
        self.expect(GOOD, 'sync', '--from', self.server.url)
        self.assertEqual(list(self.registry.parent.glob('*.part*')), [other])

    def test_what_stands_in_its_place(self):
        elsewhere = self.home / 'elsewhere'
        elsewhere.write_bytes(b'mine')
        self.part().symlink_to(elsewhere)
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', '--from', self.server.url))
        self.assertEqual(elsewhere.read_bytes(), b'mine')
        self.part().unlink()
        self.goes_on()

    def test_from_a_folder_too(self):
        self.part().write_bytes(self.full[:1000])
        self.expect(GOOD, 'sync', '--from', f'file://{self.server.folder}')
        self.assertEqual(state(self.registry)[0]['muster'][:2], (2, ROWS))


class Behind(WithFaults):
    def test_a_mirror_that_lags(self):
        """It serves what was published before: nothing goes back, and nothing is lost."""
        self.expect(GOOD, 'sync', '--from', self.server.url)
        self.old = state(self.registry)
        self.server.folder = world.before
        ran = self.go_wrong('', None)
        self.assertEqual(ran.code, CANNOT_TELL)
        self.assert_complains(ran)
        self.assertEqual(state(self.registry), self.old)

    def test_a_mirror_that_is_half_there(self):
        """The new timestamp is there, and the rest is not yet."""
        half = self.home / 'half'
        shutil.copytree(world.before, half)
        shutil.copy(world.after / 'metadata/timestamp.json', half / 'metadata')
        self.server.folder = half
        self.assertEqual(self.go_wrong('', None).code, CANNOT_TELL)
        self.server.folder = world.after
        self.goes_on()

    def test_clock_that_jumps(self):
        for now in ('2099-01-01T00:00:00Z', later(days=400)):
            ran = self.go_wrong('', None, now=now)
            self.assertEqual(ran.code, CANNOT_TELL, ran.err)
            self.assertIn('expired', ran.err)
        self.expect(GOOD, 'sync', '--from', self.server.url, now='2001-01-01T00:00:00Z')  # judged at what is known to have been
        self.goes_on()

    def test_nothing_new_is_two_requests(self):
        self.expect(GOOD, 'sync', '--from', self.server.url)
        self.server.asked.clear()
        self.expect(GOOD, 'sync', '--from', self.server.url)
        self.assertEqual(self.server.paths(), ['/metadata/2.root.json', '/metadata/timestamp.json'])
        self.assertLess(sum(asked.bytes for asked in self.server.asked), 4096)

    def test_a_delta_is_all_that_is_fetched(self):
        self.expect(GOOD, 'sync', '--from', self.server.url)
        self.assertTrue(any('delta-1-2' in path for path in self.server.paths()))
        self.assertFalse(any('full-' in path for path in self.server.paths()))
        self.assertEqual(state(self.registry)[0]['muster'][:2], (2, ROWS))


if __name__ == '__main__':
    unittest.main()
