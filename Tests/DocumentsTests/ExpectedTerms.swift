// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging

@testable import Documents

/// The terms a document's electronic invoice must have, taken from the document by hand and
/// not through the code that is tested.
struct ExpectedTerms {
    let document: InvoiceDocument
    var code = "380"
    var endpointsAreMail = true

    /// As `scripts/tests/einvoice_terms.py` reads them back.
    var json: [String: Any] {
        [
            "document": heading, "seller": seller, "buyer": buyer, "taxes": [tax],
            "lines": document.lines.enumerated().map(line),
        ]
    }

    private var isOutsideScope: Bool { document.taxes[0].category == .outsideScope }

    private var heading: [String: String] {
        let totals = document.totals
        var terms = [
            "BT-1": document.number, "BT-2": "\(document.issueOn)", "BT-3": code,
            "BT-5": document.currency.code, "BT-9": "\(document.dueOn)", "BT-10": "acme",
            "BT-81": "30", "BT-83": document.paymentReference,
            "BT-84": "EE382200221020145685 + EE471000001020145685",
            "BT-86": "LHVBEE22 + EEUHEE2X", "BT-106": amount(totals.net),
            "BT-109": amount(totals.net), "BT-110": amount(totals.tax),
            "BT-112": amount(totals.total), "BT-115": amount(totals.due),
        ]
        if let national = totals.national {
            terms["BT-6"] = national.tax.currency.code
            terms["BT-111"] = amount(national.tax)
        }
        if !totals.paidBefore.isZero { terms["BT-113"] = amount(totals.paidBefore) }
        if !document.note.isEmpty { terms["BT-22"] = document.note }
        if let period = document.period {
            terms["BT-73"] = "\(period.firstOn)"
            terms["BT-74"] = "\(period.lastOn)"
        }
        if code == "381" {
            terms["BT-25"] = "INV-2026-00041"
            terms["BT-26"] = "2026-10-01"
        }
        return terms
    }

    private var seller: [String: String] {
        var terms = [
            "name": "Northwind Messaging OÜ", "trading": "Northwind",
            "registration": "14567890", "endpoint": "billing@northwind.example",
            "endpoint scheme": "EM", "street": "Narva maantee 5", "zone": "10117",
            "city": "Tallinn", "country": "EE", "phone": "+372 600 1234",
            "email": "billing@northwind.example",
        ]
        if !isOutsideScope { terms["vat"] = "EE102345678" }
        return terms
    }

    private var buyer: [String: String] {
        let buyer = document.buyer
        var terms = [
            "name": buyer.name, "endpoint": buyer.email, "endpoint scheme": "EM",
            "street": "Friedrichstraße 68", "zone": "10117", "city": "Berlin",
            "additional": "HRB 123456 B", "country": "DE",
        ]
        terms[isOutsideScope ? "registration" : "vat"] = "DE123456789"
        return terms
    }

    private var tax: [String: String] {
        let tax = document.taxes[0]
        var terms = [
            "BT-116": amount(tax.taxable), "BT-117": amount(tax.tax),
            "BT-118": tax.category.rawValue, "scheme": "VAT",
        ]
        if !isOutsideScope { terms["BT-119"] = plain(Int64(tax.rate.value) * 10_000, 0) }
        let codes: [TaxCategory: String] = [
            .reverseCharge: "VATEX-EU-AE", .export: "VATEX-EU-G", .outsideScope: "VATEX-EU-O",
        ]
        if let code = codes[tax.category] { terms["BT-121"] = code }
        if tax.category != .standard, tax.category != .zero { terms["BT-120"] = tax.reason }
        return terms
    }

    private func line(_ index: Int, _ line: InvoiceLine) -> [String: String] {
        let tax = document.taxes[0]
        let isNegative = line.unitPriceMicros < 0
        var terms = [
            "BT-126": String(index + 1), "BT-130": "C62", "scheme": "VAT",
            "BT-129": String(isNegative ? -line.quantity : line.quantity),
            "BT-131": amount(line.net), "BT-146": plain(abs(line.unitPriceMicros), 0),
            "BT-151": tax.category.rawValue,
        ]
        if !isOutsideScope { terms["BT-152"] = plain(Int64(tax.rate.value) * 10_000, 0) }
        if let network = line.network, let country = line.country {
            let name = country.name(in: .english)
            terms["BT-153"] = "\(name), \(line.operatorName)"
            terms["BT-154"] = line.basis == .sent ? "Sent" : "Delivered"
            terms["BT-155"] = network.text
        } else {
            terms["BT-153"] = line.text
        }
        return terms
    }

    private func amount(_ money: Money) -> String {
        plain(money.micros, money.currency.minorUnitDigits)
    }

    /// A plain decimal, worked out from the digits.
    private func plain(_ micros: Int64, _ minimum: Int) -> String {
        let digits = String(micros.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
        var decimals = String(padded.suffix(6))
        while decimals.count > minimum, decimals.last == "0" { decimals.removeLast() }
        let whole = padded.dropLast(6) + (decimals.isEmpty ? "" : ".") + decimals
        return (micros < 0 ? "-" : "") + whole
    }
}
