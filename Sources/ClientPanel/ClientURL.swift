// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Messaging
import Storage

/// Every address of the client panel: used for registering, linking and redirecting.
package enum ClientURL: Hashable, Sendable {
    case overview, find
    case messages, messageFile
    case message(MessageID)
    case statistics, statisticsCSV
    case invoices
    case invoice(InvoiceID)
    case invoiceFile(InvoiceID, ClientFile)
    case reportFile(ReportID, ClientFile)
    case creditNoteFile(CreditNoteID), creditNoteXML(CreditNoteID)
    case newProforma
    case letters
    case letter(MailID)
    case letterFile(MailID, LetterFile)
    case payments
    case statement, statementCSV, statementPDF, statementXLSX
    case prices
    case smpp
    case apiKeys
    case webhooks
    case webhook(WebhookEndpointID)
    case profile, profileZone, profilePassword
}

/// The files of an invoice or statistics report.
package enum ClientFile: String, Hashable, Sendable, CaseIterable {
    case pdf = "invoice.pdf"
    case ubl = "invoice-ubl.xml"
    case cii = "factur-x.xml"
    case spreadsheet = "statistics.xlsx"
    case table = "statistics.csv"
    /// The messages that the invoice charges, one by one.
    case messages = "messages.csv.gz"

    /// The word of its link.
    var label: String {
        switch self {
        case .pdf: "PDF"
        case .ubl: "UBL"
        case .cii: "CII"
        case .spreadsheet: "XLSX"
        case .table: "CSV"
        case .messages: "Messages"
        }
    }
}

/// A file of a letter.
package enum LetterFile: Hashable, Sendable {
    /// The letter's notice of price changes in one of its forms.
    case priceNotice(PriceNoticeFile)
    /// One of the files it was written with, counted from 1.
    case own(Int)

    /// Reads the end of an address; nil when it is none of a file.
    init?(_ text: String) {
        let form = text.hasPrefix("prices.") ? String(text.dropFirst("prices.".count)) : ""
        if let form = PriceNoticeFile(rawValue: form) {
            self = .priceNotice(form)
        } else if let number = Int(text), number > 0 {
            self = .own(number)
        } else {
            return nil
        }
    }

    /// The end of its address.
    var text: String {
        switch self {
        case .priceNotice(let form): "prices.\(form.rawValue)"
        case .own(let number): "\(number)"
        }
    }
}

extension ClientURL {
    /// The path, with its identifiers filled in.
    package var path: String { "/client" + tail }

    private var tail: String {
        switch self {
        case .overview: ""
        case .find: "/find"
        case .messages: "/messages"
        case .messageFile: "/messages.csv.gz"
        case .message(let id): "/messages/\(id)"
        case .statistics: "/statistics"
        case .statisticsCSV: "/statistics.csv"
        case .invoices: "/invoices"
        case .invoice(let id): "/invoices/\(id)"
        case .invoiceFile(let id, let file): "/invoices/\(id)/\(file.rawValue)"
        case .reportFile(let id, let file): "/reports/\(id)/\(file.rawValue)"
        case .creditNoteFile(let id): "/credit-notes/\(id)/credit-note.pdf"
        case .creditNoteXML(let id): "/credit-notes/\(id)/credit-note-ubl.xml"
        case .newProforma: "/proformas/new"
        case .letters: "/letters"
        case .letter(let id): "/letters/\(id)"
        case .letterFile(let id, let file): "/letters/\(id)/\(file.text)"
        case .payments: "/payments"
        case .statement: "/statement"
        case .statementCSV: "/statement.csv"
        case .statementPDF: "/statement.pdf"
        case .statementXLSX: "/statement.xlsx"
        case .prices: "/prices"
        case .smpp: "/smpp"
        case .apiKeys: "/api-keys"
        case .webhooks: "/webhooks"
        case .webhook(let id): "/webhooks/\(id)"
        case .profile: "/profile"
        case .profileZone: "/profile/zone"
        case .profilePassword: "/profile/password"
        }
    }

    /// The path with a query; nothing is added for an empty one.
    func with(_ query: String) -> String {
        query.isEmpty ? path : path + "?" + query
    }
}
