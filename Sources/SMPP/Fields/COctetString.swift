// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The octets of a C-octet string, without the NUL that ends it on the wire.
///
/// Peers put octets of any alphabet here, so the octets are kept and a `String` is made only when
/// asked for. Up to 23 octets, which is every address, time and service type, are held in place:
/// reading or copying them allocates nothing and keeps no read buffer alive.
///
/// - Source: SMPP 3.4 §3.1.
/// - Invariant: no octet is NUL; `large` is used only above `inlineCapacity`; unused octets of
///   `small` are zero.
public struct COctetString: Sendable {
    private enum Storage: Sendable {
        case small(UInt64, UInt64, UInt64)
        case large(ByteBuffer)
    }

    /// How many octets are held without a heap allocation; one octet of the 24 is the length.
    public static let inlineCapacity = 23

    private var storage: Storage

    /// Makes an empty string.
    public init() { storage = .small(0, 0, 0) }

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
            self = COctetString(small: bytes)
        } else {
            self.storage = .large(ByteBuffer(bytes: bytes))
        }
    }

    private init(small bytes: UnsafeRawBufferPointer) {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &words) { target in
            target.copyMemory(from: bytes)
            target[Self.inlineCapacity] = UInt8(truncatingIfNeeded: bytes.count)
        }
        storage = .small(words.0, words.1, words.2)
    }

    /// Takes `count` octets from `buffer` at its reader index; they must hold no NUL.
    init(reading count: Int, from buffer: inout ByteBuffer) {
        if count > Self.inlineCapacity, let slice = buffer.readSlice(length: count) {
            storage = .large(slice)
            return
        }
        self = buffer.readWithUnsafeReadableBytes { bytes in
            (count, COctetString(small: UnsafeRawBufferPointer(rebasing: bytes[..<count])))
        }
    }

    /// Calls `body` with the octets.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch storage {
        case .small(let first, let second, let third):
            let words = (first, second, third)
            return try Swift.withUnsafeBytes(of: words) { bytes in
                let count = Int(bytes[Self.inlineCapacity])
                return try body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            }
        case .large(let buffer):
            return try buffer.withUnsafeReadableBytes(body)
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
        case (.small(let a, let b, let c), .small(let x, let y, let z)):
            a == x && b == y && c == z
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
