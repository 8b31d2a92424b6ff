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

    /// A draft drawn with a template that is not saved yet: the live preview's picture.
    ///
    /// - Throws: `DocumentTemplateError` when a text is broken; `DocumentError`.
    package func previewPDF(
        _ draft: InvoiceDraft,
        template: DocumentTemplate
    ) async throws -> RenderedDocument {
        try template.check()
        let hash = draft.document.seller.logoHash
        let logo = try await database.read { transaction in
            try hash.flatMap { try AssetRepository.find($0, in: transaction)?.bytes }
        }
        return RenderedDocument(
            name: "preview.pdf",
            mediaType: "application/pdf",
            bytes: try InvoicePDF.render(draft.document, logo: logo, template: template)
        )
    }
}
