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
    package static func unknownNames(in text: String) -> [String] {
        pieces(text).compactMap { piece in
            guard case .name(let name) = piece, !names.contains(name) else { return nil }
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
        switch (language, kind) {
        case (.english, .proforma): "Pro-forma invoice"
        case (.english, .creditNote): "Credit note"
        case (.english, _): "Invoice"
        case (.russian, .proforma): "Предварительный счёт"
        case (.russian, .creditNote): "Кредит-нота"
        case (.russian, _): "Счёт"
        case (.ukrainian, .proforma): "Попередній рахунок"
        case (.ukrainian, .creditNote): "Кредит-нота"
        case (.ukrainian, _): "Рахунок"
        }
    }

    /// The subject and body of a document's mail.
    package var standard: BrandMail {
        let title = "{document} {number} · {brand}"
        switch language {
        case .english:
            return BrandMail(
                title: title,
                body:
                    "Dear {company},\n\nattached is {document} {number} of {issued} over {total}.",
                signature: "{brand}"
            )
        case .russian:
            return BrandMail(
                title: title,
                body: "{company}, здравствуйте!\n\nВо вложении {document} {number} от {issued} на "
                    + "сумму {total}.",
                signature: "{brand}"
            )
        case .ukrainian:
            return BrandMail(
                title: title,
                body: "{company}, вітаємо!\n\nУ вкладенні {document} {number} від {issued} на суму "
                    + "{total}.",
                signature: "{brand}"
            )
        }
    }
}
