// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

@testable import Billing

@Suite("Bank matches, plans of reminders and top-ups") struct MoneyInTests {
    private func money(_ text: String, _ currency: String = "EUR") throws -> Money {
        try Money(decimal: text, try #require(Currency(currency)))
    }

    private func day(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(text))
    }

    @Test(
        "A number is found however people write it, and only as a whole",
        arguments: [
            ("INV-2026-00042", "Payment for INV-2026-00042, thanks", true),
            ("INV-2026-00042", "inv 2026/00042", true),
            ("INV-2026-00042", "INV202600042", true),
            ("INV-2026-00042", "INV-2026-000421", false),
            ("INV-2026-00042", "XINV-2026-00042", false),
            ("INV-2026-00042", "INV-2026-0004 2", true),
            ("INV-2026-00042", "INV+2026+00042", false),
            ("RF10INV202600042", "RF10 INV2 0260 0042", true),
            ("42", "invoice 42", false),
            ("", "anything", false),
            ("РАХ-00042", "оплата рах 00042", true),
        ]
    )
    func mentions(number: String, text: String, isFound: Bool) {
        #expect(BankMatcher.mentions(number, in: text) == isFound)
    }

    private func matcher() throws -> BankMatcher {
        func open(
            _ id: Int64,
            _ client: Int64,
            _ number: String,
            _ sum: String
        ) throws
            -> BankMatcher.OpenInvoice
        {
            .init(
                id: InvoiceID(id),
                clientID: ClientID(client),
                number: number,
                reference: "RF99\(number.filter { $0 != "-" })",
                outstanding: try money(sum)
            )
        }
        let euro = try #require(Currency("EUR"))
        return BankMatcher(
            invoices: [
                try open(1, 10, "INV-2026-00001", "119"), try open(2, 10, "INV-2026-00002", "81"),
                try open(3, 11, "INV-2026-00003", "50"), try open(4, 12, "INV-2026-00004", "50"),
                try open(5, 12, "INV-2026-00005", "77.70"),
            ],
            payers: [
                .init(clientID: ClientID(10), currency: euro, names: ["Acme, Ltd.", "acme"]),
                .init(clientID: ClientID(12), currency: euro, names: ["Borg GmbH", "borg"]),
            ],
            booked: [
                .init(clientID: ClientID(10), amount: try money("7"), paidOn: try day("2026-11-03"))
            ]
        )
    }

    private func entry(
        _ sum: String,
        _ text: String,
        payer: String = "",
        currency: String = "EUR"
    ) throws -> BankEntry {
        var read = ReadBankEntry(
            place: "line 1",
            bookedOn: try day("2026-11-03"),
            amount: try money(sum, currency)
        )
        read.description = text
        read.payer = payer
        return BankEntry(id: BankEntryID(1), statementID: BankStatementID(1), key: "", read: read)
    }

    @Test(
        "Only a named invoice that owes exactly this is certain",
        arguments: [
            ("119", "INV-2026-00001", "", "EUR", .certain, 10),
            ("119", "RF99INV202600001", "", "EUR", .certain, 10),
            ("200", "INV-2026-00001 and INV-2026-00002", "", "EUR", .certain, 10),
            ("118.99", "INV-2026-00001", "", "EUR", .doubtful, 10),
            ("300", "INV-2026-00001 INV-2026-00002", "", "EUR", .doubtful, 10),
            ("100", "INV-2026-00003 INV-2026-00004", "", "EUR", .doubtful, nil),
            ("119", "INV-2026-00001", "", "USD", .none, 10),
            ("81", "", "ACME LTD", "EUR", .doubtful, 10),
            ("5", "", "Acme Ltd", "EUR", .doubtful, 10),
            ("77.70", "", "somebody", "EUR", .doubtful, 12),
            ("50", "", "somebody", "EUR", .none, nil),
            ("3.33", "hello", "", "EUR", .none, nil),
            ("7", "", "acme", "EUR", .doubtful, 10),
            ("-119", "INV-2026-00001", "", "EUR", .none, nil),
        ] as [(String, String, String, String, BankMatch.Confidence, Int64?)]
    )
    func matches(
        sum: String,
        text: String,
        payer: String,
        currency: String,
        confidence: BankMatch.Confidence,
        client: Int64?
    ) throws {
        var matcher = try matcher()
        let match = matcher.match(try entry(sum, text, payer: payer, currency: currency))
        #expect(match.confidence == confidence, "\(match.reason)")
        #expect(match.clientID == client.map { ClientID($0) })
        #expect(!match.reason.isEmpty)
    }

    @Test("What one entry would settle is not offered to the next")
    func matchedOnce() throws {
        var matcher = try matcher()
        #expect(matcher.match(try entry("119", "INV-2026-00001")).confidence == .certain)
        #expect(matcher.match(try entry("119", "INV-2026-00001")).confidence == .doubtful)
    }

    @Test(
        "A step is due once its days have passed, on days that are not quiet",
        arguments: [
            ("2026-11-03", 0, nil), ("2026-11-04", 0, 1), ("2026-11-04", 1, nil),
            ("2026-11-07", 0, nil), ("2026-11-09", 0, 1), ("2026-11-11", 1, 2),
            ("2026-11-30", 0, 3), ("2026-11-30", 3, nil), ("2026-12-24", 0, nil),
        ] as [(String, Int, Int?)]
    )
    func steps(on text: String, lastStep: Int, step: Int?) throws {
        var plan = DunningPlan(enterpriseID: EnterpriseID(1))
        let due = try day("2026-11-01")
        #expect(plan.step(dueOn: due, lastStep: 0, on: try day("2026-11-30")) == nil, "it is off")
        plan.isActive = true
        plan.quietDates = [try day("2026-12-24")]
        let found = plan.step(dueOn: due, lastStep: lastStep, on: try day(text))
        #expect(found?.number == step)
    }

    @Test(
        "Firsts of months since there is a top-up are due once",
        arguments: [
            ("2026-10-01", nil, "2026-10-01", ["2026-10-01"]),
            ("2026-10-02", nil, "2026-10-31", []),
            ("2026-10-02", nil, "2026-12-05", ["2026-11-01", "2026-12-01"]),
            ("2026-10-02", "2026-11-01", "2026-12-05", ["2026-12-01"]),
            ("2026-10-02", "2026-12-01", "2026-12-05", []),
            ("2026-12-31", nil, "2027-02-01", ["2027-01-01", "2027-02-01"]),
        ] as [(String, String?, String, [String])]
    )
    func topUps(since: String, last: String?, today: String, due: [String]) throws {
        let found = TopUp.due(
            since: try day(since),
            last: try last.map { try day($0) },
            on: try day(today)
        )
        #expect(found.map(\.description) == due)
    }

    @Test("Every language has words of its own, with no placeholder that nobody fills")
    func letterWords() {
        let names = ["company", "client", "brand", "available", "limit", "period"]
        for language in DocumentLanguage.allCases {
            let letters = LetterWords(language)
            for words in [letters.lowBalance, letters.statement] {
                let text = words.subject + words.body
                #expect(MailTemplate.unknownNames(in: text, of: names).isEmpty, "\(language)")
            }
            if language != .english {
                #expect(letters.lowBalance != LetterWords(.english).lowBalance, "\(language)")
            }
        }
    }
}
