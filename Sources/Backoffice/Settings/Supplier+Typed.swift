// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
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
        dialect.nameType = readType("name_type", "Names", &reader) ?? dialect.nameType
        dialect.shortCodeType =
            readType("short_code_type", "Short codes", &reader) ?? dialect.shortCodeType
        dialect.numberType = readType("number_type", "Numbers", &reader) ?? dialect.numberType
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
        dialect.receiptZone = readZone(&reader) ?? dialect.receiptZone
        dialect.takesWhole = reader.flag("takes_whole")
        connector.dialect = dialect
    }

    /// A type of number and a numbering plan; nil when nothing was typed.
    private func readType(
        _ field: String,
        _ name: Phrase,
        _ reader: inout FieldReader
    ) -> AddressType? {
        let text = reader.text(field, name)
        if text.isEmpty { return nil }
        guard let type = AddressType(text) else {
            reader.refuse(
                field,
                "\(name) need a type from 0 to 7 and a plan from 0 to 18, such as 5/0."
            )
            return nil
        }
        return type
    }

    private func readZone(_ reader: inout FieldReader) -> String? {
        let text = reader.text("receipt_zone", "Zone of receipts")
        if text.isEmpty { return nil }
        if (try? BillingCalendar(zone: text)) == nil {
            reader.refuse("receipt_zone", "\"\(text)\" is not a zone such as Europe/Kyiv.")
        }
        return text
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
        if !connector.host.isEmpty, !HostList.isHost(connector.host) {
            reader.refuse(
                "host",
                "Host is a name such as smpp.example.com or an address, without scheme or path."
            )
        }
        connector.port = reader.requiredNumber("port", "Port", in: 1...65_535)
        connector.failoverHosts = readFailoverHosts(&reader)
        connector.tls.read(&reader)
        connector.bindKind =
            reader.choice("bind_kind", "Sessions", of: ConnectorBind.self) ?? connector.bindKind
        connector.version =
            reader.choice("interface_version", "SMPP version", of: ConnectorVersion.self)
            ?? connector.version
        connector.systemID = reader.required("system_id", "System id", limit: 15)
        let password = reader.text("password", "Password", limit: 8)
        if !password.isEmpty { connector.password = password }
        connector.systemType = reader.text("system_type", "System type", limit: 12)
    }

    private func readFailoverHosts(_ reader: inout FieldReader) -> String {
        let text = reader.text("failover_hosts", "Further addresses", limit: 1_000)
        do {
            let count = try HostList(text, port: connector.port).entries.count
            if count > Self.failoverHostsMax {
                reader.refuse(
                    "failover_hosts",
                    "There can be \(Self.failoverHostsMax) further addresses; these are \(count)."
                )
            }
        } catch {
            reader.refuse(
                "failover_hosts",
                "\"\(error.entry)\" is not a host with a port such as smpp2.example.com:2775."
            )
        }
        return text
    }

    /// A round over all addresses must end within minutes.
    private static let failoverHostsMax = 10

    private mutating func readLimits(_ reader: inout FieldReader) {
        connector.sessions =
            reader.number("sessions", "Sessions", in: 1...100) ?? connector.sessions
        reader.readPace(&connector.windowSize, &connector.throughput)
        reader.readTimers(
            enquireLink: &connector.enquireLinkSeconds,
            response: &connector.responseSeconds,
            inactivity: &connector.inactivitySeconds
        )
        connector.bindSeconds =
            reader.number("bind_seconds", "Time to bind", in: 1...300) ?? connector.bindSeconds
        connector.receiptHours =
            reader.number("receipt_hours", "Receipt wait", in: 1...720)
            ?? connector.receiptHours
    }
}
