# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""A naive model of billing: recomputes every amount of every client from the stored facts.

Facts are messages, typed sums, payments, parties and the days of periods. What was computed from
them (lines, tax, totals, credit notes in full, balances, what is paid) is recomputed here with
Python's decimals and zones, and compared. Prints how much was compared and what differs.
"""

import json
import sqlite3
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

DIGITS = {"JPY": 0, "KWD": 3}
UNION = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
            .split())


def money(micros):
    return Decimal(micros) / 1000000


def rounded(amount, currency):
    """Half away from zero, to the currency's minor unit."""
    unit = Decimal(1).scaleb(-DIGITS.get(currency, 2))
    return amount.quantize(unit, rounding=ROUND_HALF_UP)


def instant(day, zone):
    """The instant at which a local day begins, in microseconds."""
    local = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
    return round(local.timestamp()) * 1000000


def next_day(day):
    return (datetime.fromisoformat(day) + timedelta(days=1)).date().isoformat()


class Model:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.compared = 0
        self.wrong = []
        self.enterprises = {row["id"]: row for row in self.rows("SELECT * FROM enterprises")}

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def equal(self, what, ours, theirs):
        self.compared += 1
        if ours != theirs:
            self.wrong.append(f"{what}: {ours} here, {theirs} stored")

    def rate(self, client, enterprise):
        if enterprise["tax_scheme"] == "none":
            return Decimal(0)
        home = Decimal(enterprise["tax_rate_basis_points"]) / 10000
        country = client["country"]
        if not country or country == enterprise["country"]:
            return home
        if country not in UNION:
            return Decimal(0)
        # The histories have right numbers or none.
        return Decimal(0) if client["tax_id"] else home

    def client(self, client):
        charges = self.rows(
            "SELECT money_at, country, network, basis, price_micros, segments FROM messages"
            " WHERE client_id = ? AND money = 'charged'", client["id"])
        invoices = self.rows("SELECT * FROM invoices WHERE client_id = ? ORDER BY id",
                             client["id"])
        notes = self.rows("SELECT * FROM credit_notes WHERE client_id = ? ORDER BY id",
                          client["id"])
        payments = self.rows("SELECT * FROM payments WHERE client_id = ?", client["id"])
        balance = sum((money(row["amount_micros"]) for row in payments), Decimal(0))
        balance -= sum((money(row["price_micros"]) * row["segments"] for row in charges),
                       Decimal(0))
        freed = []
        totals = {}
        events = sorted([(row["id"], "invoice", row) for row in invoices]
                        + [(row["id"], "note", row) for row in notes], key=lambda e: e[0])
        for _, kind, row in events:
            if kind == "invoice":
                balance -= self.invoice(client, row, charges, freed, totals)
            else:
                balance += self.note(client, row, totals, freed)
        stored = self.rows(
            "SELECT b.credits_micros - b.debits_micros AS micros FROM balances b JOIN"
            " ledger_accounts a ON a.id = b.account_id WHERE a.kind = 'client' AND"
            " a.owner_id = ?", client["id"])
        self.equal(f"balance of {client['login']}", balance,
                   money(stored[0]["micros"]) if stored else Decimal(0))
        self.settlement(client, invoices, payments, totals)

    def invoice(self, client, row, charges, freed, totals):
        """Compares one invoice; returns what it takes from the balance besides charges."""
        name, currency = row["number"], row["currency"]
        exact = Decimal(0)
        again = Decimal(0)
        lines = defaultdict(int)
        if row["kind"] == "usage":
            start = instant(row["period_first_on"], row["period_zone"])
            end = instant(next_day(row["period_last_on"]), row["period_zone"])
            self.equal(f"{name} period", (start, end), (row["period_start"], row["period_end"]))
            for charge in charges:
                if not start <= charge["money_at"] < end:
                    continue
                amount = money(charge["price_micros"]) * charge["segments"]
                exact += amount
                key = (charge["country"], charge["network"], charge["basis"],
                       charge["price_micros"])
                lines[key] += charge["segments"]
                if any(a <= charge["money_at"] < b for a, b in freed):
                    again += amount
            nets = {key: rounded(money(key[3]) * count, currency)
                    for key, count in lines.items()}
            stored = {
                (line["country"], line["network"], line["basis"], line["price_micros"]):
                    (line["quantity"], money(line["net_micros"]))
                for line in self.rows("SELECT * FROM invoice_lines WHERE invoice_id = ?",
                                      row["id"])
            }
            self.equal(f"{name} lines", {key: (lines[key], nets[key]) for key in lines}, stored)
            net = sum(nets.values(), Decimal(0))
        else:
            # The typed sum is the fact.
            net = exact = money(self.rows(
                "SELECT price_micros FROM invoice_lines WHERE invoice_id = ?",
                row["id"])[0]["price_micros"])
        rate = self.rate(client, self.enterprises[row["enterprise_id"]])
        tax = rounded(net * rate, currency)
        for field, ours in [("net", net), ("tax", tax), ("total", net + tax), ("exact", exact)]:
            self.equal(f"{name} {field}", ours, money(row[f"{field}_micros"]))
        totals[row["id"]] = {"net": net, "tax": tax, "left_net": net, "left_tax": tax,
                             "rate": rate, "row": row}
        if row["kind"] == "proforma":
            return Decimal(0)
        if row["kind"] == "amount":
            return net + tax
        return net + tax - exact + again

    def note(self, client, row, totals, freed):
        total = totals[row["invoice_id"]]
        name, currency = row["number"], row["currency"]
        if row["is_full"]:
            net, tax = total["left_net"], total["left_tax"]
            invoice = total["row"]
            if invoice["kind"] == "usage":
                freed.append((invoice["period_start"], invoice["period_end"]))
        else:
            # The typed sum is the fact.
            net = money(row["net_micros"])
            tax = min(rounded(net * total["rate"], currency), total["left_tax"])
        total["left_net"] -= net
        total["left_tax"] -= tax
        self.equal(f"{name} net", net, money(row["net_micros"]))
        self.equal(f"{name} tax", tax, money(row["tax_micros"]))
        self.equal(f"{name} total", net + tax, money(row["total_micros"]))
        return net + tax

    def settlement(self, client, invoices, payments, totals):
        """Free money and debts cancel: what is owed in all follows from the sums alone."""
        debts = [row for row in invoices if row["kind"] != "proforma"]
        owed = sum((totals[row["id"]]["left_net"] + totals[row["id"]]["left_tax"]
                    for row in debts), Decimal(0))
        came = sum((money(row["amount_micros"]) for row in payments), Decimal(0))
        paid = sum((money(row["paid_micros"]) for row in debts), Decimal(0))
        self.equal(f"paid by {client['login']}", max(Decimal(0), min(owed, came)), paid)


def main():
    model = Model(json.loads(sys.argv[1])["database"])
    clients = model.rows("SELECT * FROM clients ORDER BY id")
    for client in clients:
        model.client(client)
    print(json.dumps({"clients": len(clients), "compared": model.compared,
                      "wrong": model.wrong[:20]}))


main()
