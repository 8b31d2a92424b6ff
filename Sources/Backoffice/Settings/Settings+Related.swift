// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// What a client may be tied to: a main client whose balance it spends, and a product.
extension Settings {
    /// Refuses a main client or product that does not go with the client.
    func checkTies(
        of client: Client,
        before: Client?,
        _ errors: inout FieldErrors,
        _ change: SettingsChange
    ) throws {
        try checkProduct(of: client, &errors, change)
        guard client.mainClientID != before?.mainClientID else { return }
        if before != nil, try hasTraffic(client.id, change) {
            errors.add(
                "main_client_id",
                "The main client stays: this client has traffic or money of its own already."
            )
        }
        try checkMain(of: client, &errors, change)
    }

    private func checkProduct(
        of client: Client,
        _ errors: inout FieldErrors,
        _ change: SettingsChange
    ) throws {
        guard let id = client.productID else { return }
        guard let product = try ProductRepository.find(id, in: change.transaction) else {
            errors.add("product_id", "This product does not exist any more.")
            return
        }
        if product.currency != client.currency {
            errors.add(
                "product_id",
                "\(product.name) has prices in \(product.currency); this client pays in "
                    + "\(client.currency)."
            )
        }
    }

    private func checkMain(
        of client: Client,
        _ errors: inout FieldErrors,
        _ change: SettingsChange
    ) throws {
        guard let id = client.mainClientID else { return }
        guard let main = try ClientRepository.find(id, in: change.transaction) else {
            errors.add("main_client_id", "This client does not exist any more.")
            return
        }
        if let sentence = try refusal(of: main, for: client, change) {
            errors.add("main_client_id", sentence)
        }
        if !client.invoicing.dates.isEmpty {
            errors.add(
                "invoice_dates",
                "A related account is invoiced with its main client, \(main.login), on that "
                    + "one's dates; leave this empty."
            )
        }
    }

    private func refusal(
        of main: Client,
        for client: Client,
        _ change: SettingsChange
    ) throws -> Phrase? {
        if main.id == client.id { return "A client cannot be its own main client." }
        if let higher = main.mainClientID {
            let login = try ClientRepository.find(higher, in: change.transaction)?.login
            return "\(main.login) is itself a related account of \(login ?? "another client")."
        }
        if main.currency != client.currency {
            return "\(main.login) pays in \(main.currency), this client in \(client.currency); "
                + "one balance has one currency."
        }
        let related = try ClientRepository.related(to: client.id, in: change.transaction)
        guard let first = related.first else { return nil }
        return "This client is itself the main client of \(first.login)."
    }

    /// Whether anything was sent, charged, posted or invoiced on the client's own name.
    private func hasTraffic(_ id: ClientID, _ change: SettingsChange) throws -> Bool {
        let row = try change.transaction.first(
            """
            SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM ledger_accounts
                    WHERE kind = 'client' AND owner_id = \(id))
                OR EXISTS (SELECT 1 FROM rollups WHERE client_id = \(id))
                OR EXISTS (SELECT 1 FROM messages WHERE client_id = \(id))
                OR EXISTS (SELECT 1 FROM invoices WHERE client_id = \(id))
                OR EXISTS (SELECT 1 FROM invoice_cuts WHERE client_id = \(id))
            """
        )
        return row != nil
    }
}
