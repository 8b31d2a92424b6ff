// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import WebSupport

/// The client's statement of account over days.
struct StatementPage: Sendable {
    var statement: StatementOfAccount
    var range: DayRange

    func page(_ frame: PageFrame) -> Page {
        let days = QueryValues(range.values)
        let csv = buttonLink("Export CSV", ClientURL.statementCSV.with(days.query()))
        let pdf = buttonLink("PDF", ClientURL.statementPDF.with(days.query()))
        let actions: HTML =
            frame.client.invoicing.enterpriseID == nil ? csv : "\(pdf) \(csv)"
        let zone = statement.period.zone
        let intro: HTML = "<p>Days are those of \(zone), as on your invoices.</p>"
        return Page(
            title: "Statement",
            section: .statement,
            content: """
                \(pageHead("Statement", actions: actions, intro: intro))
                \(mainAccount(frame))\(filterForm(.statement, FilterField.days, days))
                \(summary(frame))\(table(frame))
                """
        )
    }

    private func mainAccount(_ frame: PageFrame) -> HTML {
        guard frame.client.mainClientID != nil else { return "" }
        return notice(
            "You spend the balance of your main account; its movements are on its statement.",
            tone: .info
        )
    }

    private func summary(_ frame: PageFrame) -> HTML {
        figures([
            ("Opening balance", "\(frame.money(statement.openingMicros))"),
            ("In", "\(frame.money(statement.creditsMicros))"),
            ("Out", "\(frame.money(statement.debitsMicros))"),
            ("Closing balance", "\(frame.money(statement.closingMicros))"),
        ])
    }

    private func table(_ frame: PageFrame) -> HTML {
        let opening: [HTML] = [
            frame.show.date(range.first), "Opening balance", "", "",
            "\(frame.money(statement.openingMicros))",
        ]
        let closing: [HTML] = [
            frame.show.date(range.last), "Closing balance", "", "",
            "\(frame.money(statement.closingMicros))",
        ]
        return DataTable(
            [
                .fixed("Day"), .text("Movement"), .text("Reference"), .number("Amount"),
                .number("Balance"),
            ],
            rows: [opening]
                + statement.entries.map { entry in
                    [
                        frame.show.date(entry.movement.on), "\(entry.movement.code.words)",
                        "\(entry.movement.reference)", "\(frame.money(entry.movement.micros))",
                        "\(frame.money(entry.balanceMicros))",
                    ]
                },
            footer: [closing],
            caption: "Statement of account"
        ).html
    }

    /// The same movements for programs.
    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.writeRow(["day", "movement", "reference", "amount", "balance", "currency"])
        let currency = statement.currency
        func row(_ day: CalendarDate, _ words: [String], _ amount: String, _ balance: Int64) {
            let balance = Money(micros: balance, currency).decimalText
            writer.writeRow([day.description] + words + [amount, balance, currency.code])
        }
        row(range.first, ["Opening balance", ""], "", statement.openingMicros)
        for entry in statement.entries {
            let movement = entry.movement
            row(
                movement.on,
                [movement.code.words.english, movement.reference],
                Money(micros: movement.micros, currency).decimalText,
                entry.balanceMicros
            )
        }
        row(range.last, ["Closing balance", ""], "", statement.closingMicros)
        return writer.takeBytes()
    }
}
