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
    /// its characters; segments are counted of what the phone will get. A text in UCS-2 that
    /// makes several segments becomes one by the tables of `languages` where that can be.
    init(
        reading octets: [UInt8],
        dataCoding: UInt8,
        esmClass: UInt8,
        protocolID: UInt8,
        peerAlphabet: PeerAlphabet,
        languages: [NationalLanguage] = []
    ) {
        let hasHeader = ESMClass(rawValue: esmClass).hasUserDataHeader
        let sent = MessageContent(
            octets,
            dataCoding: Messaging.DataCoding(rawValue: dataCoding),
            hasUserDataHeader: hasHeader,
            peerDefault: peerAlphabet
        )
        let translated = dataCoding == 0 && peerAlphabet != .gsm7 ? sent.inGSM : nil
        let national = hasHeader ? nil : (translated ?? sent).inOneSegment(by: languages)
        let kept = national ?? translated
        self.init(
            dataCoding: kept?.dataCoding.rawValue ?? dataCoding,
            esmClass: national == nil ? esmClass : esmClass | ESMClass.userDataHeaderBit,
            protocolID: protocolID,
            body: kept.map { ($0.header?.octets ?? []) + $0.body } ?? octets,
            text: sent.text,
            segments: kept?.segments ?? sent.segments
        )
        if self.dataCoding != dataCoding { translation.insert(.coding) }
        if national != nil { translation.insert(.header) }
    }

    /// Another text in place of one, read in the same way.
    init(
        replacing content: SubmittedContent,
        with octets: [UInt8],
        peerAlphabet: PeerAlphabet,
        languages: [NationalLanguage]
    ) {
        // replace_sm has no data_coding: it is that which the text before was submitted with.
        let isHeaderOurs = content.translation.contains(.header)
        self.init(
            reading: octets,
            dataCoding: content.submittedCoding,
            esmClass: isHeaderOurs
                ? content.esmClass & ~ESMClass.userDataHeaderBit : content.esmClass,
            protocolID: content.protocolID,
            peerAlphabet: peerAlphabet,
            languages: languages
        )
        parameters = content.parameters
    }

    /// The data_coding of the client's own request.
    private var submittedCoding: UInt8 {
        guard translation.contains(.coding) else { return dataCoding }
        return (dataCoding == 0 ? Messaging.DataCoding.ucs2 : .peerDefault).rawValue
    }

    /// A content as a peer reads it.
    struct Spoken: Equatable {
        var dataCoding: UInt8
        var esmClass: UInt8
        var body: [UInt8]
    }

    /// The octets, and what says how to read them, for a peer.
    ///
    /// What no parameter could hold in the peer's alphabet stays in the platform's.
    func spoken(to alphabet: PeerAlphabet) -> Spoken {
        let own = Spoken(dataCoding: dataCoding, esmClass: esmClass, body: body)
        guard dataCoding == 0, alphabet != .gsm7 else { return own }
        let spoken = translated(to: alphabet)
        return spoken.body.count > Self.octetsMax ? own : spoken
    }

    /// What `message_payload` holds.
    ///
    /// - Source: SMPP 3.4 §5.3.2.32.
    static let octetsMax = 65_535

    private func translated(to alphabet: PeerAlphabet) -> Spoken {
        let content = MessageContent(
            body,
            dataCoding: .peerDefault,
            hasUserDataHeader: ESMClass(rawValue: esmClass).hasUserDataHeader,
            peerDefault: .gsm7
        )
        let header = content.header?.octets ?? []
        if alphabet == .gsm7Packed {
            let fillBits = SeptetPacking.fillBits(afterHeaderOctets: header.count)
            let packed = header + SeptetPacking.pack(content.body, fillBits: fillBits)
            return Spoken(dataCoding: 0, esmClass: esmClass, body: packed)
        }
        if let octets = alphabet.alphabet.encode(content.text) {
            return spoken(octets, .peerDefault, content.header)
        }
        return spoken(Alphabet.ucs2.encode(content.text) ?? [], .ucs2, content.header)
    }

    /// Octets that are no septets, for which the header has no tables to choose.
    private func spoken(
        _ octets: [UInt8],
        _ coding: Messaging.DataCoding,
        _ header: UserDataHeader?
    ) -> Spoken {
        let kept = header?.withoutShiftTables
        let isHeaderGone = kept == nil && header != nil
        return Spoken(
            dataCoding: coding.rawValue,
            esmClass: isHeaderGone ? esmClass & ~ESMClass.userDataHeaderBit : esmClass,
            body: (kept?.octets ?? []) + octets
        )
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

extension MessageContent {
    /// The same text by the tables of one of the languages, when it is in UCS-2 and takes several
    /// segments, and these tables bring it into one.
    ///
    /// Not into fewer than that but several: a message centre that cuts a long text would have
    /// to repeat the header that chooses the tables.
    fileprivate func inOneSegment(by languages: [NationalLanguage]) -> MessageContent? {
        guard !languages.isEmpty, dataCoding == .ucs2, segments > 1 else { return nil }
        let national = MessageContent(text: text, languages: languages)
        return national.header != nil && national.segments == 1 ? national : nil
    }
}

extension ESMClass {
    /// Tells that the text begins with a user data header.
    ///
    /// - Source: SMPP 3.4 §5.2.12.
    fileprivate static let userDataHeaderBit: UInt8 = 0x40
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

    /// The languages whose tables its recipients' phones have.
    var nationalLanguages: [NationalLanguage] {
        // What could not be read was refused by the form; nothing else writes it.
        languages.isEmpty ? [] : (try? NationalLanguageList(languages))?.languages ?? []
    }
}
