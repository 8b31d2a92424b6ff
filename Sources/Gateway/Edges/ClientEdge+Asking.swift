// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOConcurrencyHelpers
import SMPP
import SMPPTransport
import Storage

/// Requests about messages that were submitted before.
extension ClientEdge {
    /// Takes back a message by its id, or without one all that wait between two addresses.
    ///
    /// - Source: SMPP 3.4 §4.9.1.
    func cancel(
        _ pdu: CancelSM,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        let client = state.withLockedValue { $0.settings.access(tag: session.tag)?.clientID }
        let ticket = ReplyTicket(
            session: session.id,
            sequence: sequence.rawValue,
            kind: .cancel
        )
        guard let client, let command = Command(pdu, of: client, ticket) else {
            return session.respond(
                .response(to: .cancelSM, status: .cancelFailed),
                to: sequence
            )
        }
        state.withLockedValue { $0.pending.append(command) }
    }

    /// Answers from the database, off the event loop.
    func query(
        _ pdu: QuerySM,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        let client = state.withLockedValue { $0.settings.access(tag: session.tag)?.clientID }
        guard let client, let id = MessageID(pdu.messageID.string) else {
            return session.respond(
                .response(to: .querySM, status: .invalidMessageID),
                to: sequence
            )
        }
        findMessage(MessageKey(clientID: client, id: id)) { found in
            session.respond(.querySMResponse(QuerySMResponse(pdu, found)), to: sequence)
        }
    }
}

extension Command {
    /// What a cancel_sm asks for; nil when it names nothing.
    fileprivate init?(_ pdu: CancelSM, of client: ClientID, _ ticket: ReplyTicket) {
        if let id = MessageID(pdu.messageID.string) {
            self = .cancel(MessageKey(clientID: client, id: id), ticket)
            return
        }
        guard pdu.messageID.isEmpty, let recipient = try? MSISDN(pdu.destination.value.string)
        else { return nil }
        let addresses = MessageAddresses(
            clientID: client,
            originator: pdu.source.value.string,
            recipient: recipient.digits
        )
        self = .cancelWaiting(addresses, ticket)
    }
}
