// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOConcurrencyHelpers
import SMPP
import SMPPTransport
import Storage

/// What the core lets out towards clients.
extension ClientEdge {
    /// Sends the answers of a batch, one hand-over per session.
    func perform(_ replies: [Effect]) {
        var responses: [UInt64: [(SequenceNumber, PDU)]] = [:]
        for case .reply(let ticket, let reply) in replies {
            guard let pdu = response(to: ticket, reply) else { continue }
            responses[ticket.session, default: []].append((SequenceNumber(ticket.sequence), pdu))
        }
        for case .replyToCancel(let ticket, let wasCancelled) in replies {
            let status: CommandStatus = wasCancelled ? .ok : .cancelFailed
            let pdu = PDU.response(to: .cancelSM, status: status)
            responses[ticket.session, default: []].append((SequenceNumber(ticket.sequence), pdu))
        }
        for case .replyToReplace(let ticket, let wasReplaced) in replies {
            let status: CommandStatus = wasReplaced ? .ok : .replaceFailed
            let pdu = PDU.response(to: .replaceSM, status: status)
            responses[ticket.session, default: []].append((SequenceNumber(ticket.sequence), pdu))
        }
        let sessions = state.withLockedValue { $0.sessions }
        for (id, batch) in responses {
            sessions[id]?.respond(batch)
        }
    }

    private func response(to ticket: ReplyTicket, _ reply: SubmitReply) -> PDU? {
        guard ticket.kind == .submitMulti else { return ticket.response(reply) }
        let key = MultiKey(session: ticket.session, sequence: ticket.sequence)
        return state.withLockedValue { state in
            state.multis[key]?.settle(ticket.index, reply)
            guard let response = state.multis[key]?.response else { return nil }
            state.multis.removeValue(forKey: key)
            return response
        }
    }

    /// Delivers receipts and phones' messages over the receivers of an access.
    ///
    /// - Returns: what no session took.
    func deliver(_ deliveries: [ClientDelivery], to access: AccessID) -> [ClientDelivery] {
        let (sessions, settings) = state.withLockedValue { state in
            let receivers = state.sessions.values.filter {
                $0.tag == access.rawValue && $0.receivesMessages && $0.isOpen
            }
            return (receivers, state.settings)
        }
        let receivers = sessions.sorted { $0.windowFree > $1.windowFree }
        let dates = settings.receiptDates(of: access)
        let alphabet = settings.access(tag: access.rawValue)?.peerAlphabet ?? .gsm7
        var rest = deliveries[...]
        for session in receivers where !rest.isEmpty {
            // The last receiver gets all that is left; its own queue holds what is beyond.
            let share = session === receivers.last ? rest.count : session.windowFree
            let batch = rest.prefix(share).map {
                (token: $0.id.rawValue, request: $0.request(dates, alphabet))
            }
            let taken = session.send(batch)
            rest = rest.dropFirst(taken)
        }
        return Array(rest)
    }
}

extension ClientDelivery {
    fileprivate func request(_ dates: ReceiptDates, _ alphabet: PeerAlphabet) -> PDU {
        switch self {
        case .receipt(let delivery): .deliverSM(DeliverSM(delivery, dates))
        case .message(let message): .deliverSM(DeliverSM(message, alphabet))
        }
    }
}

extension ReplyTicket {
    /// The response PDU of a submit or data request.
    func response(_ reply: SubmitReply) -> PDU {
        switch reply {
        case .accepted(let id):
            response(status: .ok, text: nil, messageID: COctetString(id.description))
        case .blocked(let reason):
            response(
                status: CommandStatus(reason),
                text: "\(reason.rawValue): \(reason.sentence)"
            )
        case .failing:
            response(status: .systemError, text: "Temporarily unable to store messages.")
        }
    }

    /// The response PDU with a status, and why.
    func response(
        status: CommandStatus,
        text: @autoclosure () -> String?,
        messageID: COctetString = ""
    ) -> PDU {
        switch kind {
        case .data:
            var response = DataSMResponse(status: status, messageID: messageID)
            response.tlvs.additionalStatusInfoText = text().map { COctetString($0) }
            return .dataSMResponse(response)
        default:
            // SMPP 3.4 gives submit_sm_resp no parameters, and widespread libraries fail on
            // one; the reason is in the panel and the log.
            return .submitSMResponse(SubmitSMResponse(status: status, messageID: messageID))
        }
    }
}

extension SMPPSessionHandle {
    /// Whether the peer can be sent receipts.
    var receivesMessages: Bool { bindKind != .transmitter }
}
