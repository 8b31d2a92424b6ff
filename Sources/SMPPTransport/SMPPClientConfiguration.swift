// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// The message centre a client binds to, as whom, and within which limits.
///
/// Window, throughput (`outboundThroughput`), enquire interval and response time-out are in
/// `limits`.
public struct SMPPClientConfiguration: Sendable {
    /// The addresses of the message centre, in the order of preference, at least one.
    ///
    /// When one does not answer or refuses the bind the next is tried at once; the client waits,
    /// as `rebind` says, when all have been tried, and then begins with the first again.
    public var hosts: [SMPPHost]
    /// The bind request: system ID, password, system type, kind, address range.
    public var bind: Bind
    /// The limits of each session.
    public var limits = SessionLimits()
    /// How the connection is protected; `nil` is not at all.
    public var tls: SMPPClientTLS?
    /// How long to wait before binding again.
    public var rebind = RebindPolicy()
    /// Time a connection attempt may take.
    public var connectTimeout = Duration.seconds(10)
    /// The largest PDU accepted.
    /// - Units: octets of command_length.
    public var commandLengthMax = PDUDecoder.defaultCommandLengthMax

    /// Makes a configuration.
    public init(host: String, port: Int, bind: Bind) {
        self.init(hosts: [SMPPHost(host, port: port)], bind: bind)
    }

    /// Makes a configuration with several addresses of one message centre.
    public init(hosts: [SMPPHost], bind: Bind) {
        precondition(!hosts.isEmpty, "A message centre has an address.")
        self.hosts = hosts
        self.bind = bind
    }
}

/// An address of a message centre.
public struct SMPPHost: Hashable, Sendable, CustomStringConvertible {
    /// The name or the address of the host.
    public var name: String
    /// The port.
    public var port: Int

    /// Makes an address.
    public init(_ name: String, port: Int) {
        self.name = name
        self.port = port
    }

    /// The name and the port with a colon between them.
    public var description: String { "\(name):\(port)" }
}
