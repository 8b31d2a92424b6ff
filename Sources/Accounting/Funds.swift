// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a paying client has and what is reserved of it, on the hot path of admission.
///
/// ```
/// hold ──▶ charge   held falls, balance falls
///     └──▶ release  held falls
/// ```
///
/// Business refusals are answers of `hold`; leaving the range of `Int64`, or ending a hold
/// that was never made, is a programmer fault and traps.
///
/// - Units: micros of the client's currency.
/// - Source: billing rules, section 3.
/// - Invariant: `heldMicros` is not negative.
package struct Funds: Hashable, Sendable {
    /// Posted credits minus posted debits; negative while the client owes.
    package private(set) var balanceMicros: Int64
    /// Reserved for messages that are neither charged nor released.
    package private(set) var heldMicros: Int64

    /// Creates funds as read back from the books.
    package init(balanceMicros: Int64 = 0, heldMicros: Int64 = 0) {
        precondition(heldMicros >= 0, "held money is never negative")
        self.balanceMicros = balanceMicros
        self.heldMicros = heldMicros
    }

    /// What may still be spent when the client may owe `limitMicros`.
    package func available(limitMicros: Int64) -> Int64 {
        // Wider than money, and cut at its ends: a limit near the edge counts as endless.
        Int64(clamping: Int128(balanceMicros) + Int128(limitMicros) - Int128(heldMicros))
    }

    /// Reserves an amount.
    ///
    /// The amount is not negative, and nothing is always held. `allowsNegative` is for a
    /// destination that is sold although money is short.
    ///
    /// - Refuses: `.insufficient` when less is available and nothing allows it.
    package mutating func hold(
        _ amount: Int64,
        limitMicros: Int64,
        allowsNegative: Bool = false
    ) -> HoldStatus {
        precondition(amount >= 0, "a hold is never negative")
        if amount > 0, !allowsNegative, available(limitMicros: limitMicros) < amount {
            return .insufficient
        }
        // Owing without end is refused long before the sum could leave the range.
        let exposed = Int128(balanceMicros) - Int128(heldMicros) - Int128(amount)
        guard exposed >= Int128(Int64.min / 2), heldMicros <= Int64.max / 2 else {
            return .insufficient
        }
        heldMicros += amount
        return .held
    }

    /// Turns a hold into a charge.
    package mutating func charge(_ amount: Int64) {
        release(amount)
        balanceMicros -= amount
    }

    /// Gives a hold back.
    package mutating func release(_ amount: Int64) {
        precondition(amount >= 0 && amount <= heldMicros, "only what is held can be ended")
        heldMicros -= amount
    }

    /// Adds money: a payment, a correction in the client's favour.
    package mutating func credit(_ amount: Int64) {
        precondition(amount >= 0, "a credit is never negative")
        balanceMicros += amount
    }

    /// Takes money: tax, fee, rounding, a payment that went back.
    package mutating func debit(_ amount: Int64) {
        precondition(amount >= 0, "a debit is never negative")
        balanceMicros -= amount
    }

    /// Replaces the balance with the one in the books; holds stay.
    package mutating func setBalance(_ micros: Int64) {
        balanceMicros = micros
    }
}

/// The answer to asking for a hold.
package enum HoldStatus: Hashable, Sendable {
    case held
    case insufficient
}
