// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

/// The parts of the admin panel that roles are given or denied.
package enum AdminArea: Hashable, Sendable, CaseIterable {
    case overview
    /// Client profiles with billing fields, prices and accesses.
    case clients
    /// Messages, blocked messages, sessions and traffic statistics.
    case traffic
    /// Suppliers, routes, source prices and prefixes.
    case routing
    /// Brands, enterprises, invoices, payments, margin and payment methods.
    case finance
    /// People, roles and the audit log.
    case people
}

/// What is done in an area.
package enum AdminAction: Hashable, Sendable {
    case read
    case write
}

extension Role {
    /// Whether the role may do something in an area of the admin panel.
    ///
    /// This is the only place that decides; every route asks it before its handler runs.
    package func allows(_ action: AdminAction, in area: AdminArea) -> Bool {
        switch self {
        case .owner: true
        case .readOnly: action == .read
        case .finance:
            action == .read ? area != .people : area == .clients || area == .finance
        case .routing:
            action == .read
                ? [.overview, .traffic, .routing].contains(area)
                : [.traffic, .routing].contains(area)
        case .support:
            action == .read && [.overview, .clients, .traffic].contains(area)
        case .clientOwner, .accountant, .developer: false
        }
    }
}
