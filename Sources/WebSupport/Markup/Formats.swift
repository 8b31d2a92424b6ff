// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How numbers are written in the panels.
package struct Formats: Sendable {
    package init() {}

    /// Writes a whole number in groups of three: 1,234,567.
    package func count(_ number: some BinaryInteger) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
