// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage
import WebSupport

/// What the client binds with.
struct AccessController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] { [.get("/client/smpp", .access, show)] }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let scope = request.scope
        let accesses = try await desk.read { try scope.accesses(in: $0) }
        let page = SMPPPage(accesses: accesses, address: desk.smppAddress())
        return .page(page.page(request.frame))
    }
}
