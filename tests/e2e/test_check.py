# SPDX-License-Identifier: Apache-2.0
"""`akashictl check`: from a picture or a text to a verdict in words."""
import re, unittest

from akashi_world import CANNOT_TELL, GOOD, NOT_GOOD, World, box, boxes, later, picture

FIELDS = {'source', 'code', 'kind', 'verdict', 'severity', 'findings', 'comparison', 'scheme', 'number', 'maker',
          'mark', 'models', 'level', 'assessed_by', 'valid_until', 'support_until', 'list', 'words'}
LIST_FIELDS = {'serial', 'as_of', 'publisher', 'freshness', 'age_days', 'sample'}
# Every verdict a scan can reach.
REACHED_BY_SCAN = {
    'altered', 'wrong-address', 'contradicts-list', 'different-product', 'withdrawn', 'suspended', 'not-in-list',
    'support-ended', 'no-updates-promised', 'cannot-tell', 'unknown-signer', 'signature-withdrawn', 'hidden-address',
    'scheme-not-active', 'provisional', 'delisted', 'label-expired', 'ends-soon', 'listed', 'confirmed',
    'no-registration-found', 'out-of-scope', 'other-mark', 'not-a-label'}


class Pictures(World):
    def setUp(self):
        super().setUp()
        self.synchronise()

    def test_every_verdict_is_reached_by_a_picture(self):
        shown = {}
        for each in boxes():
            with self.subTest(each['id']):
                checks = self.check(picture(each['id']))
                self.assertEqual(checks[0]['verdict'], each['verdict'], checks)
                shown[each['verdict']] = each['id']
        self.assertEqual(set(shown), REACHED_BY_SCAN)

    def test_json_has_every_field(self):
        for name in ('confirmed', 'not-a-label', 'altered'):
            for check in self.check(picture(name)):
                self.assertEqual(set(check), FIELDS)
                self.assertEqual(set(check['list']), LIST_FIELDS)
                self.assertEqual(set(check['words']), {'headline', 'sentence', 'advice'})
                self.assertIs(check['list']['sample'], True)
        check = self.check(picture('confirmed'))[0]
        self.assertEqual((check['comparison'], check['list']['freshness'], check['list']['age_days']),
                         ('barcode', 'fresh', 3))

    def test_plain_words_in_every_language(self):
        for language, sample in (('ja', '見本'), ('ja@easy', '見本(みほん)'), ('en', 'SAMPLE'), ('zh_CN', 'SAMPLE'),
                                 ('ko', 'SAMPLE')):
            with self.subTest(language):
                ran = self.expect(GOOD, 'check', '--language', language, picture('confirmed'))
                self.assertIn(sample, ran.out)
                headline = self.check('--language', language, picture('confirmed'))[0]['words']['headline']
                # Plain Japanese has its readings on a terminal; in data it is without them.
                self.assertIn(headline, re.sub(r'\([ぁ-ん]+\)', '', ran.out))
                self.assertNotIn('{', ran.out)

    def test_exit_codes(self):
        self.expect(GOOD, 'check', picture('confirmed'), picture('listed'))
        self.expect(NOT_GOOD, 'check', picture('confirmed'), picture('withdrawn'))
        self.expect(CANNOT_TELL, 'check', picture('withdrawn'), 'HTTPS://LABEL.MIHON.EXAMPLE/S2.AAAA')

    def test_standard_input_and_other_forms(self):
        data = picture('confirmed').read_bytes()
        self.assertEqual(self.check('-', stdin=data)[0]['verdict'], 'confirmed')


class Texts(World):
    def setUp(self):
        super().setUp()
        self.synchronise()

    def test_text_read_elsewhere(self):
        for each in boxes():
            if each.get('text') and not each.get('barcode'):
                with self.subTest(each['id']):
                    self.assertEqual(self.check('--', each['text'])[0]['verdict'], each['verdict'])

    def test_product_in_hand(self):
        text, barcode = box('confirmed')['text'], box('confirmed')['barcode']
        model = box('confirmed')['product']['model']
        other = box('different-product')['barcode']
        cases = [
            ([], 'listed', 'not-compared'),
            (['--barcode', barcode], 'confirmed', 'barcode'),
            (['--model', model], 'confirmed', 'model'),
            (['--model', model.lower()], 'confirmed', 'model'),
            (['--barcode', other], 'different-product', 'different'),
            (['--barcode', '2000000000008'], 'listed', 'not-compared'),
            (['--barcode', '9529999999993'], 'listed', 'not-compared'),
            (['--barcode', '01234565'], 'listed', 'not-compared'),  # UPC-E: no EAN-8 has this check digit
        ]
        for words, verdict, comparison in cases:
            with self.subTest(words):
                check = self.check(*words, '--', text)[0]
                self.assertEqual((check['verdict'], check['comparison']), (verdict, comparison))

    def test_typed_number(self):
        listed = box('listed')
        self.assertEqual(self.check(listed['number'])[0]['verdict'], 'listed')
        self.assertEqual(self.check(listed['number'].lower())[0]['verdict'], 'listed')
        unknown = self.check('MH-2020-999999')[0]
        self.assertEqual((unknown['verdict'], unknown['severity']), ('cannot-tell', 'unknown'))


class Freshness(World):
    """The list grows old: what may be said of it changes, and its age is always told."""

    def setUp(self):
        super().setUp()
        self.synchronise()

    def verdict(self, name, days):
        check = self.check('--', box(name)['text'], now=later(days=days))[0]
        return check['verdict'], check['list']['freshness'], check['list']['age_days']

    def test_ageing_and_too_old(self):
        self.assertEqual(self.verdict('listed', 0), ('listed', 'fresh', 3))
        self.assertEqual(self.verdict('listed', 20), ('listed', 'ageing', 23))
        self.assertEqual(self.verdict('not-in-list', 20)[0], 'cannot-tell')
        self.assertEqual(self.verdict('listed', 60)[:2], ('cannot-tell', 'too-old'))
        self.assertEqual(self.verdict('withdrawn', 60)[0], 'withdrawn')

    def test_doubtful_clock(self):
        self.assertEqual(self.verdict('listed', -30)[:2], ('cannot-tell', 'doubtful-clock'))
        self.assertEqual(self.verdict('listed', 500)[:2], ('cannot-tell', 'doubtful-clock'))
        self.assertEqual(self.verdict('withdrawn', 500)[0], 'withdrawn')


if __name__ == '__main__':
    unittest.main()
