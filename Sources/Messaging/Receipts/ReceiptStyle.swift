// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How a client wants its receipts written; the defaults are those of SMPP 3.4 Appendix B.
package struct ReceiptStyle: Hashable, Sendable {
    /// How the last field, the start of the message's text, is named.
    package enum TextKey: String, Hashable, Sendable, CaseIterable, Codable {
        /// `text:`, as in the specification.
        case small
        /// `Text:`, as many message centres write it.
        case capital
        /// The field is left out.
        case none
    }

    /// Whether dates end in seconds.
    package var hasSeconds: Bool
    /// Whether `sub:` and `dlvrd:` are written.
    package var hasCounts: Bool
    /// How the text is named.
    package var textKey: TextKey

    /// Creates a style.
    package init(hasSeconds: Bool = false, hasCounts: Bool = true, textKey: TextKey = .small) {
        self.hasSeconds = hasSeconds
        self.hasCounts = hasCounts
        self.textKey = textKey
    }
}
