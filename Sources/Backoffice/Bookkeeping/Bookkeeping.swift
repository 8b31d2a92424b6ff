// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// Hands the documents and payments of an enterprise to its bookkeeping.
package struct Bookkeeping: Sendable {
    package let office: Office

    package init(office: Office) {
        self.office = office
    }

    /// The codes that an enterprise has set.
    package func accounts(of enterprise: EnterpriseID) async throws -> BookkeepingAccounts {
        try await office.database.read {
            try BookkeepingRepository.accounts(of: enterprise, in: $0)
        }
    }

    /// Everything of some days, by document.
    ///
    /// - Throws: `FieldErrors` when there is no such enterprise or the days are none.
    package func journal(
        of id: EnterpriseID,
        from first: CalendarDate,
        through last: CalendarDate
    ) async throws -> Journal {
        guard first <= last else {
            throw FieldErrors("through", "The last day must not come before the first.")
        }
        return try await office.database.read { transaction in
            guard let enterprise = try EnterpriseRepository.find(id, in: transaction) else {
                throw FieldErrors("enterprise", "There is no such enterprise.")
            }
            let accounts = try BookkeepingRepository.accounts(of: id, in: transaction)
            let documents = try BookkeepingRepository.documents(
                of: id,
                from: first,
                through: last,
                in: transaction
            )
            var entries = documents.compactMap { JournalEntry($0, accounts: accounts) }
            entries += try Self.payments(of: id, first...last, accounts, transaction)
            let base = enterprise.taxCurrency ?? Currency("EUR")
            return Journal(
                enterprise: enterprise,
                days: first...last,
                accounts: accounts,
                entries: try entries.map { try Self.told($0, in: base, transaction) }
            )
        }
    }

    private static func payments(
        of id: EnterpriseID,
        _ days: ClosedRange<CalendarDate>,
        _ accounts: BookkeepingAccounts,
        _ transaction: any SQLTransaction
    ) throws -> [JournalEntry] {
        var clients: [ClientID: Client] = [:]
        return try BookkeepingRepository.payments(
            of: id,
            from: days.lowerBound,
            through: days.upperBound,
            in: transaction
        ).compactMap { payment in
            if clients[payment.clientID] == nil {
                clients[payment.clientID] =
                    try ClientRepository.find(payment.clientID, in: transaction)
            }
            return clients[payment.clientID].map {
                JournalEntry(payment, of: $0, accounts: accounts)
            }
        }
    }

    /// Tells the total in the currency of the books, where there is a rate of the day.
    private static func told(
        _ entry: JournalEntry,
        in base: Currency?,
        _ transaction: any SQLTransaction
    ) throws -> JournalEntry {
        guard let base, entry.currency != base else { return entry }
        let conversion = try ExchangeRateRepository.conversion(
            from: entry.currency,
            to: base,
            on: entry.on,
            in: transaction
        )
        var entry = entry
        entry.base = conversion?.convert(entry.total).map { .init(total: $0) }
        return entry
    }

    /// The journal of some days as a file.
    ///
    /// - Throws: `FieldErrors`, also where the program could not read the file.
    package func file(
        _ format: JournalFormat,
        of enterprise: EnterpriseID,
        from first: CalendarDate,
        through last: CalendarDate
    ) async throws -> RenderedDocument {
        let journal = try await journal(of: enterprise, from: first, through: last)
        do {
            return RenderedDocument(
                name: format.fileName(journal),
                mediaType: format.mediaType,
                bytes: try format.render(journal)
            )
        } catch let problem as JournalProblem {
            throw FieldErrors("format", problem.sentence)
        }
    }

    /// Saves an enterprise's codes from their form; clients' own stand one a line, `login = code`.
    ///
    /// - Throws: `FieldErrors`.
    package func save(
        _ typed: TypedFields,
        of enterprise: EnterpriseID,
        by actor: Actor
    ) async throws {
        var reader = FieldReader(typed)
        var codes: [String: String] = [:]
        for role in BookkeepingAccounts.roles {
            codes[role.key] = reader.text(role.key, "This", limit: 60)
        }
        for line in reader.text("clients", "Clients", limit: 100_000).split(
            whereSeparator: \.isNewline
        ) {
            let parts = line.split(separator: "=", maxSplits: 1).map(trimmed)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.count <= 60 }) else {
                reader.refuse("clients", "\"\(line)\" is not a login and a code: acme = 10001.")
                continue
            }
            codes[BookkeepingAccounts.Role.client(parts[0]).key] = parts[1]
        }
        try reader.errors.check()
        let accounts = BookkeepingAccounts(codes.filter { !$0.value.isEmpty })
        let now = office.now
        try await office.database.write { transaction in
            guard try EnterpriseRepository.find(enterprise, in: transaction) != nil else {
                throw notThere("enterprise")
            }
            let before = try BookkeepingRepository.accounts(of: enterprise, in: transaction)
            try BookkeepingRepository.save(accounts, of: enterprise, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor).log(
                "update accounts",
                "enterprise",
                id: "\(enterprise)",
                before: Self.text(before),
                after: Self.text(accounts)
            )
        }
    }

    private static func text(_ accounts: BookkeepingAccounts) -> String {
        accounts.codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            .joined(separator: ", ")
    }
}
