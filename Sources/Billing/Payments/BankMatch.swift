// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// Whose money an entry of a bank statement is, and how sure that is.
///
/// - Source: billing rules, section 6: what is doubtful is never booked by itself.
package struct BankMatch: Hashable, Sendable {
    package var confidence: Confidence
    package var clientID: ClientID?
    /// What it would settle of each invoice.
    package var parts: [Part]
    /// Why, in a sentence.
    package var reason: Phrase

    package init(
        confidence: Confidence,
        clientID: ClientID? = nil,
        parts: [Part],
        reason: Phrase
    ) {
        self.confidence = confidence
        self.clientID = clientID
        self.parts = parts
        self.reason = reason
    }

    /// How sure a match is.
    package enum Confidence: String, Hashable, Sendable, CaseIterable {
        /// Names invoices of one client by number or reference, and is exactly what they owe.
        case certain
        case doubtful
        case none
    }

    /// A part of an invoice.
    package struct Part: Hashable, Sendable {
        package var invoiceID: InvoiceID
        package var number: String
        package var micros: Int64
    }
}

/// Finds whose money entries are, among the open invoices of all clients.
package struct BankMatcher: Sendable {
    /// An invoice that is owed.
    package struct OpenInvoice: Hashable, Sendable {
        package var id: InvoiceID
        package var clientID: ClientID
        package var number: String
        /// The creditor reference printed on it; empty when it has none.
        package var reference: String
        package var outstanding: Money

        package init(
            id: InvoiceID,
            clientID: ClientID,
            number: String,
            reference: String,
            outstanding: Money
        ) {
            self.id = id
            self.clientID = clientID
            self.number = number
            self.reference = reference
            self.outstanding = outstanding
        }
    }

    /// A client by the names that a payer may have.
    package struct Payer: Hashable, Sendable {
        package var clientID: ClientID
        package var currency: Currency
        package var names: [String]

        package init(clientID: ClientID, currency: Currency, names: [String]) {
            self.clientID = clientID
            self.currency = currency
            self.names = names
        }
    }

    /// A payment that was recorded already; another way of booking the same money.
    package struct Booked: Hashable, Sendable {
        package var clientID: ClientID
        package var amount: Money
        package var paidOn: CalendarDate

        package init(clientID: ClientID, amount: Money, paidOn: CalendarDate) {
            self.clientID = clientID
            self.amount = amount
            self.paidOn = paidOn
        }
    }

    private var invoices: [OpenInvoice]
    private let payers: [(payer: Payer, names: Set<String>)]
    private let booked: Set<Booked>

    package init(invoices: [OpenInvoice], payers: [Payer], booked: [Booked] = []) {
        self.invoices = invoices
        self.payers = payers.map { ($0, Set($0.names.map(Self.folded).filter { !$0.isEmpty })) }
        self.booked = Set(booked)
    }

    /// Matches one entry; what it would settle is not offered to the entries after it.
    package mutating func match(_ entry: BankEntry) -> BankMatch {
        guard entry.amount.micros > 0 else {
            return .init(confidence: .none, parts: [], reason: "Money that left.")
        }
        var match = byNumber(entry) ?? byName(entry) ?? byAmount(entry)
        if let client = match.clientID,
            booked.contains(.init(clientID: client, amount: entry.amount, paidOn: entry.bookedOn))
        {
            match.confidence = .doubtful
            match.reason = "A payment of this client, day and amount is recorded already."
        }
        for part in match.parts {
            guard let index = invoices.firstIndex(where: { $0.id == part.invoiceID }) else {
                continue
            }
            invoices[index].outstanding = Money(
                micros: invoices[index].outstanding.micros - part.micros,
                invoices[index].outstanding.currency
            )
        }
        return match
    }

    private func byNumber(_ entry: BankEntry) -> BankMatch? {
        let texts = [entry.reference, entry.description]
        let named = invoices.filter { invoice in
            texts.contains {
                Self.mentions(invoice.number, in: $0) || Self.mentions(invoice.reference, in: $0)
            }
        }
        guard !named.isEmpty else { return nil }
        let numbers = named.map(\.number).joined(separator: ", ")
        guard Set(named.map(\.clientID)).count == 1 else {
            return .init(
                confidence: .doubtful,
                parts: [],
                reason: "Invoices of several clients are named: \(numbers)."
            )
        }
        let client = named[0].clientID
        guard named.allSatisfy({ $0.outstanding.currency == entry.amount.currency }) else {
            return .init(
                confidence: .none,
                clientID: client,
                parts: [],
                reason: "Names \(numbers), which is in another currency."
            )
        }
        let parts = Self.parts(entry.amount.micros, over: named)
        let owed = named.reduce(Int128(0)) { $0 + Int128($1.outstanding.micros) }
        let isExact = owed == Int128(entry.amount.micros)
        let sum = Money(micros: Int64(clamping: owed), entry.amount.currency)
        return .init(
            confidence: isExact && named.allSatisfy { $0.outstanding.micros > 0 }
                ? .certain : .doubtful,
            clientID: client,
            parts: parts,
            reason: isExact
                ? "Names \(numbers) and is what is owed."
                : "Names \(numbers), of which \(sum.decimalText) \(sum.currency) is owed."
        )
    }

    private func byName(_ entry: BankEntry) -> BankMatch? {
        let name = Self.folded(entry.payer)
        guard !name.isEmpty else { return nil }
        let found = payers.filter {
            $0.payer.currency == entry.amount.currency && $0.names.contains(name)
        }
        guard found.count == 1, let client = found.first?.payer.clientID else { return nil }
        let equal = invoices.filter { $0.clientID == client && $0.outstanding == entry.amount }
        guard equal.count == 1 else {
            return .init(
                confidence: .doubtful,
                clientID: client,
                parts: [],
                reason: "The payer has this client's name; no invoice is named."
            )
        }
        return .init(
            confidence: .doubtful,
            clientID: client,
            parts: Self.parts(entry.amount.micros, over: equal),
            reason: "The payer has this client's name, and \(equal[0].number) owes this amount."
        )
    }

    private func byAmount(_ entry: BankEntry) -> BankMatch {
        let equal = invoices.filter { $0.outstanding == entry.amount }
        guard equal.count == 1 else {
            return .init(
                confidence: .none,
                parts: [],
                reason: equal.isEmpty
                    ? "Nothing fits." : "\(equal.count) invoices owe this amount."
            )
        }
        return .init(
            confidence: .doubtful,
            clientID: equal[0].clientID,
            parts: Self.parts(entry.amount.micros, over: equal),
            reason: "Only the amount fits: \(equal[0].number)."
        )
    }

    private static func parts(_ micros: Int64, over invoices: [OpenInvoice]) -> [BankMatch.Part] {
        var left = micros
        return invoices.compactMap { invoice in
            let part = min(left, invoice.outstanding.micros)
            guard part > 0 else { return nil }
            left -= part
            return .init(invoiceID: invoice.id, number: invoice.number, micros: part)
        }
    }
}

