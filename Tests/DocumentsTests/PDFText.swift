// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Reads a PDF's text with poppler, a program this project did not write.
enum PDFText {
    struct Failed: Error {
        var status: Int32
    }

    /// The text of each page, in reading order by lines.
    static func pages(of pdf: [UInt8]) throws -> [String] {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-\(pdf.hashValue.magnitude).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let text = try output(of: "pdftotext", ["-layout", "-enc", "UTF-8", file.path, "-"])
        return String(decoding: text, as: UTF8.self).split(separator: "\u{0C}").map {
            $0.replacingOccurrences(of: "\u{A0}", with: " ")
                .replacingOccurrences(of: "\u{202F}", with: " ")
                .filter { !"\u{202A}\u{202B}\u{202C}\u{2066}\u{2069}".contains($0) }
        }.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// What a program prints.
    static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(status: process.terminationStatus)
        }
        return data
    }
}
