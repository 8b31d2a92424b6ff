// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import NIOCore
import Primitives
import SMPP
import SMPPTransport

/// Answering the requests of ESMEs.
extension SimulatedMessageCentre {
    /// Takes a request of an ESME and answers it, now or as its behaviour says.
    package func received(
        _ request: PDU,
        sequence: SequenceNumber,
        on session: SMPPSessionHandle
    ) {
        switch request {
        case .submitSM(let pdu):
            take([pdu], on: session, sequence) { verdicts in
                let (status, id) = verdicts[0].answer
                return .submitSMResponse(SubmitSMResponse(status: status, messageID: id))
            }
        case .dataSM(let pdu):
            take([SubmitSM(pdu)], on: session, sequence) { verdicts in
                let (status, id) = verdicts[0].answer
                return .dataSMResponse(DataSMResponse(status: status, messageID: id))
            }
        case .submitMulti(let pdu): take(pdu, on: session, sequence)
        case .querySM(let pdu):
            session.respond(.querySMResponse(answer(pdu, of: session)), to: sequence)
        case .cancelSM(let pdu):
            let status = cancel(pdu, of: session)
            session.respond(.response(to: .cancelSM, status: status), to: sequence)
        case .replaceSM(let pdu):
            let status = replace(pdu, of: session)
            session.respond(.response(to: .replaceSM, status: status), to: sequence)
        default:
            session.respond(
                .response(to: request.commandID, status: .invalidCommandID),
                to: sequence
            )
        }
    }

    // MARK: - New messages

    private func take(
        _ pdu: SubmitMulti,
        on session: SMPPSessionHandle,
        _ sequence: SequenceNumber
    ) {
        var addresses: [Address] = []
        var unsuccessful: [SubmitMultiResponse.Unsuccessful] = []
        for destination in pdu.destinations {
            switch destination {
            case .address(let address): addresses.append(address)
            // No list is kept here.
            case .distributionList(let name):
                unsuccessful.append(.init(Address(name), status: .invalidDistributionList))
            }
        }
        let lists = unsuccessful
        let requests = addresses.map { SubmitSM(pdu, to: $0) }
        take(requests, on: session, sequence) { verdicts in
            let refused = zip(addresses, verdicts).filter { $1.status != .ok }.map {
                SubmitMultiResponse.Unsuccessful($0, status: $1.answer.status)
            }
            let id = verdicts.first { $0.status == .ok }?.answer.id
            return .submitMultiResponse(
                SubmitMultiResponse(
                    status: id == nil ? .submitFailed : .ok,
                    messageID: id ?? "",
                    unsuccessful: lists + refused
                )
            )
        }
    }

    /// Decides about messages, answers them together, and sees to their receipts.
    private func take(
        _ requests: [SubmitSM],
        on session: SMPPSessionHandle,
        _ sequence: SequenceNumber,
        _ answer: ([Verdict]) -> PDU
    ) {
        let systemID = session.systemID.string
        let verdicts = state.withLockedValue { $0.take(requests, of: systemID) }
        for (request, verdict) in zip(requests, verdicts) {
            observe(
                ObservedMessage(
                    systemID: systemID,
                    request: request,
                    status: verdict.status,
                    id: verdict.id
                )
            )
        }
        guard verdicts.allSatisfy({ $0.status != nil }) else { return }
        let response = answer(verdicts)
        let accepted = verdicts.filter { $0.status == .ok }
        for (index, verdict) in accepted.enumerated() where verdict.isReceiptEarly {
            end(verdict.id, index)
        }
        let delay = verdicts.map(\.responseDelay).max() ?? 0
        if delay == 0 {
            session.respond(response, to: sequence)
        } else {
            group.any().scheduleTask(in: .milliseconds(Int64(delay))) {
                session.respond(response, to: sequence)
            }
        }
        for (index, verdict) in accepted.enumerated() where !verdict.isReceiptEarly {
            group.any().scheduleTask(in: .milliseconds(Int64(verdict.receiptDelay))) {
                self.end(verdict.id, index)
            }
        }
    }

    /// A message's fate comes, unless it was taken back; its receipt leaves.
    private func end(_ id: String, _ index: Int) {
        let now = clock.now
        let ended = state.withLockedValue { state -> SimulatedMessage? in
            guard let message = state.messages[id]?[index], message.endedAt == nil else {
                return nil
            }
            state.messages[id]?[index].endedAt = now
            return message
        }
        if let ended, !ended.verdict.isSilent { report(ended, at: now) }
    }

