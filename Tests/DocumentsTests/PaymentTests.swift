// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Testing

@testable import Documents

@Suite struct PaymentTests {
    @Test(arguments: [
        ("LHV Pank\nIBAN EE38 2200 2210 2014 5685\nBIC LHVBEE22", ["EE382200221020145685"]),
        ("DE89370400440532013000", ["DE89370400440532013000"]),
        ("IBAN: GB82 WEST 1234 5698 7654 32", ["GB82WEST12345698765432"]),
        ("IBAN EE38 2200 2210 2014 5686", []), ("Account 12345678, sort code 00-11-22", []),
        ("", []),
        (
            "A\nEE38 2200 2210 2014 5685\n\nB\nEE38 2200 2210 2014 5685\n\nC\nEE471000001020145685",
            ["EE382200221020145685", "EE471000001020145685"]
        ),
    ])
    func accountsAreReadFromTypedDetails(text: String, expected: [String]) {
        #expect(BankAccount.all(in: text).map(\.iban) == expected)
    }

    @Test func theBankIsTheOneOfTheAccountsCountry() {
        let text = "MESSAGES FOR ANYBODY\nIBAN EE38 2200 2210 2014 5685 BIC LHVBEE22"
        #expect(BankAccount.all(in: text).map(\.bic) == ["LHVBEE22"])
        #expect(BankAccount.all(in: "EE38 2200 2210 2014 5685").map(\.bic) == [""])
    }

    /// The check digits again by the standard's own rule: the rearranged number modulo 97.
    @Test(arguments: ["539007547034", "INV-2026-00042", "a", "123456789012345678901"])
    func aCreditorReferenceHasItsCheckDigits(number: String) throws {
        let reference = try #require(CreditorReference.of(number))
        #expect(reference.hasPrefix("RF"))
        let moved = reference.dropFirst(4) + reference.prefix(4)
        let digits = moved.map { String($0.hexDigitValue ?? 0, radix: 10) }
        #expect(digits.count == moved.count)
        let rest = moved.reduce(0) { rest, character in
            let value = Int(String(character), radix: 36) ?? 0
            return (rest * (value > 9 ? 100 : 10) + value) % 97
        }
        #expect(rest == 1)
    }

    /// The example of ISO 11649's own literature.
    @Test func theKnownReferenceIsRight() {
        #expect(CreditorReference.of("539007547034") == "RF18539007547034")
        #expect(CreditorReference.of("–") == nil)
        #expect(CreditorReference.of("1234567890123456789012") == nil)
        #expect(
            CreditorReference.printed("RF18539007547034") == "RF18\u{A0}5390\u{A0}0754\u{A0}7034"
        )
    }

    @Test func thePaymentCodeIsTheOneThatBanksRead() throws {
        let account = try #require(BankAccount.all(in: "EE38 2200 2210 2014 5685").first)
        let euro = try SampleDocuments.currency("EUR")
        let code = PaymentCode(
            payee: "Northwind Messaging OÜ",
            account: account,
            amount: Money(micros: 1_540_550_000, euro),
            number: "INV-2026-00042",
            reference: "INV-2026-00042"
        )
        let lines = [
            "BCD", "002", "1", "SCT", "", "Northwind Messaging OÜ", "EE382200221020145685",
            "EUR1540.55", "", "RF36INV202600042", "",
        ]
        #expect(code?.text == lines.joined(separator: "\n"))
        let dollars = Money(micros: 1_000_000, try SampleDocuments.currency("USD"))
        for amount in [dollars, .zero(euro), Money(micros: 1_000_000_000_000_000, euro)] {
            let none = PaymentCode(
                payee: "A",
                account: account,
                amount: amount,
                number: "1",
                reference: "1"
            )
            #expect(none == nil)
        }
    }

    @Test func aCodeIsSquareAndItsRunsAreDarkModules() throws {
        let code = try #require(QRCode(Array("BCD\n002".utf8)))
        #expect(code.runs.count == code.size)
        // The finder pattern's first row: seven dark modules.
        #expect(code.runs[0].first == 0..<7)
        #expect(QRCode([UInt8](repeating: 65, count: 5_000)) == nil)
    }
}
