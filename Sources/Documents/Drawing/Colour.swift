// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A colour of the page.
struct Colour: Equatable {
    var red: Double
    var green: Double
    var blue: Double

    static let ink = Colour(red: 0.09, green: 0.11, blue: 0.15)
    static let quiet = Colour(red: 0.39, green: 0.43, blue: 0.49)
    static let hairline = Colour(red: 0.87, green: 0.89, blue: 0.92)
    static let white = Colour(red: 1, green: 1, blue: 1)
    /// Stands in when a brand's colour is not written as `#RRGGBB`.
    static let standard = Colour(red: 0.12, green: 0.37, blue: 0.75)

    init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#RRGGBB`.
    init?(hex: String) {
        guard hex.utf8.count == 7, hex.first == "#", let value = UInt32(hex.dropFirst(), radix: 16)
        else { return nil }
        red = Double(value >> 16 & 0xFF) / 255
        green = Double(value >> 8 & 0xFF) / 255
        blue = Double(value & 0xFF) / 255
    }

    /// This colour over white.
    func tint(_ share: Double) -> Colour {
        mixed(with: .white, share: share)
    }

    /// Dark enough to be read as text on white; a pale brand colour would not be.
    ///
    /// - Source: WCAG 2.1, contrast of 4.5 to 1.
    var readable: Colour {
        var colour = self
        while colour.contrastToWhite < 4.5 {
            colour = colour.mixed(with: .ink, share: 0.9)
        }
        return colour
    }

    private func mixed(with other: Colour, share: Double) -> Colour {
        Colour(
            red: red * share + other.red * (1 - share),
            green: green * share + other.green * (1 - share),
            blue: blue * share + other.blue * (1 - share)
        )
    }

    /// Luminance with the squared approximation of the sRGB curve, whose bytes do not depend
    /// on a machine's `pow`.
    private var contrastToWhite: Double {
        let luminance = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue
        return 1.05 / (luminance + 0.05)
    }
}
