// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Billing
import EngineTesting
import Primitives
import Storage
import Testing

/// Who may do what: every route with every role.
@Suite(.bothEngines) struct AdminRightsTests {
    /// What each role reads and what it changes, written down a second time on purpose.
    static let rights: [(role: Role, reads: Set<AdminArea>, writes: Set<AdminArea>)] = [
        (.owner, Set(AdminArea.allCases), Set(AdminArea.allCases)),
        (
            .finance, [.overview, .clients, .traffic, .routing, .finance], [.clients, .finance]
        ),
        (.routing, [.overview, .traffic, .routing], [.traffic, .routing]),
        (.support, [.overview, .clients, .traffic], []),
        (.readOnly, Set(AdminArea.allCases), []),
    ]

    @Test("each route answers each role as it should", arguments: rights)
    func routes(_ right: (role: Role, reads: Set<AdminArea>, writes: Set<AdminArea>)) async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        let routes = world.panel.routes
        #expect(routes.count > 60)
        try await AdminBrowser.use(world, as: right.role) { browser in
            for route in routes {
                let path = Self.path(route.pattern, client: seeded.client)
                let isAllowed =
                    route.method == .get || Self.own.contains(route.pattern)
                    ? right.reads.contains(route.area) : right.writes.contains(route.area)
                let answer =
                    route.method == .get
                    ? try await browser.get(path) : try await browser.post(path, [:])
                let name = "\(route.method.rawValue) \(route.pattern) as \(right.role)"
                if isAllowed {
                    // An empty form is refused, an invented object is not there.
                    let wanted: Set = [200, 303, 404, 409, 422]
                    #expect(wanted.contains(answer.status), "\(name): \(answer.status)")
                } else {
                    #expect(answer.status == 403, "\(name): \(answer.status)")
                }
            }
        }
    }

    /// What people change for themselves alone, also those who only read.
    static let own: Set = ["/admin/views", "/admin/views/remove"]

    private static func path(_ pattern: String, client: ClientID) -> String {
        pattern.split(separator: "/").map { part in
            part == "{client}" ? "\(client)" : part.hasPrefix("{") ? "1" : String(part)
        }.reduce("") { $0 + "/" + $1 }
    }

    @Test func aFormWithoutItsTokenIsRefused() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let answer = try await browser.post(
                "/admin/brands/new",
                AdminWorld.brandForm.values,
                token: "guessed"
            )
            #expect(answer.status == 403)
            let brands = try await world.database.read { try BrandRepository.list(in: $0) }
            #expect(brands.isEmpty)
        }
    }

    @Test func theMenuHasOnlyWhatARoleMayRead() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world, as: .support) { browser in
            let page = try await browser.get("/admin")
            #expect(page.shows(#"href="/admin/clients""#))
            #expect(!page.shows(#"href="/admin/invoices""#))
            #expect(!page.shows(#"href="/admin/people""#))
        }
    }
}
