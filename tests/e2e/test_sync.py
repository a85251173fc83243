# SPDX-License-Identifier: Apache-2.0
"""`akashictl trust`, `sync` and `status`: over file:, http on loopback and https, and what each refuses."""
import functools, hashlib, http.server, shutil, socket, ssl, subprocess, threading

from akashi_world import CANNOT_TELL, GOOD, NOW, USAGE, WORLD, World, box, environment, later

class Server:
    """Serves a folder on a free port of this machine, and remembers what was asked of it, and with how many bytes on
    the wire, requests and answers together."""

    def __init__(self, test, folder, certificate=None):
        asked = self.asked = []
        wire = self.wire = []

        class Counting:
            def __init__(self, stream):
                self.stream = stream

            def __getattr__(self, name):
                return getattr(self.stream, name)

            def readline(self, *words):
                line = self.stream.readline(*words)
                wire.append(len(line))
                return line

            def write(self, data):
                wire.append(len(data))
                return self.stream.write(data)

        class Handler(http.server.SimpleHTTPRequestHandler):
            def setup(self):
                super().setup()
                self.rfile, self.wfile = Counting(self.rfile), Counting(self.wfile)

            def log_request(self, *_):
                asked.append(self.path)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(
            ('127.0.0.1', 0), functools.partial(Handler, directory=str(folder)))
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
            self.url = f'https://localhost:{self.server.server_port}'
        thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        test.addCleanup(thread.join)
        test.addCleanup(self.server.server_close)
        test.addCleanup(self.server.shutdown)

class Sync(World):
    def test_file(self):
        self.synchronise()
        lists = {each['scheme']: each for each in self.expect(GOOD, 'status', '--json').objects()}
        self.assertEqual(lists['mihon']['freshness'], 'fresh')
        self.assertEqual(lists['mihon']['age_days'], 3)
        self.assertGreater(lists['mihon']['rows'], 10)
        self.assertIs(lists['mihon']['sample'], True)
        self.assertIsNone(lists['mihon']['last_error'])
        self.assertEqual(lists['mihon']['last_success'][:10], NOW[:10])
        self.assertIn('SAMPLE', self.expect(GOOD, 'status').out)

    def test_http_on_loopback_and_nothing_new_is_two_requests(self):
        server = Server(self, WORLD / 'repository')
        self.trust(url=server.url)
        self.expect(GOOD, 'sync')
        self.assertGreater(len(server.asked), 8)
        server.asked.clear()
        server.wire.clear()
        self.expect(GOOD, 'sync')
        self.assertEqual(server.asked, ['/metadata/2.root.json', '/metadata/timestamp.json'])
        print(f'{sum(server.wire)} bytes on the wire')
        self.assertLess(sum(server.wire), 4096)

    def test_https_with_a_certificate_we_trust_and_one_we_do_not(self):
        certificate = self.home / 'server.pem'
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
                        '-keyout', certificate, '-out', self.home / 'ca.pem', '-subj', '/CN=localhost', '-days', '30',
                        '-addext', 'subjectAltName=DNS:localhost'],
                       check=True, capture_output=True, env=environment(later(days=-1), self.home))
        certificate.write_bytes(certificate.read_bytes() + (self.home / 'ca.pem').read_bytes())
        server = Server(self, WORLD / 'repository', certificate)
        self.trust(url=server.url)
        self.assert_complains(self.expect(CANNOT_TELL, 'sync'), 'certificate')
        self.assertEqual(server.asked, [])
        self.expect(GOOD, 'sync', extra={'SSL_CERT_FILE': str(self.home / 'ca.pem')})

    def test_from_another_address(self):
        copy = self.copy_repository()
        self.trust(url='https://registry.example/')
        self.expect(GOOD, 'sync', '--from', f'file://{copy}')

    def test_unreachable(self):
        self.synchronise()
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            address = f'http://127.0.0.1:{free.getsockname()[1]}'
        ran = self.expect(CANNOT_TELL, 'sync', '--from', address)
        self.assert_complains(ran)
        self.assertEqual(self.check('--', box('listed')['text'])[0]['verdict'], 'listed')
        status = self.expect(GOOD, 'status', '--json').objects()[0]
        self.assertIsNotNone(status['last_error'])

    def test_forbidden_addresses(self):
        for url in ('http://registry.example/', 'ftp://registry.example/', 'gopher://x', '/tmp/x'):
            with self.subTest(url):
                root = WORLD / 'repository/metadata/1.root.json'
                ran = self.expect(CANNOT_TELL, 'trust', 'add', root, '--url', url, '--sha256',
                                  hashlib.sha256(root.read_bytes()).hexdigest())
                self.assert_complains(ran)

    def test_trust_wants_the_fingerprint(self):
        root = WORLD / 'repository/metadata/1.root.json'
        self.assert_complains(self.expect(CANNOT_TELL, 'trust', 'add', root, '--url', 'file:///x', '--sha256', '0' * 64))
        self.assert_complains(self.expect(CANNOT_TELL, 'trust', 'add', root, '--url', 'file:///x', stdin=b'yes\n'))
        self.expect(USAGE, 'trust', 'add', root)
        self.expect(USAGE, 'trust', 'remove', root, '--url', 'file:///x')
        self.assertFalse(self.registry.exists())

    def test_nothing_is_trusted(self):
        self.assert_complains(self.expect(CANNOT_TELL, 'sync'), 'no root is trusted')
        self.assert_complains(self.expect(CANNOT_TELL, 'status'))

