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
        let times = try SubmittedTimes(scheduleTime, validityPeriod, now: now)
        submission.scheduledAt = times.scheduledAt
        submission.expiresAt = times.expiresAt
        return submission
    }

    private func checkLength(_ content: SubmittedContent) throws(SubmitRefusal) {
        guard content.segments > SubmittedContent.segmentsMax else { return }
        let text = "The text makes \(content.segments) segments; "
        throw SubmitRefusal(
            status: .invalidMessageLength,
            text: text + "at most \(SubmittedContent.segmentsMax) fit."
        )
    }

    private func checkOriginator() throws(SubmitRefusal) {
        guard source.ton == .alphanumeric, source.value.count > 11 else { return }
        throw SubmitRefusal(
            status: .invalidSourceAddress,
            text: "An alphanumeric sender has at most 11 characters."
        )
    }
}

/// The times a client names for a message.
struct SubmittedTimes: Equatable {
    /// Nil: at once.
    var scheduledAt: Instant?
    /// Nil: the platform's default.
    var expiresAt: Instant?

    /// The furthest that a delivery can be scheduled ahead: its money is held until then.
    private static let scheduleDaysMax: Int64 = 30
    /// The longest validity that networks know: 63 weeks.
    ///
    /// What is within it and longer than the platform tries is cut.
    ///
    /// - Source: 3GPP TS 23.040 §9.2.3.12.1.
    private static let validityDaysMax: Int64 = 63 * 7

    /// Reads schedule_delivery_time and validity_period.
    ///
    /// - Throws: `SubmitRefusal` for a field that is no SMPP time, is over, or is too far ahead.
    init(
        _ schedule: COctetString,
        _ validity: COctetString,
        now: Instant
    ) throws(SubmitRefusal) {
        scheduledAt = try Self.instant(schedule, from: now, after: now, Self.scheduleDaysMax) {
            SubmitRefusal(
                status: .invalidScheduleTime,
                text: "schedule_delivery_time is no SMPP time, is over, or is too far ahead."
            )
        }
        let start = scheduledAt ?? now
        expiresAt = try Self.instant(validity, from: now, after: start, Self.validityDaysMax) {
            SubmitRefusal(
                status: .invalidValidityPeriod,
                text: "validity_period is no SMPP time, is over before the message could leave, "
                    + "or is too far ahead."
            )
        }
    }

    private static func instant(
        _ field: COctetString,
        from now: Instant,
        after start: Instant,
        _ daysMax: Int64,
        refusal: () -> SubmitRefusal
    ) throws(SubmitRefusal) -> Instant? {
        if field.isEmpty { return nil }
        guard let asked = SMPPTime(field.string)?.instant(from: now), asked > start,
            asked <= start.adding(seconds: daysMax * 86_400)
        else { throw refusal() }
        return asked
    }
}

extension SubmittedContent {
    /// Parts are numbered with one octet, so no phone can put more together.
    static let segmentsMax = 255
}
