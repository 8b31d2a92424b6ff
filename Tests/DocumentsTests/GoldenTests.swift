// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

@testable import Documents

/// Golden documents, byte for byte.
///
/// What is drawn depends on the libraries and fonts as well; the golden file names those it
/// was made with, and elsewhere there is nothing to compare with. `UPDATE_FIXTURES=1` writes
/// it anew, `GALLERY=/folder` also writes the documents, to be looked at. `Fixtures/pages` has
/// small pictures of those that were.
@Suite struct GoldenTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/golden.txt")

    @Test func theGalleryIsTheGoldenOneByteForByte() throws {
        let environment = ProcessInfo.processInfo.environment
        var lines = [Self.machine]
        for piece in try Gallery.pieces() {
            let bytes = try piece.draw()
            lines.append("\(piece.name) \(bytes.count) \(Self.hash(bytes))")
            if let folder = environment["GALLERY"] {
                let path = "\(folder)/\(piece.name).pdf"
                try Data(bytes).write(to: URL(fileURLWithPath: path))
            }
        }
        let text = lines.joined(separator: "\n") + "\n"
        if environment["UPDATE_FIXTURES"] == "1" {
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: Self.file, encoding: .utf8)
        guard golden.hasPrefix(Self.machine + "\n") else { return }
        #expect(text == golden)
    }

    /// The versions that decide about bytes.
    private static var machine: String {
        let packages = [
            "libcairo2", "libpango-1.0-0", "libqpdf29", "fonts-inter", "fonts-noto-core",
        ]
        return packages.map { package in
            let version = try? Judges.run("dpkg-query", ["-W", "-f", "${Version}", package])
            return "\(package) \(version.map { String(decoding: $0.output, as: UTF8.self) } ?? "")"
        }.joined(separator: ", ")
    }

    /// FNV-1a: no enemy makes these bytes, and the test needs no library for it.
    private static func hash(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16)
    }
}
