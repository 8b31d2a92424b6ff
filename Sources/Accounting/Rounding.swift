// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How a quotient that is not whole becomes whole.
///
/// Every rounding of money names one.
package enum Rounding: Sendable {
    /// To the nearest; exact halves away from zero. The rule of every document.
    case halfAwayFromZero
    /// Towards negative infinity.
    case down

    /// Divides exactly in 128 bits by a positive divisor and rounds.
    package func divide(_ value: Int128, by divisor: Int128) -> Int128 {
        precondition(divisor > 0, "a rounding divisor must be positive")
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        switch self {
        case .halfAwayFromZero:
            guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
            return value < 0 ? quotient - 1 : quotient + 1
        case .down:
            return remainder < 0 ? quotient - 1 : quotient
        }
    }
}

/// A percentage in hundredths of a percent: 2,100 is 21 %.
package struct BasisPoints: Hashable, Sendable, Codable {
    package let value: Int

    package init(_ value: Int) {
        self.value = value
    }

    package static let zero = BasisPoints(0)
}
