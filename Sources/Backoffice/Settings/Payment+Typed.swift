// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

extension PaymentEntry {
    /// Reads the form of a new payment.
    ///
    /// - Throws: `FieldErrors`.
    package init(typed: TypedFields, client: Client) throws(FieldErrors) {
        var reader = FieldReader(typed)
        let amount = reader.money("amount", "Amount", client.currency)
        if amount.isZero, reader.errors["amount"] == nil {
            reader.refuse("amount", "The amount must not be zero.")
        }
        let fields = PaymentFields(&reader, otherwise: nil)
        let invoiceID: InvoiceID? = reader.identifier("invoice_id", "Invoice")
        let parts = Self.parts(&reader, client.currency)
        if invoiceID != nil, !parts.isEmpty {
            reader.refuse("invoice_id", "Choose one invoice here, or amounts of several below.")
        }
        try reader.errors.check()
        self.init(
            clientID: client.id,
            amount: amount,
            invoiceID: invoiceID,
            parts: parts,
            editable: fields
        )
    }

    /// The amounts of chosen invoices: fields `part_` with the invoice's id.
    private static func parts(_ reader: inout FieldReader, _ currency: Currency) -> [PaymentPart] {
        let fields = reader.typed.values.keys.filter { $0.hasPrefix("part_") }.sorted()
        return fields.compactMap { field in
            guard !reader.typed[field: field].isEmpty else { return nil }
            let money = reader.money(field, "Amount", currency)
            guard let id = InvoiceID(String(field.dropFirst(5))), money.micros > 0 else {
                reader.refuse(field, "The amount must be above zero.")
                return nil
            }
            return PaymentPart(invoiceID: id, micros: money.micros)
        }
    }
}

extension PaymentFields {
    /// Reads what may change of a payment.
    ///
    /// - Throws: `FieldErrors`.
    package init(
        typed: TypedFields,
        otherwise paidOn: CalendarDate
    ) throws(FieldErrors) {
        var reader = FieldReader(typed)
        self.init(&reader, otherwise: paidOn)
        try reader.errors.check()
    }

    fileprivate init(_ reader: inout FieldReader, otherwise: CalendarDate?) {
        let paidOn = reader.date("paid_on", "Pay date")
        if paidOn == nil, otherwise == nil, reader.typed[field: "paid_on"].isEmpty {
            reader.refuse("paid_on", "Pay date is required.")
        }
        self.init(
            paidOn: paidOn ?? otherwise ?? Instant.epoch.utcDate,
            isPaid: reader.flag("is_paid"),
            method: reader.text("method", "Payment type", limit: 60),
            comment: reader.text("comment", "Comments", limit: 1_000)
        )
    }
}

extension AmountInvoiceRequest {
    /// Reads the form of **Create for amount**.
    ///
    /// - Throws: `FieldErrors`.
    package init(typed: TypedFields, client: Client) throws(FieldErrors) {
        var reader = FieldReader(typed)
        let date = reader.date("date", "Invoice date")
        if date == nil, reader.typed[field: "date"].isEmpty {
            reader.refuse("date", "Invoice date is required.")
        }
        let amount = reader.money("amount", "Amount", client.currency)
        let text = reader.required("text", "Text", limit: Self.textLimit)
        let kind = reader.choice("kind", "Kind", of: InvoiceKind.self) ?? .amount
        try reader.errors.check()
        self.init(
            clientID: client.id,
            issueOn: date ?? Instant.epoch.utcDate,
            amount: amount,
            text: text,
            kind: kind
        )
    }
}

extension UsageInvoiceRequest {
    /// Reads the form of **Create**.
    ///
    /// - Throws: `FieldErrors`.
    package init(typed: TypedFields) throws(FieldErrors) {
        var reader = FieldReader(typed)
        let clientID: ClientID? = reader.identifier("client", "Client")
        if clientID == nil, typed[field: "client"].isEmpty {
            reader.refuse("client", "Client is required.")
        }
        let content = reader.choice("what", "Produce", of: InvoiceContent.self) ?? .both
        let from = reader.date("from", "Period from")
        let through = reader.date("through", "Period through")
        let isUpToNow = reader.flag("up_to_now")
        if !isUpToNow {
            for (field, name) in [("from", "Period from"), ("through", "Period through")]
            where typed[field: field].isEmpty {
                reader.refuse(field, "\(name) is required.")
            }
            if let from, let through, through < from {
                reader.refuse("through", "The last day must not come before the first.")
            }
        }
        try reader.errors.check()
        let first = from ?? Instant.epoch.utcDate
        self.init(
            clientID: clientID ?? ClientID(0),
            span: isUpToNow
                ? .upToNow(from: from) : .days(from: first, through: through ?? first),
            content: content
        )
    }
}

extension FieldReader {
    /// A required sum of a currency, also a negative one.
    mutating func money(_ field: String, _ name: Phrase, _ currency: Currency) -> Money {
        do {
            let money = try Money(decimal: typed[field: field], currency)
            if money.rounded() != money {
                refuse(
                    field,
                    "\(name) has at most \(currency.minorUnitDigits) decimals in \(currency)."
                )
            }
            return money
        } catch {
            refuse(field, sentence(error, about: name))
            return .zero(currency)
        }
    }
}
