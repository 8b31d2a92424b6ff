// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// The connections of a server: which are bound, and how many are not.
struct SMPPConnectionTable: Sendable {
    private struct Entry: Sendable {
        var channel: any Channel
        /// `nil` until a proxy has said it.
        var address: String?
        var session: SMPPSessionHandle?
    }

    private var entries: [UInt64: Entry] = [:]
    private var unboundCount = 0
    private var unboundCountByAddress: [String: Int] = [:]

    /// Takes a new connection, or refuses it when there are too many, or too many unbound.
    mutating func add(
        _ channel: any Channel,
        id: UInt64,
        configuration: SMPPServerConfiguration
    ) -> Bool {
        guard entries.count < configuration.connectionsMax,
            unboundCount < configuration.unboundConnectionsMax
        else { return false }
        entries[id] = Entry(channel: channel)
        unboundCount += 1
        return true
    }

    /// Takes note of where a connection comes from, or refuses it when too many from there are
    /// unbound.
    mutating func identify(
        _ id: UInt64,
        from address: SocketAddress?,
        configuration: SMPPServerConfiguration
    ) -> Bool {
        let address = address?.site ?? ""
        let fromAddress = unboundCountByAddress[address, default: 0]
        guard fromAddress < configuration.unboundConnectionsPerAddressMax, entries[id] != nil
        else { return false }
        entries[id]?.address = address
        unboundCountByAddress[address] = fromAddress + 1
        return true
    }

    mutating func bound(_ session: SMPPSessionHandle) {
        guard let entry = entries[session.id], entry.session == nil else { return }
        entries[session.id]?.session = session
        countBound(entry.address)
    }

    mutating func remove(_ id: UInt64) {
        guard let entry = entries.removeValue(forKey: id), entry.session == nil else { return }
        countBound(entry.address)
    }

    private mutating func countBound(_ address: String?) {
        unboundCount -= 1
        guard let address else { return }
        let left = unboundCountByAddress[address, default: 1] - 1
        unboundCountByAddress[address] = left > 0 ? left : nil
    }

    var channels: [any Channel] { entries.values.map(\.channel) }

    var unbound: [any Channel] {
        entries.values.filter { $0.session == nil }.map(\.channel)
    }

    var sessions: [SMPPSessionHandle] {
        entries.values.compactMap(\.session).sorted { $0.id < $1.id }
    }
}

extension [any Channel] {
    /// Waits until all are closed, and closes those that are not when `limit` is over.
    func closed(within limit: Duration) async {
        guard let eventLoop = first?.eventLoop else { return }
        let channels = self
        let force = eventLoop.scheduleTask(in: TimeAmount(limit)) {
            for channel in channels { channel.close(promise: nil) }
        }
        let all = EventLoopFuture.andAllComplete(channels.map(\.closeFuture), on: eventLoop)
        try? await all.get()
        force.cancel()
    }
}

extension SocketAddress {
    /// What one peer can call its own: an address of IPv4, the first 64 bits of one of IPv6.
    ///
    /// - Source: RFC 6177 §1: an end site has at least that much.
    fileprivate var site: String? {
        guard case .v6(let address) = self else { return ipAddress }
        return withUnsafeBytes(of: address.address.sin6_addr) { octets in
            // An address of IPv4 in the clothes of IPv6 is one of IPv4.
            let isMapped = octets.prefix(10).allSatisfy { $0 == 0 } && octets[10] == 0xFF
            return isMapped ? ipAddress : octets.prefix(8).map { "\($0)" }.joined(separator: ".")
        }
    }
}
