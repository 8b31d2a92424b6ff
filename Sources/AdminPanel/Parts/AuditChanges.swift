// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// The fields of an audit entry that differ before and afterwards.
struct AuditChanges {
    /// One field that changed.
    struct Line: Equatable {
        var field: String
        var before: String
        var after: String
    }

    private(set) var lines: [Line] = []

    /// Compares two JSON objects as the audit log keeps them; other texts give no lines.
    init(before: String, after: String) {
        guard let new = Self.fields(after) else { return }
        // What was created has no earlier state: every field that is set is listed.
        let old = before.isEmpty ? new.mapValues { _ in "" } : Self.fields(before)
        guard let old else { return }
        for name in Set(old.keys).union(new.keys).sorted() where old[name] != new[name] {
            if before.isEmpty, new[name] == "–" { continue }
            lines.append(Line(field: name, before: old[name] ?? "–", after: new[name] ?? "–"))
        }
    }

    private static func fields(_ text: String) -> [String: String]? {
        guard !text.isEmpty,
            let object = try? JSONSerialization.jsonObject(with: Data(text.utf8))
                as? [String: Any]
        else { return nil }
        var fields: [String: String] = [:]
        flatten(object, prefix: "", into: &fields)
        return fields
    }

    private static func flatten(
        _ object: [String: Any],
        prefix: String,
        into fields: inout [String: String]
    ) {
        for (name, value) in object {
            if let inner = value as? [String: Any] {
                flatten(inner, prefix: prefix + name + ".", into: &fields)
            } else {
                fields[prefix + name] = value is NSNull ? "–" : "\(value)"
            }
        }
    }
}
