// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// SMPP command statuses as an operator lists them: `0x08, 0x58` or `8, 88`.
package struct StatusList: Hashable, Sendable {
    /// The statuses on the list.
    package let statuses: Set<UInt32>

    /// Reads a list.
    ///
    /// - Throws: `StatusListError` with the first entry that is no status.
    package init(_ text: String) throws(StatusListError) {
        var statuses: Set<UInt32> = []
        for entry in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            let digits = entry.lowercased()
            let status =
                digits.hasPrefix("0x")
                ? UInt32(digits.dropFirst(2), radix: 16) : UInt32(digits)
            // 0 is success: it can be no refusal.
            guard let status, status > 0 else { throw StatusListError(entry: String(entry)) }
            statuses.insert(status)
        }
        self.statuses = statuses
    }
}

/// An entry of a list of statuses that could not be read.
package struct StatusListError: Error, Hashable, Sendable {
    package let entry: String
}
