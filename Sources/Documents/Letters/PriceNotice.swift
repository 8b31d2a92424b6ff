// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// A notice of price changes: data first, then a PDF, a spreadsheet and plain text of it.
///
/// It is frozen when it is sent, so that what a client was told can be shown again.
package struct PriceNotice: Hashable, Sendable, Codable {
    /// Who tells whom, when and in which language.
    package var head: LetterHead
    /// What the client pays in.
    package var currency: Currency
    /// The paper of its PDF.
    package var paper: PaperSize
    /// In the order they are listed.
    package var changes: [Change]

    /// Creates a notice.
    package init(
        head: LetterHead,
        currency: Currency,
        paper: PaperSize = .a4,
        changes: [Change]
    ) {
        self.head = head
        self.currency = currency
        self.paper = paper
        self.changes = changes
    }

    /// A destination's price before and after.
    package struct Change: Hashable, Sendable, Codable {
        /// What is priced.
        package var destination: Destination
        /// The network's name; empty for a whole country.
        package var operatorName: String
        /// Micros a segment until then; nil when there was no price.
        package var oldMicros: Int64?
        /// Micros a segment from then on; nil when the destination closes.
        package var newMicros: Int64?
        /// The first day of the new price, in the client's zone.
        package var validFrom: CalendarDate

        /// Creates a change.
        package init(
            destination: Destination,
            operatorName: String,
            oldMicros: Int64?,
            newMicros: Int64?,
            validFrom: CalendarDate
        ) {
            self.destination = destination
            self.operatorName = operatorName
            self.oldMicros = oldMicros
            self.newMicros = newMicros
            self.validFrom = validFrom
        }

        /// Which way the price goes.
        package var status: Status {
            guard let new = newMicros else { return .closed }
            guard let old = oldMicros else { return .added }
            return new > old ? .raised : new < old ? .lowered : .same
        }

        /// New less old; nil where one of them is missing.
        package var differenceMicros: Int64? {
            guard let new = newMicros, let old = oldMicros else { return nil }
            return new - old
        }
    }

    /// Which way a price goes.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case added
        case raised
        case lowered
        case same
        case closed
    }

    /// What the letter is called: its title and a mail's subject.
    package var title: String { head.letters.priceNotice }

    /// The words before the table.
    package var body: String { head.letters.priceNoticeBody }

    /// The name of its files without their ends, such as `prices-2026-11-25`.
    package var fileName: String { "prices-\(head.on)" }

    /// The words for a status in the notice's language.
    package func word(_ status: Status) -> String {
        let letters = head.letters
        return switch status {
        case .added: letters.added
        case .raised: letters.raised
        case .lowered: letters.lowered
        case .same: "="
        case .closed: letters.closed
        }
    }

    /// Enough decimals for every price, so that they stand under each other.
    var decimals: Int {
        changes.flatMap { [$0.oldMicros, $0.newMicros] }.compactMap(\.self).map {
            decimalsNeeded($0, minimum: currency.minorUnitDigits)
        }.max() ?? currency.minorUnitDigits
    }
}
