// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A 64-bit identifier of one kind of object, ordered by creation time.
///
/// The phantom type keeps a client's id from being passed where a message's is meant.
///
/// - Invariant: `rawValue` is positive; see `IdentifierGenerator` for its layout.
package struct Identifier<Object>: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    @inlinable
    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Parses the decimal form that `description` writes.
    package init?(_ text: some StringProtocol) {
        guard let value = Int64(text), value > 0 else { return nil }
        rawValue = value
    }

    @inlinable
    package static func < (left: Identifier, right: Identifier) -> Bool {
        left.rawValue < right.rawValue
    }

    // Written out so that other modules' dictionaries are made for it: without that each
    // look-up of a message asks the runtime for the metadata of the generic type.

    @inlinable
    package static func == (left: Identifier, right: Identifier) -> Bool {
        left.rawValue == right.rawValue
    }

    @inlinable
    package func hash(into hasher: inout Hasher) {
        hasher.combine(rawValue)
    }

    /// The hash of the number alone, in one step: dictionaries of messages are asked several times
    /// for each message, and a hasher is made for many values.
    @inlinable
    package func _rawHashValue(seed: Int) -> Int {
        rawValue._rawHashValue(seed: seed)
    }
}

extension Identifier: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
