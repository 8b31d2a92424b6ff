// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

/// Addresses of what is done with many objects at once, of lists as files, of trials, and of
/// setting up.
package enum DeskURL: Hashable, Sendable {
    case firstRun, firstRunSkip
    case demo, demoClear
    case testMessage
    case sessionAction
    case views, viewRemoval
    case invoiceBulk, invoiceArchive
    case invoiceList(ListForm)
    case clientList(ListForm)
    case priceFile(PriceOwner, ListForm)
    case routeForm(RouteID)

    var path: String {
        switch self {
        case .firstRun: "/first-run"
        case .firstRunSkip: "/first-run/skip"
        case .demo: "/demo"
        case .demoClear: "/demo/clear"
        case .testMessage: "/messages/test"
        case .sessionAction: "/sessions/action"
        case .views: "/views"
        case .viewRemoval: "/views/remove"
        case .invoiceBulk: "/invoices/bulk"
        case .invoiceArchive: "/invoices/documents.zip"
        case .invoiceList(let form): "/invoices.\(form.rawValue)"
        case .clientList(let form): "/clients.\(form.rawValue)"
        case .priceFile(.client(let id), let form): "/clients/\(id)/prices.\(form.rawValue)"
        case .priceFile(.product(let id), let form): "/products/\(id)/prices.\(form.rawValue)"
        case .priceFile(.supplier(let id), let form):
            "/source-prices/\(id)/prices.\(form.rawValue)"
        case .routeForm(let id): "/routes/\(id)/edit"
        }
    }
}

/// The forms that a list is downloaded in.
package enum ListForm: String, Hashable, Sendable, CaseIterable {
    case csv, xlsx

    /// The word of its link.
    var label: String { rawValue.uppercased() }
}
