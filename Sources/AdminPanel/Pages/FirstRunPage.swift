// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// The first run: what is done, what is next, and the form of each step.
struct FirstRunPage {
    var run: FirstRun
    var demo: DemoState
    /// What was refused, such as a demo on a platform in use.
    var refusal: Phrase?

    func page(_ frame: PageFrame) -> Page {
        let count = FirstRun.Step.allCases.count
        let intro: HTML = """
            <p>From nothing to the first invoice: each step is the ordinary form. Come back at any \
            time; what is done is read from what is stored.</p>
            """
        let bar: HTML = """
            <progress max="\(count)" value="\(run.doneCount)" aria-label="Steps done"></progress>
            """
        let progress: HTML = """
            <div class="actions">\(bar)<p>\(run.doneCount) of \(count) steps are done.</p></div>
            """
        let refused: HTML = refusal.map { notice("<p>\($0)</p>", tone: .bad) } ?? ""
        return Page(
            title: "First run",
            section: .desk(.firstRun),
            content: """
                \(pageHead("First run", intro: intro))\(refused)\(progress)\(finished)
                <ol class="steps">\(each(FirstRun.Step.allCases) { item($0, frame) })</ol>
                \(demoCard(frame))
                """,
            refreshSeconds: demo == .loading ? 3 : nil
        )
    }

    private var finished: HTML {
        guard run.next == nil else { return "" }
        return notice(
            "<p>Everything is set up. \(link("Invoices", AdminURL.invoices.path))</p>"
        )
    }

    private func item(_ step: FirstRun.Step, _ frame: PageFrame) -> HTML {
        let state = run.state(of: step)
        let current: HTML = state == .next ? #" aria-current="step""# : ""
        return """
            <li\(current)><div><h2>\(step.title) \(state.chip.html)</h2>\
            <p>\(step.purpose)</p></div>\
            <div class="actions">\(actions(step, state, frame))</div></li>
            """
    }

    private func actions(
        _ step: FirstRun.Step,
        _ state: FirstRun.State,
        _ frame: PageFrame
    ) -> HTML {
        let style = state == .next ? "button primary" : "button"
        let word: Phrase = state == .done ? "Another one" : "Open the form"
        let open: HTML = #"<a class="\#(style)" href="\#(run.url(of: step))">\#(word)</a>"#
        guard frame.allows(.write, .overview), state != .done else { return open }
        let skip = frame.button(
            state == .skipped ? "Take it up again" : "Skip",
            action: AdminURL.desk(.firstRunSkip).path,
            hidden: ["step": step.rawValue, "skip": state == .skipped ? "0" : "1"]
        )
        let centre: HTML =
            step == .supplier && demo != .unavailable
            ? frame.button(
                "Use the simulated message centre",
                action: AdminURL.desk(.firstRun).path
            ) : ""
        return "\(open) \(centre) \(skip)"
    }

    // MARK: - The demo

    private func demoCard(_ frame: PageFrame) -> HTML {
        guard frame.allows(.write, .overview) else { return "" }
        switch demo {
        case .unavailable, .inUse: return ""
        case .loading:
            return card(
                "Demo data",
                notice("<p>The demo company is being set up; this takes a minute.</p>", tone: .info)
            )
        case .empty:
            let button = frame.button(
                "Load demo data",
                action: AdminURL.desk(.demo).path
            )
            return card(
                "Demo data",
                """
                <p>Or look around first: a demo company with two suppliers, three clients and \
                weeks of traffic. It can be cleared again as a whole.</p>\(button)
                """
            )
        case .loaded(let name): return card("Demo data", clearing(name, frame))
        }
    }

    private func clearing(_ name: String, _ frame: PageFrame) -> HTML {
        """
        <p>This platform has nothing but the demo. Clearing empties it, apart from the operator's \
        people: money and documents are never removed one by one.</p>
        <form class="form" method="post" action="\(AdminURL.desk(.demoClear).path)" novalidate>\
        \(frame.formToken)<div class="field"><label for="f-name">Type <strong>\(name)</strong> to \
        confirm</label><input type="text" id="f-name" name="name" autocomplete="off"></div>
        <div class="form-actions"><button class="button" type="submit">Clear demo data</button>\
        </div></form>
        """
    }
}

extension FirstRun.State {
    fileprivate var chip: Chip {
        switch self {
        case .done: Chip(tone: .good, word: "Done")
        case .next: Chip(tone: .info, word: "Next")
        case .open: Chip(tone: .plain, word: "To do")
        case .skipped: Chip(tone: .plain, word: "Skipped")
        }
    }
}

extension FirstRun.Step {
    /// The step in a few words.
    var title: Phrase {
        switch self {
        case .brand: "Brand"
        case .enterprise: "Enterprise"
        case .supplier: "Supplier"
        case .sourcePrices: "Source prices"
        case .route: "Route"
        case .client: "Client"
        case .company: "Requisites and dates"
        case .prices: "Prices"
        case .access: "Access"
        case .traffic: "Test message"
        case .person: "Sign-in"
        case .invoice: "First invoice"
        }
    }

    /// What the step is for.
    var purpose: Phrase {
        switch self {
        case .brand: "The name, logo and address that clients see on documents and in mail."
        case .enterprise:
            "The legal person that issues invoices: its requisites, bank, taxes and numbers."
        case .supplier:
            "Who carries the messages. Without one yet, the simulated message centre stands in."
        case .sourcePrices: "What the supplier asks; a route without one is not used."
        case .route: "Which supplier gets which messages. One route to everywhere is enough."
        case .client: "The company that buys from you: its login, currency and time zone."
        case .company: "To whom, by which enterprise and on which dates it is invoiced."
        case .prices: "What the client pays, one by one or from a file."
        case .access: "What the client binds with over SMPP, or sends by over HTTP with a key."
        case .traffic: "Try without sending, then send one: its price is charged."
        case .person: "Somebody of the client's, who sees its panel."
        case .invoice: "For the traffic so far, or for an amount."
        }
    }
}
