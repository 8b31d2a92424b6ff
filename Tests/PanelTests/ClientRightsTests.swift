// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import ClientPanel
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// Who may do what in the client panel: every route, every role, own and foreign objects.
@Suite(.bothEngines) struct ClientRightsTests {
    private let world: ClientWorld

    init() throws {
        world = try ClientWorld()
    }

    /// What each role opens, written down a second time on purpose.
    static let rights: [(role: Role, areas: Set<ClientArea>)] = [
        (.clientOwner, Set(ClientArea.allCases)),
        (.accountant, [.overview, .traffic, .finance, .profile]),
        (.developer, [.overview, .traffic, .access, .profile]),
    ]

    /// A route's address with the identifiers of one client's objects.
    private func path(_ pattern: String, of client: ClientFixture) -> String {
        let id =
            pattern.hasPrefix("/client/messages")
            ? "\(client.messageID)"
            : pattern.hasPrefix("/client/invoices")
                ? "\(client.invoiceID)"
                : pattern.hasPrefix("/client/letters")
                    ? "\(client.letterID)" : "\(client.reportID)"
        let file =
            pattern.hasPrefix("/client/reports")
            ? "statistics.csv" : pattern.hasPrefix("/client/letters") ? "1" : "invoice.pdf"
        return pattern.replacing("{id}", with: id).replacing("{file}", with: file)
            .replacing("{key}", with: "\(client.keyID)")
            .replacing("{webhook}", with: "\(client.webhookID)")
            .replacing("{delivery}", with: "\(client.deliveryID)")
    }

    @Test("each route answers each role as it should", arguments: rights)
    func routes(_ right: (role: Role, areas: Set<ClientArea>)) async throws {
        var person = world.mine.person
        person.role = right.role
        let routes = world.panel.routes
        #expect(routes.count > 15)
        for route in routes {
            let isAllowed = right.areas.contains(route.area)
            for owner in [world.mine, world.other] {
                let answer = try await world.ask(
                    path(route.pattern, of: owner),
                    posting: route.method == .post ? [:] : nil,
                    as: person
                )
                let name = "\(route.method.rawValue) \(route.pattern) as \(right.role)"
                // Who may not open the area does not even learn whether the object exists.
                #expect(answer.isForbidden == !isAllowed, "\(name)")
                // No fixture has a credit note; its own test looks at whose it is.
                guard isAllowed, route.pattern.contains("{"),
                    !route.pattern.contains("credit-notes")
                else { continue }
                let isOwn = owner.client.id == world.mine.client.id
                #expect(answer.isNotFound == !isOwn, "\(name), own: \(isOwn)")
            }
        }
    }

    @Test func theMenuHasOnlyWhatARoleMayOpen() async throws {
        var person = world.mine.person
        person.role = .developer
        guard case .document(let page, 200) = try await world.ask("/client", as: person) else {
            Issue.record("the overview is no page")
            return
        }
        #expect(page.text.contains(#"href="/client/smpp""#))
        #expect(!page.text.contains(#"href="/client/invoices""#))
        #expect(!page.text.contains("Latest invoices"))
    }
}

extension PanelAnswer {
    var isForbidden: Bool { if case .forbidden = self { true } else { false } }
}
