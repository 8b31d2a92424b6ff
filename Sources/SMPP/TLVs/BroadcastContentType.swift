// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// What a broadcast is about.
///
/// - Source: SMPP 5.0 §4.8.4.8.
public struct BroadcastContentType: Hashable, Sendable {
    /// The network: 0 generic, 1 GSM, 2 TDMA, 3 CDMA.
    public var networkType: UInt8
    /// The content, such as 0x0010 emergency or 0x0021 weather.
    public var service: UInt16

    /// Makes the value.
    public init(networkType: UInt8, service: UInt16) {
        self.networkType = networkType
        self.service = service
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let networkType = rest.readInteger(as: UInt8.self) else { return nil }
        guard let service = rest.readInteger(as: UInt16.self) else { return nil }
        guard rest.readableBytes == 0 else { return nil }
        self.init(networkType: networkType, service: service)
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(networkType)
        buffer.writeInteger(service)
        return buffer
    }
}
