// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// A name to show with a callback number.
///
/// - Source: SMPP 3.4 §5.3.2.38.
public struct CallbackTag: Hashable, Sendable {
    /// How the name is encoded, as in data_coding.
    public var dataCoding: UInt8
    /// The name.
    public var text: ByteBuffer

    /// Makes the value.
    public init(dataCoding: UInt8, text: ByteBuffer) {
        self.dataCoding = dataCoding
        self.text = text
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let dataCoding = rest.readInteger(as: UInt8.self) else { return nil }
        self.init(dataCoding: dataCoding, text: rest)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(dataCoding)
        buffer.writeImmutableBuffer(text)
        return buffer
    }
}
