// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// Corrects prices that were wrong: the charges stay, and what they should have been is posted
/// beside them, dated now.
///
/// ```
/// rollups of the span ─▶ per account, network and price: charged, right, difference
///                        ├─▶ ledger: the wrong sum back, the right one anew (adjustments)
///                        └─▶ a line each on the client's next usage invoice
/// ```
///
/// - Source: billing rules, sections 2.4 and 5.
package struct Reratings: Sendable {
    package let office: Office

    package init(office: Office) {
        self.office = office
    }

    /// Shows what `apply` would do.
    ///
    /// - Throws: `ReratingRefusal`, as `apply` would.
    package func preview(_ request: ReratingRequest) async throws -> [CorrectedCharge] {
        let now = office.now
        return try await office.database.read { transaction in
            try ReratingDesk(request, now: now, transaction).charges()
        }
    }

    /// Corrects the charges; a repeated request id returns the first result and posts nothing.
    ///
    /// - Throws: `ReratingRefusal`; nothing was changed then.
    package func apply(
        _ request: ReratingRequest,
        requestID: String? = nil,
        by actor: Actor
    ) async throws -> ReratingID {
        let now = office.now
        let office = office
        let anybody = request.clientID ?? ClientID(0)
        let id = try await office.once(requestID, request, touching: anybody) {
            transaction in
            let desk = try ReratingDesk(request, now: now, transaction)
            return try desk.apply(office: office, by: actor)
        }
        let clients = try await office.database.read {
            Set(try ReratingRepository.lines(of: id, in: $0).map(\.charge.clientID))
        }
        for client in clients { office.didChange(.clientMoney(client)) }
        return id
    }
}

/// Why prices were not corrected; nothing was changed then.
package enum ReratingRefusal: Error, Hashable, Sendable {
    case clientNotFound
    case productNotFound
    case zoneUnknown(ZoneError)
    case periodIsEmpty
    /// The end lies in a quarter-hour that is not over.
    case periodNotOver
    /// No charge of the span has a price that is corrected.
    case nothingToCorrect
    /// The same charges were corrected before.
    case correctedBefore(login: String, on: ClosedRange<CalendarDate>, reason: String)
    case outOfRange

    /// A plain sentence that says what to do.
    package var sentence: Phrase {
        switch self {
        case .clientNotFound: "There is no such client."
        case .productNotFound: "There is no such product."
        case .zoneUnknown(let error): error.sentence
        case .periodIsEmpty: "The end must come after the beginning."
        case .periodNotOver:
            "The period is not over: charges up to the last full quarter-hour can be corrected."
        case .nothingToCorrect:
            "Nothing was charged at these prices in this period, so there is nothing to correct."
        case .correctedBefore(let login, let days, let reason):
            "Charges of \(login) at one of these prices were corrected already for "
                + "\(days.lowerBound) to \(days.upperBound) (\(reason)): choose a period beside it."
        case .outOfRange: "The sums are too large to be kept."
        }
    }

    /// The form field to show the sentence at.
    package var field: String {
        switch self {
        case .clientNotFound: "client"
        case .productNotFound: "product"
        case .zoneUnknown, .periodIsEmpty, .periodNotOver: "to"
        case .nothingToCorrect, .correctedBefore, .outOfRange: "corrections"
        }
    }
}

/// Works out and posts one correction inside a transaction.
private struct ReratingDesk {
    let request: ReratingRequest
    let now: Instant
    let period: BillingPeriod
    let transaction: any SQLTransaction

    init(
        _ request: ReratingRequest,
        now: Instant,
        _ transaction: any SQLTransaction
    ) throws {
        self.request = request
        self.now = now
        self.transaction = transaction
        let calendar: BillingCalendar
        do {
            calendar = try BillingCalendar(zone: request.zone)
        } catch {
            throw ReratingRefusal.zoneUnknown(error)
        }
        guard let period = calendar.period(from: request.start, before: request.end) else {
            throw ReratingRefusal.periodIsEmpty
        }
        guard period.end <= BillingCalendar.quarterHour(at: now) else {
            throw ReratingRefusal.periodNotOver
        }
        self.period = period
    }

