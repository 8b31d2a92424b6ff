// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// Writes a value as JSON text for the audit log, with all of its fields but secrets.
///
/// It goes over the stored properties, so that a field that is added to a type is in the log
/// from then on without anybody remembering to add it here.
func auditText(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
        return mirror.children.first.map { auditText($0.value) } ?? "null"
    }
    switch value {
    case let bool as Bool: return bool ? "true" : "false"
    case let number as any FixedWidthInteger: return "\(number)"
    case let money as Money: return jsonString("\(money.currency) \(money.decimalText)")
    case let price as Price: return jsonString("\(price.currency) \(price.decimalText)")
    case let array as [Any]: return "[" + array.map(auditText).joined(separator: ",") + "]"
    case let described as any CustomStringConvertible: return jsonString(described.description)
    default: break
    }
    if let raw = value as? any RawRepresentable<String> { return jsonString(raw.rawValue) }
    guard mirror.displayStyle == .struct else { return jsonString(String(describing: value)) }
    let fields = mirror.children.compactMap { child -> String? in
        guard let label = child.label, !secretFields.contains(label) else { return nil }
        return "\(jsonString(label)):\(auditText(child.value))"
    }
    return "{" + fields.joined(separator: ",") + "}"
}

/// Fields that no log may hold.
private let secretFields: Set = ["password", "passwordHash"]

private func jsonString(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case "\n": json += "\\n"
        case "\r": json += "\\r"
        case "\t": json += "\\t"
        case _ where scalar.value < 0x20:
            json += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: json.unicodeScalars.append(scalar)
        }
    }
    return json + "\""
}
