// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage

/// The fields of a supplier with its connector, and a stored supplier as typed text.
enum SupplierForm {
    static func groups(isNew: Bool) -> [FieldGroup] {
        [
            FieldGroup(
                "Supplier",
                [
                    FieldSpec("name", "Aggregator", isRequired: true),
                    FieldSpec(
                        "currency",
                        "Currency",
                        .suggested(Choices.currencies),
                        isRequired: true,
                        hint: "Of its source prices."
                    ),
                    FieldSpec("is_active", "Active", .check),
                ]
            ),
            FieldGroup("Connector", peer(isNew: isNew)),
            FieldGroup("Protection", protection),
            FieldGroup("Limits", limits),
            FieldGroup(
                "Behaviour",
                [
                    FieldSpec("message_id_form", "Message ids", .select(Choices.messageIDForms)),
                    FieldSpec(
                        "resends_unanswered",
                        "Resend unanswered",
                        .check,
                        hint: """
                            Submit again by the next route when the answer was lost. The \
                            phone could get the message twice.
                            """
                    ),
                ]
            ),
            FieldGroup("Dialect", dialect),
        ]
    }

    private static var protection: [FieldSpec] {
        [
            FieldSpec("tls_trust", "TLS", .select(Choices.trusts)),
            FieldSpec(
                "tls_server_name",
                "Certificate name",
                hint: "What the certificate is made out to. Empty: the host."
            ),
            FieldSpec(
                "tls_fingerprint",
                "Fingerprint",
                hint: "SHA-256 of the one certificate, such as AB:CD:… of 32 octets."
            ),
            FieldSpec(
                "tls_authorities",
                "Authorities",
                .area(rows: 4),
                hint: "Their certificates in PEM form, pasted whole."
            ),
        ]
    }

    private static var dialect: [FieldSpec] {
        [
            FieldSpec(
                "default_alphabet",
                "Default alphabet",
                .select(Choices.alphabets),
                hint: "What data_coding 0 means."
            ),
            FieldSpec("sender_types", "Sender types", .select(Choices.senderTypes)),
            FieldSpec("name_type", "Names", hint: "TON/NPI by form, such as 5/0."),
            FieldSpec("short_code_type", "Short codes", hint: "TON/NPI by form, such as 3/0."),
            FieldSpec("number_type", "Numbers", hint: "TON/NPI by form, such as 1/1."),
            FieldSpec("destination_ton", "Recipient TON", .number, hint: "1: international."),
            FieldSpec("destination_npi", "Recipient NPI", .number, hint: "1: ISDN."),
            FieldSpec(
                "failover_statuses",
                "Refusals for the next route",
                hint: "Such as 0x0B, 0x45. Empty: every refusal."
            ),
            FieldSpec(
                "retry_statuses",
                "Refusals for the moment",
                hint: "Tried again until the validity ends."
            ),
            FieldSpec(
                "finds_receipts_by_text",
                "Receipts by text",
                .check,
                hint: "A message that reads like a receipt is one."
            ),
            FieldSpec(
                "receipt_zone",
                "Zone of receipts",
                .suggested(Choices.zones),
                hint: "Of the dates in its receipts."
            ),
            FieldSpec(
                "takes_whole",
                "Long messages whole",
                .check,
                hint: "Parts that a client cut are joined; those that miss one leave singly."
            ),
        ]
    }

    private static func peer(isNew: Bool) -> [FieldSpec] {
        [
            FieldSpec("host", "IP or domain", isRequired: true),
            FieldSpec("port", "Port", .number, isRequired: true),
            FieldSpec(
                "failover_hosts",
                "Further addresses",
                hint: "Tried in order when this one fails: smpp2.example.com:2775."
            ),
            FieldSpec("system_id", "Login (system id)", isRequired: true),
            FieldSpec(
                "password",
                "Password",
                .password,
                hint: isNew ? "At most 8 characters." : "Empty keeps the present one."
            ),
            FieldSpec("system_type", "System type"),
            FieldSpec("bind_kind", "Bind", .select(Choices.bindKinds)),
            FieldSpec("interface_version", "SMPP version", .select(Choices.versions)),
        ]
    }

