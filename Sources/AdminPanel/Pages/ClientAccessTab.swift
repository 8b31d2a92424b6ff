// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage
import WebSupport

/// The SMPP accesses of a client.
struct ClientAccessTab {
    var client: Client
    var accesses: [Access]
    /// The form of a new access, or of the one that is edited.
    var form: FilledForm
    var edited: AccessID?
    /// A password that was just made: shown this once.
    var freshPassword: (systemID: String, password: String)?

    func html(_ frame: PageFrame) -> HTML {
        let url = AdminURL.clientKeys(client.id).path
        let trial = AdminURL.desk(.testMessage).with(["client": "\(client.id)"])
        let keys: HTML = """
            <p>Programs use the API with \(link("API keys", url)). \
            \(link("Try a message", trial))</p>
            """
        let editor: HTML = frame.allows(.write, .clients) ? editor(frame) : ""
        return "\(fresh)\(list(frame))\(editor)\(keys)"
    }

    private var fresh: HTML {
        guard let freshPassword else { return "" }
        return """
            <div class="notice good" role="status"><p>System id \
            <code>\(freshPassword.systemID)</code>, password \
            <code class="secret">\(freshPassword.password)</code>. Copy it now: only its hash \
            is kept, it cannot be shown again.</p></div>
            """
    }

    private func list(_ frame: PageFrame) -> HTML {
        guard !accesses.isEmpty else {
            return emptyState(
                "An access is what the client binds with over SMPP. It has none yet."
            )
        }
        return DataTable(
            [
                .fixed("System id"), .fixed("Status"), .number("Sessions"), .number("Window"),
                .number("TPS"), .text("Addresses"), .text(""),
            ],
            rows: accesses.map { access in
                let reset = frame.button(
                    "New password",
                    action: AdminURL.accessPassword(client.id, access.id).path
                )
                let edit = link("Edit", AdminURL.access(client.id, access.id).path)
                return [
                    "<code>\(access.systemID)</code>", activityChip(access.isActive),
                    "\(access.limits.binds)", "\(access.limits.windowSize)",
                    "\(access.limits.throughput)",
                    access.allowedAddresses.isEmpty ? "any" : "\(access.allowedAddresses)",
                    frame.allows(.write, .clients) ? "\(edit) \(reset)" : "",
                ]
            },
            caption: "Accesses"
        ).html
    }

    private func editor(_ frame: PageFrame) -> HTML {
        let action =
            edited.map { AdminURL.access(client.id, $0).path }
            ?? AdminURL.clientPart(client.id, .newAccess).path
        let html = form.html(
            action: action,
            groups: AccessForm.groups(isNew: edited == nil),
            button: edited == nil ? "Create" : "Save",
            frame: frame,
            layout: .init(cancel: edited == nil ? nil : AdminURL.client(client.id, .access).path)
        )
        let isOpen = edited != nil || !form.errors.isEmpty || accesses.isEmpty
        return details(edited == nil ? "Create an access" : "Edit", html, isOpen: isOpen)
    }
}
