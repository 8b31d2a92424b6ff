# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Judges archived PDFs by their shape: what PDF/A-3b and Factur-X ask and validators skip.

    check_pdfs.py FOLDER     every *.pdf; NAME.xml beside it is what must be attached

Prints one JSON object: problems by file.
"""

import io
import json
import sys
from pathlib import Path

import pikepdf
from fontTools.cffLib import CFFFontSet

FACTURX = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"


def metadata(pdf, has_xml):
    problems = []
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("3", "B"):
            problems.append("XMP is not of part 3, conformance B")
        level = meta.get(FACTURX + "ConformanceLevel")
        if has_xml != (level == "EN 16931"):
            problems.append(f"XMP names the profile {level}")
        if has_xml and meta.get(FACTURX + "DocumentFileName") != "factur-x.xml":
            problems.append("XMP does not name the attachment")
        if meta.get("dc:title") != str(pdf.docinfo.get("/Title")):
            problems.append("the titles differ")
        created = str(pdf.docinfo.get("/CreationDate"))
        if meta.get("xmp:CreateDate", "").translate({45: None, 58: None, 84: None}) \
                != created.removeprefix("D:"):
            problems.append(f"the dates differ: {created}")
    if "/Filter" in pdf.Root.Metadata:
        problems.append("the metadata stream is compressed")
    return problems


def fonts(pdf):
    problems = []
    count = 0
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/Font":
            continue
        kind = item.get("/Subtype")
        if kind in ("/Type0", "/Type1", "/TrueType", "/Type3") and "/ToUnicode" not in item:
            problems.append(f"no ToUnicode: {item.get('/BaseFont')}")
        if kind == "/Type1":
            count += 1
            program = CFFFontSet()
            descriptor = item.FontDescriptor
            program.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
            glyphs = {f"/{name}" for name in program[0].charset} - {"/.notdef"}
            named = set(str(descriptor.CharSet).replace("/", " /").split())
            if named != glyphs:
                problems.append(f"names {named ^ glyphs}: {item.get('/BaseFont')}")
        if kind == "/Type0":
            count += 1
            descendant = item.DescendantFonts[0]
            names = {"/FontFile", "/FontFile2", "/FontFile3"}
            if not names & set(descendant.FontDescriptor.keys()):
                problems.append(f"not embedded: {item.get('/BaseFont')}")
            if descendant.Subtype == "/CIDFontType2" \
                    and descendant.get("/CIDToGIDMap") != "/Identity":
                problems.append(f"no CIDToGIDMap: {item.get('/BaseFont')}")
    if count == 0:
        problems.append("no fonts")
    return problems


def attachment(pdf, expected):
    files = pdf.Root.get("/AF", [])
    if expected is None:
        return ["something is attached"] if len(files) or "/Names" in pdf.Root else []
    if len(files) != 1:
        return [f"{len(files)} associated files"]
    (spec,) = files
    problems = []
    if spec.AFRelationship != "/Alternative":
        problems.append(f"the attachment is {spec.AFRelationship}")
    if (str(spec.F), str(spec.UF)) != ("factur-x.xml", "factur-x.xml"):
        problems.append("the attachment has another name")
    names = pdf.Root.Names.EmbeddedFiles.Names
    if str(names[0]) != "factur-x.xml" or names[1].objgen != spec.objgen:
        problems.append("the name tree holds another file")
    content = spec.EF.F
    if content.Subtype != "/text/xml" or "/ModDate" not in content.Params:
        problems.append("the attachment lacks its type or date")
    if content.read_bytes() != expected:
        problems.append("the attachment is not the issued XML")
    return problems


def check(path):
    beside = path.with_suffix(".xml")
    expected = beside.read_bytes() if beside.exists() else None
    problems = []
    with pikepdf.open(path) as pdf:
        if pdf.pdf_version != "1.7":
            problems.append(f"version {pdf.pdf_version}")
        if len(pdf.trailer.get("/ID", [])) != 2:
            problems.append("no identifier in the trailer")
        (intent,) = pdf.Root.get("/OutputIntents", [None])
        if intent is None or intent.S != "/GTS_PDFA1" or intent.DestOutputProfile.N != 3:
            problems.append("no output intent")
        if not str(pdf.Root.get("/Lang", "")):
            problems.append("no language")
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and "/Interpolate" in item:
                problems.append("an image asks for smoothing")
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/JavaScript":
                problems.append("a script")
        problems += metadata(pdf, expected is not None) + fonts(pdf)
        problems += attachment(pdf, expected)
    return problems


def main(folder):
    files = sorted(Path(folder).glob("*.pdf"))
    problems = {path.name: found for path in files if (found := check(path))}
    print(json.dumps({"files": len(files), "problems": problems}, indent=1))
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
