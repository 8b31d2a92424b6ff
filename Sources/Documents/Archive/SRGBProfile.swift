// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// The colour profile that an archived PDF's colours are meant in: sRGB.
///
/// Made from its definition, so that no file of the machine is needed and the bytes are ours.
///
/// - Source: IEC 61966-2-1; ICC.1:2001-04, a display profile of matrix and curves. The
///   primaries are those of sRGB adapted to D50.
enum SRGBProfile {
    /// The profile's bytes.
    static let bytes: [UInt8] = make()

    private static func make() -> [UInt8] {
        let curve = self.curve
        let tags: [(signature: String, data: [UInt8])] = [
            ("desc", description), ("cprt", text("No copyright, use freely")),
            ("wtpt", point(0xF6D6, 0x10000, 0xD32D)), ("rXYZ", point(0x6FA2, 0x38F5, 0x0390)),
            ("gXYZ", point(0x6299, 0xB785, 0x18DA)), ("bXYZ", point(0x24A0, 0x0F84, 0xB6CF)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var table = number(UInt32(tags.count))
        var data: [UInt8] = []
        var curveOffset: UInt32?
        for tag in tags {
            let start = UInt32(128 + 4 + tags.count * 12 + data.count)
            let isCurve = tag.signature.hasSuffix("TRC")
            let offset = isCurve ? curveOffset ?? start : start
            if offset == start { data += tag.data }
            if isCurve { curveOffset = offset }
            table += Array(tag.signature.utf8) + number(offset) + number(UInt32(tag.data.count))
        }
        return header(size: UInt32(128 + table.count + data.count)) + table + data
    }

    /// Version 2.1, display, RGB to XYZ, perceptual intent, illuminant D50.
    private static func header(size: UInt32) -> [UInt8] {
        var bytes = number(size) + number(0) + number(0x0210_0000)
        bytes += Array("mntrRGB XYZ ".utf8)
        // The date of the profile: 1 January 2000, midnight.
        bytes += [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
        bytes += [UInt8](repeating: 0, count: 28)
        bytes += number(0xF6D6) + number(0x10000) + number(0xD32D)
        return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
    }

    private static func number(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian, Array.init)
    }

    /// Tag data fill whole words.
    private static func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }

    private static func point(_ x: UInt32, _ y: UInt32, _ z: UInt32) -> [UInt8] {
        Array("XYZ ".utf8) + number(0) + number(x) + number(y) + number(z)
    }

    private static func text(_ text: String) -> [UInt8] {
        padded(Array("text".utf8) + number(0) + Array(text.utf8) + [0])
    }

    private static var description: [UInt8] {
        let name = Array("sRGB IEC61966-2.1".utf8) + [0]
        let ascii = Array("desc".utf8) + number(0) + number(UInt32(name.count)) + name
        // No Unicode name and no Macintosh name.
        return padded(ascii + [UInt8](repeating: 0, count: 8 + 3 + 67))
    }

    /// The sRGB transfer curve in 1,024 steps.
    private static var curve: [UInt8] {
        let count = 1_024
        var bytes = Array("curv".utf8) + number(0) + number(UInt32(count))
        for index in 0..<count {
            let value = Double(index) / Double(count - 1)
            let linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            let step = UInt16((linear * 65_535).rounded())
            bytes += [UInt8(step >> 8), UInt8(step & 0xFF)]
        }
        return bytes
    }
}
