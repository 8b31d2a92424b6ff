// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The content of one message: what it says, how it is coded and how many segments it takes.
///
/// The octets stay the truth; the text is for people.
package struct MessageContent: Hashable, Sendable {
    /// The octet that came with the content.
    package let dataCoding: DataCoding
    /// How the body is read.
    package let alphabet: Alphabet
    /// Nil when there is none, or when what claims to be one cannot be read.
    package let header: UserDataHeader?
    /// The octets after the header.
    package let body: [UInt8]
    /// The body for display; hexadecimal digits when it is binary.
    package let text: String
    /// Where the message stands in a long one that the submitter cut himself.
    package let concatenation: Concatenation?
    /// The number of SMS it takes on the air: the unit of charging, at least 1.
    package let segments: Int
    /// The bits between the header and packed septets.
    private let fillBits: Int

    /// Reads the content of a PDU.
    ///
    /// - Parameters:
    ///   - octets: short_message or message_payload.
    ///   - dataCoding: the data_coding octet.
    ///   - hasUserDataHeader: whether esm_class says that the octets begin with a header.
    ///   - peerDefault: what the submitter means by data_coding 0.
    ///   - sar: the place that the sar_* parameters give, when they are there.
    package init(
        _ octets: [UInt8],
        dataCoding: DataCoding,
        hasUserDataHeader: Bool,
        peerDefault: PeerAlphabet,
        sar: Concatenation? = nil
    ) {
        let header = hasUserDataHeader ? UserDataHeader(prefixOf: octets) : nil
        let headerOctets = header == nil ? 0 : Int(octets[0]) + 1
        let body = Array(octets.dropFirst(headerOctets))
        let alphabet = dataCoding.alphabet(peerDefault: peerDefault)
        let fillBits = SeptetPacking.fillBits(afterHeaderOctets: headerOctets)
        self.dataCoding = dataCoding
        self.alphabet = alphabet
        self.header = header
        self.body = body
        text = alphabet.decode(body, fillBits: fillBits, tables: ShiftTables(header))
        concatenation = header?.concatenation ?? sar
        self.fillBits = fillBits
        segments =
            AirUnits.fitsOne(body, alphabet: alphabet, header: header)
            ? 1
            : AirUnits(body, alphabet: alphabet, text: text, fillBits: fillBits)
                .segmentCount(header: header)
    }

    /// Encodes a text in the GSM alphabet when it fits there, else in UCS-2.
    package init(text: String) {
        let septets = GSMAlphabet.encode(text)
        let octets = septets ?? UTF16Octets.octets(text.utf16)
        self.init(
            octets,
            dataCoding: septets == nil ? .ucs2 : .peerDefault,
            hasUserDataHeader: false,
            peerDefault: .gsm7
        )
    }

    /// Encodes a text by the tables of one of the languages, where that takes fewer segments than
    /// UCS-2, else as `init(text:)` does.
    ///
    /// The recipients' phones must have these tables; few but those sold in their countries do.
    package init(text: String, languages: [NationalLanguage]) {
        let plain = MessageContent(text: text)
        guard let fit = ShiftTables.fitting(text, languages: languages), !fit.tables.isStandard
        else {
            self = plain
            return
        }
        let national = MessageContent(
            UserDataHeader(elements: fit.tables.elements).octets + fit.septets,
            dataCoding: .peerDefault,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        self = national.segments < plain.segments ? national : plain
    }

    /// Whether the message is one part of a long one.
    package var isPart: Bool { concatenation != nil }

    /// Whether a phone could join the segments: their number has one octet.
    package var isJoinable: Bool { segments <= Segmentation.segmentCountMax }
}

extension MessageContent {
    /// Cuts the content into segments, each as the octets of one short_message.
    ///
    /// One segment comes with the header it had. Several get a concatenation element, in place
    /// of one that was there; esm_class must then say that there is a header. Septets leave
    /// unpacked. Alphabets that no phone reads leave as the GSM alphabet or UCS-2, which
    /// `airDataCoding` tells.
    ///
    /// Contents that are not `isJoinable` are to be refused before.
    ///
    /// - Parameters:
    ///   - reference: equal in all segments; new for each message to one recipient.
    ///   - referenceSize: how wide the reference is on the wire.
    /// - Returns: the segments in order, each with its header.
    package func split(
        reference: UInt16,
        referenceSize: Concatenation.ReferenceSize = .bits8
    ) -> [[UInt8]] {
        let units = AirUnits(body, alphabet: alphabet, text: text, fillBits: fillBits)
        guard segments > 1 else {
            return [(header?.octets ?? []) + units.octets(0..<units.units.count)]
        }
        let kept = header?.withoutConcatenation ?? UserDataHeader(elements: [])
        let ranges = units.ranges(keeping: kept, referenceSize: referenceSize)
        return ranges.enumerated().map { index, range in
            let place = Concatenation(
                reference: reference,
                referenceSize: referenceSize,
                total: UInt8(clamping: ranges.count),
                part: UInt8(clamping: index + 1)
            )
            let elements = (place.map { [$0.element] } ?? []) + kept.elements
            return UserDataHeader(elements: elements).octets + units.octets(range)
        }
    }

    /// The data coding of what `split` returns.
    package var airDataCoding: DataCoding {
        switch alphabet {
        case .gsm7, .gsm7Packed, .ucs2, .binary: dataCoding
        case .ascii, .latin1, .cyrillic, .hebrew, .utf8:
            GSMAlphabet.encode(text) == nil ? .ucs2 : .peerDefault
        }
    }
}

/// A message body as the units that are counted on the air.
///
/// Septets, UTF-16 units and binary octets count as they are. Other alphabets do not exist on
/// the air: a message centre turns them into the GSM alphabet where it fits, else into UCS-2,
/// and so they are counted.
private struct AirUnits {
    var segmentation: Segmentation
    var units: [UInt16]

    private init(_ unit: Segmentation.Unit, _ units: [UInt16]) {
        segmentation = Segmentation(unit)
        self.units = units
    }

    init(_ body: [UInt8], alphabet: Alphabet, text: String, fillBits: Int) {
        switch alphabet {
        case .gsm7:
            self.init(.septet, body.map(UInt16.init))
        case .gsm7Packed:
            let septets = SeptetPacking.unpack(body, fillBits: fillBits)
            self.init(.septet, septets.map(UInt16.init))
        case .binary:
            self.init(.octet, body.map(UInt16.init))
        case .ucs2:
            // A last half unit still takes its room.
            let padded = body.count.isMultiple(of: 2) ? body : body + [0]
            self.init(.utf16, UTF16Octets.units(padded))
        case .ascii, .latin1, .cyrillic, .hebrew, .utf8:
            if let septets = GSMAlphabet.encode(text) {
                self.init(.septet, septets.map(UInt16.init))
            } else {
                self.init(.utf16, Array(text.utf16))
            }
        }
    }

    /// Whether a body fits one segment for sure, found without converting it.
    static func fitsOne(_ body: [UInt8], alphabet: Alphabet, header: UserDataHeader?) -> Bool {
        let headerOctets = header?.octets.count ?? 0
        return switch alphabet {
        case .gsm7: body.count <= Segmentation(.septet).capacity(headerOctets: headerOctets)
        case .binary, .gsm7Packed, .ucs2:
            body.count <= Segmentation(.octet).capacity(headerOctets: headerOctets) & ~1
        case .ascii, .latin1, .cyrillic, .hebrew, .utf8: false
        }
    }

    /// Counts the segments of a body behind its header.
    ///
    /// A part of a long message that fits one SMS is one segment. One that does not fit is
    /// counted as what it would be cut into.
    func segmentCount(header: UserDataHeader?) -> Int {
        let capacity = segmentation.capacity(headerOctets: header?.octets.count ?? 0)
        if units.count <= capacity { return 1 }
        let kept = header?.withoutConcatenation ?? UserDataHeader(elements: [])
        let size = header?.concatenation?.referenceSize ?? .bits8
        return ranges(keeping: kept, referenceSize: size).count
    }

    /// The segments beside a header that is kept and grows by a concatenation element.
    func ranges(
        keeping header: UserDataHeader,
        referenceSize: Concatenation.ReferenceSize
    ) -> [Range<Int>] {
        let growth = referenceSize == .bits8 ? 5 : 6
        let capacity = segmentation.capacity(headerOctets: header.octets.count + growth)
        // A header that leaves no room is nonsense; it is cut as finely as can be.
        return segmentation.ranges(of: units, capacity: max(2, capacity))
    }

    func octets(_ range: Range<Int>) -> [UInt8] {
        segmentation.unit == .utf16
            ? UTF16Octets.octets(units[range]) : units[range].map { UInt8($0 & 0xFF) }
    }
}
