// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage

/// Making a key by the form that every page of keys shows.
extension APIKeys {
    /// What the form came to.
    package enum FormResult: Sendable {
        /// The token is shown this once.
        case made(token: String)
        case refused(FormProblems)

        /// Whether nothing was made.
        package var isRefused: Bool { if case .refused = self { true } else { false } }
    }

    /// Makes the key that a form asks for.
    ///
    /// - Throws: `NotFound` when its owner is not there.
    package func make(
        for owner: APIKey.Owner,
        form: [String: String],
        role: Role,
        by actor: String
    ) async throws -> FormResult {
        do {
            let made = try await create(Wish(owner, form: form, role: role), by: actor)
            return .made(token: made.token)
        } catch let problems as FormProblems {
            return .refused(problems)
        }
    }
}

extension APIKeysView {
    /// Shows what a form came to: the token, or what was typed with what is wrong.
    package mutating func show(_ result: APIKeys.FormResult, of form: [String: String]) {
        switch result {
        case .made(let token): fresh = token
        case .refused(let problems):
            self.form = form
            self.problems = problems
        }
    }
}
