// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Where to broadcast.
///
/// - Source: SMPP 5.0 §4.8.4.4.
public struct BroadcastArea: Hashable, Sendable {
    /// How the area is described: 0 by an alias, 1 as an ellipsoid arc, 2 as a polygon.
    public var format: UInt8
    /// The description, at most 100 octets.
    public var details: ByteBuffer

    /// Makes the value.
    public init(format: UInt8, details: ByteBuffer) {
        self.format = format
        self.details = details
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let format = rest.readInteger(as: UInt8.self) else { return nil }
        self.init(format: format, details: rest)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(format)
        buffer.writeImmutableBuffer(details)
        return buffer
    }
}
