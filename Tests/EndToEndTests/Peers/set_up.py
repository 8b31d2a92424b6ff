# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Sets up a platform through the admin panel: all a first message and invoice need.

Argument: {"base", "login", "password", "supplierPort", "invoiceDates"?, "basis"?,
           "messageIDForm"?: how the supplier writes ids,
           "supplierFields"?: further fields of the supplier}
Prints: {"clientID", "enterpriseID", "systemID", "password"}
"""

import json
import sys

from panel import Panel

SYSTEM_ID, PASSWORD = "peer", "secret12"


def parties(panel, wanted):
    panel.submit("/admin/brands/new", {
        "name": "Northwind SMS", "currency": "EUR", "email": "billing@example.org",
        "phone": "+37060000000", "website": "https://example.org",
        "address": "Gedimino 1, Vilnius"})
    brand = panel.id_at("/brands/")
    panel.submit("/admin/enterprises/new", {
        "name": "Northwind UAB", "brand_id": brand, "legal_address": "Gedimino 1, Vilnius",
        "country": "LT", "tax_id": "LT100001738313", "tax_scheme": "eu_vat",
        "tax_rate": "21", "bank_accounts": "LT12 1000 0111 0100 1000"})
    enterprise = panel.id_at("/enterprises/")
    panel.submit("/admin/clients/new", {
        "login": "acme", "currency": "EUR", "zone": "UTC", "company": "ACME GmbH",
        "company_credential": "Hauptstr. 1, 10115 Berlin", "country": "DE",
        "tax_id": "DE136695976", "enterprise_id": enterprise,
        "invoice_dates": wanted.get("invoiceDates", ""), "billing_email": "ap@example.com",
        "sends_statistics": "1", "sends_invoices": "1", "mode": "postpaid",
        "allowed_credit": "1000"} | wanted.get("clientFields", {}))
    return enterprise, panel.id_at("/clients/")


def supply(panel, wanted):
    panel.submit("/admin/suppliers/new", {
        "name": "Simulated", "currency": "EUR", "host": "127.0.0.1", "is_active": "1",
        "port": str(wanted["supplierPort"]), "system_id": "tollgate", "password": "tollgate",
        "message_id_form": wanted.get("messageIDForm", "text")} | wanted.get("supplierFields", {}))
    supplier = panel.id_at("/source-prices/")
    panel.submit(f"/admin/source-prices/{supplier}", {
        "price": "0.01", "country": "LT", "basis": "sent"})
    panel.submit("/admin/routes", {
        "supplier_id": supplier, "country": "LT", "priority": "1"})


def main():
    wanted = json.loads(sys.argv[1])
    panel = Panel(wanted["base"])
    panel.sign_in(wanted["login"], wanted["password"])
    enterprise, client = parties(panel, wanted)
    supply(panel, wanted)
    panel.submit(f"/admin/clients/{client}/prices", {
        "price": "0.025", "country": "LT", "basis": wanted.get("basis", "sent")})
    panel.submit(f"/admin/clients/{client}/access/new", {
        "system_id": SYSTEM_ID, "password": PASSWORD, "is_active": "1"})
    print(json.dumps({
        "clientID": client, "enterpriseID": enterprise, "systemID": SYSTEM_ID,
        "password": PASSWORD}))


if __name__ == "__main__":
    main()
