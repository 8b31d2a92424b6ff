// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// Who may sign in, and as what.
struct PeoplePage {
    var people: [Person]
    var clients: [Client]

    func page(_ frame: PageFrame) -> Page {
        let logins = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.login) })
        let create = frame.createButton("Create", AdminURL.newPerson.path, in: .people)
        let table = DataTable(
            [
                .fixed("Login"), .text("Name"), .fixed("Role"), .text("Client"), .text("E-mail"),
                .fixed("Time zone"), .fixed("Status"),
            ],
            rows: people.map { person in
                [
                    link(person.login, AdminURL.person(person.id).path), "\(person.name)",
                    "\(person.role.words)",
                    "\(person.clientID.map { logins[$0] ?? "–" } ?? "")", "\(person.email)",
                    "\(person.zone)", activityChip(person.isActive),
                ]
            },
            caption: "People"
        )
        return Page(
            title: "People and roles",
            section: .people,
            content: """
                \(pageHead("People and roles", actions: create))\(table.html)
                \(details("What each role may do", Self.rights))
                """
        )
    }

    private static var rights: HTML {
        let roles = Role.allCases.filter { !$0.isForClients }
        return DataTable(
            [Column.text("Area")] + roles.map { Column.text($0.words) },
            rows: AdminArea.allCases.map { area in
                ["\(Phrase(key: "\(area)".capitalized))" as HTML]
                    + roles.map { role -> HTML in
                        if role.allows(.write, in: area) { return "reads and changes" }
                        return role.allows(.read, in: area) ? "reads" : "–"
                    }
            },
            caption: "Rights"
        ).html
    }
}

extension Role {
    /// The role's name for people.
    var words: Phrase {
        switch self {
        case .owner: "Owner"
        case .finance: "Finance"
        case .routing: "Routing"
        case .support: "Support"
        case .readOnly: "Read only"
        case .clientOwner: "Client: owner"
        case .accountant: "Client: accountant"
        case .developer: "Client: developer"
        }
    }
}

/// The form of a new or stored person.
struct PersonPage {
    var person: Person?
    var hasSecondStep: Bool
    var clients: [Client]
    var form: FilledForm
    var passwordForm: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = person.map { "\($0.login)" } ?? "New person"
        let isNew = person == nil
        let action = person.map { AdminURL.person($0.id).path } ?? AdminURL.newPerson.path
        let main = form.html(
            action: action,
            groups: [FieldGroup("Person", PersonForm.fields(clients: clients, isNew: isNew))],
            button: isNew ? "Create" : "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.people.path)
        )
        let password: HTML =
            person.map {
                passwordForm.html(
                    action: AdminURL.personPassword($0.id).path,
                    groups: [
                        FieldGroup(
                            "New password",
                            intro: "<p>The person is signed out everywhere.</p>",
                            [PersonForm.password]
                        )
                    ],
                    button: "Save",
                    frame: frame
                )
            } ?? ""
        return Page(
            title: title,
            section: .people,
            content: "\(pageHead(title))\(main)\(password)\(secondStep(frame))"
        )
    }
}

extension PersonPage {
    /// Only an owner turns off what a person turned on, and it is in the audit log.
    private func secondStep(_ frame: PageFrame) -> HTML {
        guard let person, hasSecondStep else { return "" }
        let button = frame.button(
            "Turn off two-step sign-in",
            action: AdminURL.personSecondStep(person.id).path,
            style: "danger"
        )
        return card(
            "Two-step sign-in",
            "<p>On. Turn it off only for somebody who lost phone and recovery codes.</p>\(button)"
        )
    }
}

/// The audit log, or the part of it about one object.
struct AuditTable {
    var entries: [StoredAuditEntry]
    var showsObject: Bool

    func html(_ frame: PageFrame) -> HTML {
        guard !entries.isEmpty else { return emptyState("Nothing was changed yet.") }
        var columns: [Column] = [.fixed("Time"), .text("Who"), .text("What"), .text("Change")]
        if showsObject { columns.insert(.text("Object"), at: 3) }
        return DataTable(
            columns,
            rows: entries.map { stored in
                let entry = stored.entry
                var cells: [HTML] = [
                    frame.show.time(entry.at), "\(entry.actor)", "\(entry.action)",
                    change(entry),
                ]
                if showsObject { cells.insert("\(entry.objectKind) \(entry.objectID)", at: 3) }
                return cells
            },
            caption: "Changes"
        ).html
    }

