// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import Synchronization
import WebSupport

/// *Current traffic → Sessions*: what is bound now, once a second, and ending or blocking it.
struct SessionsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/sessions", .traffic, sessions), .get("/sessions/events", .traffic, events),
            // Where a refusal leaves the browser; the address may be opened again.
            .get("/sessions/action", .routing, sessions),
            .post("/sessions/action", .routing, act),
        ]
    }

    private func sessions(_ request: AdminRequest) async throws -> AdminAnswer {
        let page = SessionsPage(
            sessions: await desk.running.sessions.liveSessions(),
            isPaused: request.query["paused"] == "1"
        )
        return .page(page.page(request.frame))
    }

    /// The table of sessions once a second, for as long as somebody looks at it.
    private func events(_ request: AdminRequest) async throws -> AdminAnswer {
        let (live, clock, frame) = (desk.running.sessions, desk.office.clock, request.frame)
        let language = Language.current
        let left = Mutex(live.snapshotsMax)
        let before = Mutex<[LiveSession]>([])
        return .events(
            AsyncStream(unfolding: {
                let count = left.withLock { left in
                    left -= 1
                    return left
                }
                guard count >= 0 else { return nil }
                if count < live.snapshotsMax - 1 {
                    // A closed connection cancels the sleep and ends the stream.
                    guard (try? await Task.sleep(for: .seconds(1))) != nil else { return nil }
                }
                var present = frame
                present.now = clock.now
                let sessions = await live.liveSessions()
                var page = SessionsPage(sessions: sessions, isPaused: false)
                page.before = before.withLock { before in
                    defer { before = sessions }
                    return before
                }
                return Language.$current.withValue(language) { [present, page] in
                    page.live(present).text
                }
            })
        )
    }

    // MARK: - Actions

    private func act(_ request: AdminRequest) async throws -> AdminAnswer {
        let typed = request.submitted.typed
        guard let action = SessionAction(rawValue: typed[field: "action"]) else { throw NotFound() }
        let back = AdminURL.sessions.path
        if action == .block || action == .allow {
            try await block(typed, isActive: action == .allow, request)
            return .done(
                back,
                notice: action == .block ? "It is blocked." : "It may be used again."
            )
        }
        let sessions = await desk.running.sessions.liveSessions()
        let id = UInt64(typed[field: "session"])
        guard let session = sessions.first(where: { $0.id == id && id != nil }),
            await desk.running.sessions.end(session, isDrained: action == .drain)
        else {
            return .done(back, notice: "This session has ended already.")
        }
        let entry = AuditEntry(
            at: desk.office.now,
            actor: "\(request.actor)",
            action: action.rawValue,
            objectKind: "session",
            objectID: session.systemID
        )
        try await desk.office.database.write { _ = try AuditLogRepository.append(entry, in: $0) }
        return .done(back, notice: "\(session.systemID) is being unbound.")
    }

    /// Blocks or allows what a session belongs to; those that are bound are ended.
    private func block(
        _ typed: TypedFields,
        isActive: Bool,
        _ request: AdminRequest
    ) async throws {
        let by = SettingsRequest(by: request.actor)
        do {
            if let supplier = SupplierID(typed[field: "supplier"]) {
                return try await desk.settings.setSupplier(supplier, active: isActive, by)
            }
            guard let access = AccessID(typed[field: "access"]) else { throw NotFound() }
            try await desk.settings.setAccess(access, active: isActive, by)
            guard !isActive else { return }
            for session in await desk.running.sessions.liveSessions()
            where session.owner == .access(access) {
                _ = await desk.running.sessions.end(session, isDrained: false)
            }
        } catch is FieldErrors {
            throw NotFound()
        }
    }
}

/// What can be done with a line of the monitor.
enum SessionAction: String, CaseIterable {
    case unbind, drain, block, allow

    var words: Phrase {
        switch self {
        case .unbind: "Unbind"
        case .drain: "Drain"
        case .block: "Block"
        case .allow: "Allow"
        }
    }
}
