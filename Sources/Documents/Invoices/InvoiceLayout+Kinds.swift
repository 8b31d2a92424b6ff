// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

extension InvoiceLayout {
    /// The document's kind in its language.
    static func title(_ document: InvoiceDocument, _ words: InvoiceTexts) -> String {
        if isCreditNote(document) { return LetterTexts.of(document.language).creditNote }
        return document.kind == .proforma ? words.proforma : words.invoice
    }

    /// What must stand beside the title: that a proforma is none, or what a credit note corrects.
    static func notice(
        _ document: InvoiceDocument,
        _ words: InvoiceTexts,
        _ format: DocumentFormat
    ) -> String? {
        document.kind == .proforma ? words.proformaNotice : nil
    }
}

/// Whether a document gives money back.
func isCreditNote(_ document: InvoiceDocument) -> Bool {
    document.kind.rawValue == "credit_note"
}
