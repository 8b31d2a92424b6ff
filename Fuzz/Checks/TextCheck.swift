// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging

/// What must hold for receipts, times, headers and texts, whatever octets they are read from.
package enum TextCheck {
    /// Reads octets in every way a peer could mean them, and returns what is wrong, or `nil`.
    ///
    /// The first octet is the data coding, the second what data coding 0 means.
    package static func complaint(about octets: [UInt8]) -> String? {
        let text = String(decoding: octets, as: UTF8.self)
        if let receipt = DeliveryReceipt(parsing: text) {
            if receipt.ids.isEmpty && receipt.stateWord.isEmpty { return "an empty receipt" }
            let written = receipt.formatted(seconds: true)
            if DeliveryReceipt(parsing: written) == nil { return "a receipt cannot be read again" }
        }
        if let time = SMPPTime(text), SMPPTime(time.formatted) == nil {
            return "a time cannot be read again"
        }
        return complaint(aboutContent: octets)
    }

    private static func complaint(aboutContent octets: [UInt8]) -> String? {
        guard octets.count >= 2 else { return nil }
        let peers = PeerAlphabet.allCases
        let content = MessageContent(
            Array(octets.dropFirst(2)),
            dataCoding: DataCoding(rawValue: octets[0]),
            hasUserDataHeader: octets[1] & 0x80 != 0,
            peerDefault: peers[Int(octets[1] & 0x7F) % peers.count]
        )
        if content.segments < 1 { return "no segment" }
        guard content.isJoinable else { return nil }
        let parts = content.split(reference: 9)
        if parts.isEmpty { return "no part" }
        let limit = content.alphabet == .binary || content.alphabet == .ucs2 ? 140 : 160
        let isPlain = content.header == nil
        if isPlain, parts.count > 1, parts.contains(where: { $0.count > limit }) {
            return "a part that is too long"
        }
        if isPlain, parts.count != content.segments { return "more parts than segments" }
        return nil
    }
}
