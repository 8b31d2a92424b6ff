// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a message shows as its sender: a name, a number or a short code.
///
/// - Source: SMPP 3.4 §5.2.5, 3GPP TS 23.040 §9.1.2.5.
package struct Originator: Hashable, Sendable {
    /// What a sender consists of.
    package enum Kind: Hashable, Sendable {
        /// A name of GSM characters.
        case alphanumeric
        /// A number of the national or international plan.
        case number
        /// A few digits that only the networks that agreed on them understand.
        case shortCode
    }

    /// What the text is.
    package let kind: Kind
    /// The name or the bare digits.
    package let text: String

    /// Seven octets of address hold eleven whole septets.
    package static let septetCountMax = 11
    /// Digits without a plus up to this count are a short code.
    package static let shortCodeDigitCountMax = 8

    /// Reads a sender as it was typed and finds out its kind.
    ///
    /// - Throws: what is wrong with the text.
    package init(_ text: String) throws(OriginatorError) {
        if Originator.looksNumeric(text) {
            try self.init(numeric: text)
        } else {
            try self.init(alphanumeric: text)
        }
    }

    /// Reads a sender that came with a type of number, which decides where it is clear.
    ///
    /// - Throws: what is wrong with the text.
    package init(_ text: String, typeOfNumber: UInt8) throws(OriginatorError) {
        if typeOfNumber == Originator.alphanumericTypeOfNumber {
            try self.init(alphanumeric: text)
        } else {
            try self.init(text)
        }
    }

    private init(alphanumeric text: String) throws(OriginatorError) {
        guard !text.isEmpty else { throw .empty }
        var septets = 0
        for character in text {
            guard let count = GSMAlphabet.septetCount(of: character), character != "\n",
                character != "\r"
            else { throw .invalidCharacter(character) }
            septets += count
        }
        guard septets <= Self.septetCountMax else { throw .nameTooLong(septets) }
        guard text.contains(where: { $0 != " " }) else { throw .empty }
        kind = .alphanumeric
        self.text = text
    }

    private init(numeric text: String) throws(OriginatorError) {
        let digits = String(String.UnicodeScalarView(text.unicodeScalars.filter(\.isDigit)))
        guard !digits.isEmpty else { throw .empty }
        guard digits.utf8.count <= MSISDN.digitCountMax else {
            throw .numberTooLong(digits.utf8.count)
        }
        let isShort = digits.utf8.count <= Self.shortCodeDigitCountMax
        kind = isShort && text.unicodeScalars.first != "+" ? .shortCode : .number
        self.text = digits
    }

    private static func looksNumeric(_ text: String) -> Bool {
        let body = text.unicodeScalars.first == "+" ? text.dropFirst() : text[...]
        return !body.isEmpty
            && body.unicodeScalars.allSatisfy { $0.isDigit || $0 == " " || $0 == "-" }
    }
}

// MARK: - Address fields

extension Originator {
    private static let alphanumericTypeOfNumber: UInt8 = 5

    /// The type of number: 5 alphanumeric, 1 international, 3 network specific.
    ///
    /// - Source: SMPP 3.4 §5.2.5.
    package var typeOfNumber: UInt8 {
        switch kind {
        case .alphanumeric: Self.alphanumericTypeOfNumber
        case .number: 1
        case .shortCode: 3
        }
    }

    /// The numbering plan: 1 for numbers of E.164, 0 unknown for the others.
    ///
    /// - Source: SMPP 3.4 §5.2.6.
    package var numberingPlan: UInt8 {
        kind == .number ? 1 : 0
    }
}

/// Why a text cannot be a sender.
package enum OriginatorError: Error, Hashable, Sendable {
    /// Nothing in it but spaces.
    case empty
    /// A character outside of the GSM alphabet, or a line break.
    case invalidCharacter(Character)
    /// A name of more septets than an address holds.
    case nameTooLong(Int)
    /// A number of more digits than E.164 allows.
    case numberTooLong(Int)
}

extension OriginatorError: CustomStringConvertible {
    /// A sentence for the person who typed the sender.
    package var description: String {
        switch self {
        case .empty: "The sender is empty."
        case .invalidCharacter(let character):
            "“\(character)” cannot stand in a sender: only characters of the GSM alphabet can."
        case .nameTooLong(let count):
            "The sender takes \(count) characters; a name has room for 11."
        case .numberTooLong(let count):
            "The sender has \(count) digits; at most 15 are allowed."
        }
    }
}

extension Originator: CustomStringConvertible {
    /// The name or the bare digits.
    package var description: String { text }
}

extension Unicode.Scalar {
    /// Whether the scalar is one of the ten ASCII digits.
    var isDigit: Bool { ("0"..."9").contains(self) }
}
