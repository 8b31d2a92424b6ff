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
        let key = MultiKey(session: session.id, sequence: sequence.rawValue)
        let form = state.withLockedValue { $0.settings.refusalForm(of: session) }
        var multi = MultiSubmit(pdu, form)
        var commands: [Command] = []
        let request = SubmittedRequest(pdu)
        for (index, destination) in multi.open {
            do throws(SubmitRefusal) {
                let submission = try submission(request, to: destination, session)
                let ticket = ReplyTicket(
                    session: session.id,
                    sequence: sequence.rawValue,
                    kind: .submitMulti,
                    index: index
                )
                commands.append(.submit(submission, ticket))
            } catch {
                multi.settle(index, status: error.status, messageID: nil)
            }
        }
        if let response = multi.response { return session.respond(response, to: sequence) }
        state.withLockedValue { state in
            state.multis[key] = multi
            state.pending += commands
        }
    }

    /// Checks the form, then the throughput of all sessions of the access together.
    private func submission(
        _ request: SubmittedRequest,
        to destination: SMPP.Address,
        _ session: SMPPSessionHandle
    ) throws(SubmitRefusal) -> Submission {
        let now = clock.now
        let access = state.withLockedValue { $0.settings.access(tag: session.tag) }
        var submission = try request.submission(to: destination, by: access, now: now)
        guard let access else { return submission }
        submission.refusal = access.refusal(from: session.remoteAddress?.ipAddress ?? "")
        let segments = submission.content.segments
        let isOver = state.withLockedValue { state in
            !state.throughputs[access.access.id, default: Throughput()].take(
                segments,
                perSecond: access.access.limits.throughput,
                now: now
            )
        }
        guard !isOver else {
            throw SubmitRefusal(status: .throttled, text: BlockReason.throttled.sentence.english)
        }
        return submission
    }

    func replace(
        _ pdu: ReplaceSM,
        _ sequence: SequenceNumber,
        _ session: SMPPSessionHandle
    ) {
        let now = clock.now
        let client = state.withLockedValue { $0.settings.access(tag: session.tag)?.clientID }
        let schedule = SMPPTime.instant(pdu.scheduleTime, from: now)
        let validity = SMPPTime.instant(pdu.validityPeriod, from: now)
        guard let client, let id = MessageID(pdu.messageID.string) else {
            return refuse(.replaceFailed, sequence, session)
        }
        guard pdu.scheduleTime.isEmpty || schedule.map({ $0 > now }) == true else {
            return refuse(.invalidScheduleTime, sequence, session)
        }
        guard pdu.validityPeriod.isEmpty || validity.map({ $0 > now }) == true else {
            return refuse(.invalidValidityPeriod, sequence, session)
        }
        let payload = pdu.tlvs[.messagePayload]?.value ?? pdu.shortMessage
        let octets = pdu.shortMessage.readableBytes > 0 ? pdu.shortMessage : payload
        var replacement = Replacement(
            key: MessageKey(clientID: client, id: id),
            originator: pdu.source.value.string,
            body: Array(octets.readableBytesView),
            registeredDelivery: pdu.registeredDelivery.rawValue
        )
        replacement.scheduledAt = schedule
        replacement.expiresAt = validity
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
