# SPDX-License-Identifier: Apache-2.0
"""A repository of The Update Framework as a test wants it, good or bad, and a server for it on a free port of this
machine. What is signed is the canonical JSON of python-securesystemslib; the files themselves are plain JSON."""
import copy, datetime, functools, hashlib, http.server, json, threading, urllib.parse

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from securesystemslib.formats import encode_canonical

TOP_LEVEL = ('root', 'timestamp', 'snapshot', 'targets')
RAW = serialization.Encoding.Raw, serialization.PublicFormat.Raw
PEM = serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo


def canonical(value):
    return encode_canonical(value).encode()


class Key:
    """A private key and what metadata says of its public part. `kind` is the key type as metadata writes it."""

    SCHEMES = {'ed25519': 'ed25519', 'ecdsa': 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256': 'ecdsa-sha2-nistp256',
               'rsa': 'rsassa-pss-sha256'}

    def __init__(self, kind='ed25519', keyid=None, extra=None, bits=2048, salt=32):
        self.kind, self.scheme, self.salt, self.extra = kind, self.SCHEMES[kind], salt, extra or {}
        if kind == 'ed25519':
            self.private = ed25519.Ed25519PrivateKey.generate()
            self.public = self.private.public_key().public_bytes(*RAW).hex()
        else:
            self.private = (rsa.generate_private_key(65537, bits) if kind == 'rsa'
                            else ec.generate_private_key(ec.SECP256R1()))
            self.public = self.private.public_key().public_bytes(*PEM).decode()
        self.keyid = keyid or hashlib.sha256(canonical(self.json())).hexdigest()

    def json(self):
        return {'keytype': self.kind, 'scheme': self.scheme, 'keyval': {'public': self.public}, **self.extra}

    def under(self, keyid, **extra):
        """The same key under another id."""
        other = copy.copy(self)
        other.keyid, other.extra = keyid, {**self.extra, **extra}
        return other

    def sign(self, data):
        if self.kind == 'ed25519':
            return self.private.sign(data).hex()
        if self.kind == 'rsa':
            scheme = padding.PSS(padding.MGF1(hashes.SHA256()), self.salt)
            return self.private.sign(data, scheme, hashes.SHA256()).hex()
        return self.private.sign(data, ec.ECDSA(hashes.SHA256())).hex()


@functools.lru_cache(None)
def key(number, kind='ed25519'):
    """The key of that number: made once a run."""
    return Key(kind)


