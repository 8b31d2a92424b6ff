// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// What other threads have for a session, until its event loop comes to it.
struct SMPPMailbox: Sendable {
    var responses = SMPPOutbox()
    var requests: [(token: Int64, request: PDU)] = []
    var ending: SMPPMail.Ending?
    /// Whether the event loop has been told that there is something.
    var isAnnounced = false
    var isOpen = true
    /// Tokens taken that have no outcome yet.
    var unresolved = 0
    var statistics = SessionStatistics()
}

/// Responses as the octets they go out with.
///
/// They are encoded where they are given, often another thread than the session's: what waits here
/// is small, and an ordinary turn takes all of it over without looking at one of them.
struct SMPPOutbox: Sendable {
    struct Entry: Sendable {
        var status: CommandStatus
        var length: Int
    }

    // An ordinary turn fits; a rare large one shall not stay in memory with an idle session.
    private static let keptCapacityMax = 65_536

    private(set) var entries: [Entry] = []
    private var octets = ByteBuffer()

    mutating func append(_ response: PDU, to sequence: SequenceNumber) {
        let before = octets.writerIndex
        octets.writePDU(response, sequence: sequence)
        entries.append(Entry(status: response.status, length: octets.writerIndex - before))
    }

    /// Moves the octets of the next responses behind `outgoing`.
    mutating func move(_ length: Int, into outgoing: inout ByteBuffer) {
        if outgoing.readableBytes == 0, length == octets.readableBytes {
            swap(&outgoing, &octets)
        } else if var moved = octets.readSlice(length: length) {
            outgoing.writeBuffer(&moved)
        }
    }

    /// Leaves out the octets of the next response.
    mutating func skip(_ length: Int) { octets.moveReaderIndex(forwardBy: length) }

    /// Makes the box empty and keeps its memory for the next time.
    mutating func clear() {
        entries.removeAll(keepingCapacity: true)
        octets.empty(keeping: Self.keptCapacityMax)
    }
}

extension ByteBuffer {
    /// Forgets the content, and also the memory when it is more than `capacityMax`.
    mutating func empty(keeping capacityMax: Int) {
        if capacity > capacityMax { self = ByteBuffer() } else { clear() }
    }
}

/// The content of a mailbox, on the event loop.
struct SMPPMail {
    enum Ending {
        case unbind(within: Duration)
        case close
    }

    var responses = SMPPOutbox()
    var requests: [(token: Int64, request: PDU)] = []
    var ending: Ending?
}
