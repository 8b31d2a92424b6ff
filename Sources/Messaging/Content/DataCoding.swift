// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The data_coding octet of a message and what it means.
///
/// - Source: SMPP 3.4 §5.2.19, 3GPP TS 23.038 §4.
package struct DataCoding: RawRepresentable, Hashable, Sendable {
    /// The value on the wire.
    package let rawValue: UInt8

    /// Wraps any value of the wire.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The alphabet that the two parties agreed on.
    package static let peerDefault = DataCoding(rawValue: 0)
    /// The 7-bit alphabet of computers.
    package static let ascii = DataCoding(rawValue: 1)
    /// Western European letters, ISO 8859-1.
    package static let latin1 = DataCoding(rawValue: 3)
    /// Octets that are no text.
    package static let binary = DataCoding(rawValue: 4)
    /// 16-bit characters, the high octet first.
    package static let ucs2 = DataCoding(rawValue: 8)

    /// Where a message belongs on the phone.
    package enum MessageClass: UInt8, Hashable, Sendable {
        /// Shown at once and not stored.
        case flash = 0
        case phone = 1
        case simCard = 2
        case terminalEquipment = 3
    }

    /// Finds the alphabet, given what the peer means by "default".
    ///
    /// Values that have no meaning are read as binary, so that no octet is changed.
    package func alphabet(peerDefault: PeerAlphabet) -> Alphabet {
        switch rawValue {
        case 0: return peerDefault.alphabet
        case 1: return .ascii
        case 3: return .latin1
        case 6: return .cyrillic
        case 7: return .hebrew
        case 8: return .ucs2
        case 0xF0...0xFF: return rawValue & 0x04 == 0 ? peerDefault.alphabet : .binary
        case 0x10...0x3F: return generalGroupAlphabet(peerDefault)
        case 0xC0...0xDF: return peerDefault.alphabet
        case 0xE0...0xEF: return .ucs2
        default: return .binary
        }
    }

    /// The class of flash messages and of the other three; nil when none is given.
    package var messageClass: MessageClass? {
        let hasClass = rawValue >= 0xF0 || (0x10...0x3F).contains(rawValue) && rawValue & 0x10 != 0
        return hasClass ? MessageClass(rawValue: rawValue & 0x03) : nil
    }

    /// Bits 3 and 2 of the general data coding group; compressed text cannot be read.
    private func generalGroupAlphabet(_ peerDefault: PeerAlphabet) -> Alphabet {
        guard rawValue & 0x20 == 0 else { return .binary }
        switch rawValue & 0x0C {
        case 0x00: return peerDefault.alphabet
        case 0x08: return .ucs2
        default: return .binary
        }
    }
}

/// What a peer means by the default alphabet, data_coding 0.
package enum PeerAlphabet: String, Hashable, Sendable, CaseIterable, Codable {
    case gsm7
    case gsm7Packed
    case latin1
    case utf8

    /// The alphabet itself.
    package var alphabet: Alphabet {
        switch self {
        case .gsm7: .gsm7
        case .gsm7Packed: .gsm7Packed
        case .latin1: .latin1
        case .utf8: .utf8
        }
    }
}
