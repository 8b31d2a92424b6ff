// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Primitives
import Storage
import WebSupport

/// The exchange rates, newest day first, with the forms that add to them.
struct ExchangeRatesPage {
    var rates: [StoredExchangeRate]
    var hasMore: Bool
    var isFirst: Bool
    var form: FilledForm
    var file: FilledForm
    /// What a file would do, or what is wrong with it.
    var preview: HTML

    /// Rows of a page.
    static let size = 200

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = """
            <p>A rate holds from its day until the next one. Tax in an enterprise's own currency \
            is told by the rate of the issue day; a rate that an issued document used stays.</p>
            """
        let editing: HTML =
            frame.allows(.write, .finance) ? "\(preview)\(oneRate(frame))\(wholeFile(frame))" : ""
        return Page(
            title: "Exchange rates",
            section: .exchangeRates,
            content: """
                \(pageHead("Exchange rates", intro: intro))\(editing)
                \(rates.isEmpty ? empty : table(frame))
                """
        )
    }

    private var empty: HTML {
        emptyState(
            """
            No exchange rate yet. Type one above, or import the daily file of your central bank.
            """
        )
    }

    private func oneRate(_ frame: PageFrame) -> HTML {
        let fields = [
            FieldSpec(
                "base",
                "1 unit of",
                .suggested(Choices.currencies),
                isRequired: true,
                hint: "Such as EUR."
            ),
            FieldSpec("quote", "Is worth, in", .suggested(Choices.currencies), isRequired: true),
            FieldSpec("rate", "Rate", .decimal, isRequired: true, hint: "At most six decimals."),
            FieldSpec("on", "From day", .date, isRequired: true),
        ]
        let html = form.html(
            action: AdminURL.exchangeRates.path,
            groups: [FieldGroup("One rate", fields)],
            button: "Save",
            frame: frame
        )
        return details("Type a rate", html, isOpen: !form.errors.isEmpty)
    }

    private func wholeFile(_ frame: PageFrame) -> HTML {
        let fields = [
            FieldSpec(
                "file",
                "File",
                .file(accept: ".csv,.txt,text/csv,text/plain"),
                hint: """
                    First line: <code>date,base,quote,rate</code>, or <code>date</code> and one \
                    column per currency.
                    """
            ),
            FieldSpec(
                "file_base",
                "Columns are rates of",
                .suggested(Choices.currencies),
                hint: "For files with a column per currency."
            ),
            FieldSpec("rates", "or paste it here", .area(rows: 4)),
        ]
        let html = file.html(
            action: AdminURL.exchangeRateImport.path,
            groups: [FieldGroup("Import", fields)],
            button: "Import",
            frame: frame,
            layout: .init(isMultipart: true, hasPreview: true)
        )
        let isOpen = !file.errors.isEmpty || !preview.isEmpty
        return details("Import a file", html, isOpen: isOpen)
    }

    private func table(_ frame: PageFrame) -> HTML {
        let table = DataTable(
            [
                .fixed("From day"), .fixed("1 unit of"), .fixed("In"), .number("Rate"),
                .text("Source"), .fixed("State"),
            ],
            rows: rates.map { stored in
                [
                    frame.show.date(stored.rate.on), "\(stored.rate.base.code)",
                    "\(stored.rate.quote.code)", "\(stored.rate.decimalText)",
                    "\(stored.source)",
                    stored.isUsed
                        ? Chip(tone: .info, word: "Used: fixed").html
                        : Chip(tone: .plain, word: "Not used yet").html,
                ]
            },
            caption: "Exchange rates"
        )
        let next = hasMore ? rates.last.map { $0.rate.on } : nil
        let pages = pagination(
            first: isFirst ? nil : AdminURL.exchangeRates.path,
            // The last day of a page may be cut in two: the next page begins with it again.
            next: next.map { AdminURL.exchangeRates.with(["before": "\($0.adding(days: 1))"]) }
        )
        return "\(table.html)\(pages)"
    }
}

/// What importing a file of rates would do.
struct ExchangeRatePreview {
    var changes: [ExchangeRateChange]

    /// Rates that are listed one by one; the rest is counted.
    private static let listed = 200

    func html(_ frame: PageFrame) -> HTML {
        let counts = ExchangeRateChange.Kind.allCases.map { kind in
            (kind.words, "\(frame.show.count(changes.count { $0.kind == kind }))" as HTML)
        }
        let news = changes.filter { $0.kind != .same }
        let table = DataTable(
            [
                .fixed("Day"), .fixed("Pair"), .number("Now"), .number("File"), .fixed(""),
            ],
            rows: news.prefix(Self.listed).map { change in
                [
                    frame.show.date(change.rate.on), "\(change.rate.base)/\(change.rate.quote)",
                    "\(change.before?.rate.decimalText ?? "–")", "\(change.rate.decimalText)",
                    Chip(tone: change.kind.tone, word: change.kind.words).html,
                ]
            },
            caption: "Changes"
        )
        let rest = news.count - Self.listed
        let more: HTML = rest > 0 ? "<p>… and \(frame.show.count(rest)) more.</p>" : ""
        let body: HTML = news.isEmpty ? "<p>Everything is there already.</p>" : table.html
        return card("Preview: nothing was imported yet", "\(figures(counts))\(body)\(more)")
    }
}

extension ExchangeRateChange.Kind {
    fileprivate var words: String {
        switch self {
        case .new: "New"
        case .same: "Same"
        case .changed: "Changed"
        case .fixed: "Refused: used"
        }
    }

    fileprivate var tone: Chip.Tone {
        switch self {
        case .new: .good
        case .same: .plain
        case .changed: .warn
        case .fixed: .bad
        }
    }
}
