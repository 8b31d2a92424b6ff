// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// The way from an empty platform to the first invoice, read from what is stored: nothing of it
/// is remembered but the steps that somebody does without.
struct FirstRun: Sendable {
    /// The steps, in the order in which they build on each other.
    enum Step: String, CaseIterable, Sendable {
        case brand, enterprise, supplier, sourcePrices = "source_prices", route, client, company
        case prices, access, traffic, person, invoice
    }

    /// How a step stands.
    enum State: Sendable {
        case done, next, open, skipped
    }

    private let done: Set<Step>
    private let skipped: Set<Step>
    /// The client that the later steps are about: the first one.
    let client: ClientID?
    let supplier: SupplierID?

    private static let setting = "first_run.skipped"

    init(in transaction: any SQLTransaction) throws {
        let has = { (table: SQL) in
            try transaction.first("SELECT 1 AS found FROM \(raw: table) LIMIT 1") != nil
        }
        let conditions: [(Step, SQL)] = [
            (.brand, "brands"), (.enterprise, "enterprises"), (.supplier, "suppliers"),
            (.sourcePrices, "prices WHERE owner_kind = 'supplier'"),
            (.route, "routes WHERE supplier_id IS NOT NULL"), (.client, "clients"),
            (.company, "clients WHERE company <> '' AND enterprise_id IS NOT NULL"),
            (.prices, "prices WHERE owner_kind <> 'supplier'"), (.access, "accesses"),
            (.traffic, "messages"), (.person, "people WHERE client_id IS NOT NULL"),
            (.invoice, "invoices"),
        ]
        done = Set(try conditions.filter { try has($0.1) }.map(\.0))
        let stored = try SettingRepository.value(Self.setting, in: transaction) ?? ""
        skipped = Set(stored.split(separator: ",").compactMap { Step(rawValue: String($0)) })
        client = try transaction.first("SELECT id FROM clients ORDER BY id LIMIT 1")?.get(0)
        supplier = try transaction.first("SELECT id FROM suppliers ORDER BY id LIMIT 1")?.get(0)
    }

    func state(of step: Step) -> State {
        if done.contains(step) { return .done }
        if skipped.contains(step) { return .skipped }
        return step == next ? .next : .open
    }

    /// The first step that is neither done nor skipped.
    var next: Step? { Step.allCases.first { !done.contains($0) && !skipped.contains($0) } }

    var doneCount: Int { done.count }

    /// Does without a step, or takes that back.
    static func skip(
        _ step: Step,
        _ isSkipped: Bool,
        in transaction: any SQLTransaction
    ) throws {
        var skipped = try FirstRun(in: transaction).skipped
        if isSkipped { skipped.insert(step) } else { skipped.remove(step) }
        let text = Step.allCases.filter(skipped.contains).map(\.rawValue).joined(separator: ",")
        try SettingRepository.set(setting, to: text, in: transaction)
    }

    /// The ordinary form that does a step.
    func url(of step: Step) -> String {
        switch step {
        case .brand: AdminURL.newBrand.path
        case .enterprise: AdminURL.newEnterprise.path
        case .supplier: AdminURL.newSupplier.path
        case .sourcePrices: AdminURL.sourcePrices(supplier).path
        case .route: AdminURL.routes.path
        case .client: AdminURL.newClient.path
        case .company: place(.billing)
        case .prices: place(.prices)
        case .access: place(.access)
        case .traffic: AdminURL.desk(.testMessage).path
        case .person:
            AdminURL.newPerson.with([
                "client_id": client.map { "\($0)" } ?? "", "role": "client_owner",
            ])
        case .invoice: AdminURL.newInvoice.path
        }
    }

    private func place(_ tab: ClientTab) -> String {
        client.map { AdminURL.client($0, tab).path } ?? AdminURL.newClient.path
    }
}
