# SPDX-License-Identifier: Apache-2.0
"""`akashictl scan` over files of every kind, many at once: what is good is read, what is not costs nothing else."""
import os, pathlib, pty, select, subprocess, time

from akashi_world import AKASHICTL, BUILD, CANNOT_TELL, GOOD, NOT_GOOD, NOW, USAGE, World, environment
from picture_files import (convert, declare_jpeg_size, endless_scans, jpeg_with_exif, moving_webp, png, png_with_exif,
                           qr, webp_with_exif)

MANY = int(os.environ.get('AKASHI_MANY_FILES', '150'))  # 100000 for the whole of it
SECONDS = 60  # for any one picture, on a machine with much else to do


class Scans(World):
    def setUp(self):
        super().setUp()
        self.pictures = self.home / 'pictures'
        self.pictures.mkdir()
        self.good = qr(self.pictures / 'good.png', 'hello')
        self.side = int(subprocess.run(['identify', '-format', '%w', self.good], capture_output=True, check=True).stdout)

    def write(self, name, data):
        path = self.home / name
        path.write_bytes(data)
        return path

    def made(self, name, *options):
        path = self.home / name
        convert(self.good, *options, path)
        return path

    def texts(self, ran):
        return [code['text'] for each in ran.objects() for code in each['codes']]


class Kinds(Scans):
    def test_every_kind_is_read(self):
        kinds = {
            'grey.jpg': [], 'progressive.jpg': ['-interlace', 'Plane'], 'cmyk.jpg': ['-colorspace', 'CMYK'],
            'deep.png': ['-define', 'png:format=png48'], 'interlaced.png': ['-interlace', 'PNG'],
            'palette.png': ['-type', 'Palette'], 'lossy.webp': ['-quality', '90'],
            'lossless.webp': ['-define', 'webp:lossless=true'], 'still.gif': [], 'interlaced.gif': ['-interlace', 'GIF'],
        }
        if (BUILD / 'app/decode/akashi-decoder-avif').exists():
            kinds['still.avif'] = []
        for name, options in kinds.items():
            with self.subTest(name):
                ran = self.expect(GOOD, 'scan', '--json', self.made(name, *options))
                self.assertEqual(self.texts(ran), ['hello'])
                found = ran.objects()[0]
                self.assertEqual(set(found), {'source', 'width', 'height', 'codes', 'ms'})
                self.assertEqual((found['width'], found['height']), (self.side, self.side))
                self.assertLessEqual({'symbology', 'text', 'text_base64', 'corners'}, set(found['codes'][0]))

    def test_of_moving_pictures_the_first(self):
        other = self.home / 'other.png'
        convert('-size', f'{self.side}x{self.side}', 'xc:white', other)
        moving = self.home / 'moving.gif'
        convert('-delay', '10', self.good, other, '-loop', '0', moving)
        lossless = self.made('one.webp', '-define', 'webp:lossless=true').read_bytes()
        frames = self.write('frames.webp', moving_webp(lossless, self.side, self.side, 10_000))
        for path in (moving, frames):
            with self.subTest(path.name):
                self.assertEqual(self.texts(self.expect(GOOD, 'scan', '--json', path)), ['hello'])

    def test_barcodes(self):
        """Bars that another program drew, however they are held, are what they say they are."""
        kinds = [('UPCE', '0123456', 'upc-e', '01234565'), ('UPCE', '0425261', 'upc-e', '04252614'),
                 ('UPCA', '03600029145', 'upc-a', '036000291452'), ('EANX', '952048401468', 'ean-13', '9520484014689'),
                 ('EANX', '9520000', 'ean-8', '95200002')]
        held = {'as it is': [], 'upside down': ['-rotate', '180'], 'askew': ['-background', 'white', '-rotate', '10'],
                'lying': ['-rotate', '90'], 'blurred': ['-blur', '0x0.9'], 'small': ['-resize', '70%'],
                'from the side': ['-virtual-pixel', 'white', '-distort', 'Perspective',
                                  '0,0,10,5,0,100,0,100,150,0,150,0,150,100,140,90']}
        for kind, given, symbology, text in kinds:
            drawn = self.home / f'{given}.png'
            subprocess.run(['zint', '-b', kind, '-d', given, '-o', drawn], check=True)
            for how, options in held.items():
                with self.subTest(kind=symbology, how=how):
                    seen = self.home / 'seen.png'
                    convert(drawn, '-bordercolor', 'white', '-border', '40', *options, seen)
                    codes = self.expect(GOOD, 'scan', '--json', seen).objects()[0]['codes']
                    self.assertEqual([(each['symbology'], each['text']) for each in codes], [(symbology, text)])

    def test_a_wrong_ending_does_not_matter(self):
        path = self.write('really-a-png.jpg', self.good.read_bytes())
        self.assertEqual(self.texts(self.expect(GOOD, 'scan', '--json', path)), ['hello'])

    def test_orientation(self):
        """However the pixels lie in the file, corners are those of the upright picture."""
        lying = {1: [], 2: ['-flop'], 3: ['-rotate', '180'], 4: ['-flip'], 5: ['-transpose'], 6: ['-rotate', '270'],
                 7: ['-transverse'], 8: ['-rotate', '90']}
        upright = self.home / 'upright.png'
        convert(self.good, '-background', 'white', '-extent', '300x200-60-20', upright)
        expected = self.expect(GOOD, 'scan', '--json', upright).objects()[0]
        for orientation, turn in lying.items():
            paths = {}
            for ending in ('jpg', 'png', 'webp'):
                paths[ending] = self.home / f'lying-{orientation}.{ending}'
                convert(upright, *turn, '+repage', '-quality', '95', paths[ending])
            width, height = (200, 300) if orientation > 4 else (300, 200)
            data = paths['jpg'].read_bytes()
            paths['jpg'].write_bytes(jpeg_with_exif(data, orientation))
            paths['big.jpg'] = self.write('big.jpg', jpeg_with_exif(data, orientation, big=True))
            paths['png'].write_bytes(png_with_exif(paths['png'].read_bytes(), orientation))
            paths['webp'].write_bytes(webp_with_exif(paths['webp'].read_bytes(), width, height, orientation))
            found = self.expect(GOOD, 'scan', '--json', *paths.values()).objects()
            for ending, each in zip(paths, found, strict=True):
                with self.subTest(orientation=orientation, ending=ending):
                    self.assertEqual((each['width'], each['height']), (300, 200))
                    for (x, y), (x_there, y_there) in zip(each['codes'][0]['corners'],
                                                          expected['codes'][0]['corners']):
                        self.assertLess(abs(x - x_there) + abs(y - y_there), 6)


