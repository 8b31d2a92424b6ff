// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Requests per second of each key, and of each address that has none.
///
/// Like `Throughput` it keeps the time at which all that was taken is paid for.
struct RequestLimiter: Sendable {
    /// A program that needs more sends in bulk.
    static let perSecond: Int64 = 100
    /// Two seconds' worth at once.
    static let burst: Int64 = 200
    /// A bound on memory under a flood of invented keys and addresses.
    static let namesMax = 10_000

    private static let cost = 1_000_000 / perSecond
    private var paidAt: [String: Int64] = [:]

    /// Takes one request, or says that it is one too many.
    mutating func take(_ name: String, now: Instant) -> Bool {
        let present = now.microseconds
        let start = max(paidAt[name] ?? 0, present)
        guard start - present <= (Self.burst - 1) * Self.cost else { return false }
        if paidAt[name] == nil, paidAt.count >= Self.namesMax {
            paidAt = paidAt.filter { $0.value > present }
            if paidAt.count >= Self.namesMax { paidAt.removeAll() }
        }
        paidAt[name] = start + Self.cost
        return true
    }
}
