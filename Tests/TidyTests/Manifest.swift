// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What `Package.swift` declares: each target with the modules it may import.
///
/// Read as text, because the manifest's own module is not available to a test. It relies on
/// the manifest's plain style: `.target(name: "X", dependencies: ["Y", product])` with
/// products named by `let product = Target.Dependency.product(name: "Module", …)`.
struct Manifest {
    private(set) var dependencies: [String: Set<String>] = [:]

    init(_ text: String) {
        let products = Self.products(in: text)
        for part in text.components(separatedBy: "arget(").dropFirst() {
            guard let name = Self.value(after: "name:", in: part) else { continue }
            dependencies[name] = Self.items(in: part, products: products)
        }
    }

    private static func products(in text: String) -> [String: String] {
        var products: [String: String] = [:]
        for part in ("\n" + text).components(separatedBy: "\nlet ").dropFirst() {
            guard let equals = part.firstRange(of: "= Target.Dependency.product("),
                let module = value(after: "name:", in: String(part[equals.upperBound...]))
            else { continue }
            let name = part[..<equals.lowerBound].filter { !$0.isWhitespace }
            products[name] = module
        }
        return products
    }

    private static func value(after label: String, in text: String) -> String? {
        guard let range = text.firstRange(of: label) else { return nil }
        let parts = text[range.upperBound...].split(
            separator: "\"",
            maxSplits: 2,
            omittingEmptySubsequences: false
        )
        return parts.count > 1 ? String(parts[1]) : nil
    }

    /// The entries of `dependencies: [ … ]`; the list ends before the next target begins.
    private static func items(in part: String, products: [String: String]) -> Set<String> {
        guard let label = part.firstRange(of: "dependencies: [") else { return [] }
        let list = part[label.upperBound...].prefix { $0 != "]" }
        return Set(
            list.split(separator: ",").compactMap { item in
                let word = item.filter { !$0.isWhitespace }
                if word.isEmpty { return nil }
                if word.hasPrefix("\"") { return word.filter { $0 != "\"" } }
                return products[word] ?? word
            }
        )
    }
}
