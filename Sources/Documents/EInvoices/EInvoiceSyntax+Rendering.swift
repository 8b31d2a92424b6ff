// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

extension EInvoiceSyntax {
    /// What file names have before `.xml`.
    package var suffix: String { "-\(rawValue)" }

    /// Writes an issued document.
    ///
    /// - Throws: `EInvoiceProblem`, when the document cannot be an electronic invoice.
    package func render(_ document: InvoiceDocument) throws(EInvoiceProblem) -> [UInt8] {
        switch self {
        case .ubl: try UBLInvoice.render(document, profile: .en16931)
        case .peppol: try UBLInvoice.render(document, profile: .peppol)
        case .cii: try CIIInvoice.render(document)
        }
    }
}
