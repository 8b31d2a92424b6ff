// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// A statement of account as comma-separated values, in English words and plain numbers.
package enum StatementCSV {
    /// Writes opening balance, each movement and closing balance.
    package static func render(_ statement: StatementOfAccount) -> [UInt8] {
        var writer = CSVWriter()
        let currency = statement.currency
        writer.writeRow(["day", "movement", "reference", "amount", "balance", "currency"])
        func row(_ day: CalendarDate, _ words: [String], _ amount: String, _ balance: Int64) {
            let balance = Money(micros: balance, currency).decimalText
            writer.writeRow([day.description] + words + [amount, balance, currency.code])
        }
        row(statement.period.firstOn, ["Opening balance", ""], "", statement.openingMicros)
        for entry in statement.entries {
            let movement = entry.movement
            row(
                movement.on,
                [movement.code.words.english, movement.reference],
                Money(micros: movement.micros, currency).decimalText,
                entry.balanceMicros
            )
        }
        row(statement.period.lastOn, ["Closing balance", ""], "", statement.closingMicros)
        return writer.takeBytes()
    }
}

extension TransferCode {
    /// The reason of a movement in plain words.
    package var words: Phrase {
        switch self {
        case .charge: "Messages"
        case .tax: "Tax"
        case .rounding: "Rounding"
        case .fee: "Invoiced amount"
        case .payment: "Payment"
        case .cost: "Cost"
        case .credit: "Credit"
        case .adjustment: "Correction"
        }
    }
}
