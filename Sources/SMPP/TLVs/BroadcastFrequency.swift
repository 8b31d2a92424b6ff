// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The time from one broadcast of a message to the next.
///
/// - Source: SMPP 5.0 §4.8.4.11.
public struct BroadcastFrequency: Hashable, Sendable {
    /// The unit: 0 as often as possible, 8 seconds, 9 minutes, 10 hours, 11 days.
    public var unit: UInt8
    /// How many of them.
    public var count: UInt16

    /// Makes the value.
    public init(unit: UInt8, count: UInt16) {
        self.unit = unit
        self.count = count
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let unit = rest.readInteger(as: UInt8.self) else { return nil }
        guard let count = rest.readInteger(as: UInt16.self) else { return nil }
        guard rest.readableBytes == 0 else { return nil }
        self.init(unit: unit, count: count)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(unit)
        buffer.writeInteger(count)
        return buffer
    }
}
