// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

/// The parts of the client panel that roles are given or denied.
package enum ClientArea: Hashable, Sendable, CaseIterable {
    case overview
    /// Messages and statistics.
    case traffic
    /// Invoices, payments, statement and prices.
    case finance
    /// What the client binds with.
    case access
    /// The company, and the person's own settings.
    case profile
}

extension Role {
    /// Whether the role may open an area of the client panel.
    ///
    /// This is the only place that decides; every route asks it before its handler runs.
    package func opens(_ area: ClientArea) -> Bool {
        switch self {
        case .clientOwner: true
        case .accountant: area != .access
        case .developer: area != .finance
        case .owner, .finance, .routing, .support, .readOnly: false
        }
    }
}
