// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// A script of `Peers`: it gets one JSON argument and prints one JSON result.
struct Peer {
    private let child: ChildProcess
    private let name: String

    /// Starts a script; `result` waits for it.
    init(_ name: String, _ argument: some Encodable, in folder: TemporaryFolder) throws {
        self.name = name
        let json = String(decoding: try JSONEncoder().encode(argument), as: UTF8.self)
        let script = Installation.peers.appending(path: "\(name).py").path
        let log = URL(filePath: folder.path).appending(path: "\(name)-\(try freePort()).log")
        try #require(
            FileManager.default.isExecutableFile(atPath: Installation.python),
            "install the peers first: scripts/bootstrap --test"
        )
        child = try ChildProcess(
            Installation.python,
            ["-W", "ignore", script, json],
            log: log,
            environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"]
        )
    }

    /// Waits for the script and reads the last line it printed.
    func result<Result: Decodable>(
        _ type: Result.Type,
        within limit: Duration = .seconds(90)
    ) throws -> Result {
        let status = try child.finish(within: limit)
        let output = child.output
        try #require(status == 0, "\(name) failed: \(output.suffix(3_000))")
        let line = try #require(output.split(separator: "\n").last, "\(name) said nothing")
        return try JSONDecoder().decode(type, from: Data(line.utf8))
    }

    /// Runs a script to its end.
    static func run<Result: Decodable>(
        _ name: String,
        _ argument: some Encodable,
        in folder: TemporaryFolder,
        returning type: Result.Type,
        within limit: Duration = .seconds(90)
    ) throws -> Result {
        try Peer(name, argument, in: folder).result(type, within: limit)
    }
}

/// What `set_up.py` takes and gives.
struct SetUp: Encodable {
    var base: String
    var login: String
    var password: String
    var supplierPort: Int
    var invoiceDates = ""
    var basis = "sent"
    var messageIDForm = "text"
    /// Further fields of the client's form.
    var clientFields: [String: String] = [:]
    /// Further fields of the supplier's form.
    var supplierFields: [String: String] = [:]

    struct Result: Decodable {
        var clientID: String
        var enterpriseID: String
        var systemID: String
        var password: String
    }
}

/// What `smpp_send.py` takes and gives.
struct SMPPSend: Encodable {
    var port: Int
    var systemID: String
    var password: String
    var messages: [Message]
    var `repeat` = 1
    var window = 20
    var receiptSeconds = 20
    var acknowledged: String?

    struct Message: Encodable {
        var to: String
        var text: String
        var coding = "gsm"
    }

    struct Answer: Decodable {
        var status: Int
        var id: String
    }

    struct Receipt: Decodable {
        var id: String
        var state: Int
        var esmClass: Int
        var text: String
    }

    struct Result: Decodable {
        var bound: Bool
        var bindStatus: Int
        var lost: Bool
        var answers: [Answer]
        var receipts: [Receipt]
        var unanswered: Int
    }
}

/// What `kannel.py` gives; it takes what `smpp_send.py` takes.
struct KannelResult: Decodable {
    struct Report: Decodable {
        var message: Int
        var kind: Int
        var text: String
    }

    var online: Bool
    var accepted: [Int]
    var reports: [Report]
    var log: [String]
}

/// What `browser.py` takes and gives.
struct BrowserVisit: Encodable {
    var base: String
    var login: String
    var password: String
    var clientID: String
    /// The day of the client's traffic; it must be over.
    var day: String
    var folder: String

    struct Invoice: Decodable {
        var text: String
        var csvRows: Int
    }

    struct Result: Decodable {
        var steps: [String]
        var problems: [String]
        var screenshots: Int
        /// Pages that axe-core judged.
        var judged: Int
        var invoice: Invoice
    }
}

/// What `database.py` takes and gives.
struct DatabaseQuestion: Encodable {
    var data: String
    var sql: String
    /// The server's database; nil for the file in the data folder.
    var url: String?

    struct Result: Decodable {
        var rows: [[String]]
    }
}
