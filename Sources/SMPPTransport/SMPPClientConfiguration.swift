// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// The message centre a client binds to, as whom, and within which limits.
///
/// Window, throughput (`outboundThroughput`), enquire interval and response time-out are in
/// `limits`.
public struct SMPPClientConfiguration: Sendable {
    /// The host of the message centre.
    public var host: String
    /// The port of the message centre.
    public var port: Int
    /// The bind request: system ID, password, system type, kind, address range.
    public var bind: Bind
    /// The limits of each session.
    public var limits = SessionLimits()
    /// How long to wait before binding again.
    public var rebind = RebindPolicy()
    /// Time a connection attempt may take.
    public var connectTimeout = Duration.seconds(10)
    /// The largest PDU accepted.
    /// - Units: octets of command_length.
    public var commandLengthMax = PDUDecoder.defaultCommandLengthMax

    /// Makes a configuration.
    public init(host: String, port: Int, bind: Bind) {
        self.host = host
        self.port = port
        self.bind = bind
    }
}
