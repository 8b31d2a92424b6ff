// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// Where an SMPP server listens, and how it bounds its connections.
public struct SMPPServerConfiguration: Sendable {
    /// The local address.
    public var host: String
    /// The local port; 0 lets the system choose.
    public var port: Int
    /// The system ID the server calls itself in bind responses.
    public var systemID: COctetString = "tollgate"
    /// A second port with TLS, `smpps`, when there is one.
    public var secure: SMPPSecurePort?
    /// The proxies in front of the server, when there are any: their connections begin with a
    /// PROXY protocol header of version 2, which says who connects, and nobody else may connect.
    public var proxies: SMPPProxies?
    /// Limits of a connection until its bind is accepted; its session-init time is the bind
    /// time-out.
    public var unboundLimits = SessionLimits()
    /// Connections at once, bound or not; those beyond are closed at once.
    public var connectionsMax = 20_000
    /// What all connections together may hold of beginnings of PDUs and of answers that peers do
    /// not read; beyond it, those that hold much are closed.
    /// - Units: octets.
    public var bufferedOctetsMax = 268_435_456
    /// Connections that may be unbound at once; those beyond are closed at once.
    public var unboundConnectionsMax = 1_000
    /// Connections from one address that may be unbound at once.
    public var unboundConnectionsPerAddressMax = 100
    /// The largest PDU accepted.
    /// - Units: octets of command_length.
    public var commandLengthMax = PDUDecoder.defaultCommandLengthMax
    /// The listen queue of the socket.
    public var backlog: Int32 = 1_024

    /// Makes a configuration.
    public init(host: String = "0.0.0.0", port: Int = 2775) {
        self.host = host
        self.port = port
    }
}

/// A port on which an SMPP server speaks TLS.
public struct SMPPSecurePort: Sendable {
    /// The local port; 0 lets the system choose.
    public var port: Int
    /// The certificate.
    public var tls: SMPPServerTLS

    /// Makes a port; 3550 is the one registered for SMPP over TLS.
    public init(port: Int = 3_550, tls: SMPPServerTLS) {
        self.port = port
        self.tls = tls
    }
}

/// The proxies an SMPP server believes when they say who connects.
public enum SMPPProxies: Hashable, Sendable {
    /// Those that connect from these addresses.
    case at(Set<String>)
    /// Whoever can reach the port: for servers that only their proxies can reach.
    case anywhere

    func includes(_ address: SocketAddress?) -> Bool {
        switch self {
        case .at(let addresses): address?.ipAddress.map(addresses.contains) ?? false
        case .anywhere: true
        }
    }
}
