// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

extension Disputes {
    /// What a dispute's form says.
    struct Form {
        var party: DisputeParty
        var reference: String
        var invoiceID: InvoiceID?
        var period: BillingPeriod
        var currency: Currency
        var claimedMicros: Int64?
        var tolerance: BasisPoints
        var mapping: [TrafficFile.Field: String]
    }

    /// Reads the form of a new dispute.
    ///
    /// - Throws: `FieldErrors`.
    func read(_ typed: TypedFields) async throws -> Form {
        var fields = FieldReader(typed)
        let clientID: ClientID? = fields.identifier("client", "Client")
        let supplierID: SupplierID? = fields.identifier("supplier", "Supplier")
        if (clientID == nil) == (supplierID == nil), fields.errors.isEmpty {
            fields.refuse("client", "Choose a client or a supplier, and not both.")
        }
        let reference = fields.required("reference", "Reference", limit: 100)
        let invoiceID: InvoiceID? = fields.identifier("invoice", "Invoice")
        let tolerance = fields.rate("tolerance", "Tolerance") ?? .zero
        let claimed = fields.micros("claimed", "Their total")
        let days = Self.days(typed, &fields)
        let mapping = Self.mapping(typed)
        let reader = fields
        return try await invoicing.office.database.read { transaction in
            var reader = reader
            let party = try Self.party(clientID, supplierID, typed, &reader, transaction)
            if let invoiceID {
                let invoice = try InvoiceRepository.find(invoiceID, in: transaction)
                if invoice == nil || invoice?.clientID != clientID {
                    reader.refuse("invoice", "The client has no such invoice.")
                }
            }
            try reader.errors.check()
            guard let party, let days,
                let period = try BillingCalendar(zone: party.zone)
                    .period(from: days.lowerBound, through: days.upperBound)
            else { throw FieldErrors("from", "The period is empty.") }
            return Form(
                party: party.party,
                reference: reference,
                invoiceID: invoiceID,
                period: period,
                currency: party.currency,
                claimedMicros: claimed,
                tolerance: tolerance,
                mapping: mapping
            )
        }
    }

    private static func days(
        _ typed: TypedFields,
        _ reader: inout FieldReader
    ) -> ClosedRange<CalendarDate>? {
        let first = reader.date("from", "From")
        let last = reader.date("through", "Through")
        for (field, name) in [("from", "From"), ("through", "Through")]
        where typed[field: field].isEmpty {
            reader.refuse(field, "\(name) is required.")
        }
        guard let first, let last else { return nil }
        guard first <= last, last <= first.adding(days: 366) else {
            reader.refuse("through", "A period has one day at least and a year at most.")
            return nil
        }
        return first...last
    }

    /// The columns that a person named.
    private static func mapping(_ typed: TypedFields) -> [TrafficFile.Field: String] {
        var mapping: [TrafficFile.Field: String] = [:]
        for field in TrafficFile.Field.allCases {
            let name = typed[field: "column_\(field.rawValue)"]
            if !name.isEmpty { mapping[field] = name }
        }
        return mapping
    }

    /// The fields that a column can be named for.
    package static let columnFields = TrafficFile.Field.allCases.map(\.rawValue)

    private static func party(
        _ client: ClientID?,
        _ supplier: SupplierID?,
        _ typed: TypedFields,
        _ reader: inout FieldReader,
        _ transaction: any SQLTransaction
    ) throws -> (party: DisputeParty, zone: String, currency: Currency)? {
        let typedZone = typed[field: "zone"].isEmpty ? nil : reader.zone("zone")
        if let client {
            guard let found = try ClientRepository.find(client, in: transaction) else {
                reader.refuse("client", "There is no such client.")
                return nil
            }
            return (.client(client), typedZone ?? found.zone, found.currency)
        }
        guard let supplier else { return nil }
        guard let found = try SupplierRepository.find(supplier, in: transaction) else {
            reader.refuse("supplier", "There is no such supplier.")
            return nil
        }
        return (.supplier(supplier), typedZone ?? "UTC", found.currency)
    }
}
