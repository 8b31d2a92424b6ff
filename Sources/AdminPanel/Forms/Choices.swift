// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// What select fields offer.
enum Choices {
    typealias Choice = FieldSpec.Choice

    static let currencies = Currency.allCodes.map { Choice(value: $0, label: $0) }

    static var countries: [Choice] {
        let language = Language.current.ofNames
        let names = CountryCode.all.map { (code: $0.code, name: $0.name(in: language)) }
        return [Choice(value: "", label: "–")]
            + names.sorted { $0.name < $1.name }.map { Choice(value: $0.code, label: $0.name) }
    }

    /// Zones of the regions our first users are in; any IANA name can be typed.
    static let zones = [
        "UTC", "Europe/Kyiv", "Europe/London", "Europe/Berlin", "Europe/Madrid",
        "Europe/Vilnius", "Europe/Istanbul", "Europe/Moscow", "Asia/Almaty", "Asia/Tashkent",
        "Asia/Dubai", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Singapore", "Asia/Tokyo",
        "Africa/Lagos", "Africa/Nairobi", "America/New_York", "America/Sao_Paulo",
    ].map { Choice(value: $0, label: $0) }

    /// Every language that documents are written in, under its own name.
    static let languages = DocumentLanguage.allCases.map {
        Choice(value: $0.rawValue, label: Phrase(verbatim: $0.ownName))
    }

    static let eInvoiceSyntaxes = [
        Choice(value: "ubl", label: Phrase(verbatim: "UBL 2.1")),
        Choice(value: "peppol", label: Phrase(verbatim: "Peppol BIS 3")),
        Choice(value: "cii", label: Phrase(verbatim: "CII (Factur-X)")),
    ]

    static let bases = [
        Choice(value: "sent", label: "by sent"),
        Choice(value: "delivered", label: "by delivered"),
    ]

    static let modes = [
        Choice(value: "prepaid", label: "Prepaid: sends while money is there"),
        Choice(value: "postpaid", label: "Postpaid: sends on credit"),
    ]

    static let clientKinds = [
        Choice(value: "client", label: "Client: sends its own messages"),
        Choice(value: "reseller", label: "Reseller: has clients of its own"),
    ]

    static let clientStatuses = [
        Choice(value: "active", label: "Active"),
        Choice(value: "blocked", label: "Blocked: messages wait in the queue"),
        Choice(value: "closed", label: "Closed: can neither bind nor send"),
    ]

    static let taxSchemes = [
        Choice(value: "none", label: "No tax (outside scope)"),
        Choice(value: "eu_vat", label: "European VAT"),
        Choice(value: "domestic", label: "One rate to buyers at home"),
        Choice(value: "sales", label: "One rate to everybody (sales tax)"),
        Choice(value: "exempt", label: "Exempt by law"),
    ]

    static let taxTreatments = [
        Choice(value: "automatic", label: "By the enterprise's rules"),
        Choice(value: "standard", label: "Standard rate (S)"),
        Choice(value: "reverse_charge", label: "Reverse charge (AE)"),
        Choice(value: "export", label: "Export (G)"),
        Choice(value: "outside_scope", label: "Outside scope (O)"),
        Choice(value: "exempt", label: "Exempt (E)"),
        Choice(value: "zero", label: "Zero rate (Z)"),
    ]

    static let alphabets = [
        Choice(value: "gsm", label: "GSM 7-bit, one septet an octet"),
        Choice(value: "gsm_packed", label: "GSM 7-bit, packed"),
        Choice(value: "latin1", label: "Latin-1"), Choice(value: "utf8", label: "UTF-8"),
    ]

    static let senderTypes = [
        Choice(value: "as_submitted", label: "As the client submitted them"),
        Choice(value: "by_form", label: "By what the sender looks like"),
    ]

    static let receiptClocks = [
        Choice(value: "utc", label: "UTC"), Choice(value: "client", label: "Client's zone"),
    ]

    static let receiptTexts = [
        Choice(value: "small", label: "text:…"), Choice(value: "capital", label: "Text:…"),
        Choice(value: "none", label: "Left out"),
    ]

    static let refusalForms = [
        Choice(value: "standard", label: "Standard statuses"),
        Choice(value: "detailed", label: "A status for each reason, and its words"),
    ]

    static let trusts = [
        Choice(value: "off", label: "Off"),
        Choice(value: "system", label: "On; certificate from a public authority"),
        Choice(value: "authorities", label: "On; certificate from the authorities below"),
        Choice(value: "fingerprint", label: "On; certificate with the fingerprint below"),
    ]

    static let bindKinds = [
        Choice(value: "transceiver", label: "Transceiver"),
        Choice(value: "pair", label: "Transmitter and receiver"),
        Choice(value: "transmitter", label: "Transmitter only: no receipts"),
    ]

    static let versions = [
        Choice(value: "3.4", label: "3.4"), Choice(value: "3.3", label: "3.3"),
        Choice(value: "5.0", label: "5.0"),
    ]

    static let routeActions = [
        Choice(value: "", label: "Sends by the supplier"),
        Choice(value: "destination_closed", label: "Closes the destination"),
        Choice(value: "sender_not_allowed", label: "Refuses the senders"),
        Choice(value: "number_blacklisted", label: "Black-lists the numbers"),
        Choice(value: "text_filtered", label: "Filters the text"),
    ]

    static let messageIDForms = [
        Choice(value: "text", label: "The same text in responses and receipts"),
        Choice(value: "hex_in_response", label: "Hexadecimal in responses, decimal in receipts"),
        Choice(value: "hex_in_receipt", label: "Decimal in responses, hexadecimal in receipts"),
        Choice(value: "decimal", label: "Decimal in both, with or without zeros in front"),
        Choice(value: "hexadecimal", label: "Hexadecimal in both, in any case"),
    ]

    static let operatorRoles = [
        Choice(value: "owner", label: "Owner: everything"),
        Choice(value: "finance", label: "Finance: clients, invoices, payments"),
        Choice(value: "routing", label: "Routing: traffic, routes, source prices"),
        Choice(value: "support", label: "Support: reads traffic and clients"),
        Choice(value: "read_only", label: "Read only"),
    ]

    static let clientRoles = [
        Choice(value: "client_owner", label: "Client: owner"),
        Choice(value: "accountant", label: "Client: accountant"),
        Choice(value: "developer", label: "Client: developer"),
    ]

    static let roles = operatorRoles + clientRoles

    static func withNone(_ label: Phrase, _ choices: [Choice]) -> [Choice] {
        [Choice(value: "", label: label)] + choices
    }
}
