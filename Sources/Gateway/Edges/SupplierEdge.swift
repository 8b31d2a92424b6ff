// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Logging
import NIOConcurrencyHelpers
import NIOPosix
import Primitives
import SMPP
import SMPPTransport
import Storage

/// The side that binds to suppliers: one connector each, started and stopped by the settings.
final class SupplierEdge: Sendable {
    private let connectors = NIOLockedValueBox<[SupplierID: SupplierConnector]>([:])
    private let group: MultiThreadedEventLoopGroup
    private let ports: EdgePorts

    init(group: MultiThreadedEventLoopGroup, ports: EdgePorts) {
        self.group = group
        self.ports = ports
    }

    /// Starts, restarts and stops connectors so that they match the settings.
    func replaceSettings(_ suppliers: [SupplierID: Supplier]) {
        let (started, stopped) = connectors.withLockedValue { running in
            var started: [SupplierConnector] = []
            var stopped: [SupplierConnector] = []
            for (id, connector) in running
            where suppliers[id]?.isActive != true || suppliers[id] != connector.supplier {
                stopped.append(connector)
                running.removeValue(forKey: id)
            }
            for (id, supplier) in suppliers where supplier.isActive && running[id] == nil {
                let connector = SupplierConnector(supplier, group: group, ports: ports)
                running[id] = connector
                started.append(connector)
            }
            return (started, stopped)
        }
        for connector in stopped { connector.stop() }
        for connector in started { connector.start() }
    }

    /// Gives dispatches to their connectors; what cannot be given comes back as not sent.
    func perform(_ dispatches: [SupplierID: [Dispatch]]) {
        let running = connectors.withLockedValue { $0 }
        for (supplier, batch) in dispatches {
            let rest = running[supplier]?.send(batch) ?? batch
            if rest.isEmpty { continue }
            ports.post(rest.map { .supplierAnswered($0.messageID, by: supplier, .unsent) })
        }
    }

    /// Answers receipts and phones' messages, once they are durable or refused.
    func acknowledge(_ tickets: [ReplyTicket], status: CommandStatus) {
        var batches: [UInt64: [(SequenceNumber, PDU)]] = [:]
        for ticket in tickets {
            let pdu = PDU.response(to: .deliverSM, status: status)
            batches[ticket.session, default: []].append((SequenceNumber(ticket.sequence), pdu))
        }
        for connector in connectors.withLockedValue({ Array($0.values) }) {
            connector.respond(batches)
        }
    }

    /// Live sessions with their supplier.
    var sessions: [(Supplier, SMPPSessionHandle)] {
        connectors.withLockedValue { Array($0.values) }.flatMap { connector in
            connector.sessions.map { (connector.supplier, $0) }
        }
    }

    func stop() async {
        let running = connectors.withLockedValue { running in
            defer { running = [:] }
            return Array(running.values)
        }
        for connector in running { await connector.shutDown() }
    }
}
