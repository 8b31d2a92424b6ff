// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

extension CreditNoteRequest {
    /// Reads the form of a credit note; an empty amount is all that is left.
    ///
    /// - Throws: `FieldErrors`.
    package init(typed: TypedFields, invoice: Invoice) throws(FieldErrors) {
        var reader = FieldReader(typed)
        let hasAmount = !typed[field: "amount"].isEmpty
        let net =
            hasAmount ? reader.money("amount", "Amount", invoice.total.currency) : nil
        let reason = reader.required("reason", "Reason", limit: Self.reasonLimit)
        try reader.errors.check()
        self.init(invoiceID: invoice.id, net: net, reason: reason)
    }
}
