// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// An enterprise's document template: its fields beside what the renderer makes of them.
struct TemplatePage {
    var enterprise: Enterprise
    var form: FilledForm
    var preview: TemplatePreview
    var versions: [DocumentTemplateVersion]

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = "Documents of \(enterprise.name)"
        let mayWrite = frame.allows(.write, .finance)
        let fields = form.html(
            action: AdminURL.template(enterprise.id, .form).path,
            groups: TemplateForm.groups,
            button: "Save as a new version",
            frame: frame,
            layout: .init(
                hasPreview: true,
                cancel: AdminURL.enterprise(enterprise.id).path,
                livePreview: mayWrite ? AdminURL.template(enterprise.id, .preview).path : nil
            )
        )
        return Page(
            title: title,
            section: .enterprises,
            content: """
                \(pageHead(title, intro: intro))
                <div class="workbench">\(fields)\
                <section class="pane" id="preview" aria-live="polite" aria-label="Preview">\
                \(preview.html)</section></div>
                \(card("Versions", history(frame, mayWrite: mayWrite)))
                """
        )
    }

    private var intro: HTML {
        let brand = link("brand", AdminURL.brand(enterprise.brandID).path)
        return """
            <p>Colours, columns and texts change no figure. Issued documents keep the version \
            they were issued with. The logo is that of the \(brand).</p>
            """
    }

    private func history(_ frame: PageFrame, mayWrite: Bool) -> HTML {
        guard !versions.isEmpty else {
            return emptyState("No version was saved: documents have the standard looks.")
        }
        let newest = versions[0].version
        return DataTable(
            [.number("Version"), .fixed("Saved"), .text("By"), .fixed("Sample"), .fixed("")],
            rows: versions.map { version in
                let sample = AdminURL.template(enterprise.id, .sample)
                    .with(["version": "\(version.version)"])
                let restore: HTML =
                    version.version == newest
                    ? Chip(tone: .good, word: "In use").html
                    : mayWrite
                        ? frame.button(
                            "Restore",
                            action: AdminURL.template(enterprise.id, .restore).path,
                            hidden: ["version": "\(version.version)"]
                        ) : ""
                return [
                    "\(frame.show.count(version.version))", frame.show.time(version.savedAt),
                    "\(version.savedBy)", link("PDF", sample), restore,
                ]
            },
            caption: "Versions"
        ).html
    }
}

/// What the renderer makes of a template, or why it makes nothing.
struct TemplatePreview {
    /// The first pages as PNG.
    var pages: [[UInt8]] = []
    /// What is wrong, by field.
    var errors = FieldErrors()

    /// The pane's content: pictures inside the markup, so that it is one answer.
    var html: HTML {
        let said = each(errors.entries) { entry in
            #"<li data-field="\#(entry.field)">\#(entry.sentence)</li>"#
        }
        let problems: HTML =
            errors.isEmpty ? "" : #"<ul class="notice bad" role="alert">\#(said)</ul>"#
        let pictures = each(pages.enumerated()) { index, bytes in
            """
            <img class="sheet" alt="Page \(index + 1) of the sample" \
            src="data:image/png;base64,\(Base64.text(bytes))">
            """
        }
        return "\(problems)\(pictures)"
    }
}
