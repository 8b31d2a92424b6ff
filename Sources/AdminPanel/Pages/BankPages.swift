// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import WebSupport

/// The upload of a statement, and the statements that were read.
struct BankPage: Sendable {
    static let statementsMax = 100

    var form: FilledForm
    var problems: HTML
    var mappings: [String]
    var statements: [Row]

    /// A statement with how many entries it brought and how many are open.
    struct Row: Sendable {
        var statement: BankStatement
        var entries: Int
        var open: Int
    }

    func page(_ frame: PageFrame) -> Page {
        let empty = emptyState(
            "No statement yet. Upload the file of your bank: camt.053 XML, or CSV."
        )
        let intro: HTML = """
            <p>Entries become proposals; nothing is booked before somebody confirms it.</p>
            """
        let editor = frame.allows(.write, .finance) ? upload(frame) : ""
        let content = statements.isEmpty ? empty : table(frame)
        return Page(
            title: "Bank statements",
            section: .moneyIn(.bank),
            content: """
                \(pageHead("Bank statements", intro: intro))
                \(problems)\(editor)\(card("Statements", content))
                """
        )
    }

    private func upload(_ frame: PageFrame) -> HTML {
        let choices = mappings.map { FieldSpec.Choice(value: $0, label: $0) }
        let file = [
            FieldSpec("file", "File", .file(accept: ".xml,.csv,.txt"), isRequired: true),
            FieldSpec(
                "mapping",
                "Columns of a CSV",
                .select(Choices.withNone("– typed below, or camt.053 –", choices)),
                hint: "camt.053 needs none."
            ),
        ]
        return form.html(
            action: AdminURL.moneyIn(.bank).path,
            groups: [
                FieldGroup("Upload a statement", file),
                FieldGroup(
                    "New CSV mapping",
                    intro: """
                        <p class="hint">Names of columns as the first line of the file has \
                        them. Only for a CSV whose mapping is not saved yet.</p>
                        """,
                    BankForm.mapping
                ),
            ],
            button: "Read the file",
            frame: frame,
            layout: .init(isMultipart: true)
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .text("Statement"), .fixed("Form"), .number("Entries"), .number("Known before"),
                .number("Open"), .fixed("Read"), .text("By"),
            ],
            rows: statements.map { row in
                let url = AdminURL.moneyIn(.bankStatement(row.statement.id)).path
                return [
                    link(row.statement.name, url), "\(row.statement.format)",
                    "\(frame.show.count(row.entries))",
                    "\(frame.show.count(row.statement.knownEntries))",
                    row.open == 0
                        ? Chip(tone: .good, word: "Done").html
                        : Chip(tone: .warn, word: "\(row.open) open").html,
                    frame.show.time(row.statement.importedAt), "\(row.statement.importedBy)",
                ]
            },
            caption: "Statements"
        ).html
    }
}

/// The fields of a mapping.
enum BankForm {
    static var mapping: [FieldSpec] {
        [
            FieldSpec("date_column", "Date"),
            FieldSpec(
                "date_order",
                "Dates are written",
                .select([
                    .init(value: "ymd", label: "2026-11-30"),
                    .init(value: "dmy", label: "30.11.2026"),
                    .init(value: "mdy", label: "11/30/2026"),
                ])
            ),
            FieldSpec("amount_column", "Amount", hint: "With a minus for money out."),
            FieldSpec("credit_column", "Money in", hint: "Instead of one column of amounts."),
            FieldSpec("debit_column", "Money out"),
            FieldSpec(
                "decimal_mark",
                "Decimals",
                .select([
                    .init(value: "point", label: "1,234.56"),
                    .init(value: "comma", label: "1.234,56"),
                ])
            ),
            FieldSpec("currency_column", "Currency, column"),
            FieldSpec("currency", "Currency, without a column", hint: "Such as EUR."),
            FieldSpec("payer_column", "Payer"),
            FieldSpec("text_column", "Text"),
            FieldSpec("reference_column", "Reference"),
            FieldSpec("bank_id_column", "The bank's id", hint: "If each movement has one."),
            FieldSpec("save_as", "Save the mapping as", hint: "Then it can be chosen next time."),
        ]
    }
}

/// One statement: what its entries seem to be, and the forms that book them.
struct BankStatementPage {
    static let suggestionsMax = 500
    /// More rows than this are worked off in turns.
    static let openMax = 200

    var statement: BankStatement
    var proposals: [BankProposal]
    var logins: [ClientID: String]
    var suggestions: [String]
    var refusal: Phrase?
    var payments: [PaymentID: (payment: Payment, isUndone: Bool)]

    private var open: [BankProposal] { proposals.filter { $0.entry.state == .open } }
    private var closed: [BankProposal] { proposals.filter { $0.entry.state != .open } }

    func page(_ frame: PageFrame) -> Page {
        let certain = open.filter { $0.match.confidence == .certain }.count
        let button: HTML =
            certain > 0 && frame.allows(.write, .finance)
            ? frame.button(
                certain == 1 ? "Book the certain one" : "Book all \(certain) certain ones",
                action: AdminURL.moneyIn(.bankCertain(statement.id)).path,
                style: "primary"
            ) : ""
        let problem = refusal.map { notice("\($0)", tone: .bad) } ?? ""
        let list = suggestions.map { FieldSpec.Choice(value: $0, label: $0) }
        let title: Phrase = "Statement \(statement.name)"
        return Page(
            title: title,
            section: .moneyIn(.bank),
            content: """
                \(breadcrumbs([("Bank statements", AdminURL.moneyIn(.bank).path)]))
                \(pageHead(title, actions: button, intro: intro(frame)))\(problem)
                <datalist id="bank-clients">\(options(list, chosen: ""))</datalist>
                \(card("Open", openTable(frame)))\(done(frame))
                """
        )
    }

