// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// *Finance → Aging*: who owes what for how long, as a page and as CSV.
struct AgingController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/aging", .finance, show), .get("/aging.csv", .finance, table)]
    }

    private func rows(_ request: AdminRequest) async throws -> [AgingRow] {
        let today = request.frame.today
        return try await desk.read { try AgingRepository.rows(today: today, in: $0) }
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(AgingPage(rows: try await rows(request)).page(request.frame))
    }

    private func table(_ request: AdminRequest) async throws -> AdminAnswer {
        let header =
            ["client", "company", "currency"] + AgingBucket.allCases.map(\.title)
            + ["owed", "unallocated"]
        let lines = [header] + (try await rows(request).map(Self.fields))
        let text = lines.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
        return .file(
            PanelFile(
                bytes: Array("\u{FEFF}\(text)".utf8),
                mediaType: "text/csv; charset=utf-8",
                name: "aging-\(request.frame.today).csv"
            )
        )
    }

    private static func fields(_ row: AgingRow) -> [String] {
        [row.login, row.company, row.currency.code]
            + AgingBucket.allCases.map { row[$0].decimalText }
            + [row.owed.decimalText, row.unallocated.decimalText]
    }

    /// Quoted where it must be; a leading sign that a spreadsheet takes for a formula is not.
    private static func quoted(_ text: String) -> String {
        let isFormula = text.first.map { "=+@\t".contains($0) } ?? false
        let safe = isFormula ? "'\(text)" : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}

/// Debts by age, with a total per currency.
struct AgingPage {
    var rows: [AgingRow]

    func page(_ frame: PageFrame) -> Page {
        let show = frame.show
        let csv = #"<a class="button" href="\#(AdminURL.agingCSV.path)">CSV</a>"# as HTML
        let empty = emptyState("Nobody owes anything.")
        let columns: [Column] =
            [.text("Client")] + AgingBucket.allCases.map { .number(Phrase(key: $0.title)) }
            + [.number("Owed"), .number("Unallocated")]
        let table = DataTable(
            columns,
            rows: rows.map { row in
                [link(row.login, AdminURL.client(row.clientID, .invoices).path)]
                    + (AgingBucket.allCases.map { row[$0] } + [row.owed, row.unallocated])
                    .map { "\(show.money($0))" }
            },
            footer: totals.map { total in
                ["Total \(total.currency.code)"] + total.sums.map { "\(show.money($0))" }
            },
            caption: "Debts by age"
        ).html
        return Page(
            title: "Aging",
            section: .aging,
            content: """
                \(pageHead("Aging", actions: csv, intro: """
                    <p>What is owed on \(show.date(frame.today)), by how long it is overdue. \
                    Unallocated money has settled no invoice yet.</p>
                    """))
                \(rows.isEmpty ? empty : table)
                """
        )
    }

    private var totals: [(currency: Currency, sums: [Money])] {
        let currencies = Dictionary(grouping: rows, by: \.currency)
        return currencies.sorted { $0.key.code < $1.key.code }.map { currency, rows in
            let zero = Money.zero(currency)
            let buckets = AgingBucket.allCases.map { bucket in
                rows.reduce(zero) { $0 + $1[bucket] }
            }
            let owed = rows.reduce(zero) { $0 + $1.owed }
            let unallocated = rows.reduce(zero) { $0 + $1.unallocated }
            return (currency, buckets + [owed, unallocated])
        }
    }
}
