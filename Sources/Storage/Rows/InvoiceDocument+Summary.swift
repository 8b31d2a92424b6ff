// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

extension InvoiceDocument {
    /// Makes a document of what the columns of an invoice say, for `Invoice`'s initializer.
    ///
    /// Parties and lines are in the frozen text only, and an `Invoice` has neither: those
    /// here are blank.
    init(summaryOf row: StoredRow, _ currency: Currency) throws {
        let heading = InvoiceHeading(
            kind: try row.get("kind"),
            number: try row.get("number"),
            dates: (issue: try row.get("issue_on"), due: try row.get("due_on")),
            currency: currency,
            language: .english,
            period: try BillingPeriod.read(row)
        )
        self.init(heading: heading, seller: .blank(currency), buyer: .blank(currency))
        totals = InvoiceTotals(
            net: try row.money("net_micros", currency),
            tax: try row.money("tax_micros", currency)
        )
    }
}

extension SellerDetails {
    fileprivate static func blank(_ currency: Currency) -> SellerDetails {
        // ZZ is user-assigned in ISO 3166: nobody's country.
        guard let nowhere = CountryCode("ZZ") else { preconditionFailure("ZZ is two letters") }
        let contact = Brand.Contact(email: "", phone: "", website: "", address: "")
        return SellerDetails(
            enterprise: Enterprise(
                id: EnterpriseID(0),
                brandID: BrandID(0),
                name: "",
                country: nowhere
            ),
            brand: Brand(id: BrandID(0), name: "", contact: contact, currency: currency)
        )
    }
}

extension BuyerDetails {
    fileprivate static func blank(_ currency: Currency) -> BuyerDetails {
        BuyerDetails(
            client: Client(
                id: ClientID(0),
                login: "",
                currency: currency,
                zone: "UTC",
                firstDay: CalendarDate(daysSince1970: 0)
            )
        )
    }
}
