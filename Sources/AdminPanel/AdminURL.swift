// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Storage
import WebSupport

/// Every address of the admin panel: used for registering, linking and redirecting.
package enum AdminURL: Hashable, Sendable {
    case overview, find
    case clients, newClient
    case client(ClientID, ClientTab)
    case clientPart(ClientID, ClientPart)
    case priceNotice(ClientID)
    case priceNoticeFile(ClientID, PriceNoticeID, PriceNoticeFile)
    case clientView(ClientID)
    case access(ClientID, AccessID)
    case accessPassword(ClientID, AccessID)
    case payment(ClientID, PaymentID)
    case messages, messageFile, blocked, sessions, sessionEvents
    case message(ClientID, MessageID)
    case suppliers, newSupplier
    case supplier(SupplierID)
    case products, newProduct
    case product(ProductID)
    case productPart(ProductID, ProductPart)
    case routes
    case route(RouteID)
    case sourcePrices(SupplierID?)
    case sourcePart(SupplierID, SourcePart)
    case traffic, trafficCSV, margin, payments
    case brands, newBrand
    case brand(BrandID)
    case asset(String)
    case enterprises, newEnterprise
    case enterprise(EnterpriseID)
    case template(EnterpriseID, TemplatePart)
    case invoices, newInvoice, newAmountInvoice
    case invoice(InvoiceID)
    case invoiceFile(InvoiceID, InvoiceFile)
    case whyAmount(InvoiceID, line: Int)
    case aging, agingCSV
    case disputes, newDispute
    case dispute(DisputeID)
    case disputeMessages(DisputeID)
    case disputeNote(DisputeID)
    case disputeClosure(DisputeID)
    case disputeCredit(DisputeID)
    case invoicingRuns
    case invoicingRun(RunID)
    case bookkeeping
    case journal(EnterpriseID)
    case bookkeepingAccounts(EnterpriseID)
    case reratings, newRerating
    case rerating(ReratingID)
    case mail
    case invoiceMail(InvoiceID)
    case creditNotes
    case newCreditNote(InvoiceID)
    case creditNote(CreditNoteID)
    case creditNotePDF(CreditNoteID)
    case creditNoteXML(CreditNoteID, EInvoiceSyntax)
    case statementPDF(ClientID)
    case paymentUndo(ClientID, PaymentID)
    case reportFile(ReportID, InvoiceFile)
    case people, newPerson
    case person(PersonID)
    case personPassword(PersonID)
    case personSecondStep(PersonID)
    case audit, libraries, prefixes, retention
    case moneyIn(MoneyInURL)
    case desk(DeskURL)
    case apiKeys
    case clientKeys(ClientID)
    case exchangeRates, exchangeRateImport
}

/// The tabs of a client's profile.
package enum ClientTab: String, Hashable, Sendable, CaseIterable {
    case overview, billing, prices, access, payments, invoices, history
}

/// Things posted to a client's profile that are no tab.
package enum ClientPart: String, Hashable, Sendable {
    case priceClosure = "prices/closure"
    case priceImport = "prices/import"
    case priceUndo = "prices/undo"
    case newAccess = "access/new"
    case newPayment = "payments/new"
}

/// Things posted to a product.
package enum ProductPart: String, Hashable, Sendable {
    case prices
    case closure = "prices/closure"
    case file = "prices/import"
    case undo = "prices/undo"
}

/// Things posted to a supplier's source prices.
package enum SourcePart: String, Hashable, Sendable {
    case closure
    case file = "import"
    case undo
}

/// The page of an enterprise's document template, and what belongs to it.
package enum TemplatePart: String, Hashable, Sendable {
    case form = "template"
    case preview = "template/preview"
    case restore = "template/restore"
    case sample = "template/sample.pdf"
}

/// The files of an invoice or statistics report.
package enum InvoiceFile: String, Hashable, Sendable, CaseIterable {
    case pdf = "invoice.pdf"
    case ubl = "invoice-ubl.xml"
    case peppol = "invoice-peppol.xml"
    case cii = "factur-x.xml"
    case spreadsheet = "statistics.xlsx"
    case table = "statistics.csv"
    /// The messages that the invoice charges, one by one.
    case messages = "messages.csv.gz"

    /// The electronic invoice's form; nil for the other files.
    var syntax: EInvoiceSyntax? {
        switch self {
        case .ubl: .ubl
        case .peppol: .peppol
        case .cii: .cii
        default: nil
        }
    }
}

extension AdminURL {
    /// The path, with its identifiers filled in.
    package var path: String {
        "/admin" + (clientPath ?? trafficPath ?? financePath ?? settingsPath ?? "")
    }

