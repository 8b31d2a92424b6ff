# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Schemathesis reads the API's OpenAPI document and sends what it allows and what it does not.

Argument: {"base", "login", "password", "clientID", "to", "seconds": the time of each run,
           "folder": for its report}
Prints: {"runs": [{"key", "status", "cases", "output"}]}
"""

import json
import os
import re
import subprocess
import sys

import keys
import webhooks

CHECKS = ("not_a_server_error,status_code_conformance,content_type_conformance,"
          "response_schema_conformance,negative_data_rejection,unsupported_method,ignored_auth")


def objects(key, client, wanted):
    """What is there to be found: its identifiers reach deeper than invented ones."""
    call = webhooks.call
    call(wanted["base"], client, "/messages", {
        "to": wanted["to"], "from": "Shop", "text": "Hello"})
    made = call(wanted["base"], key, "/invoices", {
        "client": wanted["clientID"], "kind": "amount", "amount": "100", "text": "Set-up"})
    paid = call(wanted["base"], key, "/payments", {
        "client": wanted["clientID"], "amount": "50"})
    path = os.path.join(wanted["folder"], "schemathesis.toml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f'[parameters]\n"path.client" = "{wanted["clientID"]}"\n'
            f'"path.invoice" = "{made["invoice"]["id"]}"\n'
            f'"path.payment" = "{paid["id"]}"\n')
    return path


def run(name, key, wanted, config):
    tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    command = [
        tool, "--config-file", config, "run", f"{wanted['base']}/api/v1/openapi.json",
        "--header", f"Authorization: Bearer {key}", "--checks", CHECKS, "--seed", "17",
        "--phases", "examples,coverage,fuzzing", "--max-examples", "40", "--max-failures", "5",
        "--generation-database", "none", "--rate-limit", "80/s", "--no-color",
        "--continue-on-failure", "--max-time", str(wanted["seconds"])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=wanted["folder"],
                          timeout=wanted["seconds"] * 3 + 60)
    output = done.stdout + done.stderr
    cases = re.search(r"(\d[\d,]*) generated", output)
    return {"key": name, "status": done.returncode, "output": output[-6000:],
            "cases": int(cases.group(1).replace(",", "")) if cases else 0}


def main():
    wanted = json.loads(sys.argv[1])
    _, operator, client = keys.make(wanted)
    config = objects(operator, client, wanted)
    print(json.dumps({"runs": [
        run("operator", operator, wanted, config), run("client", client, wanted, config)]}))


if __name__ == "__main__":
    main()
