# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Asks a platform's database, read-only: an SQLite file, or PostgreSQL by its own psql.

Argument: {"data": DIRECTORY, "sql": TEXT, "url": TEXT or nothing}.
Prints {"rows": [[…], …]}, all values as text.
"""

import csv
import json
import os
import pathlib
import sqlite3
import subprocess
import sys


def database(folder):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                if file.read(15) == b"SQLite format 3":
                    return path
    raise SystemExit(f"no database in {folder}")


def ask_server(url, sql):
    environment = {**os.environ, "PGOPTIONS": "-c default_transaction_read_only=on"}
    answer = subprocess.run(
        ["psql", "--no-psqlrc", "--csv", "--tuples-only", "--command", sql, url],
        env=environment, check=True, capture_output=True, text=True)
    return list(csv.reader(answer.stdout.splitlines()))


def main():
    wanted = json.loads(sys.argv[1])
    if wanted.get("url"):
        print(json.dumps({"rows": ask_server(wanted["url"], wanted["sql"])}))
        return
    uri = f"file:{database(wanted['data'])}?mode=ro"
    with sqlite3.connect(uri, uri=True, timeout=10) as connection:
        rows = connection.execute(wanted["sql"]).fetchall()
    text = [["" if value is None else str(value) for value in row] for row in rows]
    print(json.dumps({"rows": text}))


if __name__ == "__main__":
    main()
