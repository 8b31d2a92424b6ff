# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Keys of the API, made as people make them: through the panels' forms."""

import re

from panel import Panel, Refused

CLIENT = ("clients.read", "prices.read", "messages.read", "messages.send", "balances.read",
          "payments.read", "invoices.read", "statements.read", "statistics.read")
OPERATOR = tuple(s for s in CLIENT if s != "messages.send") + (
    "clients.write", "prices.write", "payments.write", "invoices.write")


def _make(panel, path, name, scopes):
    panel.submit(path, {"name": name, **{f"scope:{scope}": "1" for scope in scopes}})
    found = re.search(r"tgk_[0-9a-f]{64}", panel.page)
    if not found:
        raise Refused(f"{path} showed no key")
    return found.group(0)


def make(wanted):
    """An operator's key and a client's, both with all that they may have."""
    panel = Panel(wanted["base"])
    panel.sign_in(wanted["login"], wanted["password"])
    operator = _make(panel, "/admin/api-keys", "Back office", OPERATOR)
    path = f"/admin/clients/{wanted['clientID']}/api-keys"
    return panel, operator, _make(panel, path, "Shop", CLIENT)
