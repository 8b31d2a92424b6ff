// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Runs programs of others on downloaded files.
enum Tools {
    struct Failed: Error {
        var status: Int32
    }

    /// The text of a PDF, by poppler.
    static func text(ofPDF pdf: [UInt8]) throws -> String {
        try read(pdf, with: "pdftotext", ["-enc", "UTF-8"], after: ["-"])
    }

    /// What a gzip'd file holds, by gzip.
    static func unpacked(_ bytes: [UInt8]) throws -> String {
        try read(bytes, with: "gzip", ["-dc"])
    }

    private static func read(
        _ bytes: [UInt8],
        with program: String,
        _ options: [String],
        after: [String] = []
    ) throws -> String {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + options + [file.path] + after
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(status: process.terminationStatus)
        }
        return String(decoding: data, as: UTF8.self)
    }
}
