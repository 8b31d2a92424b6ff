// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// A brand's words with placeholders in braces, such as `Invoice {number}`.
package enum MailTemplate {
    /// What a placeholder may be called.
    package static let names = [
        "document", "number", "client", "company", "period", "issued", "due", "total", "open",
        "brand", "enterprise", "corrects",
    ]

    /// The placeholders of a text that nobody fills in.
    package static func unknownNames(
        in text: String,
        of known: [String] = names
    ) -> [String] {
        pieces(text).compactMap { piece in
            guard case .name(let name) = piece, !known.contains(name) else { return nil }
            return name
        }
    }

    /// Fills a text in; a name without a value is left as it was typed.
    package static func fill(_ text: String, _ values: [String: String]) -> String {
        pieces(text).map { piece in
            switch piece {
            case .text(let text): text
            case .name(let name): values[name] ?? "{\(name)}"
            }
        }.joined()
    }

    /// The values of a document.
    package static func values(of document: InvoiceDocument) -> [String: String] {
        let words = MailWords(document.language)
        let currency = document.currency
        let period = document.period.map { "\($0.firstOn) – \($0.lastOn)" }
        return [
            "document": words.name(of: document.kind), "number": document.number,
            "client": document.buyer.reference, "company": document.buyer.name,
            "period": period ?? "\(document.issueOn)", "issued": "\(document.issueOn)",
            "due": "\(document.dueOn)",
            "total": "\(document.totals.total.decimalText) \(currency)",
            "open": "\(document.totals.due.decimalText) \(currency)",
            "brand": document.seller.brandName, "enterprise": document.seller.name,
            "corrects": document.corrects?.number ?? "",
        ]
    }

    private enum Piece {
        case text(String)
        case name(String)
    }

    /// Names are small letters between braces; all else is text.
    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}"), open < close,
                !after[..<close].isEmpty,
                after[..<close].allSatisfy({ $0.isASCII && ($0.isLowercase || $0 == "_") })
            else {
                pieces.append(.text(String(rest[...open])))
                rest = after
                continue
            }
            pieces.append(.text(String(rest[..<open])))
            pieces.append(.name(String(after[..<close])))
            rest = after[after.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
        return pieces
    }
}

/// The platform's own words of mail, for brands that have none.
package struct MailWords: Sendable {
    private let language: DocumentLanguage

    package init(_ language: DocumentLanguage) {
        self.language = language
    }

    /// What a kind of document is called.
    package func name(of kind: InvoiceKind) -> String {
        switch kind {
        case .usage, .amount: names.invoice
        case .proforma: names.proforma
        case .creditNote: names.creditNote
        }
    }

    private var names: (invoice: String, proforma: String, creditNote: String) {
        switch language.rawValue {
        case "ru": ("Счёт", "Предварительный счёт", "Кредит-нота")
        case "uk": ("Рахунок", "Попередній рахунок", "Кредит-нота")
        case "de": ("Rechnung", "Proforma-Rechnung", "Gutschrift")
        case "pl": ("Faktura", "Faktura pro forma", "Nota kredytowa")
        case "es": ("Factura", "Factura proforma", "Nota de crédito")
        case "fr": ("Facture", "Facture pro forma", "Avoir")
        case "ar": ("فاتورة", "فاتورة أولية", "إشعار دائن")
        default: ("Invoice", "Pro-forma invoice", "Credit note")
        }
    }

    /// The subject and body of a document's mail.
    package var standard: BrandMail {
        BrandMail(title: "{document} {number} · {brand}", body: body, signature: "{brand}")
    }

    private var body: String {
        switch language.rawValue {
        case "ru": "{company}\n\nВо вложении {document} {number} от {issued} на сумму {total}."
        case "uk": "{company}\n\nУ вкладенні {document} {number} від {issued} на суму {total}."
        case "de": "{company}\n\nanbei {document} {number} vom {issued} über {total}."
        case "pl": "{company}\n\nW załączeniu {document} {number} z {issued} na kwotę {total}."
        case "es": "{company}\n\nAdjuntamos {document} {number} del {issued} por {total}."
        case "fr": "{company}\n\nCi-joint : {document} {number} du {issued}, {total}."
        case "ar": "{company}\n\nمرفق {document} {number} بتاريخ {issued} بمبلغ {total}."
        default: "{company}\n\nAttached is {document} {number} of {issued} over {total}."
        }
    }
}
