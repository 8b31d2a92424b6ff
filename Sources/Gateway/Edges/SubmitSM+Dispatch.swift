// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

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
    init(_ dispatch: Dispatch) {
        let originator = dispatch.originator
        self.init(
            source: Address(
                COctetString(originator.text),
                ton: TypeOfNumber(rawValue: originator.typeOfNumber),
                npi: NumberingPlan(rawValue: originator.numberingPlan)
            ),
            destination: Address(
                COctetString(dispatch.recipient),
                ton: .international,
                npi: .isdn
            )
        )
        esmClass = ESMClass(rawValue: dispatch.content.esmClass)
        protocolID = dispatch.content.protocolID
        registeredDelivery = .final
        dataCoding = DataCoding(rawValue: dispatch.content.dataCoding)
        validityPeriod = COctetString(dispatch.expiresAt.smppAbsolute)
        tlvs = TLVs(passed: dispatch.content.parameters)
        if dispatch.content.body.count > Self.shortMessageMax {
            tlvs.append(.messagePayload, ByteBuffer(bytes: dispatch.content.body))
        } else {
            shortMessage = ByteBuffer(bytes: dispatch.content.body)
        }
    }
}

extension Instant {
    /// The absolute SMPP time of this instant in UTC, `YYMMDDhhmmss000+`.
    ///
    /// - Source: SMPP 3.4 §7.1.1.
    var smppAbsolute: String {
        let day = utcDate
        let second = Int(seconds - Int64(day.daysSince1970) * 86_400)
        let parts = [
            day.year % 100, day.month, day.day, second / 3_600, second / 60 % 60, second % 60,
        ]
        return parts.map { padded($0, to: 2) }.joined() + "000+"
    }
}
