// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Logging
import Primitives
import SQLInterface
import Storage

/// Tells clients once when their available money falls below their notification limit: by mail,
/// and to the endpoints that want to know.
///
/// ```
/// above ── less than the limit ─▶ below, one letter ── more than the limit ─▶ above, armed
/// ```
///
/// The side is stored with the letter in one transaction, so no run and no crash writes a
/// second one. A client that is seen for the first time has crossed nothing.
///
/// - Source: billing rules, section 3.
package struct LowBalanceRun: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// Looks at every client with a limit; returns those that a letter was written to.
    @discardableResult
    package func run() async throws -> [ClientID] {
        let now = office.now
        let changed = try await office.database.read { transaction in
            try LowBalanceRepository.watched(in: transaction)
                .filter { $0.wasBelow != $0.isBelow(at: now) }.map(\.clientID)
        }
        guard !changed.isEmpty else { return [] }
        return try await office.database.write { transaction in
            try LowBalanceRepository.watched(in: transaction).compactMap { watched in
                try settle(watched, now, transaction) ? watched.clientID : nil
            }
        }
    }

    /// Keeps running until the task is cancelled.
    package func keepRunning(every interval: Duration = .seconds(5), logger: Logger) async {
        while !Task.isCancelled {
            do {
                try await run()
            } catch {
                logger.error("notices of low balances failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// Stores the side that a client is on; true when a letter was written.
    private func settle(
        _ watched: WatchedBalance,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> Bool {
        let isBelow = watched.isBelow(at: now)
        guard watched.wasBelow != isBelow else { return false }
        try LowBalanceRepository.set(isBelow, of: watched.clientID, at: now, in: transaction)
        guard isBelow, watched.wasBelow == false else { return false }
        let event = WebhookEvent(
            .balanceLow,
            of: watched.clientID,
            about: watched.clientID.rawValue,
            detail: try detail(watched, now, transaction),
            at: now
        )
        try WebhookRepository.publish(
            [event],
            newID: { office.ids.next(at: now) },
            in: transaction
        )
        return try write(watched, now, transaction)
    }

    /// What endpoints are told, in the form of the API; it is written down, for the balance moves
    /// on before it is delivered.
    private func detail(
        _ watched: WatchedBalance,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> String {
        guard let client = try ClientRepository.find(watched.clientID, in: transaction) else {
            throw StorageError.notFound(table: "clients", id: "\(watched.clientID)")
        }
        func sum(_ micros: Int64) -> [String: String] {
            let money = Money(micros: micros, client.currency)
            return ["amount": money.decimalText, "currency": money.currency.code]
        }
        let detail = LowBalanceDetail(
            client: "\(client.id)",
            available: sum(watched.availableMicros(at: now)),
            limit: sum(watched.limitMicros)
        )
        return try FrozenText(detail).text
    }

    private func write(
        _ watched: WatchedBalance,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> Bool {
        guard let billed = try? BilledClient(watched.clientID, in: transaction) else {
            return false
        }
        let client = billed.client
        guard client.invoicing.mail.sendsLowBalance else { return false }
        let contact = client.company.contactEmail
        let letter = try? ClientLetter(
            billed,
            to: contact.isEmpty ? client.invoicing.billingEmail : contact,
            on: billed.calendar.localDate(of: now)
        )
        guard let letter, letter.hasRecipients else { return false }
        func text(_ micros: Int64) -> String {
            "\(Money(micros: micros, client.currency).decimalText) \(client.currency)"
        }
        let mail = letter.mail(
            office.newID(),
            LetterWords(letter.head.language).lowBalance,
            [
                "available": text(watched.availableMicros(at: now)),
                "limit": text(watched.limitMicros),
            ],
            at: now
        )
        try MailRepository.insert(mail, in: transaction)
        return true
    }
}

/// The data of a `balance.low` event; sums are decimal strings with their currency.
private struct LowBalanceDetail: Codable {
    var client: String
    var available: [String: String]
    var limit: [String: String]
}
