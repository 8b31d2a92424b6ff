// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Logging
import Messaging
import NIOConcurrencyHelpers
import NIOPosix
import Primitives
import SMPP
import SMPPTransport
import Storage

/// The sessions to one supplier's message centre.
final class SupplierConnector: SMPPClientDelegate {
    private struct State: Sendable {
        var clients: [SMPPClient] = []
        var sessions: [UInt64: SMPPSessionHandle] = [:]
        var pending: [Command] = []
    }

    let supplier: Supplier
    private let state = NIOLockedValueBox(State())
    private let group: MultiThreadedEventLoopGroup
    private let ports: EdgePorts
    /// The days of the zone that receipts are dated in; nil is UTC.
    private let receiptCalendar: BillingCalendar?

    init(_ supplier: Supplier, group: MultiThreadedEventLoopGroup, ports: EdgePorts) {
        self.supplier = supplier
        self.group = group
        self.ports = ports
        let zone = supplier.connector.dialect.receiptZone
        // A zone that does not resolve was refused by the form.
        receiptCalendar = zone == "UTC" ? nil : try? BillingCalendar(zone: zone)
    }

    var sessions: [SMPPSessionHandle] {
        state.withLockedValue { Array($0.sessions.values) }
    }

    /// Begins to bind, as many sessions as are agreed.
    func start() {
        let kinds = supplier.connector.bindKinds
        let clients = (0..<supplier.connector.sessions * kinds.count).map { index in
            SMPPClient(
                configuration: SMPPClientConfiguration(
                    supplier.connector,
                    kinds[index % kinds.count]
                ),
                group: group,
                delegate: self,
                jitter: SeededGenerator(
                    seed: UInt64(bitPattern: supplier.id.rawValue) &+ UInt64(index)
                ),
                logger: ports.logger
            )
        }
        state.withLockedValue { $0.clients = clients }
        for client in clients { client.start() }
    }

    /// Unbinds in the background; messages under way are still answered.
    func stop() {
        Task { await shutDown() }
    }

    func shutDown() async {
        for client in state.withLockedValue({ $0.clients }) { await client.shutdown() }
    }

    // MARK: - Messages out

    /// Sends messages over the sessions with the most room.
    ///
    /// - Returns: the messages that no session took.
    func send(_ dispatches: [Dispatch]) -> [Dispatch] {
        let open = sessions.filter { $0.isOpen && $0.bindKind.submits }.sorted {
            $0.windowFree > $1.windowFree
        }
        var rest = dispatches[...]
        for session in open where !rest.isEmpty {
            let share = session === open.last ? rest.count : session.windowFree
            let batch = rest.prefix(share).map {
                (
                    token: $0.messageID.rawValue,
                    request: PDU.submitSM(SubmitSM($0, supplier.connector.dialect))
                )
            }
            rest = rest.dropFirst(session.send(batch))
        }
        return Array(rest)
    }

    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {
        let command = Command.supplierAnswered(
            MessageID(token),
            by: supplier.id,
            answer(outcome)
        )
        if case .answered = outcome {
            state.withLockedValue { $0.pending.append(command) }
        } else {
            // Ended by a timer or with the connection: no read completes after it.
            ports.post([command])
        }
    }

    private func answer(_ outcome: RequestOutcome) -> SupplierAnswer {
        switch outcome {
        case .answered(let pdu) where pdu.status == .ok:
            let id = pdu.messageID?.string ?? ""
            let form = supplier.connector.messageIDForm
            return .accepted(supplierMessageID: form.canonicalResponse(id))
        case .answered(let pdu): return .refused(status: pdu.status.rawValue)
        case .timedOut, .connectionClosed: return .unanswered
        case .notSent: return .unsent
        }
    }

    // MARK: - Receipts in

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        guard case .deliverSM(let pdu) = request else {
            return session.respond(
                .response(to: request.commandID, status: .receiverPermanentError),
                to: sequence
            )
        }
        let ticket = ReplyTicket(
            session: session.id,
            sequence: sequence.rawValue,
            kind: .receipt
        )
        let receipt = SupplierReceipt(pdu, from: supplier, dated: receiptCalendar)
        let isReceipt =
            pdu.esmClass.isDeliveryReceipt || pdu.esmClass.isIntermediateNotification
            || supplier.connector.dialect.findsReceiptsByText && receipt != nil
        guard isReceipt else {
            // Written in another alphabet it grows threefold, and no parameter could hold it.
            guard pdu.octets <= SubmittedContent.octetsMax / 3 else {
                return session.respond(
                    .response(to: .deliverSM, status: .invalidMessageLength),
                    to: sequence
                )
            }
            let message = PhoneMessage(pdu, from: supplier)
            return state.withLockedValue {
                $0.pending.append(.phoneMessageArrived(message, ticket))
            }
        }
        guard let receipt else {
            ports.logger.warning(
                "receipt not understood",
                metadata: ["supplier.name": "\(supplier.name)"]
            )
            return session.respond(.response(to: .deliverSM, status: .ok), to: sequence)
        }
        state.withLockedValue { $0.pending.append(.receiptArrived(receipt, ticket)) }
    }

    func respond(_ batches: [UInt64: [(SequenceNumber, PDU)]]) {
        let sessions = state.withLockedValue { $0.sessions }
        for (id, batch) in batches { sessions[id]?.respond(batch) }
    }

    func readCompleted(on session: SMPPSessionHandle) {
        let commands = state.withLockedValue { state in
            defer { state.pending.removeAll() }
            return state.pending
        }
        if !commands.isEmpty { ports.post(commands) }
    }

    // MARK: - Sessions

    func sessionBound(_ session: SMPPSessionHandle) {
        state.withLockedValue { $0.sessions[session.id] = session }
        ports.logger.notice(
            "bound to supplier",
            metadata: [
                "supplier.name": "\(supplier.name)", "smpp.bind": "\(session.bindKind)",
                "smpp.address": "\(session.remoteAddress.map { "\($0)" } ?? "")",
            ]
        )
        guard session.bindKind.submits else { return }
        ports.post([.supplierBound(supplier.id, window: session.limits.window)])
    }

    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        _ = state.withLockedValue { $0.sessions.removeValue(forKey: session.id) }
        ports.logger.notice(
            "supplier session closed",
            metadata: ["supplier.name": "\(supplier.name)", "smpp.reason": "\(reason)"]
        )
        readCompleted(on: session)
        guard session.bindKind.submits else { return }
        ports.post([.supplierUnbound(supplier.id, window: session.limits.window)])
    }

    func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {
        ports.logger.warning(
            "bind to supplier failed",
            metadata: ["supplier.name": "\(supplier.name)", "smpp.reason": "\(failure)"]
        )
    }
}

extension DeliverSM {
    /// The octets of its text, wherever they are.
    fileprivate var octets: Int {
        max(shortMessage.readableBytes, tlvs[.messagePayload]?.value.readableBytes ?? 0)
    }
}
