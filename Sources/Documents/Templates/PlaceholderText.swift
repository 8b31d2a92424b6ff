// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// A text with places for a document's own facts, such as `Invoice {number} for {client}`.
///
/// Braces that are meant as such are doubled: `{{` and `}}`.
package struct PlaceholderText<Name: PlaceholderName>: Hashable, Sendable {
    private let parts: [Part]

    private enum Part: Hashable, Sendable {
        case text(String)
        case placeholder(Name)
    }

    /// Reads a typed text.
    ///
    /// - Throws: `PlaceholderError` with the position; the person who typed it can act on it.
    package init(_ text: String) throws(PlaceholderError) {
        var parts: [Part] = []
        var plain = ""
        let characters = Array(text)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            let isDoubled = index + 1 < characters.count && characters[index + 1] == character
            switch character {
            case "{" where isDoubled, "}" where isDoubled:
                plain.append(character)
                index += 2
            case "}": throw error(.notOpened, at: index)
            case "{":
                guard let end = characters[index...].firstIndex(of: "}") else {
                    throw error(.notClosed, at: index)
                }
                let name = String(characters[(index + 1)..<end])
                guard let placeholder = Name(rawValue: name) else {
                    throw error(.unknown(name), at: index)
                }
                parts += [.text(plain), .placeholder(placeholder)]
                plain = ""
                index = end + 1
            default:
                plain.append(character)
                index += 1
            }
        }
        self.parts = parts + [.text(plain)]

        func error(_ reason: PlaceholderError.Reason, at index: Int) -> PlaceholderError {
            let allowed = Name.allCases.map(\.rawValue)
            return PlaceholderError(reason, position: index + 1, allowed: allowed)
        }
    }

    /// The text with a value in each place.
    package func filled(_ value: (Name) -> String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let name): value(name)
            }
        }.joined()
    }
}

extension PlaceholderText<Placeholder> {
    /// The text with the document's facts, written as its language does.
    package func filled(for document: InvoiceDocument) -> String {
        filled { $0.value(in: document) }
    }
}

/// The facts that one kind of text can name, by what stands in the braces.
package protocol PlaceholderName: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

/// A fact of a document that texts can name.
package enum Placeholder: String, PlaceholderName {
    case client
    case account
    case number
    case period
    case issueDate = "issue_date"
    case dueDate = "due_date"
    case net
    case tax
    case total
    case due
    case reference
    case enterprise
    case brand

    func value(in document: InvoiceDocument) -> String {
        let format = DocumentFormat(document.language)
        return switch self {
        case .client: document.buyer.name
        case .account: document.buyer.reference
        case .number: document.number
        case .period: document.period.map(format.period) ?? ""
        case .issueDate: format.date(document.issueOn)
        case .dueDate: format.date(document.dueOn)
        case .net: format.money(document.totals.net)
        case .tax: format.money(document.totals.tax)
        case .total: format.money(document.totals.total)
        case .due: format.money(document.totals.due)
        case .reference: document.paymentReference
        case .enterprise: document.seller.name
        case .brand: document.seller.brandName
        }
    }
}

/// Why a text with placeholders was not understood, and where.
package struct PlaceholderError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    package let reason: Reason
    /// Position of the brace, from 1.
    package let position: Int
    /// What may be written in braces.
    package let allowed: [String]

    /// What is wrong with a placeholder.
    package enum Reason: Hashable, Sendable {
        case unknown(String)
        case notClosed
        case notOpened
    }

    init(_ reason: Reason, position: Int, allowed: [String]) {
        self.reason = reason
        self.position = position
        self.allowed = allowed
    }

    package var description: String { sentence.english }

    /// A plain sentence with what may be written.
    package var sentence: Phrase {
        let what: Phrase =
            switch reason {
            case .unknown(let name): "{\(name)} is not known"
            case .notClosed: "a { has no }"
            case .notOpened: "a } has no {"
            }
        let names = allowed.map { "{\($0)}" }.joined(separator: ", ")
        return "At position \(position), \(what). Allowed are \(names); a brace itself is "
            + "written twice."
    }
}
