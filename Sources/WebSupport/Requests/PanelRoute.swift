// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage

/// A request of somebody who is signed in, with everything decoded.
package struct PanelRequest: Sendable {
    package var person: Person
    /// Proves that a form came from a page of ours.
    package var formToken: String
    /// The values that stand for the names in the route's pattern.
    package var parameters: [String: String]
    package var query: [(name: String, value: String)]
    package var form: FormData
    /// The address it came from.
    package var address: String
    package var now: Instant
    /// The line that a redirect left for this page.
    package var notice: String?
    /// `light` or `dark` when the person chose one.
    package var theme: String?
    /// Somebody of the operator's who looks at a client's panel; nothing can be changed then.
    package var viewer: Person?

    package init(
        person: Person,
        formToken: String,
        parameters: [String: String] = [:],
        now: Instant
    ) {
        self.person = person
        self.formToken = formToken
        self.parameters = parameters
        self.now = now
        query = []
        form = FormData()
        address = ""
    }

    /// The filters in the URL; of a name that stands twice the last one counts.
    package var queryValues: QueryValues {
        QueryValues(Dictionary(query.map { ($0.name, $0.value) }) { _, last in last })
    }

    /// The identifier that stands for a name of the route's pattern.
    ///
    /// - Throws: `NotFound` when it is none.
    package func id<Object>(_ name: String) throws -> Identifier<Object> {
        guard let id = parameters[name].flatMap({ Identifier<Object>($0) }) else {
            throw NotFound()
        }
        return id
    }

    /// The hidden field that every form carries.
    package var formTokenField: HTML {
        #"<input type="hidden" name="form_token" value="\#(formToken)">"#
    }
}

/// There is nothing at this address, or nothing that its person may see.
package struct NotFound: Error {
    package init() {}
}

/// What a panel answers.
package enum PanelAnswer: Sendable {
    /// A whole document.
    case document(HTML, status: Int)
    /// On to another page, with a line that says what was done.
    case redirect(String, notice: Phrase?)
    case file(PanelFile)
    case stream(PanelStream)
    /// Texts that are sent as they come, until the stream or the connection ends.
    case events(AsyncStream<String>)
    case notFound
    case forbidden
}

/// A file to download or to show.
package struct PanelFile: Sendable {
    package var bytes: [UInt8]
    package var mediaType: String
    /// The name it is saved under; nil to show it in place.
    package var name: String?

    package init(bytes: [UInt8], mediaType: String, name: String? = nil) {
        self.bytes = bytes
        self.mediaType = mediaType
        self.name = name
    }
}

/// A file that is made while it is sent, so that a large one takes no memory.
package struct PanelStream: Sendable {
    /// Sends the next bytes; it waits until they are on their way.
    package typealias Send = (_ bytes: [UInt8]) async throws -> Void

    package var mediaType: String
    /// The name it is saved under.
    package var name: String
    /// Makes the file, piece by piece.
    package var make: @Sendable (Send) async throws -> Void

    package init(
        mediaType: String,
        name: String,
        make: @escaping @Sendable (Send) async throws -> Void
    ) {
        self.mediaType = mediaType
        self.name = name
        self.make = make
    }
}

/// One address and method of a panel.
package struct PanelRoute: Sendable {
    /// The methods that pages and forms use.
    package enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package var method: Method
    /// The path with names in braces where values stand, such as `/admin/clients/{id}`.
    package var pattern: String
    package var handler: @Sendable (PanelRequest) async throws -> PanelAnswer

    package init(
        _ method: Method,
        _ pattern: String,
        _ handler: @escaping @Sendable (PanelRequest) async throws -> PanelAnswer
    ) {
        self.method = method
        self.pattern = pattern
        self.handler = handler
    }
}

/// A panel: where it lives, for whom, and what it answers.
package struct PanelSite: Sendable {
    /// `/admin` or `/client`; its own people are sent there after they signed in.
    package var root: String
    /// Whether a person belongs to this panel.
    package var admits: @Sendable (Person) -> Bool
    package var routes: [PanelRoute]
    /// Whether somebody of this panel may look at clients' panels as their owners do.
    package var mayView: @Sendable (Person) -> Bool
    /// What is put around pages that both panels share, for a person and a title.
    package var layout: @Sendable (Person, Phrase) -> Layout

    package init(
        root: String,
        admits: @escaping @Sendable (Person) -> Bool,
        routes: [PanelRoute],
        mayView: @escaping @Sendable (Person) -> Bool = { _ in false },
        layout: @escaping @Sendable (Person, Phrase) -> Layout = { _, title in
            Layout(title: title, panelName: "", menu: [])
        }
    ) {
        self.mayView = mayView
        self.layout = layout
        self.root = root
        self.admits = admits
        self.routes = routes
    }
}
