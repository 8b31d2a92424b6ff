// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import Primitives
import SMPP
import Storage

/// A submit that is wrong in form, and the status that says where.
struct SubmitRefusal: Error, Equatable {
    var status: CommandStatus
    var text: String
}

extension SubmittedRequest {
    /// Checks the form of a request and turns it into a submission to one destination.
    ///
    /// - Throws: `SubmitRefusal`; what is refused here is answered at once and not stored.
    func submission(
        to destination: SMPP.Address,
        by access: Access?,
        now: Instant
    ) throws(SubmitRefusal) -> Submission {
        guard let access else {
            throw SubmitRefusal(status: .systemError, text: "The access is gone.")
        }
        try checkOriginator()
        let body = self.body
        let content = MessageContent(
            body,
            dataCoding: Messaging.DataCoding(rawValue: dataCoding),
            hasUserDataHeader: esmClass.hasUserDataHeader,
            peerDefault: access.peerAlphabet
        )
        var submission = Submission(
            clientID: access.clientID,
            accessID: access.id,
            originator: SubmittedAddress(
                text: source.value.string,
                typeOfNumber: source.ton.rawValue,
                numberingPlan: source.npi.rawValue
            ),
            recipient: destination.value.string,
            content: SubmittedContent(
                dataCoding: dataCoding,
                esmClass: esmClass.rawValue,
                protocolID: protocolID,
                body: body,
                text: content.text,
                segments: content.segments
            ),
            registeredDelivery: registeredDelivery
        )
        submission.content.parameters = passedParameters
        submission.expiresAt = try expiry(now: now)
        return submission
    }

    private func checkOriginator() throws(SubmitRefusal) {
        guard source.ton == .alphanumeric, source.value.count > 11 else { return }
        throw SubmitRefusal(
            status: .invalidSourceAddress,
            text: "An alphanumeric sender has at most 11 characters."
        )
    }

    private func expiry(now: Instant) throws(SubmitRefusal) -> Instant? {
        if validityPeriod.isEmpty { return nil }
        let asked = SMPPTime(validityPeriod.string)?.instant(from: now)
        guard let asked, asked > now else {
            throw SubmitRefusal(
                status: .invalidValidityPeriod,
                text: "validity_period is no SMPP time, or is over already."
            )
        }
        return asked
    }
}

extension Access {
    /// What its `data_coding` 0 means.
    var peerAlphabet: PeerAlphabet {
        switch defaultAlphabet {
        case "gsm_packed": .gsm7Packed
        case "latin1": .latin1
        case "utf8": .utf8
        default: .gsm7
        }
    }
}
