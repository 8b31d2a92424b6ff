// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Synchronization

/// Finds characters that no font here has, before a document with them is issued.
///
/// A whole page takes milliseconds to draw; this looks at each character once in the life of the
/// program.
package enum GlyphCheck {
    private static let printable = Mutex<Set<Character>>([])

    /// Checks the texts that people typed.
    ///
    /// - Throws: `DocumentError.missingGlyph`, naming the character and its field.
    package static func check(_ document: InvoiceDocument) throws(DocumentError) {
        var unknown: Set<Character> = []
        printable.withLock { known in
            for field in InvoiceField.allCases {
                for text in field.texts(in: document) {
                    for character in text
                    where !character.isWhitespace && !known.contains(character) {
                        unknown.insert(character)
                    }
                }
            }
        }
        guard !unknown.isEmpty else { return }
        let surface = try PDFSurface(.a4)
        let shaper = try TextShaper.shared(of: surface, language: document.language)
        do throws(DocumentError) {
            _ = try shaper.shape(
                unknown.map(String.init).sorted().joined(separator: " "),
                .cell
            )
        } catch .missingGlyph(let character, _) {
            let field = InvoiceField.holding(character, in: document)
            throw .missingGlyph(character, field: field)
        }
        printable.withLock { $0.formUnion(unknown) }
    }
}
