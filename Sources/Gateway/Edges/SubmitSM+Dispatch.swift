// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import NIOCore
import Primitives
import SMPP
import Storage

extension SubmitSM {
    /// Octets that fit into short_message; longer bodies travel as message_payload.
    ///
    /// - Source: SMPP 3.4 §5.2.22.
    private static let shortMessageMax = 254

    /// The request that passes a message on to a supplier; a receipt is always asked for.
    init(_ dispatch: Dispatch, _ dialect: SupplierDialect) {
        let originator = dispatch.originator.typed(dialect)
        let spoken = dispatch.content.spoken(to: PeerAlphabet(setting: dialect.defaultAlphabet))
        var parameters = TLVs(passed: dispatch.content.parameters)
        let body = ByteBuffer(bytes: spoken.body)
        let isLong = spoken.body.count > Self.shortMessageMax
        if isLong { parameters.append(.messagePayload, body) }
        self.init(
            source: Address(
                COctetString(originator.text),
                ton: TypeOfNumber(rawValue: originator.typeOfNumber),
                npi: NumberingPlan(rawValue: originator.numberingPlan)
            ),
            destination: Address(
                COctetString(dispatch.recipient),
                ton: TypeOfNumber(rawValue: UInt8(clamping: dialect.destinationTypeOfNumber)),
                npi: NumberingPlan(rawValue: UInt8(clamping: dialect.destinationNumberingPlan))
            ),
            shortMessage: isLong ? ByteBuffer() : body,
            validityPeriod: COctetString(dispatch.expiresAt.smppAbsolute),
            tlvs: parameters
        )
        esmClass = ESMClass(rawValue: spoken.esmClass)
        protocolID = dispatch.content.protocolID
        registeredDelivery =
            dispatch.wantsIntermediate ? RegisteredDelivery(rawValue: 0x11) : .final
        dataCoding = SMPP.DataCoding(rawValue: spoken.dataCoding)
    }
}

extension SubmittedAddress {
    /// The sender with the type of number that the supplier wants to see.
    func typed(_ dialect: SupplierDialect) -> SubmittedAddress {
        guard dialect.senderTypes == .byForm, let form = try? Originator(text) else {
            return self
        }
        return switch form.kind {
        case .alphanumeric: SubmittedAddress(text, dialect.nameType)
        case .shortCode: SubmittedAddress(form.text, dialect.shortCodeType)
        case .number: SubmittedAddress(form.text, dialect.numberType)
        }
    }

    private init(_ text: String, _ type: AddressType) {
        self.init(
            text: text,
            typeOfNumber: type.typeOfNumber,
            numberingPlan: type.numberingPlan
        )
    }
}

extension Instant {
    /// The absolute SMPP time of this instant in UTC, `YYMMDDhhmmss000+`.
    ///
    /// - Source: SMPP 3.4 §7.1.1.
    var smppAbsolute: String {
        let (day, second) = utcParts
        // Two digits each; every message that leaves has one.
        return String(unsafeUninitializedCapacity: 16) { octets in
            var place = 0
            func put(_ number: Int) {
                octets[place] = UInt8(0x30 + number / 10)
                octets[place + 1] = UInt8(0x30 + number % 10)
                place += 2
            }
            put(day.year % 100)
            put(day.month)
            put(day.day)
            put(second / 3_600)
            put(second / 60 % 60)
            put(second % 60)
            for octet in "000+".utf8 {
                octets[place] = octet
                place += 1
            }
            return place
        }
    }

    /// `2026-11-25 14:05:09 UTC`, for traces.
    package var utcText: String {
        let (day, second) = utcParts
        let clock = [second / 3_600, second / 60 % 60, second % 60]
        return "\(day) " + clock.map { padded($0, to: 2) }.joined(separator: ":") + " UTC"
    }

    private var utcParts: (day: CalendarDate, second: Int) {
        let day = utcDate
        return (day, Int(seconds - Int64(day.daysSince1970) * 86_400))
    }
}
