// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension Money {
    /// Splits the amount in proportion to weights; the parts add up to the whole exactly.
    ///
    /// Each part is a whole number of minor units when the amount is one. What remains after
    /// dividing goes unit by unit to the parts that lost the most, the earlier first.
    ///
    /// Of the weights none is negative and at least one is positive.
    package func allocate(over weights: [Int64]) -> [Money] {
        let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
        precondition(
            total > 0 && weights.allSatisfy { $0 >= 0 },
            "an allocation needs weights that are not negative and not all zero"
        )
        let isWholeUnits = micros % currency.microsPerMinorUnit == 0
        let unit = isWholeUnits ? currency.microsPerMinorUnit : 1
        let units = Int128(micros / unit).magnitude
        var parts: [UInt128] = []
        var lost: [(index: Int, remainder: UInt128)] = []
        for (index, weight) in weights.enumerated() {
            let (part, remainder) = (units * UInt128(weight))
                .quotientAndRemainder(dividingBy: UInt128(total))
            parts.append(part)
            if remainder > 0 { lost.append((index, remainder)) }
        }
        let missing = Int(units - parts.reduce(0, +))
        lost.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
        for entry in lost.prefix(missing) { parts[entry.index] += 1 }
        let sign: Int64 = micros < 0 ? -1 : 1
        return parts.map { Money(micros: sign * Int64($0) * unit, currency) }
    }
}
