// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP
import SMPPTransport
import Storage

extension SMPPClientConfiguration {
    /// How a supplier's message centre is bound to by one session.
    init(_ connector: Connector, _ kind: BindKind) {
        var bind = Bind(
            kind,
            systemID: COctetString(connector.systemID),
            password: COctetString(connector.password)
        )
        bind.systemType = COctetString(connector.systemType)
        bind.interfaceVersion = InterfaceVersion(connector.version)
        // What could not be read was refused by the form; nothing else writes it.
        let further = (try? HostList(connector.failoverHosts, port: connector.port))?.entries ?? []
        self.init(
            hosts: [SMPPHost(connector.host, port: connector.port)]
                + further.map { SMPPHost($0.host, port: $0.port) },
            bind: bind
        )
        tls = SMPPClientTLS(connector.tls)
        connectTimeout = .seconds(connector.bindSeconds)
        limits.window = connector.windowSize
        limits.outboundThroughput = connector.throughput
        limits.enquireInterval = .seconds(connector.enquireLinkSeconds)
        limits.responseTimeout = .seconds(connector.responseSeconds)
        limits.inactivityTimeout = .seconds(connector.inactivitySeconds)
        limits.sessionInitTimeout = .seconds(connector.bindSeconds)
        limits.inboundWindow = 10_000
    }
}

extension SMPPClientTLS {
    /// How a supplier's connection is protected; nil is not at all.
    init?(_ tls: ConnectorTLS) {
        self.init()
        switch tls.trust {
        case .off: return nil
        case .system: break
        case .authorities: trustedText = tls.authorities
        case .fingerprint: verification = .fingerprint(tls.fingerprint)
        }
        if !tls.serverName.isEmpty { serverName = tls.serverName }
    }
}

extension Connector {
    /// The kinds of bind that each of its sessions is made of.
    var bindKinds: [BindKind] {
        switch bindKind {
        case .transceiver: [.transceiver]
        case .pair: [.transmitter, .receiver]
        case .transmitter: [.transmitter]
        }
    }
}

extension InterfaceVersion {
    init(_ version: ConnectorVersion) {
        switch version {
        case .v33: self = .v33
        case .v34: self = .v34
        case .v50: self = .v50
        }
    }
}
