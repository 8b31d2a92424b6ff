// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage

extension DocumentsOffice {
    /// The template that an enterprise's next invoice is drawn with.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package func template(of enterprise: EnterpriseID) async throws -> DocumentTemplate {
        try await database.read { transaction in
            let newest = try DocumentTemplateRepository.newest(of: enterprise, in: transaction)
            let saved = try newest.flatMap {
                try DocumentTemplateRepository.template(
                    $0.hash,
                    as: DocumentTemplate.self,
                    in: transaction
                )
            }
            return saved ?? DocumentTemplate()
        }
    }

    /// A version of an enterprise's template; nil when it never saved such a one.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package func template(
        of enterprise: EnterpriseID,
        version: Int64
    ) async throws -> DocumentTemplate? {
        try await database.read { transaction in
            try DocumentTemplateRepository.versions(of: enterprise, in: transaction)
                .first { $0.version == version }
                .flatMap {
                    try DocumentTemplateRepository.template(
                        $0.hash,
                        as: DocumentTemplate.self,
                        in: transaction
                    )
                }
        }
    }

    /// The saved versions of an enterprise's template, the newest first.
    package func templateVersions(
        of enterprise: EnterpriseID
    ) async throws -> [DocumentTemplateVersion] {
        try await database.read {
            try DocumentTemplateRepository.versions(of: enterprise, in: $0)
        }
    }

    /// Saves a template as the enterprise's newest version; issued invoices keep theirs.
    ///
    /// - Throws: `DocumentTemplateError`, naming the field and the position; nothing is saved.
    @discardableResult
    package func save(
        _ template: DocumentTemplate,
        for enterprise: EnterpriseID,
        at now: Instant,
        by actor: Actor
    ) async throws -> DocumentTemplateVersion {
        try template.check()
        return try await database.write { transaction in
            let before = try DocumentTemplateRepository.newest(of: enterprise, in: transaction)
            let version = try DocumentTemplateRepository.insert(
                template,
                for: enterprise,
                at: now,
                by: actor.description,
                in: transaction
            )
            guard version.version != before?.version else { return version }
            try SettingsChange(transaction: transaction, now: now, actor: actor).log(
                "update",
                "document_template",
                id: "\(enterprise)",
                before: before.map { "version \($0.version)" } ?? "",
                after: "version \(version.version), \(version.hash)"
            )
            return version
        }
    }

    /// A document drawn with a template that need not be saved.
    ///
    /// - Throws: `DocumentTemplateError` when a text is broken; `DocumentError`.
    package func previewPDF(
        _ document: InvoiceDocument,
        template: DocumentTemplate
    ) async throws -> RenderedDocument {
        try template.check()
        return RenderedDocument(
            name: "preview.pdf",
            mediaType: "application/pdf",
            bytes: try InvoicePDF.render(
                document,
                logo: try await logo(of: document),
                template: template
            )
        )
    }

    /// Pictures of a document's first pages as they are printed, PNG: the live preview.
    ///
    /// - Throws: as `previewPDF`.
    package func pictures(
        of document: InvoiceDocument,
        template: DocumentTemplate
    ) async throws -> [[UInt8]] {
        try template.check()
        let logo = try await logo(of: document)
        return try InvoicePDF.pictures(of: document, logo: logo, template: template)
    }

    private func logo(of document: InvoiceDocument) async throws -> [UInt8]? {
        let hash = document.seller.logoHash
        return try await database.read { transaction in
            try hash.flatMap { try AssetRepository.find($0, in: transaction)?.bytes }
        }
    }
}
