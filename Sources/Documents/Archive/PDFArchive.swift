// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CQPDF
import Primitives

/// Makes a drawn PDF an archive file: PDF/A-3b, with the invoice's XML attached.
///
/// - Source: ISO 19005-3; Factur-X 1.0, section 6; ISO 32000-1, 7.11 and 14.13.
struct PDFArchive {
    /// The attachment's name, as Factur-X wants it.
    static let attachmentName = "factur-x.xml"

    var metadata: XMPPacket
    /// The CII invoice; nil for documents that are no electronic invoice.
    var invoice: [UInt8]?
    /// `D:20261101000000Z`.
    var pdfTime: String

    /// A day as PDF writes an instant, its midnight in UTC.
    static func pdfTime(_ date: CalendarDate) -> String {
        "D:\(date.description.filter { $0 != "-" })000000Z"
    }

    /// Adds to a PDF what an archive file needs.
    ///
    /// - Throws: `DocumentError.drawing`, with the library's own words.
    func finish(_ pdf: [UInt8]) throws(DocumentError) -> [UInt8] {
        let file = try PDFFile(pdf)
        let root = file.root
        file.set(root, "/Lang", file.string(metadata.language))
        file.set(root, "/Metadata", metadataStream(file))
        file.set(root, "/OutputIntents", file.array([outputIntent(file)]))
        if let invoice { attach(invoice, to: root, file) }
        describe(file)
        mendFonts(file)
        return try file.write()
    }

    private func metadataStream(_ file: PDFFile) -> qpdf_oh {
        file.stream(
            metadata.bytes(),
            [("/Type", file.name("/Metadata")), ("/Subtype", file.name("/XML"))]
        )
    }

    private func outputIntent(_ file: PDFFile) -> qpdf_oh {
        let profile = file.stream(
            SRGBProfile.bytes,
            [("/N", file.number(3)), ("/Alternate", file.name("/DeviceRGB"))]
        )
        let condition = file.string("sRGB IEC61966-2.1")
        return file.indirect(
            file.dictionary([
                ("/Type", file.name("/OutputIntent")), ("/S", file.name("/GTS_PDFA1")),
                ("/OutputConditionIdentifier", condition), ("/Info", condition),
                ("/RegistryName", file.string("http://www.color.org")),
                ("/DestOutputProfile", profile),
            ])
        )
    }

    private func attach(_ xml: [UInt8], to root: qpdf_oh, _ file: PDFFile) {
        let time = file.string(pdfTime)
        let parameters = file.dictionary([
            ("/ModDate", time), ("/Size", file.number(xml.count)),
        ])
        let content = file.stream(
            xml,
            [
                ("/Type", file.name("/EmbeddedFile")), ("/Subtype", file.name("/text#2fxml")),
                ("/Params", parameters),
            ]
        )
        let name = file.string(Self.attachmentName)
        let specification = file.indirect(
            file.dictionary([
                ("/Type", file.name("/Filespec")), ("/F", name), ("/UF", name),
                ("/AFRelationship", file.name("/Alternative")),
                ("/Desc", file.string("Factur-X invoice")),
                ("/EF", file.dictionary([("/F", content), ("/UF", content)])),
            ])
        )
        let names = file.dictionary([("/Names", file.array([name, specification]))])
        file.set(root, "/Names", file.dictionary([("/EmbeddedFiles", names)]))
        file.set(root, "/AF", file.array([specification]))
    }

    /// The information dictionary says the same as the metadata stream.
    private func describe(_ file: PDFFile) {
        let information = file.information
        file.set(information, "/CreationDate", file.string(pdfTime))
        file.set(information, "/ModDate", file.string(pdfTime))
        file.set(information, "/Producer", file.string("Tollgate"))
        file.set(information, "/Creator", file.string("Tollgate"))
    }

    /// Mends what cairo leaves out: TrueType fonts must say how characters become glyphs,
    /// Latin subsets which glyphs they have, and images may not ask for smoothing.
    private func mendFonts(_ file: PDFFile) {
        for object in file.objects {
            if file.isDictionary(object, type: "/Font", subtype: "/CIDFontType2") {
                file.set(object, "/CIDToGIDMap", file.name("/Identity"))
            }
            if file.isDictionary(object, type: "/Font", subtype: "/Type1") {
                nameGlyphs(of: object, file)
            }
            if file.isStream(object) { file.remove(file.dictionary(of: object), "/Interpolate") }
        }
    }

    /// A subset has the glyphs whose widths are not zero.
    private func nameGlyphs(of font: qpdf_oh, _ file: PDFFile) {
        let first = file.integer(file.value(font, "/FirstChar"))
        let widths = file.numbers(file.value(font, "/Widths"))
        let names = widths.indices.filter { widths[$0] != 0 }
            .compactMap { WinAnsiGlyphs.name(first + $0) }
        let set = Set(names).sorted().map { "/" + $0 }.joined()
        file.set(file.value(font, "/FontDescriptor"), "/CharSet", file.string(set))
    }
}
