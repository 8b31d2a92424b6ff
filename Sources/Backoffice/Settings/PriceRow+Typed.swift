// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Whose prices are set, and what their texts mean.
struct PriceContext {
    var owner: PriceOwner
    var currency: Currency
    /// The zone that typed dates and times are in.
    var calendar: BillingCalendar
    var catalogue: DestinationCatalogue
    var now: Instant

    /// The instant of `2026-11-25` or `2026-11-25T14:30` in the owner's zone.
    func instant(_ text: String) -> Instant? {
        localInstant(text, calendar)
    }
}

extension Settings {
    /// The instant of a typed local date and time; nil when nothing was typed.
    ///
    /// - Throws: `FieldErrors`.
    package static func instant(
        _ text: String,
        zone: String,
        field: String = "at"
    ) throws(FieldErrors) -> Instant? {
        guard !text.isEmpty else { return nil }
        guard let calendar = try? BillingCalendar(zone: zone),
            let instant = localInstant(text, calendar)
        else {
            throw FieldErrors(field, "This must be a date and time such as 2026-12-01T14:30.")
        }
        return instant
    }
}

/// The instant of `2026-11-25` or `2026-11-25T14:30` in a zone, or nil.
private func localInstant(_ text: String, _ calendar: BillingCalendar) -> Instant? {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == " " }
    guard let first = parts.first, let date = CalendarDate(String(first)) else { return nil }
    let midnight = calendar.midnight(of: date)
    guard parts.count == 2 else { return midnight }
    let clock = parts[1].split(separator: ":").map { Int($0) ?? -1 }
    guard (2...3).contains(clock.count), (0...23).contains(clock[0]),
        clock.dropFirst().allSatisfy({ (0...59).contains($0) })
    else { return nil }
    let wall = Int64(clock[0]) * 3_600 + Int64(clock[1]) * 60
    // The offset at the wall time itself, so that days of 23 and 25 hours come out right.
    let guess = midnight.adding(seconds: wall)
    let shift = calendar.offsetSeconds(at: midnight) - calendar.offsetSeconds(at: guess)
    return guess.adding(seconds: shift)
}

extension PriceRow {
    /// Reads the form that sets one price, now or ahead.
    init(id: PriceRowID, reading reader: inout FieldReader, in context: PriceContext) {
        let destination = reader.destination(in: context.catalogue, isRequired: true)
        let text = reader.typed[field: "price"]
        var price = Price(micros: 0, context.currency)
        do {
            price = try Price(decimal: text, context.currency)
        } catch {
            reader.refuse("price", sentence(error, about: "Price"))
        }
        self.init(
            id: id,
            owner: context.owner,
            destination: destination ?? Destination(country: .placeholder),
            price: price,
            basis: reader.choice("basis", "Billing", of: BillingBasis.self) ?? .sent,
            effectiveFrom: reader.effectiveFrom(in: context)
        )
        sellsToNegative = reader.flag("sells_to_negative")
        recordedAt = context.now
    }
}

extension FieldReader {
    /// The instant a price starts: now when nothing is typed, never in the past.
    mutating func effectiveFrom(in context: PriceContext) -> Instant {
        let text = typed[field: "effective_from"]
        if text.isEmpty { return context.now }
        guard let instant = context.instant(text) else {
            refuse(
                "effective_from",
                "Effective from must be a date and time such as 2026-12-01T00:00."
            )
            return context.now
        }
        if instant < context.now {
            refuse(
                "effective_from",
                "Prices cannot start in the past: messages sent since then are charged already."
            )
        }
        return instant
    }
}
