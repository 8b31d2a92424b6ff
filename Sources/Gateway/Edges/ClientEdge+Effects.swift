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
        let sessions = state.withLockedValue { $0.sessions }
        for case .reply(let ticket, let reply) in replies {
            guard let session = sessions[ticket.session],
                let pdu = response(to: ticket, reply, session)
            else { continue }
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
        for (id, batch) in responses {
            sessions[id]?.respond(batch)
        }
    }

    private func response(
        to ticket: ReplyTicket,
        _ reply: SubmitReply,
        _ session: SMPPSessionHandle
    ) -> PDU? {
        guard ticket.kind == .submitMulti else {
            if case .accepted(let id) = reply { return ticket.response(accepted: id) }
            let words = state.withLockedValue { RefusalWords($0.settings, session) }
            return ticket.response(reply, words)
        }
        let key = MultiKey(session: ticket.session, serial: ticket.serial)
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

/// How a session's client is told of refusals.
struct RefusalWords: Sendable {
    var form = RefusalForm.standard
    /// Whether submit_sm_resp may carry the reason in words.
    ///
    /// SMPP 3.4 gives it no parameters, and widespread libraries fail on one: there only clients
    /// that ask for details get it. SMPP 5.0 has it.
    var hasText = false

    init(_ settings: EdgeSettings, _ session: SMPPSessionHandle) {
        form = settings.refusalForm(of: session)
        hasText = session.interfaceVersion >= .v50 || form == .detailed
    }

    init() {}
}

extension ReplyTicket {
    /// The response to a submit or data request whose message was accepted.
    func response(accepted id: MessageID) -> PDU {
        response(status: .ok, text: nil, RefusalWords(), messageID: COctetString(id.description))
    }

    /// The response PDU of a submit or data request.
    func response(_ reply: SubmitReply, _ words: RefusalWords) -> PDU {
        switch reply {
        case .accepted(let id):
            response(accepted: id)
        case .blocked(let reason):
            response(
                status: CommandStatus(reason, words.form),
                text: "\(reason.rawValue): \(reason.sentence)",
                words
            )
        case .failing:
            response(
                status: .systemError,
                text: "Temporarily unable to store messages.",
                words
            )
        }
    }

    /// The response PDU with a status, and why.
    func response(
        status: CommandStatus,
        text: @autoclosure () -> String?,
        _ words: RefusalWords,
        messageID: COctetString = ""
    ) -> PDU {
        switch kind {
        case .cancel: return .response(to: .cancelSM, status: status)
        case .replace: return .response(to: .replaceSM, status: status)
        case .data:
            var response = DataSMResponse(status: status, messageID: messageID)
            response.tlvs.additionalStatusInfoText = text().map { COctetString($0) }
            return .dataSMResponse(response)
        default:
            var response = SubmitSMResponse(status: status, messageID: messageID)
            if words.hasText {
                response.tlvs.additionalStatusInfoText = text().map { COctetString($0) }
            }
            return .submitSMResponse(response)
        }
    }
}

extension SMPPSessionHandle {
    /// Whether the peer can be sent receipts.
    var receivesMessages: Bool { bindKind != .transmitter }
}
