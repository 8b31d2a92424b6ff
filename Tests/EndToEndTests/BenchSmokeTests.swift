// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension EndToEnd {
    /// The measuring program runs to its end and prints what it promises; no figure is judged.
    @Suite("Measuring")
    struct BenchSmokeTests {
        private struct Line: Decodable {
            var measure: String
            var value: Double
            var unit: String
        }

        @Test func `bench smpp prints every measure as JSON, one a line`() throws {
            let folder = try TemporaryFolder()
            let bench = try ChildProcess(
                Installation.program(),
                [
                    "bench", "smpp", "--json", "--seconds", "1", "--sessions", "2", "--window",
                    "10", "--rate", "200", "--idle", "50",
                ],
                log: URL(filePath: folder.path + "/bench.log")
            )
            #expect(try bench.finish(within: .seconds(90)) == 0, "\(bench.output)")
            var values: [String: Double] = [:]
            for text in bench.output.split(separator: "\n") where text.hasPrefix("{") {
                let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
                values[line.measure] = line.value
                #expect(!line.unit.isEmpty)
            }
            for measure in [
                "smpp.codec_rate", "smpp.loop_rate", "smpp.loop_ceiling_rate",
                "smpp.idle_sessions_rss_mb", "smpp.round_trip_p99_ms",
            ] {
                #expect(values[measure] ?? 0 > 0, "\(measure) in \(bench.output)")
            }
            #expect(values["smpp.codec_allocs_per_pdu"] != nil, "\(bench.output)")
        }
    }
}
