// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Messaging
import Simulation

/// What a simulated message centre does with messages, by shares and a seed.
struct SmppFateOptions: ParsableArguments {
    typealias Behaviour = MessageCentreBehaviour

    @Option(help: "Of all messages, the percentage that is accepted; 99, or what is left.")
    var acceptPercent: Int?

    @Option(help: "Of all messages, the percentage answered with ESME_RTHROTTLED.")
    var throttledPercent = 0

    @Option(help: "Of all messages, the percentage that is never answered.")
    var unansweredPercent = 0

    @Option(help: "Of the accepted messages, the percentage reported as delivered.")
    var deliveredPercent = 94

    @Option(help: "Of the accepted messages, the percentage that gets no receipt.")
    var silentPercent = 0

    @Option(help: "Of the accepted messages, the percentage whose receipt precedes the answer.")
    var earlyPercent = 0

    @Option(help: "The longest time until a receipt, in milliseconds.")
    var delayMilliseconds = 4_000

    @Option(help: "The time until an answer, in milliseconds.")
    var responseMilliseconds = 0

    @Option(help: "Messages per second and session; those beyond are throttled.")
    var throughput: Int?

    @Option(
        help: ArgumentHelp(
            "What becomes of messages that are not delivered; several are mixed.",
            valueName: "state"
        )
    )
    var failure: [Behaviour.ReceiptState] = []

    @Option(help: "How receipts are written.")
    var receiptForm = Behaviour.ReceiptForm.standard

    @Option(help: "How message ids are written.")
    var idForm = Behaviour.MessageIDStyle.decimal

    @Option(
        help: ArgumentHelp(
            """
            What becomes of messages to numbers with a prefix, whatever the shares say: \
            delivered, a failure, silent, early, unanswered, or a status such as 0x58. May be \
            repeated; the first that fits counts.
            """,
            valueName: "prefix=fate"
        )
    )
    var rule: [Behaviour.Rule] = []

    @Option(help: "Makes two runs with the same input decide the same.")
    var seed: UInt64 = 1

    func validate() throws {
        for (name, share) in [
            ("--accept-percent", accepted), ("--delivered-percent", deliveredPercent),
            ("--throttled-percent", throttledPercent), ("--silent-percent", silentPercent),
            ("--unanswered-percent", unansweredPercent), ("--early-percent", earlyPercent),
        ] where !(0...100).contains(share) {
            throw ValidationError("\(name) is a number from 0 to 100, not \(share).")
        }
        let sum = accepted + throttledPercent + unansweredPercent
        guard sum <= 100 else {
            throw ValidationError(
                "--accept-percent, --throttled-percent and --unanswered-percent are shares of "
                    + "all messages, together at most 100, not \(sum)."
            )
        }
        for (name, delay) in [
            ("--delay-milliseconds", delayMilliseconds),
            ("--response-milliseconds", responseMilliseconds),
        ] where delay < 0 {
            throw ValidationError("\(name) is not negative.")
        }
        if let throughput, throughput < 1 {
            throw ValidationError("--throughput is at least 1, not \(throughput).")
        }
    }

    /// Unless it is said, the usual share, or what throttled and unanswered leave of it.
    private var accepted: Int {
        acceptPercent ?? min(99, max(0, 100 - throttledPercent - unansweredPercent))
    }

    /// Of what is not accepted, throttled and unanswered take their shares first, and the rest
    /// is refused.
    var behaviour: Behaviour {
        var behaviour = Behaviour()
        let notAccepted = 100 - accepted
        behaviour.throttledPercent = throttledPercent
        behaviour.unansweredPercent = unansweredPercent
        behaviour.refusedPercent = max(0, notAccepted - throttledPercent - unansweredPercent)
        behaviour.deliveredPercent = deliveredPercent
        behaviour.silentPercent = silentPercent
        behaviour.earlyReceiptPercent = earlyPercent
        behaviour.receiptDelayMilliseconds = min(50, delayMilliseconds)...delayMilliseconds
        behaviour.responseDelayMilliseconds = responseMilliseconds
        behaviour.throughput = throughput
        if !failure.isEmpty { behaviour.failures = failure }
        behaviour.receiptForm = receiptForm
        behaviour.idForm = idForm
        behaviour.rules = rule
        behaviour.seed = seed
        return behaviour
    }
}

extension MessageCentreBehaviour.Rule: ExpressibleByArgument {
    /// Reads `370612=expired`.
    package init?(argument: String) { self.init(argument) }
}

extension MessageCentreBehaviour.ReceiptForm: ExpressibleByArgument {}
extension MessageCentreBehaviour.MessageIDStyle: ExpressibleByArgument {}
extension MessageCentreBehaviour.ReceiptState: ExpressibleByArgument {}

/// A message as a line for people: when it came, from whom, what it says, how it was answered.
enum MessageLine {
    static func print(_ message: ObservedMessage) {
        let pdu = message.request
        let octets = pdu.tlvs.messagePayload ?? pdu.shortMessage
        let content = MessageContent(
            Array(octets.readableBytesView),
            dataCoding: Messaging.DataCoding(rawValue: pdu.dataCoding.rawValue),
            hasUserDataHeader: pdu.esmClass.hasUserDataHeader,
            peerDefault: .gsm7
        )
        let answer = message.status.map { $0.isOK ? "id \(message.id)" : "\($0)" } ?? "no answer"
        let part = content.concatenation.map { " part \($0.part)/\($0.total)" } ?? ""
        Swift.print(
            "\(message.systemID)  \(pdu.source.value) → \(pdu.destination.value)\(part)  "
                + "\(answer)  \(content.text.debugDescription)"
        )
        flushOutput()
    }
}
