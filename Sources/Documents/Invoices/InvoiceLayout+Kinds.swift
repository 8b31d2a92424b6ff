// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

extension InvoiceLayout {
    /// The document's kind in its language.
    static func title(_ document: InvoiceDocument, _ words: InvoiceTexts) -> String {
        switch document.kind {
        case .usage, .amount: words.invoice
        case .proforma: words.proforma
        case .creditNote: LetterTexts.of(document.language).creditNote
        }
    }

    /// What must stand beside the title: that a proforma is none, or what a credit note corrects.
    static func notice(
        _ document: InvoiceDocument,
        _ words: InvoiceTexts,
        _ format: DocumentFormat
    ) -> String? {
        if document.kind == .proforma { return words.proformaNotice }
        guard let corrects = document.corrects else { return nil }
        let date = format.date(corrects.issueOn)
        let reference = "\(words.invoice) \(corrects.number) (\(date))"
        return corrects.reason.isEmpty ? reference : "\(reference): \(corrects.reason)"
    }
}

/// Whether a document gives money back.
func isCreditNote(_ document: InvoiceDocument) -> Bool { document.kind == .creditNote }
