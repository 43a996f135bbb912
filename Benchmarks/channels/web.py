"""Asking servers, with nothing but the standard library."""
import base64
import json
import os
import socket
import struct
import urllib.error
import urllib.parse
import urllib.request


def ask(method, url, body=None, headers=None, timeout=30, form=False):
    """(status, headers, bytes); `body` goes as JSON, or as a form."""
    headers = dict(headers or {})
    data = None
    if body is not None:
        data = urllib.parse.urlencode(body).encode() if form else json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded" if form else "application/json")
    request = urllib.request.Request(url, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def get(url, headers=None):
    status, _, body = ask("GET", url, headers=headers)
    if status != 200:
        raise OSError(f"{url} answered {status}: {body[:200]}")
    return json.loads(body)


def bearer(token):
    return {"Authorization": "Bearer " + token}


def basic(user, password):
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def host_of(url):
    """host:port"""
    parts = urllib.parse.urlsplit(url)
    return f"{parts.hostname}:{parts.port}"


class WebSocket:
    """Text messages to and from a server (RFC 6455)."""

    def __init__(self, url, timeout=20):
        parts = urllib.parse.urlsplit(url)
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET {parts.path or '/'} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.file = self.socket.makefile("rb")
        if b" 101 " not in self.file.readline():
            raise OSError(f"{url} opens no WebSocket")
        while self.file.readline().strip():
            pass

    def send(self, text):
        data, mask = text.encode(), os.urandom(4)
        size = len(data)
        head = bytes([0x81]) + (bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + struct.pack(">H", size))
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def receive(self):
        text = b""
        while True:
            first, second = self.file.read(2)
            size = second & 127
            if size == 126:
                size = struct.unpack(">H", self.file.read(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", self.file.read(8))[0]
            data = self.file.read(size)
            if first & 15 in (0, 1):
                text += data
                if first & 128:
                    return text.decode()
            elif first & 15 == 8:
                raise OSError("the server said goodbye")

    def close(self):
        self.socket.close()
