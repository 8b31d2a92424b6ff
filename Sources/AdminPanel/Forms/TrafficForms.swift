// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage

/// The fields of an SMPP access, and a stored access as typed text.
enum AccessForm {
    static var fields: [FieldSpec] {
        [
            FieldSpec("system_id", "System id", isRequired: true, hint: "At most 15 characters."),
            FieldSpec(
                "allowed_addresses",
                "Allowed addresses",
                hint: "Such as 203.0.113.7, 203.0.113.0/24. Empty: from anywhere."
            ),
            FieldSpec("binds", "Sessions", .number, hint: "Bound at the same time."),
            FieldSpec("window_size", "Window", .number, hint: "Unanswered requests a session."),
            FieldSpec(
                "throughput",
                "Throughput (TPS)",
                .number,
                hint: "Segments a second, over all sessions."
            ),
            FieldSpec("receipt_hours", "Keep receipts, hours", .number),
            FieldSpec(
                "allowed_senders",
                "Allowed senders",
                hint: "Such as Acme, SHOP*. Empty: any."
            ),
            FieldSpec(
                "inbound_numbers",
                "Numbers",
                hint: "Whose messages it gets: 447700900123, 1234 WIN."
            ),
            FieldSpec("receipt_clock", "Receipt dates", .select(Choices.receiptClocks)),
            FieldSpec("receipt_seconds", "Seconds in receipt dates", .check),
            FieldSpec(
                "default_alphabet",
                "Default alphabet",
                .select(Choices.alphabets),
                hint: "What data_coding 0 means."
            ),
            FieldSpec("is_active", "Active", .check),
        ]
    }

    static func values(_ access: Access) -> TypedFields {
        [
            "system_id": access.systemID, "allowed_addresses": access.allowedAddresses,
            "binds": "\(access.limits.binds)", "window_size": "\(access.limits.windowSize)",
            "throughput": "\(access.limits.throughput)",
            "receipt_hours": "\(access.limits.receiptHours)",
            "default_alphabet": access.defaultAlphabet, "is_active": flag(access.isActive),
            "allowed_senders": access.allowedSenders,
            "inbound_numbers": access.inboundNumbers,
            "receipt_clock": access.receiptStyle.clock.rawValue,
            "receipt_seconds": flag(access.receiptStyle.hasSeconds),
        ]
    }
}

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

    private static var dialect: [FieldSpec] {
        [
            FieldSpec(
                "default_alphabet",
                "Default alphabet",
                .select(Choices.alphabets),
                hint: "What data_coding 0 means."
            ),
            FieldSpec("sender_types", "Sender types", .select(Choices.senderTypes)),
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
        ]
    }

    private static func peer(isNew: Bool) -> [FieldSpec] {
        [
            FieldSpec("host", "IP or domain", isRequired: true),
            FieldSpec("port", "Port", .number, isRequired: true),
            FieldSpec("system_id", "Login (system id)", isRequired: true),
            FieldSpec(
                "password",
                "Password",
                .password,
                hint: isNew ? "At most 8 characters." : "Empty keeps the present one."
            ),
            FieldSpec("system_type", "System type"),
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
                "receipt_hours",
                "Receipt wait, hours",
                .number,
                hint: "A message without a receipt is given up after it."
            ),
        ]
    }

    static func values(_ supplier: Supplier) -> TypedFields {
        let connector = supplier.connector
        return [
            "name": supplier.name, "currency": supplier.currency.code,
            "is_active": flag(supplier.isActive), "host": connector.host,
            "port": "\(connector.port)", "system_id": connector.systemID,
            "system_type": connector.systemType, "sessions": "\(connector.sessions)",
            "window_size": "\(connector.windowSize)",
            "throughput": "\(connector.throughput)",
            "enquire_link_seconds": "\(connector.enquireLinkSeconds)",
            "response_seconds": "\(connector.responseSeconds)",
            "receipt_hours": "\(connector.receiptHours)",
            "message_id_form": connector.messageIDForm.rawValue,
            "resends_unanswered": flag(connector.resendsUnanswered),
            "default_alphabet": connector.dialect.defaultAlphabet,
            "sender_types": connector.dialect.senderTypes.rawValue,
            "destination_ton": "\(connector.dialect.destinationTypeOfNumber)",
            "destination_npi": "\(connector.dialect.destinationNumberingPlan)",
            "failover_statuses": connector.dialect.failoverStatuses,
            "retry_statuses": connector.dialect.retryStatuses,
            "finds_receipts_by_text": flag(connector.dialect.findsReceiptsByText),
        ]
    }

    static let new: TypedFields = [
        "currency": "EUR", "is_active": "1", "port": "2775", "sessions": "1",
        "window_size": "50", "throughput": "100", "enquire_link_seconds": "30",
        "response_seconds": "10", "receipt_hours": "72", "message_id_form": "text",
        "destination_ton": "1", "destination_npi": "1", "retry_statuses": "0x08, 0x14, 0x58",
    ]
}

