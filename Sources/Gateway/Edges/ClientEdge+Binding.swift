// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import NIOConcurrencyHelpers
import Primitives
import SMPP
import SMPPTransport
import Storage

/// A bind that is not decided yet.
struct WaitingBind: Sendable {
    var systemID: String
    var password: String
    var address: String
    /// The connection, which its session will have the number of.
    var connection: UInt64
    var decide: @Sendable (BindDecision) -> Void

    /// What wrong passwords are counted for.
    var attempt: AttemptGuard.Attempt { .init(login: systemID, address: address) }
}

/// A bind that was accepted, until its session is there.
struct AcceptedBind: Sendable {
    var access: AccessID
    var at: Instant
}

/// Deciding who may bind.
extension ClientEdge {
    /// Binds that may wait for attempts before them; far more than any client's sessions.
    private static let waitingBindsMax = 1_000

    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        let bind = WaitingBind(
            systemID: attempt.request.systemID.string,
            password: attempt.request.password.string,
            address: attempt.remoteAddress?.ipAddress ?? "",
            connection: attempt.connectionID,
            decide: decide
        )
        let now = clock.now
        let admission = state.withLockedValue { state in
            let admission = state.bindGuard.admit(bind.attempt, now: now)
            guard admission == .waiting else { return admission }
            guard state.waitingBinds.count < Self.waitingBindsMax else { return .lockedOut }
            state.waitingBinds.append(bind)
            return .waiting
        }
        switch admission {
        case .admitted: check(bind)
        case .delayed(let seconds): check(bind, afterSeconds: seconds)
        case .lockedOut: refuse("locked out", bind)
        case .waiting: return
        }
    }

    private func check(_ bind: WaitingBind, afterSeconds seconds: Int64) {
        Task { [self] in
            try? await Task.sleep(for: .seconds(seconds))
            check(bind)
        }
    }

    private func check(_ bind: WaitingBind) {
        let access = state.withLockedValue { $0.settings.accesses[bind.systemID] }
        // An unknown name takes as long as a wrong password: no hint which it was.
        let hash = access?.passwordHash ?? ""
        checkPassword(bind.password, hash) { [self] isRight in
            let isRight = isRight && access != nil
            state.withLockedValue { state in
                let now = clock.now
                if isRight {
                    state.bindGuard.succeeded(bind.attempt, now: now)
                } else {
                    state.bindGuard.failed(bind.attempt, now: now)
                }
            }
            if let access, isRight {
                decide(bind, access)
            } else {
                refuse("wrong system id or password", bind)
            }
            checkWaiting()
        }
    }

    private func decide(_ bind: WaitingBind, _ access: Access) {
        let now = clock.now
        let obstacle = state.withLockedValue { state in
            state.forgetAcceptedBinds(now)
            let obstacle = state.obstacle(to: access, from: bind.address)
            if obstacle == nil {
                state.acceptedBinds[bind.connection] = AcceptedBind(access: access.id, at: now)
            }
            return obstacle
        }
        if let obstacle { return refuse(obstacle, bind) }
        bind.decide(.accepted(SessionLimits(access), tag: access.id.rawValue))
    }

    /// After a decision: those that waited for it are checked, refused, or wait on.
    private func checkWaiting() {
        let now = clock.now
        var admitted: [(bind: WaitingBind, delay: Int64?)] = []
        var refused: [WaitingBind] = []
        state.withLockedValue { state in
            let waiting = state.waitingBinds
            state.waitingBinds = []
            for bind in waiting {
                switch state.bindGuard.admit(bind.attempt, now: now) {
                case .admitted: admitted.append((bind, nil))
                case .delayed(let seconds): admitted.append((bind, seconds))
                case .lockedOut: refused.append(bind)
                case .waiting: state.waitingBinds.append(bind)
                }
            }
        }
        for bind in refused { refuse("locked out", bind) }
        for (bind, delay) in admitted {
            if let delay { check(bind, afterSeconds: delay) } else { check(bind) }
        }
    }

    private func refuse(_ reason: String, _ bind: WaitingBind) {
        logger.notice(
            "bind refused",
            metadata: [
                "smpp.system_id": "\(bind.systemID)", "smpp.address": "\(bind.address)",
                "smpp.reason": "\(reason)",
            ]
        )
        bind.decide(.refused(.bindFailed))
    }
}
