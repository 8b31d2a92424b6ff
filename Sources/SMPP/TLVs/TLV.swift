// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// One optional parameter: tag, length, value.
///
/// - Source: SMPP 3.4 §3.2.4.1.
public struct TLV: Hashable, Sendable {
    /// Which parameter this is.
    public var tag: TLVTag
    /// Its octets.
    public var value: ByteBuffer

    /// Makes a parameter from octets.
    public init(_ tag: TLVTag, _ value: ByteBuffer) {
        self.tag = tag
        self.value = value
    }

    /// The value as an integer in network order, if it has exactly that size.
    public func integer<T: FixedWidthInteger>(as type: T.Type = T.self) -> T? {
        guard value.readableBytes == MemoryLayout<T>.size else { return nil }
        return value.getInteger(at: value.readerIndex)
    }

    /// The value as a C-octet string; a missing NUL is forgiven.
    public var cString: COctetString { COctetString(value.readableBytesView) }
}
