// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// What an archived PDF says about itself in its metadata stream.
///
/// - Source: ISO 19005-3, 6.6.2; Factur-X 1.0, the extension schema of its XMP properties.
struct XMPPacket {
    var title: String
    var author: String
    var language: String
    /// `2026-11-01T00:00:00Z`; one instant stands for creation and change.
    var time: String
    /// Whether `factur-x.xml` is attached.
    var hasInvoice: Bool

    func bytes() -> [UInt8] {
        var xml = XMLWriter("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>")
        xml.element("x:xmpmeta", [("xmlns:x", "adobe:ns:meta/")]) { xml in
            let syntax = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            xml.element("rdf:RDF", [("xmlns:rdf", syntax)]) { xml in
                conformance(&xml)
                description(&xml)
                tool(&xml)
                if hasInvoice {
                    invoice(&xml)
                    extensionSchema(&xml)
                }
            }
        }
        return xml.bytes + Array("\n<?xpacket end=\"w\"?>".utf8)
    }

    private typealias Body = (inout XMLWriter) -> Void

    /// One description block about the file.
    private func block(
        _ spaces: [XMLWriter.Attribute],
        _ xml: inout XMLWriter,
        _ body: Body
    ) {
        xml.element("rdf:Description", [("rdf:about", "")] + spaces, body)
    }

    private func conformance(_ xml: inout XMLWriter) {
        block([("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/")], &xml) { xml in
            xml.element("pdfaid:part", "3")
            xml.element("pdfaid:conformance", "B")
        }
    }

    private func description(_ xml: inout XMLWriter) {
        block([("xmlns:dc", "http://purl.org/dc/elements/1.1/")], &xml) { xml in
            xml.element("dc:title") { xml in
                xml.element("rdf:Alt") {
                    $0.element("rdf:li", title, [("xml:lang", "x-default")])
                }
            }
            if !author.isEmpty {
                xml.element("dc:creator") { xml in
                    xml.element("rdf:Seq") { $0.element("rdf:li", author) }
                }
            }
            xml.element("dc:language") { xml in
                xml.element("rdf:Bag") { $0.element("rdf:li", language) }
            }
        }
    }

    private func tool(_ xml: inout XMLWriter) {
        block([("xmlns:xmp", "http://ns.adobe.com/xap/1.0/")], &xml) { xml in
            xml.element("xmp:CreatorTool", "Tollgate")
            xml.element("xmp:CreateDate", time)
            xml.element("xmp:ModifyDate", time)
        }
        block([("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/")], &xml) {
            $0.element("pdf:Producer", "Tollgate")
        }
    }

    private static let invoiceSpace = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"

    private func invoice(_ xml: inout XMLWriter) {
        block([("xmlns:fx", Self.invoiceSpace)], &xml) { xml in
            xml.element("fx:DocumentType", "INVOICE")
            xml.element("fx:DocumentFileName", PDFArchive.attachmentName)
            xml.element("fx:Version", "1.0")
            xml.element("fx:ConformanceLevel", "EN 16931")
        }
    }

    /// PDF/A allows properties of other schemas only when the file describes them.
    private func extensionSchema(_ xml: inout XMLWriter) {
        let root = "http://www.aiim.org/pdfa/ns/"
        let spaces: [XMLWriter.Attribute] = [
            ("xmlns:pdfaExtension", root + "extension/"),
            ("xmlns:pdfaSchema", root + "schema#"), ("xmlns:pdfaProperty", root + "property#"),
        ]
        let resource: [XMLWriter.Attribute] = [("rdf:parseType", "Resource")]
        block(spaces, &xml) { xml in
            xml.element("pdfaExtension:schemas") { xml in
                xml.element("rdf:Bag") { xml in
                    xml.element("rdf:li", resource) { xml in
                        xml.element("pdfaSchema:schema", "Factur-X PDFA Extension Schema")
                        xml.element("pdfaSchema:namespaceURI", Self.invoiceSpace)
                        xml.element("pdfaSchema:prefix", "fx")
                        xml.element("pdfaSchema:property") { properties(&$0) }
                    }
                }
            }
        }
    }

    private func properties(_ xml: inout XMLWriter) {
        let properties = [
            ("DocumentFileName", "name of the embedded XML invoice file"),
            ("DocumentType", "type of the document"),
            ("Version", "version of the XML schema"),
            ("ConformanceLevel", "conformance level of the XML invoice"),
        ]
        xml.element("rdf:Seq") { xml in
            for (name, description) in properties {
                xml.element("rdf:li", [("rdf:parseType", "Resource")]) { xml in
                    xml.element("pdfaProperty:name", name)
                    xml.element("pdfaProperty:valueType", "Text")
                    xml.element("pdfaProperty:category", "external")
                    xml.element("pdfaProperty:description", description)
                }
            }
        }
    }
}
