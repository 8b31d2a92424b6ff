// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Reads typed fields into values and collects what is wrong with them on the way.
///
/// Every method returns a usable value even when it has noted an error, so that the fields
/// after it are read as well; the caller throws the collected errors at the end.
struct FieldReader {
    /// The years that a typed date may lie in: no message was billed before, and one beyond is a
    /// slip of the finger.
    private static let years = 1990...2100

    let typed: TypedFields
    private(set) var errors = FieldErrors()

    init(_ typed: TypedFields) {
        self.typed = typed
    }

    mutating func refuse(_ field: String, _ sentence: Phrase) {
        errors.add(field, sentence)
    }

    /// A line or paragraph of at most `limit` characters.
    mutating func text(_ field: String, _ name: Phrase, limit: Int = 200) -> String {
        let text = typed[field: field]
        if text.count > limit {
            refuse(field, "\(name) has at most \(limit) characters; this has \(text.count).")
        }
        if let hidden = text.unicodeScalars.first(where: isHidden) {
            let code = String(hidden.value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
            refuse(field, "\(name) contains the invisible character U+\(padded); remove it.")
        }
        return text
    }

    mutating func required(_ field: String, _ name: Phrase, limit: Int = 200) -> String {
        let text = text(field, name, limit: limit)
        if text.isEmpty { refuse(field, "\(name) is required.") }
        return text
    }

    /// One address such as `billing@example.com`.
    mutating func email(_ field: String, _ name: Phrase, isRequired: Bool = false) -> String {
        let text = isRequired ? required(field, name) : self.text(field, name)
        if !text.isEmpty, !isEmailAddress(text) {
            refuse(field, "\(name) must be one address such as billing@example.com.")
        }
        return text
    }

    /// Addresses separated by commas, each as `email` wants it.
    mutating func emails(_ field: String, _ name: Phrase) -> String {
        let parts = text(field, name, limit: 500).split(separator: ",").map(trimmed)
        for part in parts where !isEmailAddress(part) {
            refuse(field, "\(name): \"\(part)\" is not an address such as billing@example.com.")
        }
        return parts.joined(separator: ", ")
    }

    func flag(_ field: String) -> Bool {
        let text = typed[field: field]
        return !text.isEmpty && text != "0"
    }

    /// A whole number in a range; nil when nothing was typed.
    mutating func number(
        _ field: String,
        _ name: Phrase,
        in range: ClosedRange<Int>
    ) -> Int? {
        let text = typed[field: field]
        if text.isEmpty { return nil }
        guard let number = Int(text), range.contains(number) else {
            refuse(
                field,
                "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
            return nil
        }
        return number
    }

    mutating func requiredNumber(
        _ field: String,
        _ name: Phrase,
        in range: ClosedRange<Int>
    ) -> Int {
        if typed[field: field].isEmpty { refuse(field, "\(name) is required.") }
        return number(field, name, in: range) ?? range.lowerBound
    }

    /// A sum that is not negative; nil when nothing was typed.
    mutating func micros(_ field: String, _ name: Phrase) -> Int64? {
        let text = typed[field: field]
        if text.isEmpty { return nil }
        do throws(DecimalTextError) {
            let micros = try DecimalText.micros(text)
            if micros > Money.typedLimitMicros {
                throw DecimalTextError.aboveLimit(micros: Money.typedLimitMicros)
            }
            if micros < 0 { refuse(field, "\(name) cannot be negative.") }
            return max(0, micros)
        } catch {
            refuse(field, sentence(error, about: name))
            return nil
        }
    }

    mutating func currency(_ field: String) -> Currency? {
        let text = typed[field: field].uppercased()
        guard let currency = Currency(text) else {
            refuse(
                field,
                text.isEmpty
                    ? "Currency is required."
                    : "\"\(text)\" is not an ISO 4217 currency code such as EUR."
            )
            return nil
        }
        return currency
    }

    mutating func country(_ field: String, isRequired: Bool = false) -> CountryCode? {
        let text = typed[field: field].uppercased()
        if text.isEmpty {
            if isRequired { refuse(field, "Country is required.") }
            return nil
        }
        guard let country = CountryCode(text), CountryCode.all.contains(country) else {
            refuse(field, "\"\(text)\" is not a two-letter country code such as DE.")
            return nil
        }
        return country
    }

    mutating func zone(_ field: String) -> String {
        let text = typed[field: field]
        if text.isEmpty {
            refuse(field, "Time zone is required.")
            return text
        }
        do {
            _ = try BillingCalendar(zone: text)
        } catch {
            refuse(field, error.sentence)
        }
        return text
    }

    mutating func date(_ field: String, _ name: Phrase) -> CalendarDate? {
        let text = typed[field: field]
        if text.isEmpty { return nil }
        guard let date = CalendarDate(text) else {
            refuse(field, "\(name) must be a date such as 2026-11-25.")
            return nil
        }
        guard Self.years.contains(date.year) else {
            let (first, last) = (Self.years.lowerBound, Self.years.upperBound)
            refuse(field, "\(name) must lie in the years \(first) to \(last).")
            return nil
        }
        return date
    }

    /// One of an enumeration's raw values, or nil when nothing was typed.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ field: String,
        _ name: Phrase,
        of type: Choice.Type
    ) -> Choice? {
        let text = typed[field: field]
        if text.isEmpty { return nil }
        guard let choice = Choice(rawValue: text) else {
            let allowed = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            refuse(field, "\(name) must be one of \(allowed).")
            return nil
        }
        return choice
    }

    mutating func identifier<Object>(_ field: String, _ name: Phrase) -> Identifier<Object>? {
        let text = typed[field: field]
        if text.isEmpty { return nil }
        guard let identifier = Identifier<Object>(text) else {
            refuse(field, "\(name) was not understood; choose one from the list.")
            return nil
        }
        return identifier
    }

    /// Control characters, and the marks that turn the direction of text (Unicode TR 9, "explicit
    /// directional embeddings, overrides and isolates"): with these a name can read as another.
    private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

/// Says in a sentence why a typed number was not understood.
func sentence(_ error: DecimalTextError, about name: Phrase) -> Phrase {
    switch error {
    case .empty: "\(name) is required."
    case .unexpectedCharacter(let character, let offset):
        "\(name) must be a plain number such as 1250.50; \"\(character)\" at position "
            + "\(offset + 1) is not allowed."
    case .ambiguousComma:
        "\(name) can be read in two ways because of its comma: write a thousand as 1000 or "
            + "1000.00, and one with three decimals as 1.000."
    case .tooManyDecimals(let allowed): "\(name) has at most \(allowed) decimals."
    case .outOfRange: "\(name) is too large."
    case .aboveLimit(let micros):
        "\(name) is too large; at most \(DecimalText.string(micros: micros, minimumDecimals: 0)) "
            + "is allowed."
    case .negative: "\(name) cannot be negative."
    }
}

/// Whether text has the form local@domain.tld, without being a full RFC 5322 parser.
func isEmailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
        && !text.contains { $0.isWhitespace || "<>,;\"()".contains($0) }
}
