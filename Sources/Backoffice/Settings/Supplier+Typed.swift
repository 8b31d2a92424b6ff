// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Storage

extension Supplier {
    /// Reads a supplier's form over the supplier as it was (or over a new one).
    ///
    /// An empty password keeps the one that is stored.
    mutating func read(_ reader: inout FieldReader) {
        name = reader.required("name", "Name")
        currency = reader.currency("currency") ?? currency
        isActive = reader.flag("is_active")
        readPeer(&reader)
        readLimits(&reader)
        connector.messageIDForm =
            reader.choice("message_id_form", "Message ids", of: MessageIDForm.self) ?? .text
        connector.resendsUnanswered = reader.flag("resends_unanswered")
        readDialect(&reader)
    }

    private mutating func readDialect(_ reader: inout FieldReader) {
        var dialect = connector.dialect
        dialect.defaultAlphabet =
            reader.choice("default_alphabet", "Default alphabet", of: DefaultAlphabet.self)?
            .rawValue ?? dialect.defaultAlphabet
        dialect.senderTypes =
            reader.choice("sender_types", "Sender types", of: SenderTypes.self)
            ?? dialect.senderTypes
        dialect.destinationTypeOfNumber =
            reader.number("destination_ton", "Recipient TON", in: 0...7)
            ?? dialect.destinationTypeOfNumber
        dialect.destinationNumberingPlan =
            reader.number("destination_npi", "Recipient NPI", in: 0...18)
            ?? dialect.destinationNumberingPlan
        dialect.failoverStatuses = readStatuses("failover_statuses", &reader)
        if reader.typed.values["retry_statuses"] != nil {
            dialect.retryStatuses = readStatuses("retry_statuses", &reader)
        }
        dialect.findsReceiptsByText = reader.flag("finds_receipts_by_text")
        connector.dialect = dialect
    }

    private func readStatuses(_ field: String, _ reader: inout FieldReader) -> String {
        let text = reader.text(field, "Statuses", limit: 500)
        do {
            _ = try StatusList(text)
        } catch {
            reader.refuse(
                field,
                "\"\(error.entry)\" is no status of a refusal such as 0x58 or 88."
            )
        }
        return text
    }

    private mutating func readPeer(_ reader: inout FieldReader) {
        connector.host = reader.required("host", "Host")
        if !connector.host.isEmpty, !isHost(connector.host) {
            reader.refuse(
                "host",
                "Host is a name such as smpp.example.com or an address, without scheme or path."
            )
        }
        connector.port = reader.requiredNumber("port", "Port", in: 1...65_535)
        connector.systemID = reader.required("system_id", "System id", limit: 15)
        let password = reader.text("password", "Password", limit: 8)
        if !password.isEmpty { connector.password = password }
        connector.systemType = reader.text("system_type", "System type", limit: 12)
    }

    private mutating func readLimits(_ reader: inout FieldReader) {
        connector.sessions =
            reader.number("sessions", "Sessions", in: 1...100) ?? connector.sessions
        connector.windowSize =
            reader.number("window_size", "Window", in: 1...10_000) ?? connector.windowSize
        connector.throughput =
            reader.number("throughput", "Throughput", in: 1...100_000) ?? connector.throughput
        connector.enquireLinkSeconds =
            reader.number("enquire_link_seconds", "Enquire link", in: 5...3_600)
            ?? connector.enquireLinkSeconds
        connector.responseSeconds =
            reader.number("response_seconds", "Response time", in: 1...300)
            ?? connector.responseSeconds
        connector.receiptHours =
            reader.number("receipt_hours", "Receipt wait", in: 1...720)
            ?? connector.receiptHours
    }
}

/// Whether text can be a host: labels of ASCII letters, digits and inner hyphens (RFC 1123
/// section 2.1), an IPv4 address, or an IPv6 address in its hexadecimal groups.
private func isHost(_ text: String) -> Bool {
    guard text.utf8.count <= 253 else { return false }
    if text.contains(":") {
        return text.utf8.allSatisfy {
            isHexDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
        }
    }
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default: false
    }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isHexDigit
}
