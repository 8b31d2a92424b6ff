// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Migrations that a release has carried never change again, and their numbers have no gap.
struct MigrationCheck {
    static let folder = "Sources/Storage/Migrations/"

    /// File name and hash of every released migration.
    ///
    /// A release adds its own; the failing check prints the hash to write.
    static let released: [String: UInt64] = [:]

    let files: [RepositoryFile]
    let released: [String: UInt64]

    init(_ files: [RepositoryFile], released: [String: UInt64] = Self.released) {
        self.files = files.filter { $0.path.hasPrefix(Self.folder) && $0.name.first == "0" }
        self.released = released
    }

    func findings() -> [Finding] {
        changed() + missing() + gaps()
    }

    private func changed() -> [Finding] {
        files.compactMap { file in
            let hash = Self.hash(file.text.bytes)
            guard let known = released[file.name], known != hash else { return nil }
            return file.finding(
                line: 1,
                "put this released migration back and write a new one (its hash is 0x"
                    + "\(String(hash, radix: 16)), released was 0x\(String(known, radix: 16)))"
            )
        }
    }

    private func missing() -> [Finding] {
        let names = Set(files.map(\.name))
        return released.keys.filter { !names.contains($0) }.sorted().map {
            Finding(path: Self.folder + $0, line: 1, advice: "put this released migration back")
        }
    }

    private func gaps() -> [Finding] {
        zip(files.sorted { $0.name < $1.name }, 1...).compactMap { file, number in
            guard Int(file.name.prefix(4)) != number else { return nil }
            return file.finding(line: 1, "number this migration \(number): no gaps, no doubles")
        }
    }

    /// FNV-1a, 64 bits: it guards against slips, not against malice.
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
