# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Sends through Debian's Kannel (bearerbox and smsbox) and collects its delivery reports.

Argument: {"port", "systemID", "password", "messages": [{"to", "text", "coding"?}]}
Prints: {"online", "accepted": [status, …], "reports": [{"message", "kind", "text"}], "log"}
`kind` is Kannel's: 1 delivered, 2 failed, 8 accepted by us, 16 refused by us.
"""

import http.server
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

REPORTS = []


class Listener(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(self.path).query))
        REPORTS.append({
            "message": int(query["message"]), "kind": int(query["kind"]),
            "text": query.get("text", "")})
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def wait_for(check, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if check():
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def fetch(url):
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.status, answer.read().decode("utf-8", "replace")


def send(ports, wanted, listener_port):
    accepted = []
    for number, message in enumerate(wanted["messages"]):
        report = (f"http://127.0.0.1:{listener_port}/?message={number}&kind=%d&text=%A")
        query = {
            "username": "peer", "password": "peer", "from": "Kannel", "to": message["to"],
            "text": message["text"], "charset": "UTF-8", "dlr-mask": "31", "dlr-url": report}
        if message.get("coding") == "ucs2":
            query["coding"] = "2"
        url = f"http://127.0.0.1:{ports[2]}/cgi-bin/sendsms?{urllib.parse.urlencode(query)}"
        accepted.append(fetch(url)[0])
    return accepted


def stop(processes):
    for process in reversed(processes):
        process.terminate()
    for process in processes:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def final_reports():
    return {report["message"] for report in REPORTS if report["kind"] in (1, 2, 16)}


def run(wanted, folder):
    ports = free_ports(3)
    template = pathlib.Path(__file__).with_name("kannel.conf").read_text()
    for name, value in {
        "admin_port": ports[0], "smsbox_port": ports[1], "sendsms_port": ports[2],
        "smpp_port": wanted["port"], "system_id": wanted["systemID"],
        "password": wanted["password"], "folder": folder,
    }.items():
        template = template.replace("{" + name + "}", str(value))
    configuration = pathlib.Path(folder, "kannel.conf")
    configuration.write_text(template)
    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    status = f"http://127.0.0.1:{ports[0]}/status.txt"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    processes, accepted = [], []
    try:
        processes.append(subprocess.Popen(["/usr/sbin/bearerbox", configuration], **quiet))
        online = wait_for(lambda: "(online" in fetch(status)[1], 20)
        processes.append(subprocess.Popen(["/usr/sbin/smsbox", configuration], **quiet))
        ready = wait_for(lambda: "smsbox:" in fetch(status)[1], 10)
        if online and ready:
            accepted = send(ports, wanted, listener.server_address[1])
            wait_for(lambda: len(final_reports()) == len(accepted), 30)
    finally:
        stop(processes)
    log = pathlib.Path(folder, "bearerbox.log")
    lines = log.read_text(errors="replace").splitlines()[-15:] if log.exists() else []
    return {"online": online, "accepted": accepted, "reports": REPORTS, "log": lines}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        print(json.dumps(run(json.loads(sys.argv[1]), temporary)))
