// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import SMPP
import Storage

/// The platform keeps data_coding 0 as GSM 03.38, one septet an octet; peers may mean something
/// else by it.
extension SubmittedContent {
    /// Reads what a peer sent.
    ///
    /// A text in another default alphabet becomes GSM 03.38, or UCS-2 when that lacks one of
    /// its characters; segments are counted of what the phone will get.
    init(
        reading octets: [UInt8],
        dataCoding: UInt8,
        esmClass: UInt8,
        protocolID: UInt8,
        peerAlphabet: PeerAlphabet
    ) {
        let hasHeader = ESMClass(rawValue: esmClass).hasUserDataHeader
        let sent = MessageContent(
            octets,
            dataCoding: Messaging.DataCoding(rawValue: dataCoding),
            hasUserDataHeader: hasHeader,
            peerDefault: peerAlphabet
        )
        let kept = dataCoding == 0 && peerAlphabet != .gsm7 ? sent.inGSM : nil
        self.init(
            dataCoding: kept?.dataCoding.rawValue ?? dataCoding,
            esmClass: esmClass,
            protocolID: protocolID,
            body: kept.map { ($0.header?.octets ?? []) + $0.body } ?? octets,
            text: sent.text,
            segments: kept?.segments ?? sent.segments
        )
    }

    /// Another text in place of one, read in the same way.
    init(
        replacing content: SubmittedContent,
        with octets: [UInt8],
        peerAlphabet: PeerAlphabet
    ) {
        self.init(
            reading: octets,
            dataCoding: content.dataCoding,
            esmClass: content.esmClass,
            protocolID: content.protocolID,
            peerAlphabet: peerAlphabet
        )
        parameters = content.parameters
    }

    /// The octets, and the data_coding that says how to read them, for a peer.
    func spoken(to alphabet: PeerAlphabet) -> (dataCoding: UInt8, body: [UInt8]) {
        guard dataCoding == 0, alphabet != .gsm7 else { return (dataCoding, body) }
        let content = MessageContent(
            body,
            dataCoding: .peerDefault,
            hasUserDataHeader: ESMClass(rawValue: esmClass).hasUserDataHeader,
            peerDefault: .gsm7
        )
        let header = content.header?.octets ?? []
        if alphabet == .gsm7Packed {
            let fillBits = SeptetPacking.fillBits(afterHeaderOctets: header.count)
            return (0, header + SeptetPacking.pack(content.body, fillBits: fillBits))
        }
        if let octets = alphabet.alphabet.encode(content.text) { return (0, header + octets) }
        let octets = Alphabet.ucs2.encode(content.text) ?? []
        return (Messaging.DataCoding.ucs2.rawValue, header + octets)
    }
}

extension MessageContent {
    /// The same text as phones read it, with its header.
    fileprivate var inGSM: MessageContent {
        let septets = GSMAlphabet.encode(text)
        let octets = septets ?? Alphabet.ucs2.encode(text) ?? []
        return MessageContent(
            (header?.octets ?? []) + octets,
            dataCoding: septets == nil ? .ucs2 : .peerDefault,
            hasUserDataHeader: header != nil,
            peerDefault: .gsm7
        )
    }
}

extension PeerAlphabet {
    /// Reads the setting of an access or a supplier.
    init(setting: String) {
        switch setting {
        case "gsm_packed": self = .gsm7Packed
        case "latin1": self = .latin1
        case "utf8": self = .utf8
        default: self = .gsm7
        }
    }
}

extension Access {
    /// What its `data_coding` 0 means.
    var peerAlphabet: PeerAlphabet { PeerAlphabet(setting: defaultAlphabet) }
}

extension SMPPTime {
    /// The instant that a field of a PDU names; nil when it is empty or no time.
    static func instant(_ field: COctetString, from now: Instant) -> Instant? {
        field.isEmpty ? nil : SMPPTime(field.string)?.instant(from: now)
    }
}