    /// Every charge that would be corrected, by account, destination and price.
    func charges() throws -> [CorrectedCharge] {
        var charges: [CorrectedCharge] = []
        for account in try accounts() { charges += try self.charges(of: account) }
        guard !charges.isEmpty else { throw ReratingRefusal.nothingToCorrect }
        guard charges.allSatisfy(\.isInRange) else { throw ReratingRefusal.outOfRange }
        return charges
    }

    private func accounts() throws -> [Client] {
        if let id = request.clientID {
            guard let client = try ClientRepository.find(id, in: transaction) else {
                throw ReratingRefusal.clientNotFound
            }
            return try [client] + ClientRepository.related(to: id, in: transaction)
        }
        guard let id = request.productID,
            try ProductRepository.find(id, in: transaction) != nil
        else { throw ReratingRefusal.productNotFound }
        var filter = ClientFilter()
        filter.productID = id
        return try ClientRepository.list(filter, in: transaction)
    }

    private func charges(of client: Client) throws -> [CorrectedCharge] {
        let charged = try RollupRepository.charges(
            of: [client.id],
            from: period.start,
            before: period.end,
            in: transaction
        )
        return try charged.compactMap { usage in
            let correction = PriceCorrection.first(
                for: usage.destination,
                chargedMicros: usage.priceMicros,
                among: request.corrections
            )
            guard let correction, correction.rightMicros != usage.priceMicros, usage.segments > 0
            else { return nil }
            var charge = CorrectedCharge(
                clientID: client.mainClientID ?? client.id,
                account: LineAccount(id: client.id, name: client.login),
                destination: usage.destination,
                basis: usage.basis,
                prices: (
                    Price(micros: usage.priceMicros, client.currency),
                    Price(micros: correction.rightMicros, client.currency)
                )
            )
            charge.messages = usage.messages
            charge.segments = usage.segments
            try refuseTwice(charge)
            return charge
        }
    }

    private func refuseTwice(_ charge: CorrectedCharge) throws {
        let other = try ReratingRepository.overlapping(
            charge,
            from: period.start,
            before: period.end,
            in: transaction
        )
        guard let other else { return }
        throw ReratingRefusal.correctedBefore(
            login: charge.account.name,
            on: other.firstOn...max(other.firstOn, other.lastOn),
            reason: other.reason
        )
    }

    func apply(office: Office, by actor: Actor) throws -> ReratingID {
        let charges = try charges()
        let rerating = Rerating(
            id: office.newID(),
            period: period,
            reason: request.reason,
            actor: actor.description,
            recordedAt: now
        )
        try ReratingRepository.insert(rerating, charges, in: transaction)
        let payers = Dictionary(grouping: charges, by: \.clientID)
        for (payer, charges) in payers.sorted(by: { $0.key < $1.key }) {
            try post(charges, of: payer, about: rerating.id, office: office)
        }
        try SettingsChange(transaction: transaction, now: now, actor: actor).log(
            "correct prices",
            "rerating",
            id: "\(rerating.id)",
            after: rerating
        )
        return rerating.id
    }

    /// Takes back what was charged and charges what should have been.
    private func post(
        _ charges: [CorrectedCharge],
        of payer: ClientID,
        about id: ReratingID,
        office: Office
    ) throws {
        let currency = charges[0].old.currency
        let ours = LedgerAccountKey(kind: .client, ownerID: payer.rawValue, currency: currency)
        let theirs = LedgerAccountKey(kind: .revenue, currency: currency)
        let old = try Self.sum(charges.map(\.oldMicros))
        let new = try Self.sum(charges.map(\.newMicros))
        for (debit, credit, micros) in [(theirs, ours, old), (ours, theirs, new)] where micros > 0 {
            var entry = LedgerPosting(
                debit: debit,
                credit: credit,
                amount: Money(micros: micros, currency),
                code: .adjustment,
                at: now
            )
            entry.referenceID = id.rawValue
            try LedgerRepository.post(
                entry,
                newID: { office.ids.next(at: now) },
                in: transaction
            )
        }
    }

    private static func sum(_ amounts: [Int64]) throws -> Int64 {
        try amounts.reduce(0) { sum, amount in
            let (next, overflow) = sum.addingReportingOverflow(amount)
            guard !overflow else { throw ReratingRefusal.outOfRange }
            return next
        }
    }
}
