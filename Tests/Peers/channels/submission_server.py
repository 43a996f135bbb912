"""aiosmtpd as a submission server: STARTTLS and a password are asked for; reject@ is refused for good, later@ for now, the
second try of greylisted@ is taken. Letters are kept as files in FOLDER/submitted.

    TERRACE_PEER_PORT=25 submission_server.py FOLDER
"""

import os
import signal
import ssl
import sys
import uuid

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

folder = sys.argv[1]
kept = os.path.join(folder, "submitted")
os.makedirs(kept, exist_ok=True)
seen = set()


class Mailboxes:
    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0].split("+")[0]
        if name == "reject":
            return "550 5.1.1 no such mailbox"
        if name == "policy":
            return "554 5.7.1 we do not like your letters"
        if name == "later" or name == "greylisted" and address not in seen:
            seen.add(address)
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        for address in envelope.rcpt_tos:
            with open(os.path.join(kept, f"{address}.{uuid.uuid4().hex}"), "wb") as file:
                file.write(b"Return-Path: <" + envelope.mail_from.encode() + b">\r\n" + envelope.content)
        return "250 2.0.0 kept"


def authenticate(server, session, envelope, mechanism, data):
    is_ours = isinstance(data, LoginPassword) and (data.login, data.password) == (b"news", b"orange-harvest")
    return AuthResult(success=is_ours, handled=False)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(os.path.join(folder, "localhost.crt"), os.path.join(folder, "localhost.key"))
Controller(
    Mailboxes(), hostname="127.0.0.1", port=int(os.environ["TERRACE_PEER_PORT"]), tls_context=context, require_starttls=True,
    authenticator=authenticate, auth_required=True, auth_require_tls=True, data_size_limit=1 << 20, enable_SMTPUTF8=True,
    server_hostname="mx.peers.test").start()
signal.pause()