    private var clientPath: String? {
        switch self {
        case .find: "/find"
        case .clients: "/clients"
        case .newClient: "/clients/new"
        case .client(let id, .overview): "/clients/\(id)"
        case .client(let id, let tab): "/clients/\(id)/\(tab.rawValue)"
        case .clientPart(let id, let part): "/clients/\(id)/\(part.rawValue)"
        case .clientView(let id): "/clients/\(id)/view"
        case .access(let client, let id): "/clients/\(client)/access/\(id)"
        case .accessPassword(let client, let id): "/clients/\(client)/access/\(id)/password"
        case .payment(let client, let id): "/clients/\(client)/payments/\(id)"
        case .paymentUndo(let client, let id): "/clients/\(client)/payments/\(id)/undo"
        case .statementPDF(let id): "/clients/\(id)/statement.pdf"
        case .clientKeys(let id): "/clients/\(id)/api-keys"
        case .priceNotice(let id): "/clients/\(id)/price-notice"
        case .priceNoticeFile(let client, let id, let form):
            "/clients/\(client)/price-notices/\(id)/prices.\(form.rawValue)"
        default: nil
        }
    }

    private var trafficPath: String? {
        switch self {
        case .messages: "/messages"
        case .messageFile: "/messages.csv.gz"
        case .message(let client, let id): "/messages/\(client)/\(id)"
        case .blocked: "/blocked"
        case .sessions: "/sessions"
        case .sessionEvents: "/sessions/events"
        case .suppliers: "/suppliers"
        case .newSupplier: "/suppliers/new"
        case .supplier(let id): "/suppliers/\(id)"
        case .products: "/products"
        case .newProduct: "/products/new"
        case .product(let id): "/products/\(id)"
        case .productPart(let id, let part): "/products/\(id)/\(part.rawValue)"
        case .routes: "/routes"
        case .route(let id): "/routes/\(id)"
        case .sourcePrices(nil): "/source-prices"
        case .sourcePrices(.some(let id)): "/source-prices/\(id)"
        case .sourcePart(let id, let part): "/source-prices/\(id)/\(part.rawValue)"
        default: nil
        }
    }

    private var financePath: String? {
        switch self {
        case .traffic: "/statistics/traffic"
        case .trafficCSV: "/statistics/traffic.csv"
        case .margin: "/statistics/margin"
        case .payments: "/statistics/payments"
        case .brands: "/brands"
        case .newBrand: "/brands/new"
        case .brand(let id): "/brands/\(id)"
        case .asset(let hash): "/logos/\(hash)"
        case .enterprises: "/enterprises"
        case .newEnterprise: "/enterprises/new"
        case .enterprise(let id): "/enterprises/\(id)"
        case .template(let id, let part): "/enterprises/\(id)/\(part.rawValue)"
        case .invoices: "/invoices"
        case .newInvoice: "/invoices/new"
        case .newAmountInvoice: "/invoices/new-amount"
        case .invoice(let id): "/invoices/\(id)"
        case .invoiceFile(let id, let file): "/invoices/\(id)/\(file.rawValue)"
        case .whyAmount(let id, let line): "/invoices/\(id)/lines/\(line)"
        case .reportFile(let id, let file): "/reports/\(id)/\(file.rawValue)"
        case .aging: "/aging"
        case .disputes: "/disputes"
        case .newDispute: "/disputes/new"
        case .dispute(let id): "/disputes/\(id)"
        case .disputeMessages(let id): "/disputes/\(id)/messages"
        case .disputeNote(let id): "/disputes/\(id)/note"
        case .disputeClosure(let id): "/disputes/\(id)/close"
        case .disputeCredit(let id): "/disputes/\(id)/credit"
        case .invoicingRuns: "/invoicing-runs"
        case .invoicingRun(let id): "/invoicing-runs/\(id)"
        case .bookkeeping: "/bookkeeping"
        case .journal(let id): "/bookkeeping/\(id)/journal"
        case .bookkeepingAccounts(let id): "/bookkeeping/\(id)/accounts"
        case .reratings: "/price-corrections"
        case .newRerating: "/price-corrections/new"
        case .rerating(let id): "/price-corrections/\(id)"
        case .agingCSV: "/aging.csv"
        case .mail: "/mail"
        case .invoiceMail(let id): "/invoices/\(id)/mail"
        case .creditNotes: "/credit-notes"
        case .newCreditNote(let id): "/invoices/\(id)/credit"
        case .creditNote(let id): "/credit-notes/\(id)"
        case .creditNotePDF(let id): "/credit-notes/\(id)/credit-note.pdf"
        case .creditNoteXML(let id, let syntax):
            "/credit-notes/\(id)/credit-note-\(syntax.rawValue).xml"
        default: nil
        }
    }

    private var settingsPath: String? {
        switch self {
        case .people: "/people"
        case .newPerson: "/people/new"
        case .person(let id): "/people/\(id)"
        case .personPassword(let id): "/people/\(id)/password"
        case .personSecondStep(let id): "/people/\(id)/second-step"
        case .audit: "/audit"
        case .apiKeys: "/api-keys"
        case .libraries: "/libraries"
        case .prefixes: "/prefixes"
        case .moneyIn(let url): url.path
        case .desk(let url): url.path
        case .exchangeRates: "/exchange-rates"
        case .exchangeRateImport: "/exchange-rates/import"
        case .retention: "/retention"
        default: nil
        }
    }

    /// The path with a query; parameters with empty values are left out.
    package func with(_ query: KeyValuePairs<String, String>) -> String {
        let pairs = query.filter { !$0.value.isEmpty }
            .map { "\(URLText.encode($0.key))=\(URLText.encode($0.value))" }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }
}
