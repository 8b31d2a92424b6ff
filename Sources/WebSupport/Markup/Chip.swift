// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A status: colour, icon and word together, so that colour never speaks alone.
package struct Chip: Sendable, Hashable {
    package var tone: Tone
    package var word: Phrase

    /// What a chip's colour says.
    package enum Tone: String, Sendable, Hashable, CaseIterable {
        case good, bad, warn, plain, info

        /// The sign beside the word.
        package var icon: String {
            switch self {
            case .good: "✓"
            case .bad: "✕"
            case .warn: "!"
            case .plain: "–"
            case .info: "●"
            }
        }
    }

    package init(tone: Tone, word: Phrase) {
        self.tone = tone
        self.word = word
    }

    /// The chip's markup.
    package var html: HTML {
        """
        <span class="chip \(tone.rawValue)"><span aria-hidden="true">\(tone.icon)</span> \
        \(word)</span>
        """
    }
}
