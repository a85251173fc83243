# SPDX-License-Identifier: Apache-2.0
"""A server on a free port of this machine that serves a folder (with Range, ETag and If-Range), remembers what was
asked of it, and does one thing wrong where a test says so."""
import hashlib, http.server, pathlib, select, socket, struct, threading


class Asked:
    """One request: its path, its Range, and whether the file went out whole."""

    def __init__(self, path, range_header):
        self.path, self.range, self.bytes, self.whole = path, range_header, 0, False

    def __repr__(self):
        return f'{self.path} {self.range or ""} {self.bytes}{"" if self.whole else " …"}'


class FaultServer:
    def __init__(self, test, folder):
        self.folder, self.asked = pathlib.Path(folder), []
        self.fault, self.at = None, ''  # what is done wrong, and to the file whose path holds this
        self.tags = True
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_GET(self):
                outer.serve(self)

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):  # the other side has gone: that is what the tests are about
                pass

        self.server = Server(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        test.addCleanup(thread.join)
        test.addCleanup(self.server.server_close)
        test.addCleanup(self.server.shutdown)

    def paths(self):
        return [asked.path for asked in self.asked]

    def serve(self, request):
        asked = Asked(request.path, request.headers.get('Range'))
        self.asked.append(asked)
        path = self.folder / request.path.lstrip('/')
        data = path.read_bytes() if path.is_file() else None
        if self.fault and self.at in request.path and data is not None:
            self.fault(request, asked, data)
        elif data is None:
            self.refuse(request, 404)
        else:
            self.send(request, asked, data)

    def refuse(self, request, status):
        request.send_response(status)
        request.send_header('Content-Length', '0')
        request.end_headers()

    def send(self, request, asked, data, ranges=True):
        tag = '"' + hashlib.sha256(data).hexdigest()[:16] + '"'
        start = 0
        if ranges and asked.range and request.headers.get('If-Range', tag) == tag:
            start = int(asked.range.removeprefix('bytes=').rstrip('-'))
        request.send_response(206 if start else 200)
        if start:
            request.send_header('Content-Range', f'bytes {start}-{len(data) - 1}/{len(data)}')
        if self.tags:
            request.send_header('ETag', tag)
        request.send_header('Content-Length', str(len(data) - start))
        request.end_headers()
        request.wfile.write(data[start:])
        asked.bytes, asked.whole = len(data) - start, True


# --- what can go wrong: (request, asked, data) ----------------------------------------------------------------------

def head(request, length, status=200):
    request.send_response(status)
    if length is not None:
        request.send_header('Content-Length', str(length))
    else:
        request.send_header('Connection', 'close')
        request.close_connection = True
    request.end_headers()


def wait_until_gone(request, send=b'', most=20):
    """Until the other side closes the connection, sending `send` now and then; never longer than `most` seconds."""
    for _ in range(most * 50):
        if select.select([request.connection], [], [], 0.02)[0] and not request.connection.recv(1, socket.MSG_PEEK):
            break
        request.connection.sendall(send)
    request.close_connection = True


def dropped(request, asked, data):
    request.close_connection = True
    request.connection.shutdown(socket.SHUT_RDWR)


def reset(request, asked, data):
    head(request, len(data))
    request.wfile.write(data[:len(data) // 2])
    asked.bytes = len(data) // 2
    request.wfile.flush()
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    request.close_connection = True
    request.connection.close()


def cut(request, asked, data):
    """The connection ends in the middle of the file."""
    head(request, len(data))
    request.wfile.write(data[:len(data) // 2])
    asked.bytes = len(data) // 2
    request.close_connection = True


def cut_unsaid(request, asked, data):
    """The same, where no length was announced: it looks like an end."""
    head(request, None)
    request.wfile.write(data[:len(data) // 2])
    asked.bytes = len(data) // 2


def login_page(request, asked, data):
    page = b'<html><body><form>Welcome to the Wi-Fi of this hotel</form></body></html>'
    head(request, len(page))
    request.wfile.write(page)


def login_page_unsaid(request, asked, data):
    head(request, None)
    request.wfile.write(b'<html><body><form>Welcome to the Wi-Fi of this hotel</form></body></html>')


def shorter(request, asked, data):
    head(request, len(data) - 1)
    request.wfile.write(data[:-1])


def longer(request, asked, data):
    head(request, len(data) + 1)
    request.wfile.write(data + b'\n')


def wrong_byte(request, asked, data):
    damaged = bytearray(data)
    damaged[len(data) // 2] ^= 1
    head(request, len(data))
    request.wfile.write(damaged)


def truncated_to_nothing(request, asked, data):
    head(request, 0)


def other_file(request, asked, data):
    """Of the right length, and nothing but noughts."""
    head(request, len(data))
    request.wfile.write(bytes(len(data)))


def endless(request, asked, data):
    head(request, None)
    try:
        while True:
            request.wfile.write(bytes(65536))
    except OSError:
        pass


def stalled(request, asked, data):
    head(request, len(data))
    request.wfile.write(data[:len(data) // 2])
    asked.bytes = len(data) // 2
    request.wfile.flush()
    wait_until_gone(request)


def dripping(request, asked, data):
    head(request, len(data) + 10 ** 6)
    wait_until_gone(request, b'x')


def silent(request, asked, data):
    wait_until_gone(request)


def garbage(request, asked, data):
    request.wfile.write(b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n')
    request.close_connection = True


def status(code):
    def fault(request, asked, data):
        head(request, 4, code)
        request.wfile.write(b'no!\n')
    fault.__name__ = f'status_{code}'
    return fault


def elsewhere(request, asked, data):
    request.send_response(302)
    request.send_header('Location', 'http://127.0.0.2:9/x')
    request.send_header('Content-Length', '0')
    request.end_headers()


def chunks_cut(request, asked, data):
    request.send_response(200)
    request.send_header('Transfer-Encoding', 'chunked')
    request.end_headers()
    half = data[:len(data) // 2]
    request.wfile.write(b'%x\r\n' % len(half) + half + b'\r\nff\r\n')
    asked.bytes = len(half)
    request.close_connection = True
