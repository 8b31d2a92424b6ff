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
        by edge: EdgeAccess?,
        now: Instant
    ) throws(SubmitRefusal) -> Submission {
        guard let edge else {
            throw SubmitRefusal(status: .systemError, text: "The access is gone.")
        }
        let access = edge.access
        try checkOriginator()
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
                reading: body,
                dataCoding: dataCoding,
                esmClass: esmClass.rawValue,
                protocolID: protocolID,
                peerAlphabet: edge.peerAlphabet,
                languages: isConcatenatedBySAR ? [] : edge.languages
            ),
            registeredDelivery: registeredDelivery
        )
        try checkLength(submission.content)
        submission.content.parameters = passedParameters
        submission.replacesWaiting = replacesWaiting
        submission.scheduledAt = try schedule(now: now)
        submission.expiresAt = try expiry(now: now, after: submission.scheduledAt ?? now)
        return submission
    }

    /// The furthest that a delivery can be scheduled ahead: its money is held until then.
    private static let scheduleDaysMax: Int64 = 30

    private func schedule(now: Instant) throws(SubmitRefusal) -> Instant? {
        if scheduleTime.isEmpty { return nil }
        let latest = now.adding(seconds: Self.scheduleDaysMax * 86_400)
        guard let asked = SMPPTime(scheduleTime.string)?.instant(from: now), asked > now,
            asked <= latest
        else {
            throw SubmitRefusal(
                status: .invalidScheduleTime,
                text: "schedule_delivery_time is no SMPP time, is over, or is too far ahead."
            )
        }
        return asked
    }

    /// Parts are numbered with one octet, so no phone can put more together.
    private static let segmentsMax = 255

    private func checkLength(_ content: SubmittedContent) throws(SubmitRefusal) {
        guard content.segments > Self.segmentsMax else { return }
        throw SubmitRefusal(
            status: .invalidMessageLength,
            text: "The text makes \(content.segments) segments; at most \(Self.segmentsMax) fit."
        )
    }

    private func checkOriginator() throws(SubmitRefusal) {
        guard source.ton == .alphanumeric, source.value.count > 11 else { return }
        throw SubmitRefusal(
            status: .invalidSourceAddress,
            text: "An alphanumeric sender has at most 11 characters."
        )
    }

    private func expiry(
        now: Instant,
        after start: Instant
    ) throws(SubmitRefusal) -> Instant? {
        if validityPeriod.isEmpty { return nil }
        let asked = SMPPTime(validityPeriod.string)?.instant(from: now)
        guard let asked, asked > start else {
            throw SubmitRefusal(
                status: .invalidValidityPeriod,
                text: "validity_period is no SMPP time, or is over before the message could leave."
            )
        }
        return asked
    }
}
