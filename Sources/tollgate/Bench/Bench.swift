// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser

/// `tollgate bench NAME`: measures on temporary data and ends by itself.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the platform on this machine.",
        subcommands: [
            BenchCore.self, BenchTraffic.self, BenchInvoicing.self, BenchDocuments.self,
            BenchSmpp.self, BenchPanel.self,
        ]
    )
}

/// What every benchmark has.
struct BenchOptions: ParsableArguments {
    @Option(help: "How long to measure.")
    var seconds = 10

    @Flag(help: "One JSON object per measure instead of a table.")
    var json = false

    func validate() throws {
        guard (1...3_600).contains(seconds) else {
            throw ValidationError("--seconds is a number from 1 to 3600, not \(seconds).")
        }
    }
}

/// A named result.
struct Measure {
    var name: String
    var value: Double
    var unit: String

    /// Processor time per message, which other programs on the machine hardly change.
    static func processor(_ name: String, _ seconds: Double, per messages: Int) -> Measure {
        Measure(name: name, value: seconds * 1_000_000 / Double(max(1, messages)), unit: "us")
    }
}

/// Prints measures as a table or as JSON lines.
struct BenchReport {
    var isJSON: Bool

    func print(_ measures: [Measure]) {
        for measure in measures {
            let value = text(measure.value)
            if isJSON {
                Swift.print(
                    #"{"measure":"\#(measure.name)","value":\#(value),"unit":"\#(measure.unit)"}"#
                )
            } else {
                let name = measure.name.padding(toLength: 34, withPad: " ", startingAt: 0)
                Swift.print("\(name) \(value) \(measure.unit)")
            }
        }
        flushOutput()
    }

    /// Whole numbers from a hundred on, else three significant decimals.
    private func text(_ value: Double) -> String {
        value >= 100 ? String(Int(value.rounded())) : String((value * 1_000).rounded() / 1_000)
    }
}
