// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// Looking at a client's panel as the client does: read only, with an audit entry for the
/// beginning and the end.
struct ViewController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .post("/clients/{client}/view", .clients, begin),
            .post("/view/end", .clients, end),
        ]
    }

    private func begin(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: ClientID = try request.id("client")
        try await desk.office.database.write { [request, desk] transaction in
            guard try ClientRepository.find(id, in: transaction) != nil else { throw NotFound() }
            try SignInRepository.view(
                id,
                formToken: request.asked.formToken,
                of: request.frame.person.id,
                in: transaction
            )
            let entry = desk.entry("see as client", id, request)
            try AuditLogRepository.append(entry, in: transaction)
        }
        return .redirect("/client")
    }

    private func end(_ request: AdminRequest) async throws -> AdminAnswer {
        let viewed = try await desk.office.database.write { [request, desk] transaction in
            let viewed = try SignInRepository.view(
                nil,
                formToken: request.asked.formToken,
                of: request.frame.person.id,
                in: transaction
            )
            if let viewed {
                let entry = desk.entry("stop seeing as client", viewed, request)
                try AuditLogRepository.append(entry, in: transaction)
            }
            return viewed
        }
        return .redirect(
            viewed.map { AdminURL.client($0, .overview).path } ?? AdminURL.clients.path
        )
    }
}

extension AdminDesk {
    /// An entry of the audit log about a client.
    fileprivate func entry(
        _ action: String,
        _ client: ClientID,
        _ request: AdminRequest
    ) -> AuditEntry {
        AuditEntry(
            at: office.now,
            actor: "\(request.frame.person.login) (\(request.asked.address))",
            action: action,
            objectKind: "client",
            objectID: "\(client)"
        )
    }
}