    private func intro(_ frame: PageFrame) -> HTML {
        let known: HTML =
            statement.knownEntries == 0
            ? ""
            : """
             \(frame.show.count(statement.knownEntries)) of its entries were known from an \
            earlier file and are not repeated.
            """
        return """
            <p>Read \(frame.show.time(statement.importedAt)) by \(statement.importedBy).\
            \(known)</p>
            """
    }

    private func openTable(_ frame: PageFrame) -> HTML {
        guard !open.isEmpty else {
            return emptyState("Nothing is open: every entry was booked or set aside.")
        }
        let mayWrite = frame.allows(.write, .finance)
        let more: HTML =
            open.count > Self.openMax
            ? """
            <p class="hint">The first \(Self.openMax) of \(open.count) are listed; the others \
            follow when these are done.</p>
            """ : ""
        let table = DataTable(
            [
                .fixed("Day"), .number("Amount"), .text("Payer"), .text("Text"),
                .text("Proposal"), .text(""),
            ],
            rows: open.prefix(Self.openMax).map { proposal in
                let entry = proposal.entry
                return [
                    frame.show.date(entry.bookedOn), "\(frame.show.money(entry.amount))",
                    "\(entry.payer)",
                    "\(text(entry))",
                    proposed(proposal.match),
                    mayWrite ? "\(booking(proposal, frame))" : "",
                ]
            },
            caption: "Open entries"
        ).html
        return "\(table)\(more)"
    }

    private func text(_ entry: BankEntry) -> String {
        [entry.reference, entry.description].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func proposed(_ match: BankMatch) -> HTML {
        let client: HTML =
            match.clientID.map { id in
                link(logins[id] ?? "–", AdminURL.client(id, .payments).path)
            } ?? ""
        let invoices: HTML = each(match.parts) { part in
            " \(link(part.number, AdminURL.invoice(part.invoiceID).path))"
        }
        return "\(match.confidence.chip) \(client)\(invoices)<br><small>\(match.reason)</small>"
    }

    private func booking(_ proposal: BankProposal, _ frame: PageFrame) -> HTML {
        let entry = proposal.entry
        let action = AdminURL.moneyIn(.bankEntry(statement.id, entry.id)).path
        let login = proposal.match.clientID.flatMap { logins[$0] } ?? ""
        let parts = proposal.match.parts.map { "\($0.number)=\($0.micros)" }
            .joined(separator: ",")
        let aside = frame.button("Set aside", action: action, hidden: ["action": "ignore"])
        guard entry.amount.micros > 0 else { return aside }
        return """
            <form class="inline" method="post" action="\(action)">\(frame.formToken)\
            <input type="hidden" name="parts" value="\(parts)">\
            <input name="client" value="\(login)" list="bank-clients" \
            aria-label="Client of entry \(entry.place)" required>\
            <button class="button small" type="submit">Book</button></form> \(aside)
            """
    }

    private func done(_ frame: PageFrame) -> HTML {
        guard !closed.isEmpty else { return "" }
        let mayWrite = frame.allows(.write, .finance)
        let table = DataTable(
            [
                .fixed("Day"), .number("Amount"), .text("Payer"), .text("Text"), .text("Became"),
                .text(""),
            ],
            rows: closed.prefix(Self.openMax).map { proposal in
                let entry = proposal.entry
                let booked = entry.paymentID.flatMap { payments[$0] }
                let isOver = entry.state == .ignored || booked?.isUndone == true
                let reopen = frame.button(
                    "Take up again",
                    action: AdminURL.moneyIn(.bankEntry(statement.id, entry.id)).path,
                    hidden: ["action": "reopen"]
                )
                return [
                    frame.show.date(entry.bookedOn), "\(frame.show.money(entry.amount))",
                    "\(entry.payer)", "\(entry.description)", became(entry, booked),
                    mayWrite && isOver ? reopen : "",
                ]
            },
            caption: "Entries that are done"
        ).html
        return details("Done: \(closed.count)", table, isOpen: open.isEmpty)
    }

    private func became(
        _ entry: BankEntry,
        _ booked: (payment: Payment, isUndone: Bool)?
    ) -> HTML {
        guard let booked else { return Chip(tone: .plain, word: "Set aside").html }
        let url = AdminURL.payment(booked.payment.clientID, booked.payment.id).path
        let chip =
            booked.isUndone
            ? Chip(tone: .warn, word: "Undone").html : Chip(tone: .good, word: "Booked").html
        return "\(chip) \(link("Payment", url))"
    }
}

extension BankMatch.Confidence {
    /// How sure it is, as a chip.
    var chip: HTML {
        switch self {
        case .certain: Chip(tone: .good, word: "Certain").html
        case .doubtful: Chip(tone: .warn, word: "Doubtful").html
        case .none: Chip(tone: .plain, word: "None").html
        }
    }
}
