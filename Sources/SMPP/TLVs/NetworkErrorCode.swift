// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// An error as the network below the message centre reported it.
///
/// - Source: SMPP 3.4 §5.3.2.31.
public struct NetworkErrorCode: Hashable, Sendable {
    /// The kind of network: 1 ANSI-136, 2 IS-95, 3 GSM.
    public var networkType: UInt8
    /// The code, of that network's own table.
    public var code: UInt16

    /// Makes an error code.
    public init(networkType: UInt8, code: UInt16) {
        self.networkType = networkType
        self.code = code
    }

    init?(_ tlv: TLV) {
        var octets = tlv.value
        guard octets.readableBytes == 3,
            let (type, code) = octets.readMultipleIntegers(as: (UInt8, UInt16).self)
        else { return nil }
        self.init(networkType: type, code: code)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeMultipleIntegers(networkType, code)
        return buffer
    }
}
