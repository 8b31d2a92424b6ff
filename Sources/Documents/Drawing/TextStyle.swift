// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The sizes and weights of a document's text: few, so that each one means something.
enum TextStyle: Hashable, CaseIterable {
    case brand
    case number
    case title
    case heading
    case label
    case name
    case body
    case cell
    case strongCell
    case columnTitle
    case fine
    case amountDue
    case fact
    case factAmount

    /// The font list; the further families are there for scripts that the first lacks.
    static let families = "Inter, Noto Sans Arabic, Noto Sans, DejaVu Sans"

    /// Points.
    var size: Double {
        switch self {
        case .brand: 19
        case .number: 16
        case .title: 9
        case .heading: 10
        case .label, .columnTitle: 7.25
        case .name: 9.5
        case .body: 8.5
        case .cell, .strongCell: 8.25
        case .fine: 7
        case .amountDue: 12.5
        case .fact: 9
        case .factAmount: 12.5
        }
    }

    /// Weight on the scale of OpenType, 400 being regular.
    ///
    /// Two weights, since each is a font of its own in the file: making those is what takes
    /// longest on a short document.
    var weight: UInt32 {
        switch self {
        case .brand, .number, .amountDue, .factAmount, .title, .heading, .name, .strongCell,
            .fact:
            600
        case .body, .cell, .fine, .columnTitle, .label: 400
        }
    }

    /// Line height as a multiple of the size.
    var lineHeight: Double {
        switch self {
        case .brand, .number, .amountDue, .factAmount: 1.2
        case .body, .fine: 1.45
        default: 1.3
        }
    }
}
