// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Names of the kinds of objects that have identifiers, for `Identifier`'s phantom type.
package enum Identified {
    /// One SMS as submitted.
    package enum Message {}
    /// What a client binds with.
    package enum Access {}
    /// A row of the price table.
    package enum PriceRow {}
    /// A row of the routing table.
    package enum Route {}
    /// A preset of prices given to many clients.
    package enum Product {}
    /// A company that carries messages for us.
    package enum Supplier {}
    /// A somebody who signs in to a panel.
    package enum Person {}
    /// A double entry of the ledger.
    package enum Transfer {}
    /// A ledger account.
    package enum Account {}
    /// A letter of the outbox.
    package enum Mail {}
    /// A frozen statistics report.
    package enum Report {}
    /// A correction of prices that were wrong.
    package enum Rerating {}
    /// A comparison of somebody's traffic file with ours.
    package enum Dispute {}
    /// One run of the invoicing.
    package enum Run {}
    /// A notice of price changes that was sent.
    package enum PriceNotice {}
}

package typealias MessageID = Identifier<Identified.Message>
package typealias AccessID = Identifier<Identified.Access>
package typealias PriceRowID = Identifier<Identified.PriceRow>
package typealias RouteID = Identifier<Identified.Route>
package typealias ProductID = Identifier<Identified.Product>
package typealias SupplierID = Identifier<Identified.Supplier>
package typealias PersonID = Identifier<Identified.Person>
package typealias TransferID = Identifier<Identified.Transfer>
package typealias AccountID = Identifier<Identified.Account>
package typealias MailID = Identifier<Identified.Mail>
package typealias ReratingID = Identifier<Identified.Rerating>
package typealias DisputeID = Identifier<Identified.Dispute>
package typealias RunID = Identifier<Identified.Run>
package typealias ReportID = Identifier<Identified.Report>
package typealias PriceNoticeID = Identifier<Identified.PriceNotice>
package typealias BrandID = Identifier<Brand>
package typealias EnterpriseID = Identifier<Enterprise>
package typealias ClientID = Identifier<Client>
package typealias InvoiceID = Identifier<Invoice>
package typealias CreditNoteID = Identifier<CreditNote>
package typealias PaymentID = Identifier<Payment>
package typealias TopUpID = Identifier<TopUp>
package typealias BankStatementID = Identifier<BankStatement>
package typealias BankEntryID = Identifier<BankEntry>
