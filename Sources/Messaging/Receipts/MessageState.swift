// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How far a message has come.
///
/// ```
/// enroute ─▶ accepted ─▶ delivered │ undeliverable │ expired │ deleted │ rejected
/// ```
///
/// - Source: SMPP 3.4 §5.2.28 for the numbers, Appendix B for the receipt words.
package enum MessageState: String, Hashable, Sendable, CaseIterable, Codable {
    case enroute
    case delivered
    case expired
    case deleted
    case undeliverable
    case accepted
    case unknown
    case rejected

    /// Finds the state of a message_state value; nil when it has no meaning in SMPP 3.4.
    package init?(smppValue: UInt8) {
        guard let state = Self.allCases.first(where: { $0.smppValue == smppValue }) else {
            return nil
        }
        self = state
    }

    /// The value of the message_state parameter.
    package var smppValue: UInt8 {
        switch self {
        case .enroute: 1
        case .delivered: 2
        case .expired: 3
        case .deleted: 4
        case .undeliverable: 5
        case .accepted: 6
        case .unknown: 7
        case .rejected: 8
        }
    }

    /// The word of the receipt text.
    package var receiptWord: String {
        switch self {
        case .enroute: "ENROUTE"
        case .delivered: "DELIVRD"
        case .expired: "EXPIRED"
        case .deleted: "DELETED"
        case .undeliverable: "UNDELIV"
        case .accepted: "ACCEPTD"
        case .unknown: "UNKNOWN"
        case .rejected: "REJECTD"
        }
    }

    /// Whether no other state is to be expected.
    ///
    /// The specification calls *accepted* final (read on the subscriber's behalf), but message
    /// centres report it when a network has taken the message, and *delivered* follows.
    package var isFinal: Bool {
        switch self {
        case .delivered, .expired, .deleted, .undeliverable, .rejected: true
        case .enroute, .accepted, .unknown: false
        }
    }
}

extension MessageState {
    /// Finds the state of a receipt's word, in any known spelling; nil for other words.
    package init?(receiptWord: some StringProtocol) {
        // Almost always one of the specification's words, as it is spelled there.
        if let state = Self.allCases.first(where: { receiptWord == $0.receiptWord }) {
            self = state
            return
        }
        let word = receiptWord.uppercased().filter { $0.isLetter || $0.isNumber }
        guard let state = Self.words[word] else { return nil }
        self = state
    }

    private static let words: [String: MessageState] = {
        let spellings: [(MessageState, String)] = [
            (.delivered, "DELIVRD DELIVERED DELIVERD DLVRD DELIVEREDTOHANDSET SUCCESS READ 2"),
            (.undeliverable, "UNDELIV UNDELIVERABLE UNDELIVERED UNDELIVRD UNDLV UNDELIVERD 5"),
            (.undeliverable, "FAILED FAIL FAILURE NOTDELIVERED DELIVERYFAILED ABSENT"),
            (.expired, "EXPIRED EXPIRD EXPRD EXPIR 3"),
            (.deleted, "DELETED DELETD CANCELED CANCELLED CANCELD 4"),
            (.accepted, "ACCEPTD ACCEPTED ACCPTD ACKED 6"),
            (.rejected, "REJECTD REJECTED REJECTE REJECT REJCTD BLOCKED SKIPPED 8"),
            (.enroute, "ENROUTE BUFFERED BUFFRED SENT PENDING ESMEROUTE QUEUED SCHEDULED"),
            (.enroute, "SUBMITTED INPROGRESS RETRYING 1"),
            (.unknown, "UNKNOWN UNKNOWND UNKNWN 7"),
        ]
        var words: [String: MessageState] = [:]
        for (state, list) in spellings {
            for word in list.split(separator: " ") { words[String(word)] = state }
        }
        return words
    }()
}
