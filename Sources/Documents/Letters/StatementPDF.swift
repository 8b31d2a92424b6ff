// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// A statement of account as a PDF of the invoice's family.
package enum StatementPDF {
    /// Draws a statement.
    ///
    /// - Throws: `DocumentError`.
    package static func render(
        _ statement: StatementOfAccount,
        head: LetterHead,
        logo: [UInt8]? = nil,
        paper: PaperSize = .a4
    ) throws(DocumentError) -> [UInt8] {
        try head.render(layout(statement, head: head), logo: logo, paper: paper)
    }

    static func layout(_ statement: StatementOfAccount, head: LetterHead) -> InvoiceLayout {
        let letters = head.letters
        let format = head.format
        let decimals = decimals(statement)
        func amount(_ micros: Int64) -> String {
            format.decimal(micros: micros, minimumDecimals: decimals)
        }
        var layout = head.layout(
            title: letters.statement,
            number: format.period(statement.period),
            table: table(statement, head: head, amount: amount)
        )
        let closing = Money(micros: statement.closingMicros, statement.currency)
        layout.facts = [
            .init(
                label: letters.openingBalance,
                value: amount(statement.openingMicros),
                detail: format.zone(statement.period)
            ),
            .init(label: letters.debit, value: amount(statement.debitsMicros)),
            .init(label: letters.credit, value: amount(statement.creditsMicros)),
            .init(
                label: letters.closingBalance,
                value: format.money(closing),
                isEmphasised: true
            ),
        ]
        layout.totals = [
            .init(label: letters.openingBalance, value: amount(statement.openingMicros)),
            .init(label: letters.debit, value: amount(-statement.debitsMicros)),
            .init(label: letters.credit, value: amount(statement.creditsMicros)),
            .init(label: letters.closingBalance, value: format.money(closing), weight: .due),
        ]
        return layout
    }

    /// Enough decimals for every amount, so that they stand under each other.
    private static func decimals(_ statement: StatementOfAccount) -> Int {
        let minimum = statement.currency.minorUnitDigits
        let amounts = statement.entries.map(\.movement.micros) + [statement.openingMicros]
        return amounts.map { decimalsNeeded($0, minimum: minimum) }.max() ?? minimum
    }

    private static func table(
        _ statement: StatementOfAccount,
        head: LetterHead,
        amount: (Int64) -> String
    ) -> TableBlock {
        let letters = head.letters
        let rows = statement.entries.map { entry in
            let movement = entry.movement
            let balance = amount(entry.balanceMicros)
            return TableRow(
                cells: [
                    head.format.date(movement.on), letters.name(of: movement.code),
                    oneLine(movement.reference),
                    movement.micros < 0 ? amount(-movement.micros) : "",
                    movement.micros < 0 ? "" : amount(movement.micros), balance,
                ],
                runningTotal: balance
            )
        }
        let code = statement.currency.code
        return TableBlock(
            heading: letters.movement,
            columns: [
                .init(title: letters.date, content: .text),
                .init(title: letters.movement, content: .text),
                .init(title: letters.reference, content: .description),
                .init(title: letters.debit, content: .figure),
                .init(title: letters.credit, content: .figure),
                .init(title: "\(letters.balance), \(code)", content: .amount),
            ],
            rows: rows,
            carry: .init(
                carried: head.words.carriedForward,
                brought: head.words.broughtForward
            )
        )
    }
}
