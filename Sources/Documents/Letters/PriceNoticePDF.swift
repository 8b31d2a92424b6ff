// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// A notice of price changes, as a PDF of the invoice's family.
package enum PriceNoticePDF {
    /// A destination's price before and after.
    package struct Change: Hashable, Sendable {
        /// What is priced.
        package var destination: Destination
        /// The network's name; empty for a whole country.
        package var operatorName: String
        /// The price until then; nil when there was none.
        package var oldMicros: Int64?
        /// The price from then on; nil when the destination closes.
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
    }

    /// Draws a notice.
    ///
    /// - Throws: `DocumentError`.
    package static func render(
        _ changes: [Change],
        currency: Currency,
        head: LetterHead,
        logo: [UInt8]? = nil,
        paper: PaperSize = .a4
    ) throws(DocumentError) -> [UInt8] {
        try head.render(layout(changes, currency, head: head), logo: logo, paper: paper)
    }

    static func layout(
        _ changes: [Change],
        _ currency: Currency,
        head: LetterHead
    ) -> InvoiceLayout {
        let letters = head.letters
        let format = head.format
        var layout = head.layout(
            title: letters.priceNotice,
            number: format.date(head.on),
            table: table(changes, currency, head: head)
        )
        layout.introduction = [letters.priceNoticeBody]
        layout.facts = [
            .init(label: head.words.issueDate, value: format.date(head.on)),
            .init(label: letters.change, value: format.count(Int64(changes.count))),
        ]
        if let first = changes.map(\.validFrom).min() {
            layout.facts.append(
                .init(label: letters.validFrom, value: format.date(first), isEmphasised: true)
            )
        }
        return layout
    }

    private static func table(
        _ changes: [Change],
        _ currency: Currency,
        head: LetterHead
    ) -> TableBlock {
        let letters = head.letters
        let names = DestinationNames(language: head.language)
        let decimals =
            changes.flatMap { [$0.oldMicros, $0.newMicros] }.compactMap(\.self).map {
                decimalsNeeded($0, minimum: currency.minorUnitDigits)
            }.max() ?? currency.minorUnitDigits
        func price(_ micros: Int64?) -> String {
            micros.map { head.format.decimal(micros: $0, minimumDecimals: decimals) } ?? "–"
        }
        let rows = changes.map { change in
            TableRow(cells: [
                names.country(change.destination.country),
                names.codes(change.destination.network), change.operatorName,
                price(change.oldMicros), price(change.newMicros), word(change, letters),
                head.format.date(change.validFrom),
            ])
        }
        let table = head.words.table
        return TableBlock(
            heading: letters.priceNotice,
            columns: [
                .init(title: table.country, content: .country),
                .init(title: table.network, content: .network),
                .init(title: table.operatorName, content: .operatorName),
                .init(title: "\(letters.oldPrice), \(currency.code)", content: .figure),
                .init(title: "\(letters.newPrice), \(currency.code)", content: .figure),
                .init(title: letters.change, content: .text),
                .init(title: letters.validFrom, content: .text),
            ],
            rows: rows
        )
    }

    private static func word(_ change: Change, _ letters: LetterTexts) -> String {
        guard let new = change.newMicros else { return letters.closed }
        guard let old = change.oldMicros else { return letters.added }
        return new > old ? letters.raised : letters.lowered
    }
}
