// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// Where a message stands in an interactive teleservice.
///
/// - Source: SMPP 3.4 §5.3.2.43.
public struct InteractiveSession: Hashable, Sendable {
    /// The number of the session.
    public var session: UInt8
    /// The number of the message in it, in bits 7 to 1; bit 0 ends the session.
    public var sequence: UInt8

    /// Makes the value.
    public init(session: UInt8, sequence: UInt8) {
        self.session = session
        self.sequence = sequence
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let session = rest.readInteger(as: UInt8.self) else { return nil }
        guard let sequence = rest.readInteger(as: UInt8.self) else { return nil }
        guard rest.readableBytes == 0 else { return nil }
        self.init(session: session, sequence: sequence)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(session)
        buffer.writeInteger(sequence)
        return buffer
    }
}
