// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The paper a document is drawn for.
package enum PaperSize: String, Hashable, Sendable, CaseIterable, Codable {
    case a4
    case letter

    /// Width in points, 1/72 inch.
    var width: Double {
        switch self {
        case .a4: 595.28
        case .letter: 612
        }
    }

    /// Height in points.
    var height: Double {
        switch self {
        case .a4: 841.89
        case .letter: 792
        }
    }
}
