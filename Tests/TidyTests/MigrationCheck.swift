// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Migrations that a release has carried never change again, and no two have one number.
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
        changed() + missing() + doubles()
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

    /// Numbers are given out ahead to pieces of work, so one may be left out; none is twice.
    private func doubles() -> [Finding] {
        let sorted = files.sorted { $0.name < $1.name }
        return sorted.indices.compactMap { index in
            let number = Int(sorted[index].name.prefix(4))
            let former = index == 0 ? 0 : Int(sorted[index - 1].name.prefix(4))
            guard number == nil || number == former else { return nil }
            return sorted[index].finding(line: 1, "give this migration a number of its own")
        }
    }

    /// FNV-1a, 64 bits: it guards against slips, not against malice.
    static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
