# SPDX-License-Identifier: Apache-2.0
"""The keys of one scheme, and schemes that come and go, as a machine sees them; and what its clock does to it."""
import json, os, re

from akashi_keys import ROW, SCHEME, Keys
from akashi_world import CANNOT_TELL, GOOD, NOW, USAGE, later


class Schemes(Keys):
    def check_label(self, text='https://label.muster.example/p/MU-0001', **options):
        return self.check('--', text, **options)[0]

    def test_role_key(self):
        self.late_machine()
        out = self.operator('repository', 'rotate-scheme', self.repository, '--scheme', 'muster', '--keys',
                            self.keys).out
        self.assertIn('retired', out)
        self.publish()
        self.sync_is_current()
        self.assertEqual(self.late_machine()['freshness'], 'fresh')
        # Publishing with the old key in its place is a change of keys again, and nobody's accident.
        self.assertTrue((self.keys / 'retired/scheme-muster.1.pem').exists())
        self.assert_complains(self.operator('repository', 'rotate-scheme', self.repository, '--scheme', 'muster',
                                            '--keys', self.home / 'nowhere', '--key', self.home / 'scheme.json',
                                            code=CANNOT_TELL))

    def test_withdrawn_and_back(self):
        self.write_list(ROW, dict(ROW, number='MU-0002', status='withdrawn'))
        self.add()
        self.publish()
        self.sync_is_current()
        self.operator('repository', 'withdraw', self.repository, '--scheme', 'muster')
        self.assertEqual(self.check_label()['verdict'], 'listed')  # staged is not published
        self.publish()
        self.expect(GOOD, 'sync')
        status = self.status()
        self.assertEqual((status['withdrawn'], status['withdrawn_on'], status['freshness']),
                         (True, NOW[:10], 'too-old'))
        self.assertIn('no longer speaks', self.expect(GOOD, 'status').out)
        self.assertEqual(self.check_label()['verdict'], 'cannot-tell')
        self.assertEqual(self.check_label('https://label.muster.example/p/MU-0002')['verdict'], 'withdrawn')
        self.operator('repository', 'refresh', self.repository, '--keys', self.keys)
        self.expect(GOOD, 'sync')
        self.assert_complains(self.operator('repository', 'withdraw', self.repository, '--scheme', 'muster',
                                            code=CANNOT_TELL))

        self.add()
        self.publish()
        self.sync_is_current()
        self.assertIs(self.status()['withdrawn'], False)
        self.assertEqual(self.status()['serial'], 3)
        self.assertEqual(self.check_label()['verdict'], 'listed')

    def test_a_second_scheme_comes(self):
        self.write_scheme(dict(SCHEME, id='other', hosts=['other.example'], number_patterns=['OT-[0-9]{4}'],
                               link_patterns=[]))
        self.write_list(dict(ROW, number='OT-0001'))
        self.add()
        self.publish()
        self.expect(GOOD, 'sync')
        self.assertEqual([each['scheme'] for each in self.run_command('status', '--json').objects()],
                         ['muster', 'other'])

    def test_label_key(self):
        definition = self.home / 'scheme.json'
        public = self.new_key('label')
        kid = re.search(r'kid ([0-9a-f]{16})', self.expect(
            GOOD, 'operator', 'key', 'enrol', '--definition', definition, '--public-key', public, '--valid-from',
            '2026-01-01', '--valid-until', '2030-12-31').out).group(1)
        self.assertEqual(json.loads(definition.read_text())['version'], 2)
        self.expect(USAGE, 'operator', 'key', 'enrol', '--definition', definition, '--public-key', public,
                    '--valid-from', '2026-01-01', '--valid-until', '2030-12-31')
        self.add()
        self.publish()
        claims = {'scheme': 'muster', 'number': 'MU-0001', 'models': ['MT-1'], 'level': 1,
                  'valid_from': '2026-04-01', 'valid_until': '2028-03-31'}
        (self.home / 'claims.json').write_text(json.dumps(claims))
        label = self.operator('label', 'sign', '--key', self.keys / 'label.pem', '--claims',
                              self.home / 'claims.json').out.strip()
        self.sync_is_current()
        self.assertEqual(self.check_label(label)['verdict'], 'listed')

        self.expect(USAGE, 'operator', 'key', 'revoke', '--definition', definition, '--kid', '0' * 16)
        self.operator('key', 'revoke', '--definition', definition, '--kid', kid, '--on', NOW[:10])
        self.expect(USAGE, 'operator', 'key', 'revoke', '--definition', definition, '--kid', kid, '--on', '2028-01-01')
        self.add()
        self.publish()
        self.sync_is_current()
        check = self.check_label(label)
        self.assertEqual(check['verdict'], 'signature-withdrawn')


class Clock(Keys):
    """`akashictl status` and `sync --if-due`, by the clock of a machine."""

    def test_if_due(self):
        self.expect(GOOD, 'sync', '--if-due')
        before = self.status()
        self.assertIsNotNone(before['next_attempt'])
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=1))
        self.assertEqual(self.status()['last_attempt'], before['last_attempt'])
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=8))
        self.assertGreater(self.status()['last_attempt'], before['last_attempt'])
        self.expect(USAGE, 'sync', '--if-due', '--from', 'file:///x')

    def test_last_error_and_back_off(self):
        away = self.home / 'away'
        os.rename(self.repository, away)
        hours = 8
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', '--if-due', now=later(hours=hours)))
        status = self.status(now=later(hours=hours))
        self.assertEqual(status['failures'], 1)
        self.assertIsNotNone(status['last_error'])
        self.assertLess(status['next_attempt'], later(hours=hours, minutes=5))
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=hours))
        os.rename(away, self.repository)
        self.expect(GOOD, 'sync', '--if-due', now=later(hours=hours, minutes=10))
        self.assertEqual(self.status(now=later(hours=hours, minutes=10))['failures'], 0)

    def test_in_2099_for_a_day(self):
        day = '2099-06-01T00:00:00Z'
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', now=day))
        self.assertEqual(self.status(now=day)['freshness'], 'doubtful-clock')
        self.assertEqual(self.status()['freshness'], 'fresh')
        warned = self.expect(GOOD, 'status')
        self.assert_complains(warned, '2099', '--clear-clock-warning')
        self.expect(GOOD, 'sync', '--if-due')
        self.assertEqual(self.status()['clock_has_been'][:4], '2099')
        self.assertEqual(self.expect(GOOD, 'status', '--clear-clock-warning').err, '')
        self.assertEqual(self.expect(GOOD, 'status').err, '')

    def test_status_in_five_languages(self):
        said = set()
        for language in ('ja', 'ja@easy', 'en', 'zh_CN', 'ko'):
            out = self.expect(GOOD, 'status', '--language', language).out
            self.assertIn('muster', out)
            said.add(out)
        self.assertEqual(len(said), 5)
