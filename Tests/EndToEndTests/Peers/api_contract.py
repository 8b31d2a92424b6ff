# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Schemathesis reads the API's OpenAPI document and sends what it allows and what it does not.

Argument: {"base", "login", "password", "clientID", "seconds": the time of each run,
           "folder": for its report}
Prints: {"runs": [{"key", "status", "cases", "output"}]}
"""

import json
import os
import re
import subprocess
import sys

import keys

CHECKS = ("not_a_server_error,status_code_conformance,content_type_conformance,"
          "response_schema_conformance,negative_data_rejection,unsupported_method,ignored_auth")


def run(name, key, wanted):
    tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    command = [
        tool, "run", f"{wanted['base']}/api/v1/openapi.json",
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
    print(json.dumps({"runs": [
        run("operator", operator, wanted), run("client", client, wanted)]}))


if __name__ == "__main__":
    main()