class Bad(Scans):
    def cases(self):
        """name → (data, exit code, part of what is said)"""
        good = self.good.read_bytes()
        jpeg = self.made('good.jpg').read_bytes()
        large = self.home / 'large.jpg'
        convert('-size', '2000x2000', 'xc:gray', '-interlace', 'Plane', large)
        webp, gif = self.made('good.webp').read_bytes(), self.made('good.gif').read_bytes()
        rows = (b'\0' + b'\xff' * 64) * 64
        noise = b''.join(b'\0' + os.urandom(1000) for _ in range(1000))
        cases = {
            'cut.jpg': (jpeg[:len(jpeg) // 2], CANNOT_TELL, 'ends too early'),
            'cut.png': (good[:len(good) // 2], CANNOT_TELL, 'ends too early'),
            'cut.webp': (webp[:len(webp) // 2], CANNOT_TELL, 'ends too early'),
            'cut.gif': (gif[:len(gif) // 2], CANNOT_TELL, 'ends too early'),
            'damaged.png': (good[:60] + b'\xa5' * 20 + good[80:], CANNOT_TELL, 'damaged'),
            'text.png': (b'This is no picture.', CANNOT_TELL, 'not a JPEG'),
            'empty.jpg': (b'', CANNOT_TELL, 'empty'),
            'bomb.png': (png(60000, 60000), CANNOT_TELL, '60000 x 60000'),
            'bomb.jpg': (declare_jpeg_size(jpeg, 60000, 60000), CANNOT_TELL, '60000 x 60000'),
            'bomb.gif': (gif[:6] + b'\xff\xff\xff\xff' + gif[10:], CANNOT_TELL, '65535 x 65535'),
            'endless.jpg': (endless_scans(large.read_bytes(), 5000), CANNOT_TELL, 'too many scans'),
            'no-width.png': (png(0, 10), CANNOT_TELL, 'no pixels'),
            'no-height.jpg': (declare_jpeg_size(jpeg, 10, 0), CANNOT_TELL, 'damaged'),
            'thin.png': (png(1, 100_000, b'\0\0' * 100_000), CANNOT_TELL, '1 x 100000'),
            'too-little.png': (png(64, 6400, rows), CANNOT_TELL, 'damaged'),
            'exploding.png': (png(64, 64, b'\0' * 200_000_000), None, ''),
            'white.png': (png(64, 64, rows), NOT_GOOD, 'no code'),
            'noise.png': (png(1000, 1000, noise), NOT_GOOD, 'no code'),
        }
        if (BUILD / 'app/decode/akashi-decoder-avif').exists():
            avif = self.made('good.avif').read_bytes()
            cases['cut.avif'] = (avif[:len(avif) // 2], CANNOT_TELL, 'damaged')
        return cases

    def test_each_costs_itself_only(self):
        for name, (data, code, said) in self.cases().items():
            with self.subTest(name):
                path = self.write(name, data)
                start = time.monotonic()
                ran = self.run_command('scan', '--json', path, self.good)
                self.assertLess(time.monotonic() - start, SECONDS)
                if code is not None:
                    self.assertEqual(ran.code, code, ran.err)
                    self.assert_complains(ran, name, said)
                self.assertEqual([each['codes'][0]['text'] for each in ran.objects() if each['codes']], ['hello'])


class Many(Scans):
    def setUp(self):
        super().setUp()
        inner = self.pictures / 'inner'
        inner.mkdir()
        for i in range(12):
            qr(inner / f'{i:02}.png', f'number {i}')
        (self.pictures / 'notes.txt').write_text('no picture')
        (self.pictures / 'README').write_text('no picture, and nobody said it was one')
        (self.pictures / 'without-ending').write_bytes(self.good.read_bytes())
        (self.pictures / '.hidden.png').write_bytes(b'hidden')
        (inner / 'round').symlink_to(self.pictures)
        os.mkfifo(self.pictures / 'waits-for-ever.png')
        self.expected = ['hello', *[f'number {i}' for i in range(12)], 'hello']

    def test_folders(self):
        one = self.expect(GOOD, 'scan', '--json', self.pictures)
        self.assertEqual(self.texts(one), self.expected)
        self.assertEqual([each['source'] for each in one.objects()],
                         sorted(each['source'] for each in one.objects()))
        self.assertEqual(one.err, '')
        four = self.expect(GOOD, 'scan', '--json', '-j', '4', self.pictures)
        without_time = lambda ran: [{k: v for k, v in each.items() if k != 'ms'} for each in ran.objects()]
        self.assertEqual(without_time(four), without_time(one))

    def test_patterns_the_shell_left_alone(self):
        ran = self.expect(GOOD, 'scan', '--json', self.pictures / 'inner' / '0[1-3].png')
        self.assertEqual(self.texts(ran), ['number 1', 'number 2', 'number 3'])
        literal = self.pictures / 'inner' / '0[4].png'
        qr(literal, 'literal')
        self.assertEqual(self.texts(self.expect(GOOD, 'scan', '--json', literal)), ['literal'])
        self.assert_complains(self.expect(CANNOT_TELL, 'scan', self.home / 'nothing*.png'), 'nothing*.png')

    def test_lists(self):
        odd = self.pictures / 'inner' / 'with\nline.png'
        odd.write_bytes(self.good.read_bytes())
        paths = [self.pictures / 'inner' / '07.png', odd, self.pictures / 'inner' / '02.png']
        by_nul = b'\0'.join(os.fsencode(path) for path in paths)
        ran = self.expect(GOOD, 'scan', '--json', '--files-from', '-', stdin=by_nul)
        self.assertEqual(self.texts(ran), ['number 7', 'hello', 'number 2'])
        ran = self.expect(GOOD, 'scan', '--json', '-0', '--files-from', self.write('list', by_nul + b'\0'))
        self.assertEqual(self.texts(ran), ['number 7', 'hello', 'number 2'])
        lines = f'{paths[0]}\r\n\n{paths[2]}'.encode()
        ran = self.expect(GOOD, 'scan', '--json', '--files-from', '-', stdin=lines)
        self.assertEqual(self.texts(ran), ['number 7', 'number 2'])
        ran = self.expect(CANNOT_TELL, 'scan', '--json', '--files-from', '-', stdin=b'x' * 200_000 + b'\n' + lines)
        self.assertEqual(self.texts(ran), ['number 7', 'number 2'])
        self.assertLess(len(ran.err), 2000)
        self.assert_complains(self.expect(CANNOT_TELL, 'scan', '--files-from', '-', stdin=b''))
        self.assert_complains(self.expect(CANNOT_TELL, 'scan', '--files-from', self.home / 'nowhere'), 'nowhere')

    def test_exit_codes(self):
        white = self.write('white.png', png(64, 64, (b'\0' + b'\xff' * 64) * 64))
        self.expect(GOOD, 'scan', self.good, self.good)
        self.expect(NOT_GOOD, 'scan', self.good, white)
        self.expect(CANNOT_TELL, 'scan', white, self.home / 'nowhere.png', self.good)
        empty = self.home / 'empty'
        empty.mkdir()
        self.assert_complains(self.expect(CANNOT_TELL, 'scan', empty), 'no picture in this folder')
        for words in (['-j', '-1', self.good], ['-j', '65', self.good], ['-j', 'x', self.good], []):
            self.expect(USAGE, 'scan', *words)

    def test_very_many(self):
        many = self.home / 'many'
        many.mkdir()
        white = self.write('white.png', png(8, 8, (b'\0' + b'\xff' * 8) * 8))
        for i in range(MANY):
            os.link(white, many / f'{i:06}.png')
        ran = self.run_command('scan', '--json', '-j', '2', many)
        self.assertEqual(ran.code, NOT_GOOD)
        self.assertEqual([pathlib.Path(each['source']).name for each in ran.objects()],
                         [f'{i:06}.png' for i in range(MANY)])


class Annotated(Scans):
    def test_drawn_pictures_overwrite_nothing(self):
        other = self.home / 'other'
        other.mkdir()
        second = qr(other / 'good.png', 'second')
        drawn = self.home / 'drawn'
        drawn.mkdir()
        kept = self.write('kept', b'kept')
        (drawn / 'good.png-2.png').symlink_to(kept)
        ran = self.expect(GOOD, 'scan', '--json', '-j', '2', '--annotate', drawn, self.good, second)
        self.assertEqual([each['annotated'] for each in ran.objects()],
                         [str(drawn / 'good.png.png'), str(drawn / 'good.png-3.png')])
        self.assertEqual(kept.read_bytes(), b'kept')
        before = (drawn / 'good.png.png').read_bytes()
        again = self.expect(GOOD, 'scan', '--json', '--annotate', drawn, self.good)
        self.assertEqual(again.objects()[0]['annotated'], str(drawn / 'good.png-4.png'))
        self.assertEqual((drawn / 'good.png.png').read_bytes(), before)
        colours = subprocess.run(['convert', drawn / 'good.png.png', '-unique-colors', 'txt:'], capture_output=True,
                                 check=True, text=True).stdout
        self.assertIn('#D62839', colours)

    def test_names_that_lead_elsewhere(self):
        drawn = self.home / 'drawn'
        for name in ('..png', '-rf.png', 'a\x1b[31m\u202eb.png', 'ü' * 120 + '.png'):
            path = self.home / name
            path.write_bytes(self.good.read_bytes())
            with self.subTest(name):
                ran = self.expect(GOOD, 'scan', '--json', '--annotate', drawn, path)
                made = pathlib.Path(ran.objects()[0]['annotated'])
                self.assertEqual(made.parent, drawn)
                self.assertNotRegex(made.name, '^[.-]|[\x00-\x1f\u202e]')

    def test_a_folder_that_cannot_be_written(self):
        self.assert_complains(self.expect(CANNOT_TELL, 'scan', '--annotate', self.good / 'x', self.good))


class Terminal(Scans):
    def run_on_terminal(self, *words):
        master, slave = pty.openpty()
        process = subprocess.Popen([str(AKASHICTL), *map(str, words)], stdout=subprocess.DEVNULL, stderr=slave,
                                   stdin=subprocess.DEVNULL, env=environment(NOW, self.home))
        os.close(slave)
        shown = b''
        while select.select([master], [], [], 100)[0]:
            try:
                shown += os.read(master, 65536)
            except OSError:
                break
        os.close(master)
        self.assertEqual(process.wait(timeout=100), GOOD, shown)
        return shown.decode()

    def test_progress_on_a_terminal_only(self):
        many = self.home / 'many'
        many.mkdir()
        slow = self.home / 'slow.png'
        convert(self.good, '-background', 'white', '-extent', '1600x1200', slow)
        for i in range(800):
            os.link(slow, many / f'{i}.png')
        shown = self.run_on_terminal('scan', '-j', 1, many)
        self.assertRegex(shown, r'\d+/800')
        self.assertRegex(shown, r'about \d+ (s|min) left')
        self.assertTrue(shown.endswith('\r\x1b[K'), repr(shown[-60:]))
        self.assertEqual(self.expect(GOOD, 'scan', self.good).err, '')


class Links(World):
    """The programs people start cannot decode a picture: they are not linked to anything that could."""

    def test_no_decoder_is_linked(self):
        for program in (AKASHICTL, BUILD / 'ui/akashi'):
            with self.subTest(program.name):
                needed = subprocess.run(['readelf', '-d', program], capture_output=True, check=True, text=True).stdout
                self.assertNotRegex(needed, r'NEEDED.*lib(jpeg|turbojpeg|png|webp|gif|avif|heif|tiff)')
                wanted = subprocess.run(['nm', '-D', '--undefined-only', program], capture_output=True, check=True,
                                        text=True).stdout
                self.assertNotRegex(wanted, r' (jpeg_|png_|WebP|DGif|avif|gdk_pixbuf_new|gdk_texture_new_from)')


if __name__ == '__main__':
    import unittest
    unittest.main()
