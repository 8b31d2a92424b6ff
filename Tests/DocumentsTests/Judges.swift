// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Runs the judges this project did not write: programs and rules of others.
enum Judges {
    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    /// The repository's root.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A folder of its own, removed after the body.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        var template = Array("/tmp/tollgate-documents-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failed(description: "no folder") }
        let path = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(URL(fileURLWithPath: path))
    }

    /// Runs a script of `scripts/tests` and returns the JSON object it prints.
    static func python(_ script: String, _ arguments: [String]) throws -> [String: Any] {
        let file = root.appendingPathComponent("scripts/tests/\(script)").path
        let interpreter = root.appendingPathComponent(".venv/bin/python").path
        let (output, errors) = try run(interpreter, ["-B", file] + arguments)
        let object = try? JSONSerialization.jsonObject(with: output) as? [String: Any]
        guard let object else { throw Failed(description: "\(script): \(errors)") }
        return object
    }

    /// What PDFBox's preflight finds in the PDFs of a folder: error codes by file.
    static func preflight(_ folder: URL) throws -> [String: Set<String>] {
        let jars =
            ["pdfbox2", "fontbox2", "preflight", "xmpbox", "commons-logging"]
            + ["jaxb-api", "javax.activation"]
        let path = jars.map { "/usr/share/java/\($0).jar" }.joined(separator: ":")
        let source = root.appendingPathComponent("scripts/tests/Preflight.java").path
        let quiet = "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"
        let (output, errors) = try run("java", ["-cp", path, quiet, source, folder.path])
        let object = try? JSONSerialization.jsonObject(with: output)
        guard let object = object as? [String: [String]] else {
            throw Failed(description: "Preflight: \(errors)")
        }
        return object.mapValues(Set.init)
    }

    /// The codes that a right PDF/A-3b file leaves, since the judge knows PDF/A-1b alone:
    /// file structure and metadata of the newer part, embedded files, blending, no CIDSet.
    static let allowedCodes: Set<String> = [
        "1.4.7", "1.2.9", "1.4", "2.2.1", "3.1.11", "7.11.2", "judged",
    ]

    /// What a program printed; its exit status is for the caller's eyes only.
    static func run(
        _ program: String,
        _ arguments: [String]
    ) throws -> (output: Data, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        let errors = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-\(getpid())-\(arguments.hashValue.magnitude)")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (data, try String(contentsOf: errors, encoding: .utf8))
    }
}
