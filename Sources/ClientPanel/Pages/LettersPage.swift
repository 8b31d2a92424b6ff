// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// A letter with what is known of it: what it is about, and its files.
struct ShownLetter: Sendable {
    var mail: StoredMail
    var isReminder = false
    /// The invoice it is about, when the client may see it.
    var invoice: Invoice?
    var creditNote: CreditNote?
    /// The names of the files it was written with.
    var files: [String] = []

    /// What it is about, in a word or two.
    var kind: Phrase {
        if mail.priceNoticeID != nil { return "Price notice" }
        if mail.creditNoteID != nil { return "Credit note" }
        if mail.invoiceID != nil { return "Invoice" }
        return isReminder ? "Reminder" : "Letter"
    }

    /// Whether a mail server has taken it.
    var chip: HTML {
        switch mail.state {
        case .sent: Chip(tone: .good, word: "Mailed").html
        case .waiting: Chip(tone: .info, word: "Not mailed yet").html
        case .failed: Chip(tone: .warn, word: "Not mailed").html
        }
    }

    /// Links to its files.
    var links: [HTML] {
        var links: [HTML] = []
        if mail.priceNoticeID != nil {
            links += PriceNoticeFile.allCases.map { form in
                let url = ClientURL.letterFile(mail.id, .priceNotice(form)).path
                return link(form.rawValue.uppercased(), url)
            }
        }
        if let creditNote {
            links.append(link("PDF", ClientURL.creditNoteFile(creditNote.id).path))
        } else if let invoice {
            links.append(link("PDF", ClientURL.invoiceFile(invoice.id, .pdf).path))
        }
        links += files.enumerated().map { index, name in
            let end = name.split(separator: ".").last.map { $0.uppercased() } ?? name
            return link(end, ClientURL.letterFile(mail.id, .own(index + 1)).path)
        }
        return links
    }
}

/// The letters that were written to the client, the latest first.
struct LettersPage: Sendable {
    var letters: [ShownLetter]
    var hasMore: Bool
    var isFirst: Bool

    func page(_ frame: PageFrame) -> Page {
        let empty = emptyState(
            "What is mailed to you will be here: invoices, reminders, price notices, statements."
        )
        let next = hasMore ? letters.last?.mail.id : nil
        return Page(
            title: "Letters",
            section: .letters,
            content: """
                \(pageHead("Letters", intro: "<p>As they were written, with their files.</p>"))
                \(letters.isEmpty ? empty : LetterTable(letters: letters).html(frame))
                \(pagination(
                    first: isFirst ? nil : ClientURL.letters.path,
                    next: next.map { ClientURL.letters.with("before=\($0)") }
                ))
                """
        )
    }
}

/// Letters with their downloads.
struct LetterTable: Sendable {
    var letters: [ShownLetter]

    func html(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .text("Subject"), .fixed("Download"), .fixed("Kind"), .fixed("Written"),
                .fixed("Mail"),
            ],
            rows: letters.map { letter in
                let links = HTML.joined(letter.links, separator: " ")
                return [
                    link(letter.mail.subject, ClientURL.letter(letter.mail.id).path),
                    letter.links.isEmpty ? "–" : #"<span class="download">\#(links)</span>"#,
                    "\(letter.kind)", frame.show.time(letter.mail.createdAt), letter.chip,
                ]
            },
            caption: "Letters"
        ).html
    }
}

/// One letter with its text.
struct LetterPage: Sendable {
    var letter: ShownLetter

    func page(_ frame: PageFrame) -> Page {
        let mail = letter.mail
        let about: HTML =
            letter.invoice.map { link($0.number, ClientURL.invoice($0.id).path) } ?? "–"
        let files: HTML =
            letter.links.isEmpty
            ? "–" : #"<span class="download">\#(HTML.joined(letter.links, separator: " "))</span>"#
        return Page(
            title: "\(mail.subject)",
            section: .letters,
            content: """
                \(breadcrumbs([("Letters", ClientURL.letters.path)]))
                \(pageHead(mail.subject, intro: "<p>\(letter.chip) \(letter.kind)</p>"))
                \(definitions([
                    ("Written", frame.show.time(mail.createdAt)),
                    ("To", "\(mail.recipients.joined(separator: ", "))"),
                    ("Invoice", about), ("Download", files), ("Text", "<pre>\(mail.body)</pre>"),
                ]))
                """
        )
    }
}
