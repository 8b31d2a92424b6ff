// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// What messages look like, coming and going.
enum MessageSchema {
    static let request = Schema.named(
        "MessageRequest",
        .object([
            .init("to", .text(.words(1...30)), "The number with its country code; + may lead."),
            .init("from", .text(.words(1...21)), "A name of at most 11 characters, or a number."),
            .init("text", .text(.words(1...10_000)), "Any script; long texts take segments."),
            .optional(
                "validity_minutes",
                .integer(1...10_080),
                "How long it is tried; a day without it."
            ),
            .optional("scheduled_at", .instant, "When to send it first, within 30 days."),
        ])
    )

    static let message = Schema.named(
        "Message",
        .object([
            .init("id", .id), .init("client", .id),
            .init("from", .anyText), .init("to", .anyText),
            .init("text", .anyText, "Empty when it is kept no longer."),
            .init("segments", .integer(1...255), "The unit of charging."),
            .init("state", .choice(of: MessageState.self)),
            .init("is_final", .boolean, "Whether the state changes no more."),
            .init("reason", .nullable(.anyText), "Why it was refused or failed, as a code."),
            .init("error", .nullable(.anyText), "The network's error, when it told one."),
            .init("country", .nullable(.text(.country))),
            .init("network", .nullable(.text(.network))),
            .init("price", .money, "Of one segment."),
            .init("amount", .money, "Price times segments."),
            .init("money", .choice(of: MoneyState.self), "What became of the amount."),
            .init("received_at", .instant), .init("done_at", .optionalInstant),
        ])
    )

    static let bulkAnswer = Schema.object([
        .init("accepted", .count, "How many were accepted."),
        .init(
            "items",
            .array(
                .object([
                    .init("message", .nullable(message)),
                    .init("problem", .nullable(APIProblem.documentSchema)),
                ]),
                count: 1...MessagesResource.bulkMax
            ),
            "One for each message, in the same order: it, or why it was refused."
        ),
    ])

    static func json(_ message: StoredMessage, _ currency: Currency) -> JSON {
        let (facts, progress) = (message.facts, message.progress)
        let error = progress.receiptError
        let isFinal = [.receipt, .closed, .blocked].contains(progress.phase)
        return [
            "id": .id(facts.id), "client": .id(facts.clientID),
            "from": .string(facts.originator.text), "to": .string(facts.recipient),
            "text": .string(facts.content.text),
            "segments": .integer(Int64(facts.content.segments)),
            "state": .string(progress.state.rawValue), "is_final": .bool(isFinal),
            "reason": progress.reason.isEmpty ? .null : .string(progress.reason),
            "error": error.isEmpty ? .null : .string(error),
            "country": .optional(facts.destination?.country.code),
            "network": .optional(facts.destination?.network?.text),
            "price": .money(facts.charging.priceMicros, currency),
            "amount": .money(facts.amountMicros, currency),
            "money": .string(progress.money.rawValue),
            "received_at": .instant(facts.receivedAt), "done_at": .optional(progress.doneAt),
        ]
    }
}

/// A message of a request, checked as far as its form goes.
struct MessageDraft: Sendable {
    private let originator: SubmittedAddress
    private let recipient: String
    private let content: SubmittedContent
    private let expiresAt: Instant?
    private let scheduledAt: Instant?

    /// Parts are numbered with one octet, so no phone can put more together.
    private static let segmentsMax = 255
    /// The furthest that a delivery can be scheduled ahead: its money is held until then.
    private static let scheduleDaysMax: Int64 = 30

    /// Reads a body that fits its schema, and notes what else is wrong with it.
    init(_ body: JSON, field: String, now: Instant, _ faults: inout [SchemaFault]) {
        recipient = body["to"]?.text ?? ""
        originator = Self.originator(body["from"]?.text ?? "", field, &faults)
        let text = MessageContent(text: body["text"]?.text ?? "")
        if text.segments > Self.segmentsMax {
            let sentence = "This makes \(text.segments) segments; at most 255 fit."
            faults.append(SchemaFault(field: field + "text", sentence: sentence))
        }
        content = SubmittedContent(
            dataCoding: text.dataCoding.rawValue,
            esmClass: 0,
            protocolID: 0,
            body: text.body,
            text: text.text,
            segments: text.segments
        )
        let start = body["scheduled_at"]?.text.flatMap { Instant(rfc3339: $0) }
        let latest = now.adding(seconds: Self.scheduleDaysMax * 86_400)
        if let start, start <= now || start > latest {
            let sentence = "This lies ahead, within \(Self.scheduleDaysMax) days."
            faults.append(SchemaFault(field: field + "scheduled_at", sentence: sentence))
        }
        scheduledAt = start
        expiresAt = body["validity_minutes"]?.wholeNumber.map {
            (start ?? now).adding(seconds: $0 * 60)
        }
    }

    private static func originator(
        _ text: String,
        _ field: String,
        _ faults: inout [SchemaFault]
    ) -> SubmittedAddress {
        do throws(OriginatorError) {
            let sender = try Originator(text)
            return SubmittedAddress(
                text: sender.text,
                typeOfNumber: sender.typeOfNumber,
                numberingPlan: sender.numberingPlan
            )
        } catch {
            let sentence =
                "A sender is a name of at most 11 characters of the GSM alphabet, or a number."
            faults.append(SchemaFault(field: field + "from", sentence: sentence))
            return SubmittedAddress(text: text, typeOfNumber: 0, numberingPlan: 0)
        }
    }

    /// The message as the core takes it; the outcome is told by webhook, not by SMPP.
    func submission(_ client: ClientID, _ access: AccessID) -> Submission {
        var submission = Submission(
            clientID: client,
            accessID: access,
            originator: originator,
            recipient: recipient,
            content: content,
            registeredDelivery: MessageFacts.webhookBit
        )
        submission.expiresAt = expiresAt
        submission.scheduledAt = scheduledAt
        return submission
    }
}
