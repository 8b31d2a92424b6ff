// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

extension Settings {
    /// Creates a client from its form; its first day is today in its zone unless typed.
    ///
    /// - Throws: `FieldErrors`.
    package func createClient(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> ClientID {
        var reader = FieldReader(typed)
        let now = office.now
        // A zone that is not known is refused when the form is read.
        let today =
            (try? BillingCalendar(zone: typed[field: "zone"]))?.localDate(of: now) ?? now.utcDate
        var read = Client(
            id: office.newID(),
            login: "",
            currency: .placeholder,
            zone: "UTC",
            firstDay: today
        )
        read.read(&reader, now: now)
        let client = read
        tryPrinting(client, &reader)
        let errors = reader.errors
        let content = "client\n" + typed.canonicalText
        return try await change(request, topic: .clients, content: content) { change in
            try refuse(client, before: nil, errors, change)
            try ClientRepository.insert(client, in: change.transaction)
            try change.log("create", "client", id: "\(client.id)", after: client)
            return client.id
        }
    }

    /// Saves a client from its form, unless somebody else has saved it since version `version`.
    ///
    /// - Throws: `FieldErrors`; `StorageError.stale` when the form is older than the client.
    package func updateClient(
        _ id: ClientID,
        _ typed: TypedFields,
        version: Int64,
        _ request: SettingsRequest
    ) async throws {
        let printing = printErrors(typed)
        _ = try await change(request, topic: .clients, content: "") { change in
            guard let before = try ClientRepository.find(id, in: change.transaction) else {
                throw notThere("client")
            }
            guard before.version == version else {
                throw StorageError.stale(table: "clients", id: "\(id)")
            }
            var reader = FieldReader(typed)
            var client = before
            client.read(&reader, now: change.now)
            var errors = reader.errors
            errors.add(printing)
            try keepFixed(client, before, &errors, change)
            try refuse(client, before: before, errors, change)
            let saved = try ClientRepository.update(client, in: change.transaction)
            try change.log("update", "client", id: "\(id)", before: before, after: saved)
            return id
        }
    }

    /// Whether money or prices are kept in the client's currency, so that it cannot change.
    package static func isCurrencyFixed(
        _ id: ClientID,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        let row = try transaction.first(
            """
            SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM ledger_transfers t
                    JOIN ledger_accounts a
                        ON a.id = t.debit_account_id OR a.id = t.credit_account_id
                    WHERE a.kind = 'client' AND a.owner_id = \(id))
                OR EXISTS (SELECT 1 FROM rollups WHERE client_id = \(id))
                OR EXISTS (SELECT 1 FROM invoices WHERE client_id = \(id))
                OR EXISTS (SELECT 1 FROM prices
                    WHERE owner_kind = 'client' AND owner_id = \(id))
            """
        )
        return row != nil
    }

    private func tryPrinting(_ client: Client, _ reader: inout FieldReader) {
        var trial = PrintTrial()
        trial.client = client
        trial.run(&reader)
    }

    /// What of a form cannot be printed; drawn before the transaction, which must be short.
    private func printErrors(_ typed: TypedFields) -> FieldErrors {
        var reader = FieldReader(typed)
        var client = PrintTrial().client
        client.read(&reader, now: office.now)
        // What else is wrong is found again, and told, in the transaction.
        guard reader.errors.isEmpty else { return FieldErrors() }
        tryPrinting(client, &reader)
        return reader.errors
    }

    /// Refuses changes of what earlier money depends on.
    private func keepFixed(
        _ client: Client,
        _ before: Client,
        _ errors: inout FieldErrors,
        _ change: SettingsChange
    ) throws {
        if client.currency != before.currency,
            try Self.isCurrencyFixed(client.id, in: change.transaction)
        {
            errors.add(
                "currency",
                "Currency stays \(before.currency): the client has prices or money in it."
            )
        }
        guard client.zone != before.zone || client.firstDay != before.firstDay else { return }
        let hasCut =
            try change.transaction.first(
                "SELECT 1 AS found FROM invoice_cuts WHERE client_id = \(client.id) LIMIT 1"
            )
            != nil
        if hasCut, client.firstDay != before.firstDay {
            errors.add("first_day", "A period was invoiced already; the first day stays.")
        }
    }

    private func refuse(
        _ client: Client,
        before: Client?,
        _ errors: FieldErrors,
        _ change: SettingsChange
    ) throws {
        var errors = errors
        if let other = try ClientRepository.find(login: client.login, in: change.transaction),
            other.id != client.id
        {
            errors.add("login", "There is a client of this login already.")
        }
        if let enterprise = client.invoicing.enterpriseID,
            try EnterpriseRepository.find(enterprise, in: change.transaction) == nil
        {
            errors.add("enterprise_id", "This enterprise does not exist any more.")
        }
        if let manager = client.managerID, manager != before?.managerID,
            try PersonRepository.find(manager, in: change.transaction)?.role.isForClients != false
        {
            errors.add("manager_id", "Choose one of the operator's people.")
        }
        try checkTies(of: client, before: before, &errors, change)
        try errors.check()
    }
}
