# SPDX-License-Identifier: Apache-2.0
"""`akashictl label inspect` on every vector."""
import json

from akashi_world import CANNOT_TELL, GOOD, SOURCE, USAGE, World

VECTORS = SOURCE / 'tests/vectors/labels.json'


class Label(World):
    def test_every_vector_comes_out_exactly(self):
        labels = json.loads(VECTORS.read_text())['labels']
        self.assertGreaterEqual(len(labels), 120)
        ran = self.expect(GOOD, 'label', 'inspect', '--schemes', VECTORS, '--', *(each['text'] for each in labels))
        objects = ran.objects()
        self.assertEqual(len(objects), len(labels))
        for label, found in zip(labels, objects):
            with self.subTest(label['name']):
                self.assertEqual(found['outcome'], label['expect']['outcome'])
                self.assertEqual(found.get('claims'), label['expect'].get('claims'))

    def test_definitions_that_cannot_be_read(self):
        broken = self.home / 'schemes.json'
        broken.write_text('{"schemes":[{"id":"UPPER"}]}')
        self.assert_complains(self.expect(CANNOT_TELL, 'label', 'inspect', '--schemes', broken, 'x'))
        self.assert_complains(self.expect(CANNOT_TELL, 'label', 'inspect', '--schemes', self.home / 'none.json', 'x'))
        self.expect(USAGE, 'label', 'inspect', 'x')
        self.expect(USAGE, 'label', 'verify', '--schemes', VECTORS, 'x')
