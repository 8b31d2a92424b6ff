// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Logging
import Primitives
import SQLInterface
import Storage

/// Tells clients once when their available money falls below their notification limit.
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
        return try write(watched, now, transaction)
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
