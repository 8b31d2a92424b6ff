// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import Primitives
import SMPP

/// What a simulated client sends: senders, recipients and texts, mixed by a seed.
package struct TrafficPattern: Sendable {
    package var senders: [String]
    /// Leading digits of the recipients; the rest is made up.
    package var prefixes: [String]
    package var texts: [String]

    package init(senders: [String], prefixes: [String], texts: [String]) {
        precondition(
            !senders.isEmpty && !prefixes.isEmpty && !texts.isEmpty,
            "a pattern needs a sender, a prefix and a text"
        )
        self.senders = senders
        self.prefixes = prefixes
        self.texts = texts
    }

    /// A recipient with one of the prefixes, made up to twelve digits.
    package func recipient(_ random: inout SeededGenerator) -> String {
        var digits = random.pick(prefixes)
        while digits.count < 12 { digits += String(random.number(in: 0...9)) }
        return digits
    }

    /// One message of the pattern that asks for a receipt.
    func message(_ random: inout SeededGenerator) -> SubmitSM {
        let sender = random.pick(senders)
        let digits = recipient(&random)
        let isNumber = sender.allSatisfy(\.isNumber)
        let source = Address(
            COctetString(sender),
            ton: isNumber ? .international : .alphanumeric,
            npi: isNumber ? .isdn : .unknown
        )
        var pdu = SubmitSM(
            source: source,
            destination: Address(COctetString(digits), ton: .international, npi: .isdn)
        )
        let text = random.pick(texts)
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            pdu.shortMessage = ByteBuffer(string: text)
        } else {
            var units = ByteBuffer()
            for unit in text.utf16 { units.writeInteger(unit) }
            pdu.shortMessage = units
            pdu.dataCoding = .ucs2
        }
        pdu.registeredDelivery = .final
        return pdu
    }
}
