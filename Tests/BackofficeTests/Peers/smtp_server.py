# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""A real mail server: prints its port, then each letter that it took, as lines of JSON.

Recipients whose address begins with "refused" are refused for good, with "later" for the first
time only. The argument is JSON: tls is none, starttls or tls; auth says whether to sign in.
"""

import email
import email.policy
import hashlib
import json
import os
import socket
import ssl
import subprocess
import sys
import tempfile

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


isSecure = json.loads(sys.argv[1])["tls"] == "tls"


def say(value):
    print(json.dumps(value), flush=True)


class Letters:
    def __init__(self):
        self.seen = set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 No such mailbox here"
        if address.startswith("later") and address not in self.seen:
            self.seen.add(address)
            return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        files = [
            {
                "name": part.get_filename(),
                "type": part.get_content_type(),
                "sha256": hashlib.sha256(part.get_payload(decode=True)).hexdigest(),
            }
            for part in letter.iter_attachments()
        ]
        say({
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "from": str(letter["from"]),
            "to": str(letter["to"]),
            "id": str(letter["message-id"]),
            "subject": str(letter["subject"]),
            "text": letter.get_body().get_content(),
            "files": files,
            "isEncrypted": isSecure or session.ssl is not None,
            "defects": [str(defect) for defect in letter.defects],
        })
        return "250 2.0.0 queued as 4711"


def sign_in(server, session, envelope, mechanism, data):
    isRight = isinstance(data, LoginPassword) and data.password == b"s3cret"
    return AuthResult(success=isRight, handled=False)


def context(folder):
    key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def main():
    asked = json.loads(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        tls = None if asked["tls"] == "none" else context(folder)
        options = {}
        if asked["auth"]:
            options = {"authenticator": sign_in, "auth_required": True,
                       "auth_require_tls": asked["tls"] == "starttls"}
        if asked["tls"] == "starttls":
            options |= {"tls_context": tls, "require_starttls": True}

        class Server(Controller):
            def factory(self):
                return SMTP(self.handler, **options)

            def _trigger_server(self):
                # The controller wants to see one connection; the system chose the port.
                address = self.server.sockets[0].getsockname()
                with socket.create_connection(address, 5) as plain:
                    if self.ssl_context is None:
                        plain.recv(1024)
                        return
                    anyone = ssl.create_default_context()
                    anyone.check_hostname = False
                    anyone.verify_mode = ssl.CERT_NONE
                    with anyone.wrap_socket(plain) as secure:
                        secure.recv(1024)

        server = Server(Letters(), hostname="127.0.0.1", port=0,
                        ssl_context=tls if asked["tls"] == "tls" else None)
        server.start()
        say({"port": server.server.sockets[0].getsockname()[1]})
        # Until the test, or its process, closes the other end.
        sys.stdin.read()
        server.stop()


main()
