// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// The keys of an owner and the form that makes one, as both panels show them.
package struct APIKeysView: Sendable {
    package var keys: [APIKey]
    /// Whose each key is, where that is told; empty for one owner's.
    package var owners: [APIKeyID: String] = [:]
    /// What a new key may be given.
    package var scopes: [APIScope]
    /// The accesses that messages may be sent by.
    package var accesses: [Access] = []
    /// The people that an operator's key may act for.
    package var people: [Person] = []
    /// Where the form and the buttons lead.
    package var url: String
    /// What was typed, and what is wrong with it.
    package var form: [String: String] = [:]
    package var problems = FormProblems()
    /// A token that was just made: shown this once.
    package var fresh: String?
    package var mayWrite = true

    package init(keys: [APIKey], scopes: [APIScope], url: String) {
        self.keys = keys
        self.scopes = scopes
        self.url = url
    }

    /// The page's content below its head.
    package func html(_ show: Show, now: Instant, formToken: HTML) -> HTML {
        let list =
            keys.isEmpty
            ? emptyState(
                "A key lets a program use the API in your place. There is none yet: make one below."
            ) : table(show, now, formToken)
        let form: HTML = mayWrite ? self.form(formToken) : ""
        return "\(freshNotice)\(list)\(form)"
    }

    /// A link to the reference, for the page's head.
    package static var reference: HTML {
        #"<a class="button" href="/api/reference">API reference</a>"#
    }

    private var freshNotice: HTML {
        guard let fresh else { return "" }
        return """
            <div class="notice good" role="status"><p>The key is <code class="secret">\(fresh)\
            </code>. Copy it now: only its hash is kept, it cannot be shown again.</p></div>
            """
    }

    private func table(_ show: Show, _ now: Instant, _ formToken: HTML) -> HTML {
        let owner: [Column] = owners.isEmpty ? [] : [.text("Owner")]
        return DataTable(
            [Column.text("Name")] + owner + [
                .fixed("Key"), .text("May"), .fixed("Status"), .fixed("Last used"),
                .fixed("Ends"), .text(""),
            ],
            rows: keys.map { key in
                let name: [HTML] =
                    ["\(key.name)"] + (owners.isEmpty ? [] : ["\(owners[key.id] ?? "–")"])
                let scopes = key.scopes.sorted().map(\.rawValue).joined(separator: ", ")
                let isValid = key.isValid(at: now)
                return name + [
                    "<code>\(key.hint)…</code>", "\(scopes)", chip(key, now),
                    key.lastUsedAt.map { show.time($0) } ?? "never",
                    key.expiresAt.map { show.time($0) } ?? "–",
                    isValid && mayWrite ? revoke(key, formToken) : "",
                ]
            },
            caption: "API keys"
        ).html
    }

    private func chip(_ key: APIKey, _ now: Instant) -> HTML {
        if key.revokedAt != nil { return Chip(tone: .plain, word: "Revoked").html }
        return key.isValid(at: now)
            ? Chip(tone: .good, word: "Active").html : Chip(tone: .plain, word: "Ended").html
    }

    private func revoke(_ key: APIKey, _ formToken: HTML) -> HTML {
        """
        <form class="inline" method="post" action="\(url)/\(key.id)/revoke">\(formToken)\
        <button class="button small" type="submit">Revoke</button></form>
        """
    }

    // MARK: - The form

    private func form(_ formToken: HTML) -> HTML {
        let content: HTML = """
            <form class="form" method="post" action="\(url)" novalidate>\(formToken)\(alert)
            <fieldset><legend>Key</legend><div class="field-grid">
            \(input("name", "Name", "text", "What uses it, such as the shop."))
            \(input("last_day", "Last day", "date", "In UTC; empty for no end."))
            \(select("person_id", "Acts for", people.map { ("\($0.id)", $0.login) }))
            \(select("access_id", "Sends by", sendingAccesses))
            </div></fieldset>
            <fieldset><legend>It may</legend>\(error("scopes"))<div class="field-grid">
            \(each(scopes.sorted()) { scope($0) })</div></fieldset>
            <div class="form-actions"><button class="button primary" type="submit">Create</button>\
            </div></form>
            """
        return details("Create a key", content, isOpen: !problems.isEmpty || keys.isEmpty)
    }

    private var sendingAccesses: [(String, String)] {
        scopes.contains(.messagesSend) ? accesses.map { ("\($0.id)", $0.systemID) } : []
    }

    private var alert: HTML {
        guard !problems.isEmpty else { return "" }
        return """
            <div class="notice bad" role="alert"><p>Nothing was made. See below.</p></div>
            """
    }

    private func error(_ name: String) -> HTML {
        problems.byField[name].map {
            #"<p class="field-error" id="e-\#(name)">\#($0)</p>"#
        } ?? ""
    }

    private func input(_ name: String, _ label: Phrase, _ type: String, _ hint: HTML) -> HTML {
        let invalid: HTML =
            problems.byField[name] == nil
            ? "" : #" aria-invalid="true" aria-describedby="e-\#(name)""#
        return """
            <div class="field"><label for="f-\(name)">\(label)</label>\
            <input type="\(type)" id="f-\(name)" name="\(name)" value="\(form[name] ?? "")"\
            \(invalid)>\(error(name))<div class="hint">\(hint)</div></div>
            """
    }

    private func select(_ name: String, _ label: Phrase, _ choices: [(String, String)]) -> HTML {
        if choices.isEmpty { return "" }
        let options = each(choices) { value, label in
            let chosen: HTML = form[name] == value ? " selected" : ""
            return #"<option value="\#(value)"\#(chosen)>\#(label)</option>"#
        }
        let hint: HTML =
            name == "access_id"
            ? "Messages follow the senders, addresses and throughput of this access." : ""
        return """
            <div class="field"><label for="f-\(name)">\(label)</label>\
            <select id="f-\(name)" name="\(name)">\(options)</select>\(error(name))\
            <div class="hint">\(hint)</div></div>
            """
    }

    private func scope(_ scope: APIScope) -> HTML {
        let name = "scope:\(scope.rawValue)"
        let isOn: HTML = form[name].map { $0.isEmpty ? "" : " checked" } ?? ""
        return """
            <div class="field check"><label><input type="checkbox" name="\(name)" value="1"\(isOn)>\
             <span>\(scope.words) <small><code>\(scope.rawValue)</code></small></span></label></div>
            """
    }
}