extension BankMatcher {
    /// Shorter numbers stand in every text by chance.
    private static let shortestNumber = 4

    /// Whether a text has a number as a whole, whatever stands between its characters, such as
    /// `inv 2026/00042` for INV-2026-00042.
    static func mentions(_ number: String, in text: String) -> Bool {
        let wanted = Array(number.uppercased().unicodeScalars.filter(isPart))
        guard wanted.count >= shortestNumber else { return false }
        let scalars = Array(text.uppercased().unicodeScalars)
        for start in scalars.indices where isPart(scalars[start]) {
            if start > 0, isPart(scalars[start - 1]) { continue }
            if matches(wanted, scalars[start...]) { return true }
        }
        return false
    }

    private static func matches(
        _ wanted: [Unicode.Scalar],
        _ text: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        var next = 0
        for scalar in text {
            if next == wanted.count { return !isPart(scalar) }
            if isPart(scalar) {
                guard scalar == wanted[next] else { return false }
                next += 1
            } else if !isGap(scalar) {
                return false
            }
        }
        return next == wanted.count
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// What people put between the parts of a number.
    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || "-–/._#".unicodeScalars.contains(scalar)
    }

    /// A name without case, punctuation and the space between its words.
    static func folded(_ name: String) -> String {
        String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter(isPart)))
    }
}
