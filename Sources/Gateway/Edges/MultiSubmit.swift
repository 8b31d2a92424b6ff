// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SMPP
import Storage

/// The request that several submits belong to.
///
/// Not by its sequence number: a peer may send the same one again before the first is answered,
/// and the answers of the one must not be counted for the other.
struct MultiKey: Hashable, Sendable {
    let session: UInt64
    let serial: UInt64
}

/// A submit_multi under way: answered when each of its destinations has been decided.
///
/// - Source: SMPP 3.4 §4.5: one message_id for all, and a list of the unsuccessful.
struct MultiSubmit: Sendable {
    let destinations: [SMPP.Address]
    private var undecided: Int
    private var lists: Set<Int> = []
    private var messageID: MessageID?
    private var unsuccessful: [SubmitMultiResponse.Unsuccessful] = []

    private let form: RefusalForm

    init(_ pdu: SubmitMulti, _ form: RefusalForm) {
        self.form = form
        destinations = pdu.destinations.map { destination in
            switch destination {
            case .address(let address): address
            case .distributionList(let name): SMPP.Address(name)
            }
        }
        undecided = destinations.count
        for case (let index, .distributionList) in pdu.destinations.enumerated() {
            // Lists are not kept here.
            lists.insert(index)
            settle(index, status: .invalidDistributionList, messageID: nil)
        }
    }

    /// The destinations that are still to be decided, by their positions.
    var open: [(index: Int, destination: SMPP.Address)] {
        destinations.enumerated().filter { !lists.contains($0.offset) }
            .map { (index: $0.offset, destination: $0.element) }
    }

    /// Notes the decision on one destination.
    mutating func settle(_ index: Int, _ reply: SubmitReply) {
        switch reply {
        case .accepted(let id): settle(index, status: .ok, messageID: id)
        case .blocked(let reason):
            settle(index, status: CommandStatus(reason, form), messageID: nil)
        case .failing: settle(index, status: .systemError, messageID: nil)
        }
    }

    mutating func settle(_ index: Int, status: CommandStatus, messageID id: MessageID?) {
        undecided -= 1
        if let id { messageID = messageID ?? id }
        guard status != .ok else { return }
        unsuccessful.append(.init(destinations[index], status: status))
    }

    /// The answer, once all is decided.
    var response: PDU? {
        guard undecided == 0 else { return nil }
        let status: CommandStatus =
            messageID == nil ? unsuccessful.first?.status ?? .submitFailed : .ok
        return .submitMultiResponse(
            SubmitMultiResponse(
                status: status,
                messageID: COctetString(messageID?.description ?? ""),
                unsuccessful: unsuccessful
            )
        )
    }
}
