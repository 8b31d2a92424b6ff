// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import HTTPTypes
import Hummingbird
import Primitives
import Storage

/// What a panel knows about a request: who asks, from where, and what was sent.
package struct PanelContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The network address of the other side.
    package var address: String
    /// Who is signed in; nil for nobody.
    package var signedIn: SignedIn?
    /// The form of a POST request, whose token was right.
    package var form = FormData()
    /// The line that the request before left for this page.
    package var notice: String?
    /// The colours that the person chose; nil for the system's.
    package var theme: Theme?

    /// Creates the context of a request that nobody is known to have sent.
    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Whoever is signed in.
    ///
    /// - Throws: `NotFound` for nobody; `SignInGate` keeps those out before.
    package func requireSignedIn() throws -> SignedIn {
        guard let signedIn else { throw NotFound() }
        return signedIn
    }

    /// The identifier that stands in the path.
    ///
    /// - Throws: `NotFound` when it is none.
    package func id<Object>(_ name: String) throws -> Identifier<Object> {
        guard let id = parameters.get(name).flatMap({ Identifier<Object>($0) }) else {
            throw NotFound()
        }
        return id
    }
}

/// Somebody who is signed in, with what the forms on its pages must carry.
package struct SignedIn: Sendable {
    package var person: Person
    package var formToken: String
    /// The key of this sign-in in the database.
    package var tokenHash: String

    package init(person: Person, formToken: String, tokenHash: String) {
        self.person = person
        self.formToken = formToken
        self.tokenHash = tokenHash
    }
}

/// Colours that a person prefers to the system's.
package enum Theme: String, Sendable, CaseIterable {
    case light
    case dark
}

/// There is nothing at this address, or nothing that the person may know of.
package struct NotFound: Error {
    package init() {}
}

/// The person may not do this.
package struct Forbidden: Error {
    /// What the page says.
    package let sentence: String

    package init(_ sentence: String) {
        self.sentence = sentence
    }
}

extension Request {
    /// The parameters of the address; what cannot be read is ignored.
    package var queryTexts: [String: String] {
        guard let query = uri.query, let data = try? FormData(urlEncoded: query.utf8) else {
            return [:]
        }
        return data.texts.filter { !$0.value.isEmpty }
    }
}
