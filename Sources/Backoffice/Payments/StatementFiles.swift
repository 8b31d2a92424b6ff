// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// A statement of account with the head of its letter, and its files.
struct DrawnStatement: Sendable {
    let statement: StatementOfAccount
    let letter: ClientLetter
    private let days: ClosedRange<CalendarDate>

    /// - Throws: `InvoicingRefusal` when the client, its enterprise or the period is none.
    init(
        _ id: ClientID,
        _ days: ClosedRange<CalendarDate>,
        on date: CalendarDate,
        in transaction: any SQLTransaction
    ) throws {
        let billed = try BilledClient(id, in: transaction)
        letter = try ClientLetter(billed, to: billed.client.invoicing.billingEmail, on: date)
        statement = try Statements.statement(
            of: id,
            from: days.lowerBound,
            through: days.upperBound,
            in: transaction
        )
        self.days = days
    }

    private var name: String { "statement-\(days.lowerBound)-\(days.upperBound)" }

    /// - Throws: `DocumentError`.
    func pdf() throws -> RenderedDocument {
        RenderedDocument(
            name: "\(name).pdf",
            mediaType: "application/pdf",
            bytes: try StatementPDF.render(
                statement,
                head: letter.head,
                logo: letter.paper.logo,
                paper: letter.paper.paper
            )
        )
    }

    /// - Throws: `DocumentError`.
    func xlsx() throws -> RenderedDocument {
        RenderedDocument(
            name: "\(name).xlsx",
            mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: try StatementXLSX.render(statement, language: letter.head.language)
        )
    }

    var csv: RenderedDocument {
        RenderedDocument(
            name: "\(name).csv",
            mediaType: "text/csv; charset=utf-8",
            bytes: StatementCSV.render(statement)
        )
    }
}

extension DocumentsOffice {
    /// A client's statement of whole days in its zone, as a letter of its enterprise.
    ///
    /// - Throws: `InvoicingRefusal` when the client, its enterprise or the period is none;
    ///   `DocumentError` when it cannot be drawn.
    package func statementPDF(
        of id: ClientID,
        days: ClosedRange<CalendarDate>,
        on date: CalendarDate
    ) async throws -> RenderedDocument {
        try await drawn(id, days, on: date).pdf()
    }

    /// The same as a spreadsheet.
    ///
    /// - Throws: as `statementPDF`.
    package func statementXLSX(
        of id: ClientID,
        days: ClosedRange<CalendarDate>,
        on date: CalendarDate
    ) async throws -> RenderedDocument {
        try await drawn(id, days, on: date).xlsx()
    }

    /// The same as comma-separated values.
    ///
    /// - Throws: as `statementPDF`.
    package func statementCSV(
        of id: ClientID,
        days: ClosedRange<CalendarDate>,
        on date: CalendarDate
    ) async throws -> RenderedDocument {
        try await drawn(id, days, on: date).csv
    }

    private func drawn(
        _ id: ClientID,
        _ days: ClosedRange<CalendarDate>,
        on date: CalendarDate
    ) async throws -> DrawnStatement {
        try await database.read { try DrawnStatement(id, days, on: date, in: $0) }
    }
}

extension Statements {
    /// Puts a client's statement into the outbox for its billing address: PDF, XLSX and CSV as
    /// they can be downloaded now.
    ///
    /// - Throws: `InvoicingRefusal`; `DocumentError` when it cannot be drawn.
    package static func send(
        of id: ClientID,
        days: ClosedRange<CalendarDate>,
        office: Office,
        by actor: Actor
    ) async throws {
        let now = office.now
        let drawn = try await office.database.read { transaction in
            let billed = try BilledClient(id, in: transaction)
            let today = billed.calendar.localDate(of: now)
            return try DrawnStatement(id, days, on: today, in: transaction)
        }
        guard drawn.letter.hasRecipients else { throw InvoicingRefusal.billingAddressMissing }
        let files = try [drawn.pdf(), drawn.xlsx(), drawn.csv].map {
            MailMessage.File(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes)
        }
        let mail = drawn.letter.mail(
            office.newID(),
            LetterWords(drawn.letter.head.language).statement,
            ["period": "\(days.lowerBound) – \(days.upperBound)"],
            at: now
        )
        try await office.database.write { transaction in
            try MailRepository.insert(mail, with: files, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor).log(
                "send",
                "statement",
                id: "\(id)",
                after: "\(days.lowerBound) – \(days.upperBound) to "
                    + mail.recipients.joined(separator: ", ")
            )
        }
    }
}
