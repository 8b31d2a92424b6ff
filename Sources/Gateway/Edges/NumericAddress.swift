// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// A numeric internet address as octets.
struct NumericAddress: Equatable {
    /// Four for IPv4, also when it came mapped into IPv6; sixteen for IPv6.
    let octets: [UInt8]

    /// Parses `203.0.113.7` or `2001:db8::1`; host names are no addresses.
    init?(_ text: String) {
        guard let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
        self.init(address)
    }

    /// Takes the address of a peer; nil for a Unix socket.
    init?(_ address: SocketAddress) {
        switch address {
        case .v4(let four):
            var host = four.address.sin_addr
            octets = withUnsafeBytes(of: &host) { Array($0) }
        case .v6(let six):
            var host = six.address.sin6_addr
            let bytes = withUnsafeBytes(of: &host) { Array($0) }
            let mapped =
                bytes.prefix(10).allSatisfy { $0 == 0 }
                && bytes[10] == 0xFF && bytes[11] == 0xFF
            octets = mapped ? Array(bytes.suffix(4)) : bytes
        case .unixDomainSocket:
            return nil
        }
    }
}