/// The fields of a route.
enum RouteForm {
    static func fields(suppliers: [Supplier], clients: [Client]) -> [FieldSpec] {
        let supplierChoices = suppliers.map {
            Choices.Choice(value: "\($0.id)", label: $0.name)
        }
        let clientChoices = clients.map { Choices.Choice(value: "\($0.id)", label: $0.login) }
        return [
            FieldSpec("refusal", "What it does", .select(Choices.routeActions)),
            FieldSpec(
                "supplier_id",
                "Supplier",
                .select(Choices.withNone("– choose –", supplierChoices)),
                hint: "Of a route that sends."
            ),
            FieldSpec("country", "Country", .select(Choices.countries), hint: "Empty: all."),
            FieldSpec("network", "Network", hint: "MCC and MNC, such as 25501. Empty: all."),
            FieldSpec(
                "client_id",
                "Client",
                .select(Choices.withNone("Every client", clientChoices))
            ),
            FieldSpec(
                "priority",
                "Priority",
                .number,
                isRequired: true,
                hint: "1 to 1000; lower is tried first."
            ),
            FieldSpec(
                "weight",
                "Weight",
                .number,
                hint: "The share among routes of one priority."
            ),
            FieldSpec("sender", "Senders", hint: "Such as Acme, SHOP*. Empty: all."),
            FieldSpec(
                "number_prefix",
                "Number begins with",
                hint: "Digits, several with commas. Empty: any."
            ),
            FieldSpec("text_part", "Text contains", hint: "Empty: any text."),
        ]
    }
}

/// The fields that set one price, of a client or a supplier.
enum PriceForm {
    static func fields(isSell: Bool, zone: String, currency: String) -> [FieldSpec] {
        var fields = [
            FieldSpec("country", "Country", .select(Choices.countries)),
            FieldSpec(
                "network",
                "Network",
                hint: "MCC and MNC, such as 25501. Empty: the whole country."
            ),
            FieldSpec("price", "Price, \(currency)", .decimal, isRequired: true),
            FieldSpec("basis", "Billing", .select(Choices.bases)),
            FieldSpec(
                "effective_from",
                "Effective from",
                .moment,
                hint: "Time of \(zone). Empty: now."
            ),
        ]
        if isSell {
            fields.append(
                FieldSpec(
                    "sells_to_negative",
                    "Sell to negative",
                    .check,
                    hint: "Passes although money is short."
                )
            )
        }
        return fields
    }

    static var importFields: [FieldSpec] {
        [
            FieldSpec(
                "file",
                "File",
                .file(accept: ".csv,.txt,text/csv,text/plain"),
                hint: """
                    First line: <code>mccmnc</code> or <code>country</code>, \
                    <code>price</code>, optionally <code>effective</code>.
                    """
            ),
            FieldSpec("deck", "or paste it here", .area(rows: 4)),
            FieldSpec("basis", "Billing", .select(Choices.bases)),
            FieldSpec(
                "mode",
                "Destinations not in the file",
                .select([
                    .init(value: "change", label: "stay as they are"),
                    .init(value: "replace", label: "are closed"),
                ])
            ),
        ]
    }
}
