// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// Where an SMPP server listens and how it bounds connections that are not bound yet.
public struct SMPPServerConfiguration: Sendable {
    /// The local address.
    public var host: String
    /// The local port; 0 lets the system choose.
    public var port: Int
    /// The system ID the server calls itself in bind responses.
    public var systemID: COctetString = "tollgate"
    /// Limits of a connection until its bind is accepted; its session-init time is the bind
    /// time-out.
    public var unboundLimits = SessionLimits()
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
