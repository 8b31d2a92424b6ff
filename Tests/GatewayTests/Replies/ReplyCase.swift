// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import NIOCore
import SMPP
import Storage
import Testing

@testable import Gateway

/// A row of docs/reference/smpp-replies.md with the cases that show it.
struct ReplyRow: Sendable, CustomTestStringConvertible {
    /// The first cell, as it stands on the page.
    let text: String
    let cases: [ReplyCase]

    var testDescription: String { text }

    init(_ text: String, _ cases: ReplyCase...) {
        self.text = text
        self.cases = cases
    }
}

/// Something a client does, over a real socket to a running gateway, and what comes of it.
struct ReplyCase: Sendable {
    /// What a connection is after the answers.
    enum Ending { case open, closed }

    let name: String
    let run: @Sendable () async throws -> Void

    /// A case that tells its own story.
    init(_ name: String, run: @escaping @Sendable () async throws -> Void) {
        self.name = name
        self.run = run
    }

    /// Octets of the peer, the answers to them by sequence number, and the connection's state.
    init(
        _ name: String,
        bind: BindKind? = .transceiver,
        _ octets: [ByteBuffer],
        _ answers: [Answer],
        then ending: Ending = .open,
        change: @escaping @Sendable (inout Access) -> Void = { _ in }
    ) {
        self.init(name) {
            let stage = try await GatewayStage(change)
            let peer =
                if let bind { try await stage.peer(kind: bind) } else {
                    try await stage.stranger()
                }
            let before = bind == nil ? 0 : 1
            for buffer in octets { peer.send(octets: buffer) }
            if ending == .open {
                _ = try await peer.received(before + answers.count)
                peer.send(octets: Wire.pdu(.enquireLink(EnquireLink()), Wire.fence))
                _ = try await peer.response(to: Wire.fence)
            } else {
                try await peer.waitUntilClosed()
            }
            let came = try await peer.received(0).dropFirst(before).filter {
                $0.sequence != Wire.fence
            }
            let seen = came.map { Answer($0.pdu.commandID, $0.pdu.status, $0.sequence) }
            #expect(
                seen.sorted { $0.sequence < $1.sequence } == answers,
                "\(name)"
            )
            await stage.stop()
        }
    }
}

/// The head of an answer.
struct Answer: Equatable, Sendable {
    var command: CommandID
    var status: CommandStatus
    var sequence: UInt32

    init(_ command: CommandID, _ status: CommandStatus, _ sequence: UInt32) {
        self.command = command
        self.status = status
        self.sequence = sequence
    }
}

extension CommandID {
    static let bindTransceiverResponse = CommandID.bindTransceiver.response
    static let enquireLinkResponse = CommandID.enquireLink.response
    static let unbindResponse = CommandID.unbind.response
    static let submitSMResponse = CommandID.submitSM.response
    static let deliverSMResponse = CommandID.deliverSM.response
    static let dataSMResponse = CommandID.dataSM.response
    static let querySMResponse = CommandID.querySM.response
    static let cancelSMResponse = CommandID.cancelSM.response
    static let replaceSMResponse = CommandID.replaceSM.response
    static let submitMultiResponse = CommandID.submitMulti.response
    static let broadcastSMResponse = CommandID.broadcastSM.response
}

/// Octets as a peer may write them, right and wrong.
enum Wire {
    /// The sequence number of the enquire_link that a case ends with.
    static let fence: UInt32 = 0x7000_0001

    static func pdu(_ pdu: PDU, _ sequence: UInt32) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writePDU(pdu, sequence: SequenceNumber(sequence))
        return buffer
    }

    /// A frame with any body, and with any length in its head.
    static func frame(
        _ command: UInt32,
        _ sequence: UInt32,
        _ body: [UInt8] = [],
        length: UInt32? = nil
    ) -> ByteBuffer {
        var buffer = ByteBuffer(integer: length ?? UInt32(16 + body.count))
        buffer.writeInteger(command)
        buffer.writeInteger(UInt32(0))
        buffer.writeInteger(sequence)
        buffer.writeBytes(body)
        return buffer
    }

    /// The body of a submit_sm, field by field; each string with the octet that ends it.
    struct Submit {
        var service: [UInt8] = [0]
        var source: [UInt8] = [5, 0] + Array("Acme".utf8) + [0]
        var destination: [UInt8] = [1, 1] + Array("380671234567".utf8) + [0]
        var rest: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
        var length: UInt8 = 5
        var text = Array("Hello".utf8)
        var parameters: [UInt8] = []

        /// The frame of the whole.
        func frame(_ sequence: UInt32) -> ByteBuffer {
            let head = service + source + destination + rest
            return Wire.frame(4, sequence, head + [length] + text + parameters)
        }
    }

    /// A submit_sm with something changed.
    static func submit(_ sequence: UInt32, _ change: (inout Submit) -> Void) -> ByteBuffer {
        var submit = Submit()
        change(&submit)
        return submit.frame(sequence)
    }

    /// A submit_sm with fields that can be written at all.
    static func message(
        _ sequence: UInt32,
        _ change: (inout SubmitSM) -> Void = { _ in }
    ) -> ByteBuffer {
        pdu(GatewayReplyTests.submit(change), sequence)
    }
}