class Repository:
    """Everything is a plain dict that a test may bend: `signed[ROLE]` is what the next publish() signs, `keys[ROLE]`
    who signs it, `published[ROLE]` the files by the version in their address, `latest[ROLE]` the one without."""

    def __init__(self, now, consistent=True):
        self.now, self.meta_hashes = now, False
        self.signed, self.keys, self.published, self.latest, self.targets_at = {}, {}, {}, {}, {}
        self.asked, self.asked_targets, self.paths, self.agents, self.instead = [], [], [], [], {}
        self.numbers = iter(range(100, 10 ** 6))
        for role in TOP_LEVEL:
            self.signed[role] = {'_type': role, 'spec_version': '1.0.31', 'version': 1, 'expires': self.at(days=30)}
        self.root.update(consistent_snapshot=consistent, keys={},
                         roles={role: {'keyids': [], 'threshold': 1} for role in TOP_LEVEL})
        self.timestamp['meta'], self.snapshot['meta'], self.targets['targets'] = {}, {}, {}
        for number, role in enumerate(TOP_LEVEL):
            self.add_key(role, key(number))
        self.publish('targets', 'snapshot', 'timestamp', 'root')

    root = property(lambda self: self.signed['root'])
    timestamp = property(lambda self: self.signed['timestamp'])
    snapshot = property(lambda self: self.signed['snapshot'])
    targets = property(lambda self: self.signed['targets'])

    def at(self, **delta):
        moved = datetime.datetime.fromisoformat(self.now.replace('Z', '+00:00')) + datetime.timedelta(**delta)
        return moved.strftime('%Y-%m-%dT%H:%M:%SZ')

    # who signs

    def new_key(self):
        return key(next(self.numbers))

    def add_key(self, role, signer=None):
        signer = signer or self.new_key()
        self.root['keys'][signer.keyid] = signer.json()
        self.root['roles'][role]['keyids'].append(signer.keyid)
        self.keys.setdefault(role, []).append(signer)
        return signer

    def set_keys(self, role, listed, signing, threshold):
        self.root['roles'][role].update(keyids=[], threshold=threshold)
        for signer in listed:
            self.add_key(role, signer)
        self.keys[role] = list(signing)

    def rotate(self, role):
        fresh = [self.new_key() for _ in range(self.root['roles'][role]['threshold'])]
        self.set_keys(role, fresh, fresh, len(fresh))

    # what is signed

    def delegate(self, delegator, name, paths=('*',), prefixes=None, terminating=False, signer=None, version=1):
        signer = signer or self.new_key()
        held = self.signed[delegator].setdefault('delegations', {'keys': {}, 'roles': []})
        held['keys'][signer.keyid] = signer.json()
        role = {'name': name, 'keyids': [signer.keyid], 'threshold': 1, 'terminating': terminating}
        role.update({'path_hash_prefixes': list(prefixes)} if prefixes is not None else {'paths': list(paths)})
        held['roles'].append(role)
        self.keys.setdefault(name, []).append(signer)
        if name not in self.signed:
            self.signed[name] = {'_type': 'targets', 'spec_version': '1.0.31', 'version': version,
                                 'expires': self.at(days=30), 'targets': {}}
        return role

    def add_target(self, role, path, data, algorithms=('sha256',)):
        digests = {name: hashlib.new(name, data).hexdigest() for name in algorithms}
        self.signed[role]['targets'][path] = {'length': len(data), 'hashes': digests}
        self.targets_at[path] = data

    # what is published

    def file(self, role, signers=None):
        data = canonical(self.signed[role])
        signatures = [{'keyid': each.keyid, 'sig': each.sign(data)} for each in signers or self.keys[role]]
        return json.dumps({'signatures': signatures, 'signed': self.signed[role]}, indent=1, ensure_ascii=False).encode()

    def describe(self, role):
        said = {'version': self.signed[role]['version']}
        if self.meta_hashes:
            data = self.latest[role]
            said.update(length=len(data), hashes={'sha256': hashlib.sha256(data).hexdigest()})
        return said

    def publish(self, *roles, address=None):
        """Signs and puts out the next version of each; the very first one keeps its version. The role above then
        names it, and has still to be published. `address`: the version in the address, where it is another."""
        for role in roles:
            if self.published.get(role):
                self.signed[role]['version'] += 1
            self.put(role, self.file(role), address)
            if role == 'snapshot':
                self.timestamp['meta']['snapshot.json'] = self.describe(role)
            elif role not in ('root', 'timestamp'):
                self.snapshot['meta'][f'{role}.json'] = self.describe(role)

    def put(self, role, data, address=None):
        self.published.setdefault(role, {})[address or self.signed[role]['version']] = self.latest[role] = data

    def publish_all(self):
        self.publish('targets', 'snapshot', 'timestamp')

    def bend(self, role, change):
        """Changes the newest published file after it was signed: `change` gets its JSON, and may return bytes."""
        whole = json.loads(self.latest[role])
        data = change(whole)
        self.put(role, data if isinstance(data, bytes) else json.dumps(whole).encode())

    def forget(self, role, version):
        """As if nothing of the role had ever been published; the next is `version`."""
        self.published[role] = {}
        self.signed[role]['version'] = version

    # what is served

    def answer(self, path):
        if path.startswith('metadata/') and path.endswith('.json'):
            name = path[len('metadata/'):-len('.json')]
            number, dot, role = name.partition('.')
            if not (dot and number.isdigit() and (role == 'root' or self.root['consistent_snapshot'])):
                number, role = None, name
            self.asked.append((role, int(number) if number else None))
            role = urllib.parse.unquote(role)
            return self.published.get(role, {}).get(int(number)) if number else self.latest.get(role)
        folder, slash, name = path[len('targets/'):].rpartition('/')
        digest = None
        if self.root['consistent_snapshot']:
            digest, _, name = name.partition('.')
        target = urllib.parse.unquote(folder + slash + name)
        self.asked_targets.append((target, digest))
        listed = [signed['targets'][target]['hashes'] for signed in self.signed.values()
                  if target in signed.get('targets', {})]
        known = digest is None or any(digest in each.values() for each in listed)
        return self.targets_at.get(target) if known else None


class Server:
    """Serves repositories, each below a name of its own. `repository.instead[PATH]` is what answers for one path."""

    def __init__(self, test):
        served = self.served = {}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                name, _, path = self.path.lstrip('/').partition('/')
                repository = served[name]
                repository.agents.append(self.headers['User-Agent'])
                repository.paths.append(path)
                if path in repository.instead:
                    return repository.instead[path](self)
                return self.reply(repository.answer(path))

            def reply(self, data, status=200, length=None, **headers):
                self.send_response(status if data is not None else 404)
                for each, value in headers.items():
                    self.send_header(each.replace('_', '-'), value)
                self.send_header('Content-Length', str(length if length is not None else len(data or b'')))
                self.end_headers()
                self.wfile.write(data or b'')

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        test.addClassCleanup(thread.join)
        test.addClassCleanup(self.server.server_close)
        test.addClassCleanup(self.server.shutdown)

    def serve(self, repository):
        name = f'{len(self.served)}%5Bcase%5D'
        self.served[name] = repository
        return f'http://127.0.0.1:{self.server.server_port}/{name}/'