    private func report(_ message: SimulatedMessage, at now: Instant) {
        guard message.request.registeredDelivery.rawValue & 0x03 != 0 else { return }
        let receipt = SimulatedReceipt(
            message.request,
            message.verdict,
            form: state.withLockedValue { $0.behaviour.receiptForm },
            doneAt: now
        )
        send(PendingReceipt(systemID: message.systemID, pdu: receipt.pdu))
    }

    // MARK: - Messages under way

    private func answer(_ pdu: QuerySM, of session: SMPPSessionHandle) -> QuerySMResponse {
        let found = state.withLockedValue { $0.messages[pdu.messageID.string] } ?? []
        guard let message = found.first, message.systemID == session.systemID.string else {
            return QuerySMResponse(status: .queryFailed)
        }
        guard let endedAt = message.endedAt else {
            return QuerySMResponse(messageID: pdu.messageID, messageState: .enroute)
        }
        var response = QuerySMResponse(
            messageID: pdu.messageID,
            messageState: message.verdict.end.value
        )
        response.finalDate = COctetString(
            SimulatedReceipt.date(endedAt, withSeconds: true) + "000+"
        )
        return response
    }

    /// Takes back one message, or all between two addresses.
    private func cancel(_ pdu: CancelSM, of session: SMPPSessionHandle) -> CommandStatus {
        let now = clock.now
        let systemID = session.systemID.string
        let cancelled = state.withLockedValue { state -> [SimulatedMessage] in
            let ids =
                pdu.messageID.isEmpty
                ? Array(state.messages.keys) : [pdu.messageID.string]
            var cancelled: [SimulatedMessage] = []
            for id in ids {
                for (index, message) in (state.messages[id] ?? []).enumerated()
                where message.systemID == systemID && message.endedAt == nil
                    && (!pdu.messageID.isEmpty || message.isBetween(pdu))
                {
                    state.messages[id]?[index].endedAt = now
                    state.messages[id]?[index].verdict.end = MessageEnd(.deleted)
                    cancelled += [state.messages[id]?[index]].compactMap(\.self)
                }
            }
            return cancelled
        }
        for message in cancelled { report(message, at: now) }
        return cancelled.isEmpty ? .cancelFailed : .ok
    }

    private func replace(_ pdu: ReplaceSM, of session: SMPPSessionHandle) -> CommandStatus {
        let id = pdu.messageID.string
        let replaced = state.withLockedValue { state -> SimulatedMessage? in
            guard let message = state.messages[id]?.first, message.endedAt == nil,
                message.systemID == session.systemID.string,
                message.request.source.value == pdu.source.value
            else { return nil }
            state.messages[id]?[0].request.shortMessage = pdu.shortMessage
            state.messages[id]?[0].request.registeredDelivery = pdu.registeredDelivery
            return state.messages[id]?[0]
        }
        guard let replaced else { return .replaceFailed }
        observe(
            ObservedMessage(
                systemID: replaced.systemID,
                request: replaced.request,
                status: .ok,
                id: id
            )
        )
        return .ok
    }
}

extension Verdict {
    /// What the response says.
    fileprivate var answer: (status: CommandStatus, id: COctetString) {
        (status ?? .systemError, COctetString(id))
    }
}

extension SimulatedMessage {
    fileprivate func isBetween(_ pdu: CancelSM) -> Bool {
        request.source.value == pdu.source.value
            && request.destination.value == pdu.destination.value
    }
}

extension SubmitSM {
    /// One message of a submit_multi.
    fileprivate init(_ pdu: SubmitMulti, to destination: Address) {
        self.init(
            source: pdu.source,
            destination: destination,
            shortMessage: pdu.shortMessage
        )
        esmClass = pdu.esmClass
        registeredDelivery = pdu.registeredDelivery
        dataCoding = pdu.dataCoding
        tlvs = pdu.tlvs
    }

    /// What a data_sm says.
    fileprivate init(_ pdu: DataSM) {
        self.init(source: pdu.source, destination: pdu.destination)
        esmClass = pdu.esmClass
        registeredDelivery = pdu.registeredDelivery
        dataCoding = pdu.dataCoding
        tlvs = pdu.tlvs
    }
}
