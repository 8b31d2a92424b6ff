// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting

/// What a banking app reads to fill in a credit transfer.
///
/// - Source: EPC069-12 version 3.0, version 002 of the data, UTF-8.
struct PaymentCode: Hashable, Sendable {
    /// The largest amount of one SEPA credit transfer.
    static let maximum: Int64 = 999_999_999_990_000

    let text: String

    /// Nil unless it is a positive amount in euro, to an account with an IBAN.
    init?(payee: String, account: BankAccount?, amount: Money, number: String, reference: String) {
        guard let account, amount.currency.code == "EUR", amount.micros > 0,
            amount.micros <= Self.maximum, amount.micros % 10_000 == 0
        else { return nil }
        let sum = DecimalText.string(micros: amount.micros, minimumDecimals: 2)
        let structured = CreditorReference.of(number)
        let free = structured == nil ? String(reference.prefix(140)) : ""
        // The last lines are purpose, structured reference, free text.
        let lines = [
            "BCD", "002", "1", "SCT", account.bic, String(payee.prefix(70)), account.iban,
            "EUR\(sum)", "", structured ?? "", free,
        ]
        text = lines.joined(separator: "\n")
    }
}
