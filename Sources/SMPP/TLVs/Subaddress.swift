// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// A part of an address behind the number, such as an extension.
///
/// - Source: SMPP 3.4 §5.3.2.15.
public struct Subaddress: Hashable, Sendable {
    /// The kind: 0x80 NSAP even, 0x88 NSAP odd, 0xA0 by the user.
    public var kind: UInt8
    /// The subaddress itself, at most 22 octets.
    public var digits: ByteBuffer

    /// Makes the value.
    public init(kind: UInt8, digits: ByteBuffer) {
        self.kind = kind
        self.digits = digits
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let kind = rest.readInteger(as: UInt8.self) else { return nil }
        self.init(kind: kind, digits: rest)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(kind)
        buffer.writeImmutableBuffer(digits)
        return buffer
    }
}