    private static var limits: [FieldSpec] {
        [
            FieldSpec("sessions", "Sessions", .number, hint: "Parallel binds."),
            FieldSpec("window_size", "Window", .number, hint: "Unanswered submits a session."),
            FieldSpec("throughput", "Speed (TPS)", .number),
            FieldSpec("enquire_link_seconds", "Enquire link, seconds", .number),
            FieldSpec("response_seconds", "Response time, seconds", .number),
            FieldSpec(
                "inactivity_seconds",
                "Inactivity, seconds",
                .number,
                hint: "A silent session is closed after it."
            ),
            FieldSpec("bind_seconds", "Time to bind, seconds", .number),
            FieldSpec(
                "receipt_hours",
                "Receipt wait, hours",
                .number,
                hint: "A message without a receipt is given up after it."
            ),
        ]
    }

    static func values(_ supplier: Supplier) -> TypedFields {
        let connector = supplier.connector
        let dialect = connector.dialect
        let peer: TypedFields = [
            "name": supplier.name, "currency": supplier.currency.code,
            "is_active": flag(supplier.isActive), "host": connector.host,
            "port": "\(connector.port)", "failover_hosts": connector.failoverHosts,
            "tls_trust": connector.tls.trust.rawValue,
            "tls_server_name": connector.tls.serverName,
            "tls_fingerprint": connector.tls.fingerprint,
            "tls_authorities": connector.tls.authorities,
            "system_id": connector.systemID, "system_type": connector.systemType,
            "bind_kind": connector.bindKind.rawValue,
            "interface_version": connector.version.rawValue,
        ]
        let limits: TypedFields = [
            "sessions": "\(connector.sessions)", "window_size": "\(connector.windowSize)",
            "throughput": "\(connector.throughput)",
            "enquire_link_seconds": "\(connector.enquireLinkSeconds)",
            "response_seconds": "\(connector.responseSeconds)",
            "inactivity_seconds": "\(connector.inactivitySeconds)",
            "bind_seconds": "\(connector.bindSeconds)",
            "receipt_hours": "\(connector.receiptHours)",
            "message_id_form": connector.messageIDForm.rawValue,
            "resends_unanswered": flag(connector.resendsUnanswered),
        ]
        return TypedFields(
            peer.values.merging(limits.values) { one, _ in one }
                .merging(values(dialect).values) { one, _ in one }
        )
    }

    private static func values(_ dialect: SupplierDialect) -> TypedFields {
        [
            "default_alphabet": dialect.defaultAlphabet,
            "sender_types": dialect.senderTypes.rawValue,
            "name_type": "\(dialect.nameType)",
            "short_code_type": "\(dialect.shortCodeType)",
            "number_type": "\(dialect.numberType)",
            "destination_ton": "\(dialect.destinationTypeOfNumber)",
            "destination_npi": "\(dialect.destinationNumberingPlan)",
            "failover_statuses": dialect.failoverStatuses,
            "retry_statuses": dialect.retryStatuses,
            "finds_receipts_by_text": flag(dialect.findsReceiptsByText),
            "receipt_zone": dialect.receiptZone, "takes_whole": flag(dialect.takesWhole),
        ]
    }

    static let new: TypedFields = [
        "currency": "EUR", "is_active": "1", "port": "2775", "sessions": "1",
        "window_size": "50", "throughput": "100", "enquire_link_seconds": "30",
        "response_seconds": "10", "receipt_hours": "72", "message_id_form": "text",
        "destination_ton": "1", "destination_npi": "1", "retry_statuses": "0x08, 0x14, 0x58",
        "tls_trust": "off", "bind_kind": "transceiver", "interface_version": "3.4",
        "inactivity_seconds": "120", "bind_seconds": "10", "name_type": "5/0",
        "short_code_type": "3/0", "number_type": "1/1", "receipt_zone": "UTC",
    ]
}
