// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOConcurrencyHelpers
import Primitives
import SMPP
import SMPPTransport
import Storage

/// Requests that bring messages or change them.
extension ClientEdge {
    func submit(
        _ request: SubmittedRequest,
        to destination: SMPP.Address,
        _ kind: RequestKind,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        let ticket = ReplyTicket(
            session: session.id,
            sequence: sequence.rawValue,
            kind: kind
        )
        do throws(SubmitRefusal) {
            let submission = try submission(request, to: destination, session)
            state.withLockedValue { $0.pending.append(.submit(submission, ticket)) }
        } catch {
            let words = state.withLockedValue { RefusalWords($0.settings, session) }
            session.respond(
                ticket.response(status: error.status, text: error.text, words),
                to: sequence
            )
        }
    }

    func submitMulti(
        _ pdu: SubmitMulti,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        let (refusals, serial) = state.withLockedValue { state in
            state.lastMulti += 1
            return (state.settings.refusalForm(of: session), state.lastMulti)
        }
        var multi = MultiSubmit(pdu, refusals)
        var commands: [Command] = []
        // The text is the same for all: it is read once, however many there are.
        let message = Result { () throws(SubmitRefusal) in
            try form(SubmittedRequest(pdu), SMPP.Address(""), session)
        }
        for (index, destination) in multi.open {
            do throws(SubmitRefusal) {
                var submission = try message.get()
                submission.recipient = destination.value.string
                try take(submission, session)
                let ticket = ReplyTicket(
                    session: session.id,
                    sequence: sequence.rawValue,
                    kind: .submitMulti,
                    index: index,
                    serial: serial
                )
                commands.append(.submit(submission, ticket))
            } catch {
                multi.settle(index, status: error.status, messageID: nil)
            }
        }
        if let response = multi.response { return session.respond(response, to: sequence) }
        let (undecided, submits) = (multi, commands)
        state.withLockedValue { state in
            state.multis[MultiKey(session: session.id, serial: serial)] = undecided
            state.pending += submits
        }
    }

    /// Checks the form, then the throughput.
    private func submission(
        _ request: SubmittedRequest,
        to destination: SMPP.Address,
        _ session: SMPPSessionHandle
    ) throws(SubmitRefusal) -> Submission {
        let submission = try form(request, destination, session)
        try take(submission, session)
        return submission
    }

    private func form(
        _ request: SubmittedRequest,
        _ destination: SMPP.Address,
        _ session: SMPPSessionHandle
    ) throws(SubmitRefusal) -> Submission {
        let access = state.withLockedValue { $0.settings.access(tag: session.tag) }
        var submission = try request.submission(to: destination, by: access, now: clock.now)
        submission.refusal = access?.refusal(from: session.remoteAddress?.ipAddress ?? "")
        return submission
    }

    /// Takes the segments of a submission from the throughput of all sessions of the access
    /// together.
    private func take(
        _ submission: Submission,
        _ session: SMPPSessionHandle
    ) throws(SubmitRefusal) {
        let now = clock.now
        let isWithin = state.withLockedValue { state in
            guard let access = state.settings.access(tag: session.tag)?.access else { return true }
            return state.throughputs[access.id, default: Throughput()].take(
                submission.content.segments,
                perSecond: access.limits.throughput,
                now: now
            )
        }
        guard !isWithin else { return }
        throw SubmitRefusal(status: .throttled, text: BlockReason.throttled.sentence.english)
    }

    func replace(
        _ pdu: ReplaceSM,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        let client = client(of: session)
        guard let client, let id = MessageID(pdu.messageID.string) else {
            return refuse(.replaceFailed, sequence, session)
        }
        let times: SubmittedTimes
        do throws(SubmitRefusal) {
            times = try SubmittedTimes(pdu.scheduleTime, pdu.validityPeriod, now: clock.now)
        } catch {
            return refuse(error.status, sequence, session)
        }
        let payload = pdu.tlvs[.messagePayload]?.value ?? pdu.shortMessage
        let octets = pdu.shortMessage.readableBytes > 0 ? pdu.shortMessage : payload
        var replacement = Replacement(
            key: MessageKey(clientID: client, id: id),
            originator: pdu.source.value.string,
            body: Array(octets.readableBytesView),
            registeredDelivery: pdu.registeredDelivery.known
        )
        replacement.scheduledAt = times.scheduledAt
        replacement.expiresAt = times.expiresAt
        let change = replacement
        let ticket = ReplyTicket(
            session: session.id,
            sequence: sequence.rawValue,
            kind: .replace
        )
        state.withLockedValue { $0.pending.append(.replace(change, ticket)) }
    }

    private func refuse(
        _ status: CommandStatus,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        session.respond(.response(to: .replaceSM, status: status), to: sequence)
    }
}
