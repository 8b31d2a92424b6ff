// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Messaging
import NIOCore
import NIOPosix
import Primitives
import SMPP
import SMPPTransport

/// One session that sends some messages, prints what becomes of each, and ends.
final class SmppSending: SMPPClientDelegate {
    /// One submit, and what it is called in the output.
    struct Part: Sendable {
        var name: String
        var pdu: SubmitSM
    }

    private enum Event: Sendable {
        case bound(SMPPSessionHandle)
        case notBound(BindFailure)
        case answered(part: Int, RequestOutcome)
        case receipt(DeliverSM)
        case lost(SessionCloseReason)
        case timeOver
    }

    private let parts: [Part]
    private let host: SMPPHost
    private let receiptSeconds: Int
    private let events = AsyncStream<Event>.makeStream()

    init(requests: [Part], host: SMPPHost, receiptSeconds: Int) {
        parts = requests
        self.host = host
        self.receiptSeconds = receiptSeconds
    }

    /// Sends everything and returns the exit status.
    func run(_ configuration: SMPPClientConfiguration) async -> Int32 {
        var random = SystemRandomNumberGenerator()
        let client = SMPPClient(
            configuration: configuration,
            group: MultiThreadedEventLoopGroup.singleton,
            delegate: self,
            jitter: SeededGenerator(seed: random.next()),
            logger: .program("smpp")
        )
        client.start()
        let status = await follow()
        await client.shutdown(within: .seconds(2))
        return status
    }

    /// What is still to come, and what has gone wrong so far.
    private struct Progress {
        var unanswered: Int
        var receiptsDue: Set<ReceiptID> = []
        /// Receipts that came before the answer that names their message.
        var receiptsEarly: Set<ReceiptID> = []
        var hasFailure = false
    }

    /// An id that is the same in hexadecimal in an answer and in decimal in a receipt: message
    /// centres do that.
    private struct ReceiptID: Hashable {
        var text: String

        init(_ id: String) {
            let isHexadecimal = id.contains { "abcdefABCDEF".contains($0) }
            let number = isHexadecimal ? UInt64(id, radix: 16) : UInt64(id)
            text = number.map { String($0) } ?? id
        }
    }

    private func follow() async -> Int32 {
        var progress = Progress(unanswered: parts.count)
        for await event in events.stream {
            switch event {
            case .bound(let session): begin(on: session)
            case .notBound(let failure):
                say(explain(failure))
                return 3
            case .answered(let part, let outcome): take(outcome, of: parts[part], &progress)
            case .receipt(let pdu): take(pdu, &progress)
            case .lost(let reason):
                say("The session with \(host) ended: \(reason).")
                return 3
            case .timeOver:
                say("\(progress.receiptsDue.count) receipts did not come in time.")
                return 2
            }
            if progress.unanswered == 0, receiptSeconds == 0 || progress.receiptsDue.isEmpty {
                return progress.hasFailure ? 1 : 0
            }
        }
        return 2
    }

    private func begin(on session: SMPPSessionHandle) {
        say("Bound to \(host) as \(session.systemID), SMPP \(version(session))")
        session.send(parts.enumerated().map { (Int64($0.offset), .submitSM($0.element.pdu)) })
        guard receiptSeconds > 0 else { return }
        let continuation = events.continuation
        session.eventLoop.scheduleTask(in: .seconds(Int64(receiptSeconds))) {
            continuation.yield(.timeOver)
        }
    }

    /// 0x34 is 3.4.
    private func version(_ session: SMPPSessionHandle) -> String {
        let value = session.interfaceVersion.rawValue
        return "\(value >> 4).\(value & 0x0F)"
    }

    private func take(_ outcome: RequestOutcome, of part: Part, _ progress: inout Progress) {
        progress.unanswered -= 1
        guard case .answered(let response) = outcome else {
            progress.hasFailure = true
            return say("\(part.name)  no answer: \(outcome); whether it was taken is not known")
        }
        guard response.status.isOK, let id = response.messageID?.string else {
            progress.hasFailure = true
            let text = response.additionalStatusText.map { "  (\($0))" } ?? ""
            return say("\(part.name)  refused: \(response.status)\(text)")
        }
        say("\(part.name)  accepted, id \(id)")
        let wanted = ReceiptID(id)
        if progress.receiptsEarly.remove(wanted) == nil { progress.receiptsDue.insert(wanted) }
    }

    private func take(_ pdu: DeliverSM, _ progress: inout Progress) {
        let octets = pdu.tlvs.messagePayload ?? pdu.shortMessage
        let text = String(decoding: octets.readableBytesView, as: UTF8.self)
        let receipt = DeliveryReceipt(parsing: text)
        let id = pdu.tlvs.receiptedMessageID?.string ?? receipt?.id ?? ""
        let state: Messaging.MessageState? =
            receipt?.state
            ?? pdu.tlvs.messageState.flatMap { Messaging.MessageState(smppValue: $0.rawValue) }
        say("receipt  id \(id)  \(state.map { "\($0)" } ?? "unknown")  \(text)")
        if let state, !state.isFinal { return }
        if state != .delivered { progress.hasFailure = true }
        let reported = ReceiptID(id)
        if progress.receiptsDue.remove(reported) == nil { progress.receiptsEarly.insert(reported) }
    }

    private func explain(_ failure: BindFailure) -> String {
        switch failure {
        case .notConnected(let error): "Could not connect to \(host): \(reason(error))"
        case .notBound(.bindRefused(let status)):
            "\(host) refused the bind: \(status). Check system id, password and allowed addresses."
        case .notBound(.sessionInitTimedOut): "\(host) did not answer the bind in time."
        case .notBound(let reason): "\(host) closed the connection before the bind: \(reason)."
        }
    }

    private func reason(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            if let failed = error.connectionErrors.first { return reason(failed.error) }
            return "the name of the host is not known"
        case let error as IOError: return String(cString: strerror(error.errnoCode))
        case ChannelError.connectTimeout: return "no answer"
        default: return "\(error)"
        }
    }

    private func say(_ line: String) {
        print(line)
        flushOutput()
    }

    // MARK: - Session

    func sessionBound(_ session: SMPPSessionHandle) { events.continuation.yield(.bound(session)) }

    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        events.continuation.yield(.lost(reason))
    }

    func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {
        events.continuation.yield(.notBound(failure))
    }

    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {
        events.continuation.yield(.answered(part: Int(token), outcome))
    }

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        guard case .deliverSM(let pdu) = request, pdu.esmClass.isDeliveryReceipt else {
            let refusal = PDU.response(to: request.commandID, status: .receiverPermanentError)
            return session.respond(refusal, to: sequence)
        }
        session.respond(.response(to: .deliverSM, status: .ok), to: sequence)
        events.continuation.yield(.receipt(pdu))
    }
}

extension PDU {
    /// What the peer adds to a status in words.
    fileprivate var additionalStatusText: COctetString? {
        guard case .submitSMResponse(let pdu) = self else { return nil }
        return pdu.tlvs.additionalStatusInfoText
    }
}
