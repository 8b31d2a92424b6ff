// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The header before a message's text that joins parts, names ports and more.
///
/// ```
/// 05  00 03 2A 02 01     length; element 00 (concatenation), 3 octets: reference, total, part
/// ```
///
/// - Source: 3GPP TS 23.040 §9.2.3.24.
package struct UserDataHeader: Hashable, Sendable {
    /// One information element.
    package struct Element: Hashable, Sendable {
        /// What the element is about.
        package var identifier: UInt8
        /// What it says, without identifier and length.
        package var octets: [UInt8]

        /// Creates an element.
        package init(identifier: UInt8, octets: [UInt8]) {
            self.identifier = identifier
            self.octets = octets
        }
    }

    /// The elements in their order.
    package var elements: [Element]

    /// Creates a header of elements.
    package init(elements: [Element]) {
        self.elements = elements
    }

    /// Reads the header that a message begins with; nil when it is longer than the message.
    ///
    /// A header whose last element runs over its end counts as empty, as the specification asks.
    package init?(prefixOf octets: some Collection<UInt8>) {
        guard let length = octets.first, Int(length) < octets.count else { return nil }
        var rest = octets.dropFirst().prefix(Int(length))
        elements = []
        while let identifier = rest.popFirst() {
            guard let count = rest.popFirst(), Int(count) <= rest.count else {
                elements = []
                return
            }
            elements.append(Element(identifier: identifier, octets: Array(rest.prefix(Int(count)))))
            rest = rest.dropFirst(Int(count))
        }
    }

    /// The header with its length octet.
    package var octets: [UInt8] {
        let body = elements.flatMap { [$0.identifier, UInt8($0.octets.count)] + $0.octets }
        return [UInt8(body.count)] + body
    }

    /// The place in a concatenated message, when a valid element says one.
    package var concatenation: Concatenation? {
        elements.lazy.compactMap(Concatenation.init).first
    }

    /// The header without the elements that choose tables of a language, `nil` when none is left.
    package var withoutShiftTables: UserDataHeader? {
        let kept = elements.filter {
            $0.identifier != ShiftTables.singleShiftElement
                && $0.identifier != ShiftTables.lockingShiftElement
        }
        return kept.isEmpty ? nil : UserDataHeader(elements: kept)
    }

    /// The header without the elements that give a place in a concatenated message.
    package var withoutConcatenation: UserDataHeader {
        UserDataHeader(elements: elements.filter { $0.identifier != 0x00 && $0.identifier != 0x08 })
    }
}

/// The place of one part in a long message.
///
/// - Source: 3GPP TS 23.040 §9.2.3.24.1 and §9.2.3.24.8; SMPP 3.4 §5.3.2.22 to 24.
/// - Invariant: `1 <= part <= total`.
package struct Concatenation: Hashable, Sendable {
    /// How many bits the reference has on the wire.
    package enum ReferenceSize: Hashable, Sendable {
        case bits8
        case bits16
    }

    /// Equal in all parts of one message.
    package let reference: UInt16
    /// The width that the reference has in the element.
    package let referenceSize: ReferenceSize
    /// The number of parts.
    package let total: UInt8
    /// The number of this part, from 1.
    package let part: UInt8

    /// Creates a place; nil when the part is not among the total.
    package init?(
        reference: UInt16,
        referenceSize: ReferenceSize = .bits8,
        total: UInt8,
        part: UInt8
    ) {
        guard part >= 1, part <= total else { return nil }
        self.reference = referenceSize == .bits8 ? reference & 0xFF : reference
        self.referenceSize = referenceSize
        self.total = total
        self.part = part
    }

    /// Reads an information element; nil when it is another kind or says nonsense.
    package init?(_ element: UserDataHeader.Element) {
        let octets = element.octets
        switch (element.identifier, octets.count) {
        case (0x00, 3):
            self.init(reference: UInt16(octets[0]), total: octets[1], part: octets[2])
        case (0x08, 4):
            self.init(
                reference: UInt16(octets[0]) << 8 | UInt16(octets[1]),
                referenceSize: .bits16,
                total: octets[2],
                part: octets[3]
            )
        default:
            return nil
        }
    }

    /// The information element that says this.
    package var element: UserDataHeader.Element {
        let low = UInt8(reference & 0xFF)
        return switch referenceSize {
        case .bits8: UserDataHeader.Element(identifier: 0x00, octets: [low, total, part])
        case .bits16:
            UserDataHeader.Element(
                identifier: 0x08,
                octets: [UInt8(reference >> 8), low, total, part]
            )
        }
    }
}
