# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""A client names a receiver on the platform's own machine, which must never be called.

Argument: {"base", "login", "password", "clientID"}
Prints: {"connections": how many came, "log": what the delivery log of the panel says}
"""

import json
import re
import socket
import sys
import time

import keys
import webhooks


def main():
    wanted = json.loads(sys.argv[1])
    listener = socket.create_server(("127.0.0.1", 0))
    panel, operator, _ = keys.make(wanted)
    webhooks.endpoint(panel, wanted, listener.getsockname()[1])
    webhooks.call(wanted["base"], operator, "/payments",
                  {"client": wanted["clientID"], "amount": "25.00"})
    person = keys.Panel(wanted["base"])
    person.sign_in("acme-dev", "webhook-receiver-1")
    person.get("/client/webhooks")
    path = re.search(r"/client/webhooks/\d+", person.page).group(0)
    for _ in range(100):
        person.get(path)
        if "reserved" in person.page:
            break
        time.sleep(0.1)
    log = re.search(r"[^<>]*reserved[^<>]*", person.page)
    listener.setblocking(False)
    connections = 0
    try:
        listener.accept()
        connections += 1
    except BlockingIOError:
        pass
    print(json.dumps({"connections": connections, "log": log.group(0) if log else ""}))


if __name__ == "__main__":
    main()