    private func change(_ entry: AuditEntry) -> HTML {
        let changes = AuditChanges(before: entry.before, after: entry.after)
        guard !changes.lines.isEmpty else {
            return entry.after.isEmpty ? "" : "\(entry.after)"
        }
        let count = changes.lines.count
        let summary = entry.before.isEmpty ? "As created" : "\(count) fields changed"
        let lines = each(changes.lines) { line in
            let before: HTML = entry.before.isEmpty ? "" : "\(line.before) → "
            return "<li><strong>\(line.field)</strong> \(before)\(line.after)</li>"
        }
        return """
            <details><summary>\(summary)</summary><ul>\(lines)</ul></details>
            """
    }
}

/// The audit log page.
struct AuditPage {
    var table: AuditTable
    var nextURL: String?

    func page(_ frame: PageFrame) -> Page {
        let next: HTML =
            nextURL.map { #"<p><a class="button" href="\#($0)">Older entries</a></p>"# } ?? ""
        let intro: HTML = """
            <p>Append-only; each entry's hash covers the one before.</p>
            """
        return Page(
            title: "Audit log",
            section: .audit,
            content: """
                \(pageHead("Audit log", intro: intro))\(table.html(frame))\(next)
                """
        )
    }
}

/// The labels of payments.
struct LibrariesPage {
    var methods: [String]
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let list = each(methods) { "<li>\($0)</li>" }
        let html = form.html(
            action: AdminURL.libraries.path,
            groups: [
                FieldGroup(
                    "Payment method",
                    [FieldSpec("name", "Name", isRequired: true, hint: "Bank transfer, USDT…")]
                )
            ],
            button: "Create",
            frame: frame
        )
        let present: HTML =
            methods.isEmpty ? emptyState("No payment method yet.") : "<ul>\(list)</ul>"
        return Page(
            title: "Libraries",
            section: .libraries,
            content: """
                \(pageHead("Libraries"))\(card("Payment methods", present))
                \(frame.allows(.write, .finance) ? html : "")
                """
        )
    }
}

/// The import of an operator's own prefixes.
struct PrefixesPage {
    var count: Int
    var form: FilledForm
    var problems: HTML

    func page(_ frame: PageFrame) -> Page {
        let fields = [
            FieldSpec(
                "file",
                "File",
                .file(accept: ".csv,.txt,text/csv,text/plain"),
                hint: """
                    First line: <code>prefix,country,mcc,mnc,operator</code>; the last three are \
                    optional.
                    """
            ),
            FieldSpec("deck", "or paste it here", .area(rows: 4)),
        ]
        let html = form.html(
            action: AdminURL.prefixes.path,
            groups: [FieldGroup("Import", intro: problems, fields)],
            button: "Import",
            frame: frame,
            layout: .init(isMultipart: true)
        )
        let intro: HTML = """
            <p>The built-in catalogue knows the numbers of the world. Your own table \
            goes before it, and an import replaces the one before. Imported now: \
            \(frame.show.count(count)).</p>
            """
        return Page(
            title: "Prefixes",
            section: .prefixes,
            content: """
                \(pageHead("Prefixes", intro: intro))\(frame.allows(.write, .routing) ? html : "")
                """
        )
    }
}

/// The lines of an import that are wrong.
func importProblems(_ errors: ImportErrors) -> HTML {
    let lines = each(errors.problems) { "<li>Line \($0.line): \($0.sentence)</li>" }
    let rest = errors.count - errors.problems.count
    let more: HTML = rest > 0 ? "<p>… and \(rest) more.</p>" : ""
    return """
        <div class="notice bad" role="alert"><p>Nothing was imported. Mend these lines and try \
        again:</p><ul>\(lines)</ul>\(more)</div>
        """
}
