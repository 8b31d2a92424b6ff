// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import WebSupport

/// The operator's panel: its pages, who may see which, and the verbs behind its forms.
package struct AdminPanel: Sendable {
    let desk: AdminDesk

    /// Creates the panel over the verbs of the back office.
    package init(
        settings: Settings,
        invoicing: Invoicing,
        running: RunningPlatform = RunningPlatform(),
        secrets: PanelSecrets,
        programs: ProgramVerbs
    ) {
        desk = AdminDesk(
            office: settings.office,
            settings: settings,
            invoicing: invoicing,
            payments: Payments(office: settings.office),
            documents: DocumentsOffice(settings.office.database),
            running: running,
            secrets: secrets,
            programs: programs
        )
    }

    /// The panel as the server mounts it.
    package var site: PanelSite {
        PanelSite(
            root: "/admin",
            admits: { !$0.role.isForClients },
            routes: routes.map { route in
                PanelRoute(route.method, route.pattern) { asked in
                    try await answer(route, asked)
                }
            },
            mayView: { $0.role.allows(.write, in: .clients) },
            layout: { person, title in
                var layout = Layout(
                    title: title,
                    panelName: "Admin panel",
                    menu: AdminNavigation.menu(for: person.role, at: nil)
                )
                layout.findURL = AdminURL.find.path
                return layout
            }
        )
    }

    /// Every address of the panel, with the area that a role needs for it.
    package var routes: [AdminRoute] {
        ViewController(desk: desk).routes + FindController(desk: desk).routes
            + StatisticsController(desk: desk).routes + ClientsController(desk: desk).routes
            + ClientListController(desk: desk).routes + BulkController(desk: desk).routes
            + ViewsController(desk: desk).routes
            + PricesController(desk: desk).routes + PriceNoticesController(desk: desk).routes
            + AccessesController(desk: desk).routes
            + PaymentsController(desk: desk).routes + MessagesController(desk: desk).routes
            + SessionsController(desk: desk).routes + TrialController(desk: desk).routes
            + FirstRunController(desk: desk).routes
            + ProductsController(desk: desk).routes
            + RoutingController(desk: desk).routes + BrandsController(desk: desk).routes
            + EnterprisesController(desk: desk).routes + InvoicesController(desk: desk).routes
            + TemplatesController(desk: desk).routes
            + ClientInvoicesController(desk: desk).routes
            + CreditNotesController(desk: desk).routes + MailController(desk: desk).routes
            + AgingController(desk: desk).routes + BankController(desk: desk).routes
            + RemindersController(desk: desk).routes + ReratingsController(desk: desk).routes
            + BookkeepingController(desk: desk).routes + DisputesController(desk: desk).routes
            + InvoicingRunsController(desk: desk).routes + RetentionController(desk: desk).routes
            + ExchangeRatesController(desk: desk).routes
            + NewInvoicesController(desk: desk).routes + PeopleController(desk: desk).routes
            + APIKeysController(desk: desk).routes
    }
}
