// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import FuzzChecks
import Testing

/// Runs what the fuzzers have found, and what they start from, through the same checks.
@Suite struct FuzzCorpusTests {
    @Test("The decoder keeps its promises on the corpus", arguments: Corpus.files("Decoder"))
    func decoder(_ file: Corpus.File) {
        #expect(DecoderCheck.complaint(about: file.octets) == nil)
    }

    @Test("A session keeps its promises on the corpus", arguments: Corpus.files("Session"))
    func session(_ file: Corpus.File) {
        #expect(SessionCheck.complaint(about: file.octets) == nil)
    }

    @Test("Texts keep their promises on the corpus", arguments: Corpus.files("Receipts"))
    func texts(_ file: Corpus.File) {
        #expect(TextCheck.complaint(about: file.octets) == nil)
    }

    @Test("No seeded script of events makes a session break its promises", arguments: 1...50)
    func seededSessions(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        for round in 0..<40 {
            var script = [UInt8(random.below(256))]
            for _ in 0..<random.below(30) {
                script += [UInt8(random.below(9)), UInt8(random.below(80))]
                if script[script.count - 2] <= 1 {
                    let octets = PDUFixture.all[random.below(PDUFixture.all.count)].octets
                    script[script.count - 1] = UInt8(min(255, octets.readableBytes))
                    script += octets.readableBytesView.prefix(255)
                }
            }
            let complaint = SessionCheck.complaint(about: script)
            #expect(complaint == nil, "seed \(seed) round \(round)")
        }
    }
}

/// The files of Fuzz/Corpus.
enum Corpus {
    struct File: Sendable, CustomTestStringConvertible {
        var name: String
        var octets: [UInt8]

        var testDescription: String { name }
    }

    static func files(_ folder: String) -> [File] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let corpus = root.appending(path: "Fuzz/Corpus/\(folder)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return names.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: corpus.appending(path: name)) else { return nil }
            return File(name: name, octets: Array(data))
        }
    }
}
