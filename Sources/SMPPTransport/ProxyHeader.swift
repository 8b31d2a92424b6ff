// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The header a proxy puts in front of a connection to say who it comes from.
///
/// ```
/// 0            12     13     14        16
/// | signature  | v|c  | fam  | length  | addresses and extensions …
/// ```
///
/// - Source: PROXY protocol, version 2, §2.2.
enum ProxyHeader: Equatable {
    /// More octets are needed.
    case incomplete
    /// This is no such header.
    case invalid
    /// The connection comes from there; `nil` where the proxy speaks for itself (LOCAL), or for
    /// a family without addresses.
    case source(SocketAddress?, length: Int)

    /// More than every address and a good many extensions: what a connection may cost before it
    /// says who it is.
    static let lengthMax = 2_048

    private static let signature: [UInt8] = [
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
    ]
    private static let headLength = 16

    init(_ buffer: ByteBuffer) {
        let octets = buffer.readableBytesView
        // A wrong beginning is known before the header is whole.
        guard
            octets.prefix(Self.signature.count).elementsEqual(
                Self.signature.prefix(octets.count)
            )
        else {
            self = .invalid
            return
        }
        guard octets.count >= Self.headLength,
            let word = buffer.getInteger(at: buffer.readerIndex + 14, as: UInt16.self)
        else {
            self = .incomplete
            return
        }
        let (versionAndCommand, family) = (
            octets[octets.startIndex + 12], octets[octets.startIndex + 13]
        )
        let length = Self.headLength + Int(word)
        guard versionAndCommand >> 4 == 2, versionAndCommand & 0x0F <= 1, length <= Self.lengthMax
        else {
            self = .invalid
            return
        }
        guard octets.count >= length else {
            self = .incomplete
            return
        }
        let isLocal = versionAndCommand & 0x0F == 0
        let addresses = octets.dropFirst(Self.headLength).prefix(Int(word))
        switch (isLocal, family) {
        case (true, _): self = .source(nil, length: length)
        // TCP over IPv4 and over IPv6.
        case (false, 0x11): self.init(addresses, octets: 4, length: length)
        case (false, 0x21): self.init(addresses, octets: 16, length: length)
        default: self = .source(nil, length: length)
        }
    }

    /// Reads the source of an address block: source, destination, source port, destination port.
    private init(_ block: ByteBufferView, octets: Int, length: Int) {
        guard block.count >= octets * 2 + 4 else {
            self = .invalid
            return
        }
        let packed = ByteBuffer(bytes: block.prefix(octets))
        let ports = Array(block.dropFirst(octets * 2).prefix(2))
        let port = Int(ports[0]) << 8 | Int(ports[1])
        guard let source = try? SocketAddress(packedIPAddress: packed, port: port) else {
            self = .invalid
            return
        }
        self = .source(source, length: length)
    }
}
