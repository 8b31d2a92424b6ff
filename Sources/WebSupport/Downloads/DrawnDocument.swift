// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import SQLInterface
import Storage

/// A frozen document with what it is drawn with, both named in it by their hashes: the same on
/// paper and on the screen, in either panel.
package struct DrawnDocument: Sendable {
    package let document: InvoiceDocument
    /// The brand's logo as it was.
    package let logo: [UInt8]?
    /// The enterprise's template as it was.
    package let template: DocumentTemplate

    /// Reads what the document names.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package init(_ document: InvoiceDocument, in transaction: any SQLTransaction) throws {
        self.document = document
        logo = try document.seller.logoHash.flatMap {
            try AssetRepository.find($0, in: transaction)?.bytes
        }
        let saved = try document.templateHash.flatMap {
            try DocumentTemplateRepository.template($0, as: DocumentTemplate.self, in: transaction)
        }
        template = saved ?? DocumentTemplate()
    }

    /// The document as a PDF.
    ///
    /// - Throws: `DocumentError`.
    package func pdf() throws -> [UInt8] {
        try InvoicePDF.render(document, logo: logo, template: template)
    }

    /// The document on the screen.
    package var preview: InvoicePreviewView { InvoicePreviewView(document, template: template) }
}
