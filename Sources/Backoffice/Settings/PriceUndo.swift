// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Taking back prices that were dated ahead and have not begun.
extension Settings {
    /// Undoes what was recorded at one instant, as far as it is still to come: each destination
    /// keeps the price that it would have had, by a newer row of the same date.
    ///
    /// - Returns: How many prices were undone.
    /// - Throws: `FieldErrors` when nothing of it is to come.
    package func undoPrices(
        of owner: PriceOwner,
        recordedAt: Instant,
        _ request: SettingsRequest
    ) async throws -> Int {
        let counter = try await change(
            request,
            topic: .prices,
            content: "undo\n\(owner)\n\(recordedAt.microseconds)"
        ) { change -> Identifier<PriceDiff> in
            let rows = try PriceRepository.future(
                of: owner,
                after: change.now,
                in: change.transaction
            )
            let restored = try rows.filter { $0.recordedAt == recordedAt }
                .compactMap { try restoration(of: $0, change) }
            if restored.isEmpty {
                throw FieldErrors("", "These prices have begun, or were undone already.")
            }
            try PriceRepository.append(restored, in: change.transaction)
            try log("undo prices", restored, of: owner, change)
            return Identifier(Int64(restored.count))
        }
        return Int(counter.rawValue)
    }

    /// The row that takes a coming row's place; nil when another did already.
    private func restoration(of row: PriceRow, _ change: SettingsChange) throws -> PriceRow? {
        let history = try PriceRepository.history(
            of: row.owner,
            row.destination,
            row.messageType,
            in: change.transaction
        )
        let isReplaced = history.contains {
            $0.effectiveFrom == row.effectiveFrom && $0.id > row.id
        }
        if isReplaced { return nil }
        let before = history.first {
            ($0.effectiveFrom, $0.id) < (row.effectiveFrom, row.id)
                && $0.recordedAt != row.recordedAt
        }
        var restored = before ?? row
        if before == nil { restored.isClosed = true }
        restored.id = office.newID()
        restored.effectiveFrom = row.effectiveFrom
        restored.recordedAt = change.now
        return restored
    }
}
