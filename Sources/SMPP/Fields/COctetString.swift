// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The octets of a C-octet string, without the NUL that ends it on the wire.
///
/// Peers put octets of any alphabet here, so the octets are kept and a `String` is made only when
/// asked for. Up to 22 octets, which is every address, time and service type, are held in place:
/// reading or copying them allocates nothing and keeps no read buffer alive.
///
/// - Source: SMPP 3.4 §3.1.
/// - Invariant: no octet is NUL; `large` is used only above `inlineCapacity`.
public struct COctetString: Sendable {
    private enum Storage: Sendable {
        case small(InlineOctets)
        case large(ByteBuffer)
    }

    /// How many octets are held without a heap allocation.
    public static let inlineCapacity = InlineOctets.capacity

    private var storage: Storage

    /// Makes an empty string.
    public init() { storage = .small(InlineOctets()) }

    /// Takes the octets before the first NUL.
    public init(_ octets: some Collection<UInt8>) {
        let text = octets.prefix { $0 != 0 }
        let whole = text.withContiguousStorageIfAvailable { COctetString(raw: .init($0)) }
        self = whole ?? Array(text).withUnsafeBytes { COctetString(raw: $0) }
    }

    /// Takes the UTF-8 octets of a text, up to its first NUL.
    public init(_ text: String) {
        self.init(text.utf8)
    }

    private init(raw bytes: UnsafeRawBufferPointer) {
        if bytes.count <= Self.inlineCapacity {
            self.storage = .small(InlineOctets(bytes))
        } else {
            self.storage = .large(ByteBuffer(bytes: bytes))
        }
    }

    /// Takes octets that are known to be few and not NUL.
    init(inline octets: InlineOctets) { storage = .small(octets) }

    /// Takes a slice with more than `inlineCapacity` octets, none of them NUL.
    init(large slice: ByteBuffer) { storage = .large(slice) }

    /// The octets, when they are held in place.
    var inlineOctets: InlineOctets? {
        if case .small(let octets) = storage { octets } else { nil }
    }

    /// Calls `body` with the octets.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch storage {
        case .small(let octets): try octets.withUnsafeBytes(body)
        case .large(let buffer): try buffer.withUnsafeReadableBytes(body)
        }
    }

    /// The number of octets.
    public var count: Int { withUnsafeBytes { $0.count } }

    /// Whether there are no octets.
    public var isEmpty: Bool { count == 0 }

    /// The octets as a new array.
    public var octets: [UInt8] { withUnsafeBytes { Array($0) } }

    /// The octets read as UTF-8; what is not UTF-8 becomes U+FFFD.
    public var string: String { withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
}

extension COctetString: Hashable {
    /// Compares octet by octet.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        switch (lhs.storage, rhs.storage) {
        case (.small(let left), .small(let right)): left == right
        case (.large(let left), .large(let right)): left == right
        default: false
        }
    }

    /// Hashes the octets.
    public func hash(into hasher: inout Hasher) {
        withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}

extension COctetString: ExpressibleByStringLiteral, CustomStringConvertible {
    /// Takes the UTF-8 octets of a literal.
    public init(stringLiteral value: StaticString) {
        self = value.withUTF8Buffer { COctetString($0) }
    }

    /// The text.
    public var description: String { string }
}
