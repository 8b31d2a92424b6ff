// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// The layout of an invoice for screens: the same texts as on paper, without places.
package enum InvoicePreview {
    /// Lays out a document; a draft without number is shown as such.
    package static func layout(_ document: InvoiceDocument) -> InvoiceLayout {
        InvoiceLayout(document)
    }
}