class Tampering(World):
    """One byte changed anywhere in the repository: the update is refused, and the old list stays whole."""

    def files(self, repository):
        return sorted(path for path in repository.rglob('*') if path.is_file() and path.name != '1.root.json')

    def test_one_byte_changed_in_each_file(self):
        names = [path.relative_to(WORLD / 'repository') for path in self.files(WORLD / 'repository')]
        used = 0
        for name in names:
            repository = self.copy_repository()
            changed = repository / name
            data = bytearray(changed.read_bytes())
            data[len(data) // 2] ^= 1
            changed.write_bytes(data)
            with self.subTest(str(name)):
                self.trust(repository)
                ran = self.run_command('sync')
                if ran.code == GOOD:  # a file of an earlier publication, which a new cache never asks for
                    self.assertTrue(self.is_old(name), name)
                else:
                    used += 1
                    self.assertEqual(ran.code, CANNOT_TELL)
                    self.assert_complains(ran)
            self.forget(repository)
        self.assertGreater(used, 8)

    def is_old(self, name):
        """Whether a later version of the same file stands beside it, or the newest index does not name it; a new cache
        has no use for a delta either."""
        repository = WORLD / 'repository'
        if name.parts[0] == 'metadata':
            version, _, role = name.name.partition('.')
            return (repository / 'metadata' / f'{int(version) + 1}.{role}').exists()
        newest = max((repository / 'metadata').glob(f'*.{name.parts[1] if len(name.parts) > 2 else "targets"}.json'),
                     key=lambda path: int(path.name.split('.')[0]))
        digest, rest = name.name.split('.', 1)
        if rest.startswith('delta-'):
            return True
        return digest not in newest.read_text() or rest not in newest.read_text()

    def forget(self, repository):
        shutil.rmtree(repository)
        for path in self.registry.parent.glob('registry.db*'):
            path.unlink()

    def test_old_list_stays_whole(self):
        repository = self.copy_repository()
        self.synchronise(repository)
        before = self.check('--', box('listed')['text'])
        timestamp = repository / 'metadata/timestamp.json'
        timestamp.write_bytes(timestamp.read_bytes().replace(b'"version":', b'"versiom":', 1))
        self.assert_complains(self.expect(CANNOT_TELL, 'sync'))
        self.assertEqual(self.check('--', box('listed')['text']), before)

    def test_expired_metadata_is_not_accepted_but_what_was_accepted_is_shown(self):
        self.synchronise()
        self.assert_complains(self.expect(CANNOT_TELL, 'sync', now=later(days=20)), 'expired')
        self.assertEqual(self.check('--', box('listed')['text'], now=later(days=20))[0]['list']['freshness'], 'ageing')

    def test_clock_behind_the_newest_metadata(self):
        self.synchronise()
        check = self.check('--', box('listed')['text'], now=later(days=-20))[0]
        self.assertEqual((check['verdict'], check['list']['freshness']), ('cannot-tell', 'doubtful-clock'))
