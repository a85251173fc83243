# SPDX-License-Identifier: Apache-2.0
"""akashictl search: what it prints for people and for programs, and what it says where nothing is found."""
from akashi_world import CANNOT_TELL, GOOD, NOT_GOOD, USAGE, World


class Search(World):
    def found(self, *words):
        return self.expect(GOOD, 'search', '--json', '--', *words).objects()

    def test_for_programs(self):
        self.synchronise()
        first = self.found('hncam', '200w')[0]
        self.assertEqual({key: first[key] for key in ('number', 'model', 'scheme', 'status')},
                         {'number': 'MH-2026-004211', 'model': 'HN-CAM200W', 'scheme': 'mihon', 'status': 'in-force'})
        self.assertEqual(first['maker']['ja'], '花見電機')
        self.assertEqual(first['names']['en'], 'Home camera')
        self.assertRegex(first['support_until'], r'^20\d\d-\d\d-\d\d$')
        # The model that matched is the one shown, not the first of its registration.
        self.assertEqual(self.found('AX3000E')[0]['model'], 'YW-AX3000E')
        self.assertEqual(self.found('ﾙｰﾀ')[0]['names']['ja'][-4:], 'ルーター')
        self.assertLessEqual(len(self.found('h')), 20)
        self.assertEqual(len(self.expect(GOOD, 'search', '--json', '--limit', '2', 'h').objects()), 2)

    def test_for_people(self):
        self.synchronise()
        ran = self.expect(GOOD, 'search', '--language', 'en', 'baby')
        for part in ('SAMPLE', 'Tsukimi Kogyo · Baby monitor · TK-BABY1', 'MH-2025-001905', 'withdrawn', 'Security updates'):
            self.assertIn(part, ran.out)
        self.assertIn('花見電機 · 見守りカメラ',
                      self.expect(GOOD, 'search', '--language', 'ja', '見守り かめら').out)

    def test_nothing_and_wrong_usage(self):
        ran = self.run_command('search', '--language', 'en', 'camera')
        self.assertEqual(ran.code, CANNOT_TELL)
        self.synchronise()
        ran = self.expect(NOT_GOOD, 'search', '--language', 'en', 'no such\x1b[31m thing')
        self.assertIn('says nothing about the product', ran.err)
        self.assertNotIn('\x1b', ran.err)
        self.expect(NOT_GOOD, 'search', '--', '-')
        self.expect(USAGE, 'search')
        self.expect(USAGE, 'search', '--limit', '0', 'a')
        self.expect(USAGE, 'search', 'a' * 513)
