// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import Storage

/// The fields of an SMPP access, and a stored access as typed text.
enum AccessForm {
    /// The fields in their groups; a new access is asked for its password too.
    static func groups(isNew: Bool) -> [FieldGroup] {
        [
            FieldGroup(isNew ? "New access" : "Access", peer(isNew: isNew)),
            FieldGroup("Limits", limits),
            FieldGroup("Messages", messages),
            FieldGroup("Receipts", receipts),
        ]
    }

    private static func peer(isNew: Bool) -> [FieldSpec] {
        let password = FieldSpec(
            "password",
            "Password",
            hint: "6 to 8 characters. Empty: one is made and shown once."
        )
        return [
            FieldSpec("system_id", "System id", isRequired: true, hint: "At most 15 characters.")
        ]
            + (isNew ? [password] : [])
            + [
                FieldSpec(
                    "allowed_addresses",
                    "Allowed addresses",
                    hint: "Such as 203.0.113.7, 203.0.113.0/24. Empty: from anywhere."
                ),
                FieldSpec(
                    "inbound_numbers",
                    "Numbers",
                    hint: "Whose messages it gets: 447700900123, 1234 WIN."
                ),
                FieldSpec("is_active", "Active", .check),
            ]
    }

    private static var limits: [FieldSpec] {
        [
            FieldSpec("binds", "Sessions", .number, hint: "Bound at the same time."),
            FieldSpec("window_size", "Window", .number, hint: "Unanswered requests a session."),
            FieldSpec(
                "throughput",
                "Throughput (TPS)",
                .number,
                hint: "Segments a second, over all sessions."
            ),
            FieldSpec(
                "enquire_link_seconds",
                "Enquire link, seconds",
                .number,
                hint: "A silent client is asked after it."
            ),
            FieldSpec(
                "response_seconds",
                "Response time, seconds",
                .number,
                hint: "For its answers to receipts."
            ),
            FieldSpec(
                "inactivity_seconds",
                "Inactivity, seconds",
                .number,
                hint: "A silent session is closed after it."
            ),
        ]
    }

    private static var messages: [FieldSpec] {
        [
            FieldSpec(
                "allowed_senders",
                "Allowed senders",
                hint: "Such as Acme, SHOP*. Empty: any."
            ),
            FieldSpec(
                "default_alphabet",
                "Default alphabet",
                .select(Choices.alphabets),
                hint: "What data_coding 0 means."
            ),
            FieldSpec(
                "languages",
                "National alphabets",
                hint: """
                    Such as turkish, spanish, when the recipients' phones have their tables: a \
                    text of several UCS-2 segments leaves as one where it fits.
                    """
            ),
            FieldSpec("refusal_form", "Refusals", .select(Choices.refusalForms)),
            FieldSpec(
                "is_strict",
                "Strict addresses",
                .check,
                hint: "Refuses types and plans that SMPP does not define."
            ),
        ]
    }

    private static var receipts: [FieldSpec] {
        [
            FieldSpec("receipt_hours", "Keep receipts, hours", .number),
            FieldSpec("receipt_clock", "Receipt dates", .select(Choices.receiptClocks)),
            FieldSpec("receipt_text", "Text in receipts", .select(Choices.receiptTexts)),
            FieldSpec("receipt_seconds", "Seconds in receipt dates", .check),
            FieldSpec("receipt_without_counts", "Without sub and dlvrd", .check),
        ]
    }

    static func values(_ access: Access) -> TypedFields {
        let limits = access.limits
        return [
            "system_id": access.systemID, "allowed_addresses": access.allowedAddresses,
            "binds": "\(limits.binds)", "window_size": "\(limits.windowSize)",
            "throughput": "\(limits.throughput)", "receipt_hours": "\(limits.receiptHours)",
            "enquire_link_seconds": "\(limits.enquireLinkSeconds)",
            "response_seconds": "\(limits.responseSeconds)",
            "inactivity_seconds": "\(limits.inactivitySeconds)",
            "default_alphabet": access.defaultAlphabet, "is_active": flag(access.isActive),
            "allowed_senders": access.allowedSenders,
            "inbound_numbers": access.inboundNumbers,
            "languages": access.languages, "is_strict": flag(access.isStrict),
            "refusal_form": access.refusalForm.rawValue,
            "receipt_clock": access.receiptClock.rawValue,
            "receipt_text": access.receiptStyle.textKey.rawValue,
            "receipt_seconds": flag(access.receiptStyle.hasSeconds),
            "receipt_without_counts": flag(!access.receiptStyle.hasCounts),
        ]
    }
}
