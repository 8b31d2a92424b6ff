// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// Renders stored documents; the same data gives the same bytes on every download.
package struct DocumentsOffice: Sendable {
    let database: any SQLDatabase

    package init(_ database: any SQLDatabase) {
        self.database = database
    }

    /// An issued invoice as a PDF; nil when there is none.
    ///
    /// - Throws: `StorageError.corruptedRow` when the stored document was touched;
    ///   `DocumentError` when it cannot be drawn.
    package func invoicePDF(_ id: InvoiceID) async throws -> RenderedDocument? {
        try await pdf { try InvoiceRepository.document(of: id, in: $0) }
    }

    /// An issued credit note as a PDF; nil when there is none.
    ///
    /// - Throws: as `invoicePDF`.
    package func creditNotePDF(_ id: CreditNoteID) async throws -> RenderedDocument? {
        try await pdf { try CreditNoteRepository.document(of: id, in: $0) }
    }

    /// An issued invoice as an electronic one; nil when there is none.
    ///
    /// - Throws: `EInvoiceProblem` when it cannot be one; `StorageError.corruptedRow`.
    package func invoiceXML(
        _ id: InvoiceID,
        _ syntax: EInvoiceSyntax
    ) async throws -> RenderedDocument? {
        try await xml(syntax) { try InvoiceRepository.document(of: id, in: $0) }
    }

    /// An issued credit note as an electronic one; nil when there is none.
    ///
    /// - Throws: as `invoiceXML`.
    package func creditNoteXML(
        _ id: CreditNoteID,
        _ syntax: EInvoiceSyntax
    ) async throws -> RenderedDocument? {
        try await xml(syntax) { try CreditNoteRepository.document(of: id, in: $0) }
    }

    private typealias Find = @Sendable (any SQLTransaction) throws -> InvoiceDocument?

    private func pdf(_ find: @escaping Find) async throws -> RenderedDocument? {
        let found = try await database.read { transaction -> (InvoiceDocument, Looks)? in
            guard let document = try find(transaction) else { return nil }
            return (document, try Looks(document, in: transaction))
        }
        guard let (document, looks) = found else { return nil }
        return try looks.pdf(document, name: "\(document.number).pdf")
    }

    private func xml(
        _ syntax: EInvoiceSyntax,
        _ find: @escaping Find
    ) async throws -> RenderedDocument? {
        guard let document = try await database.read({ try find($0) }) else { return nil }
        return RenderedDocument(
            name: "\(document.number)\(syntax.suffix).xml",
            mediaType: "application/xml",
            bytes: try syntax.render(document)
        )
    }

    /// A draft as a PDF, for previews.
    ///
    /// - Throws: `DocumentError` when it cannot be drawn.
    package func draftPDF(_ draft: InvoiceDraft) async throws -> RenderedDocument {
        let looks = try await database.read { try Looks(draft.document, in: $0) }
        return try looks.pdf(draft.document, name: "preview.pdf")
    }

    /// A statistics report as a spreadsheet; nil when there is none.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched; `DocumentError`.
    package func statisticsXLSX(_ id: ReportID) async throws -> RenderedDocument? {
        try await report(id)?.spreadsheet()
    }

    /// A statistics report as comma-separated text; nil when there is none.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package func statisticsCSV(_ id: ReportID) async throws -> RenderedDocument? {
        try await report(id)?.separatedText
    }

    /// Both files of a report, which is read once; none when there is no report.
    ///
    /// - Throws: as `statisticsXLSX`.
    package func statisticsFiles(_ id: ReportID) async throws -> [RenderedDocument] {
        guard let report = try await report(id) else { return [] }
        return [try report.spreadsheet(), report.separatedText]
    }

    private func report(_ id: ReportID) async throws -> StatisticsReport? {
        try await database.read { transaction in
            try StatisticsReportRepository.content(of: id, in: transaction)
        }
    }
}

/// What a document is drawn with besides its own data: both named in it by their hashes.
private struct Looks: Sendable {
    var logo: [UInt8]?
    var template: DocumentTemplate

    init(_ document: InvoiceDocument, in transaction: any SQLTransaction) throws {
        logo = try document.seller.logoHash.flatMap {
            try AssetRepository.find($0, in: transaction)?.bytes
        }
        let saved = try document.templateHash.flatMap {
            try DocumentTemplateRepository.template($0, as: DocumentTemplate.self, in: transaction)
        }
        template = saved ?? DocumentTemplate()
    }

    func pdf(_ document: InvoiceDocument, name: String) throws -> RenderedDocument {
        RenderedDocument(
            name: name,
            mediaType: "application/pdf",
            bytes: try InvoicePDF.render(document, logo: logo, template: template)
        )
    }
}

/// A file to download.
package struct RenderedDocument: Hashable, Sendable {
    /// Without path separators or control characters.
    package let name: String
    package let mediaType: String
    package let bytes: [UInt8]

    init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = String(
            name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" }
        )
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

extension StatisticsReport {
    fileprivate func spreadsheet() throws -> RenderedDocument {
        RenderedDocument(
            name: "\(fileName).xlsx",
            mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: try StatisticsXLSX.render(self)
        )
    }

    fileprivate var separatedText: RenderedDocument {
        RenderedDocument(
            name: "\(fileName).csv",
            mediaType: "text/csv; charset=utf-8",
            bytes: StatisticsCSV.render(self)
        )
    }

    /// Such as `INV-2026-00007-statistics`, or with the client and the days.
    private var fileName: String {
        invoiceNumber.isEmpty
            ? "\(clientReference)-\(period.firstOn)-\(period.lastOn)-statistics"
            : "\(invoiceNumber)-statistics"
    }
}
