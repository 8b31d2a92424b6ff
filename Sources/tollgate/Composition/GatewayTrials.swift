// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Gateway
import Messaging
import Primitives
import SQLInterface
import Storage

/// Test messages of the admin panel, by the running gateway.
struct GatewayTrials: MessageTrials {
    let gateway: Gateway
    let database: any SQLDatabase

    func decide(_ submission: Submission) async throws -> TrialDecision {
        let trial = AdmissionTrial(database: database, catalogue: .builtIn, clock: .system)
        let decision = try await trial.decide(submission)
        return TrialDecision(
            facts: decision.facts,
            refusal: decision.refusal,
            detail: decision.detail,
            routes: decision.routes.map { (supplier: $0.supplierID, route: $0.routeID) }
        )
    }

    func send(_ submission: Submission) async -> TrialReply {
        switch await gateway.submit([submission], from: nil).first {
        case .accepted(let id): .accepted(id)
        case .blocked(let reason): .refused(reason)
        case .failing, nil: .failing
        }
    }
}
