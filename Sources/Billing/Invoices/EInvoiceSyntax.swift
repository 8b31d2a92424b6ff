// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The forms that an electronic invoice is handed out in.
package enum EInvoiceSyntax: String, Hashable, Sendable, CaseIterable, Codable {
    /// UBL 2.1 by EN 16931.
    case ubl
    /// UBL 2.1 by Peppol BIS Billing 3.
    case peppol
    /// CII, as it is attached to the PDF.
    case cii
}
