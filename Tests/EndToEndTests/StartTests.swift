// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension EndToEnd {
    /// What stands in the way of a start, and what a start leaves behind.
    @Suite("Start")
    struct StartTests {
        @Test func `a taken port is named and costs nobody the first sign-in`() throws {
            let other = try Platform()
            let folder = try TemporaryFolder()
            let data = folder.path + "/data"
            for (option, port, another) in [
                ("--http-port", other.ports.http, "--smpp-port"),
                ("--smpp-port", other.ports.smpp, "--http-port"),
            ] {
                let refused = try run(
                    ["serve", "--data", data, option, "\(port)", another, "0"],
                    in: folder
                )
                let sentence =
                    "Port \(port) on 127.0.0.1 is taken; choose another with \(option)."
                #expect(refused.status != 0)
                #expect(refused.output.contains(sentence), "\(refused.output)")
            }
            let second = try ChildProcess(
                Installation.program(),
                ["serve", "--data", data, "--http-port", "0", "--smpp-port", "0"],
                log: URL(filePath: folder.path + "/second.log")
            )
            #expect(second.prints(line: "Ready", within: .seconds(60)))
            #expect(second.output.contains("First sign-in  owner / "), "\(second.output)")
        }

        @Test func `a lost password is replaced by a new one that is shown once`() throws {
            let platform = try Platform()
            let first = try platform.firstSignIn()
            let before = try platform.rows("SELECT password_hash FROM people")
            let reset = try platform.run("person", "reset-password", "OWNER")
            #expect(reset.status == 0, "\(reset.output)")
            #expect(reset.output.contains("New sign-in  owner / "))
            #expect(!reset.output.contains(first.password))
            #expect(try platform.rows("SELECT password_hash FROM people") != before)
            #expect(try platform.number("SELECT count(*) FROM sign_ins") == 0)
            let unknown = try platform.run("person", "reset-password", "nobody")
            #expect(unknown.status != 0)
            #expect(unknown.output.contains("There are: owner."), "\(unknown.output)")
        }

        @Test func `data belong to their owner alone, also those of an older start`() throws {
            let platform = try Platform()
            #expect(try platform.stop() == 0)
            let files = ["", "/tollgate.sqlite", "/ports.json", "/serving.lock"]
            for file in files { chmod(platform.data + file, file.isEmpty ? 0o755 : 0o644) }
            try platform.start()
            for file in files + ["/tollgate.sqlite-wal"] {
                let facts = try FileManager.default
                    .attributesOfItem(atPath: platform.data + file)
                let rights = try #require(facts[.posixPermissions] as? Int)
                #expect(rights & 0o077 == 0, "\(file): \(String(rights, radix: 8))")
            }
        }

        @Test func `a folder or database that cannot be used is told in a sentence`() throws {
            let folder = try TemporaryFolder()
            let file = folder.path + "/file"
            try #require(FileManager.default.createFile(atPath: file, contents: Data("x".utf8)))
            let inFile = try run(["serve", "--data", file + "/data"], in: folder)
            #expect(inFile.status != 0)
            #expect(inFile.output.contains("The data folder \(file)/data cannot be made"))
            #expect(inFile.output.contains("--data"))
            #expect(!inFile.output.contains("NSCocoaErrorDomain"))
            let database = folder.path + "/missing/there.sqlite"
            let noDatabase = try run(
                ["serve", "--data", folder.path + "/data", "--database", database],
                in: folder
            )
            #expect(noDatabase.status != 0)
            #expect(noDatabase.output.contains("The database \(database) cannot be opened"))
            #expect(!noDatabase.output.contains("io:"), "\(noDatabase.output)")
        }

        @Test func `the program tells its version, and no invoice comes from the future`() throws {
            let folder = try TemporaryFolder()
            #expect(try run(["--version"], in: folder).output.contains("."))
            let platform = try Platform()
            let run = try platform.run("invoice", "run", "--date", "2999-01-01")
            #expect(run.status != 0)
            #expect(run.output.contains("2999-01-01 is in the future"), "\(run.output)")
        }

        private func run(
            _ arguments: [String],
            in folder: TemporaryFolder
        ) throws -> (status: Int32, output: String) {
            let log = folder.path + "/\(arguments.joined().hashValue).log"
            let child = try ChildProcess(
                Installation.program(),
                arguments,
                log: URL(filePath: log)
            )
            return (try child.finish(within: .seconds(60)), child.output)
        }
    }
}
