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
    }

    private mutating func readPeer(_ reader: inout FieldReader) {
        connector.host = reader.required("host", "Host")
        if connector.host.contains(where: { $0.isWhitespace || "/@".contains($0) }) {
            reader.refuse("host", "Host is a name or an address, without scheme or path.")
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
