# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""A client's program: sends messages by the API and receives webhooks, which it verifies with the
reference library of Standard Webhooks.

Argument: {"base", "login", "password", "clientID", "to"}
Prints: {"sent": [ids], "replayed": the same ids again, "verified": [{"type", "id", "state"}],
         "attempts", "forged": whether a changed body was told from a true one}
"""

import http.server
import json
import queue
import re
import sys
import threading
import urllib.request

import standardwebhooks

import keys

received = queue.Queue()
attempts = 0
lock = threading.Lock()


class Receiver(http.server.BaseHTTPRequestHandler):
    """Refuses the first attempt of all, so that it has to come again."""

    def do_POST(self):
        global attempts
        with lock:
            attempts += 1
            is_first = attempts == 1
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.send_response(500 if is_first else 204)
        self.end_headers()
        if not is_first:
            received.put(({k.lower(): v for k, v in self.headers.items()}, body))

    def log_message(self, *_):
        pass


def call(base, key, path, body, idempotency=None):
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    if idempotency:
        headers["Idempotency-Key"] = idempotency
    request = urllib.request.Request(
        f"{base}/api/v1{path}", data=json.dumps(body).encode(), headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def endpoint(panel, wanted, port):
    """A person of the client signs in and names this receiver."""
    password = "webhook-receiver-1"
    panel.submit("/admin/people/new", {
        "login": "acme-dev", "name": "Dev", "role": "client_owner", "zone": "UTC",
        "client_id": wanted["clientID"], "password": password, "is_active": "1"})
    person = keys.Panel(wanted["base"])
    person.sign_in("acme-dev", password)
    person.submit("/client/webhooks", {"url": f"http://127.0.0.1:{port}/events"})
    return re.search(r"whsec_[A-Za-z0-9+/=]+", person.page).group(0)


def forged(hook, headers, body):
    try:
        hook.verify(body + " ", headers)
    except standardwebhooks.WebhookVerificationError:
        return True
    return False


def main():
    wanted = json.loads(sys.argv[1])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    panel, operator, client = keys.make(wanted)
    hook = standardwebhooks.Webhook(endpoint(panel, wanted, server.server_port))
    message = {"to": wanted["to"], "from": "Shop", "text": "Your code is 4711"}
    bulk = {"messages": [message, {**message, "text": "Ваш код 4711"}]}
    first = call(wanted["base"], client, "/messages/bulk", bulk, "order-1")
    again = call(wanted["base"], client, "/messages/bulk", bulk, "order-1")
    call(wanted["base"], operator, "/payments",
         {"client": wanted["clientID"], "amount": "25.00"}, "payment-1")
    verified, seen = [], set()
    headers = body = None
    while len(seen) < 3:
        headers, body = received.get(timeout=60)
        event = hook.verify(body, headers)
        if headers["webhook-id"] not in seen:
            seen.add(headers["webhook-id"])
            verified.append({"type": event["type"], "id": event["data"]["id"],
                             "state": event["data"].get("state") or ""})
    print(json.dumps({
        "sent": [item["message"]["id"] for item in first["items"]],
        "replayed": [item["message"]["id"] for item in again["items"]],
        "verified": verified, "attempts": attempts, "forged": forged(hook, headers, body)}))


if __name__ == "__main__":
    main()
