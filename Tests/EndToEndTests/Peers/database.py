# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Asks a platform's database file, read-only.

Argument: {"data": DIRECTORY, "sql": TEXT}. Prints {"rows": [[…], …]}, all values as text.
"""

import json
import pathlib
import sqlite3
import sys


def database(folder):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                if file.read(15) == b"SQLite format 3":
                    return path
    raise SystemExit(f"no database in {folder}")


def main():
    wanted = json.loads(sys.argv[1])
    uri = f"file:{database(wanted['data'])}?mode=ro"
    with sqlite3.connect(uri, uri=True, timeout=10) as connection:
        rows = connection.execute(wanted["sql"]).fetchall()
    text = [["" if value is None else str(value) for value in row] for row in rows]
    print(json.dumps({"rows": text}))


if __name__ == "__main__":
    main()
