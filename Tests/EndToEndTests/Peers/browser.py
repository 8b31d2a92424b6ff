# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""Does in a real browser what an operator and a client do, and looks at every page.

Argument: {"base", "login", "password", "clientID", "day": YYYY-MM-DD, "folder": SCREENSHOTS}
The platform has a client with charged traffic on that day, which is over (see set_up.py).
Prints: {"steps": [done…], "problems": [sentence…], "screenshots": count, "judged": by axe,
"invoice": {…}}
"""

import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
ADMIN_PAGES = [
    "", "/clients", "/messages", "/blocked", "/sessions", "/products", "/products/new",
    "/suppliers", "/routes",
    "/source-prices", "/statistics/traffic", "/statistics/margin", "/statistics/payments",
    "/brands", "/brands/new", "/enterprises", "/enterprises/new", "/invoices",
    "/invoices/new", "/invoices/new-amount", "/people", "/api-keys", "/audit", "/libraries",
    "/prefixes", "/exchange-rates", "/price-corrections", "/price-corrections/new", "/disputes",
    "/disputes/new", "/bookkeeping", "/invoicing-runs", "/invoices?tab=upcoming",
    "/clients/new", "/suppliers/new", "/people/new", "/mail", "/aging", "/credit-notes", "/find",
    "/first-run", "/messages/test", "/clients?money=low", "/invoices?tab=open",
]
CLIENT_PAGES = [
    "", "/invoices", "/messages", "/statistics", "/payments", "/statement", "/prices", "/smpp",
    "/api-keys", "/webhooks", "/profile", "/proformas/new", "/find", "/letters",
]
# WCAG 2.2, 2.5.8: 24 by 24 px, or a link in a sentence or with room around it.
SMALL_TARGETS = """[...document.querySelectorAll("button, input, select, textarea, summary")]
    .filter(e => e.type !== "hidden" && e.getClientRects().length > 0)
    .map(e => [e, (e.closest("label") || e).getBoundingClientRect()])
    .filter(([e, r]) => r.width < 24 || r.height < 24)
    .map(([e, r]) => `${e.tagName} ${e.name || e.textContent} ${r.width}x${r.height}`)"""
VIEWS = [("light", 1280, 900), ("dark", 1280, 900), ("light", 390, 844)]
CLIENT_LOGIN, CLIENT_PASSWORD = "ann", "a long pass sentence"


class Visit:
    """One browser window of one person, which remembers what went wrong."""

    def __init__(self, browser, wanted, result, **options):
        self.base, self.folder = wanted["base"].rstrip("/"), pathlib.Path(wanted["folder"])
        self.result = result
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 900}, **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self.console)
        self.page.on("pageerror", lambda error: self.problem(f"script error: {error}"))

    def console(self, message):
        # A refused form answers 422 on purpose; the browser notes it as a failed load.
        if message.type == "error" and "422" not in message.text:
            self.problem(f"console: {message.text}")

    def problem(self, sentence):
        self.result["problems"].append(f"{self.page.url}: {sentence}")

    def step(self, sentence):
        self.result["steps"].append(sentence)

    def check(self, is_right, sentence):
        if not is_right:
            self.problem(sentence)

    def open(self, path):
        answer = self.page.goto(self.base + path)
        self.check(answer and answer.status == 200, f"status {answer and answer.status}")

    def fill(self, values):
        for name, value in values.items():
            field = self.page.locator(f"#f-{name}")
            kind = field.evaluate("e => e.tagName + ' ' + e.type")
            if kind.startswith("SELECT"):
                field.select_option(value)
            elif kind.endswith("checkbox"):
                field.set_checked(bool(value))
            else:
                field.fill(value)

    def press(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def sign_in(self, login, password):
        self.open("/sign-in")
        self.page.locator("[name=login]").fill(login)
        self.page.locator("[name=password]").fill(password)
        with self.page.expect_navigation():
            self.page.locator("form button[type=submit]").first.click()
        self.check("/sign-in" not in self.page.url, "signing in failed")

    def look(self, path, name):
        """Opens a page in every view: no sideways scroll, one heading, a picture."""
        for scheme, width, height in VIEWS:
            self.page.emulate_media(color_scheme=scheme)
            self.page.set_viewport_size({"width": width, "height": height})
            self.open(path)
            excess = self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.check(excess <= 0, f"scrolls sideways by {excess} px at {width} px")
            self.check(self.page.locator("h1").count() == 1, "needs exactly one h1")
            if width > 390:
                self.judge(scheme)
            self.page.screenshot(
                path=self.folder / f"{name}-{scheme}-{width}.png", full_page=True)
            self.result["screenshots"] += 1
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def judge(self, scheme):
        """axe-core finds nothing against WCAG 2.2 A and AA, nor against its best practices."""
        for found in Axe().run(self.page).response["violations"]:
            places = ", ".join(" ".join(node["target"]) for node in found["nodes"][:3])
            self.problem(f"axe, {scheme}: {found['id']} at {places}")
        self.result["judged"] += 1
        small = self.page.evaluate(SMALL_TARGETS)
        self.check(not small, f"targets below 24 px: {small[:3]}")

    def download(self, path):
        answer = self.context.request.get(self.base + path)
        self.check(answer.status == 200, f"{path} answered {answer.status}")
        return answer.body()


def refuse_and_keep(visit):
    """A bad form is refused beside the field and keeps what was typed."""
    visit.open("/admin/brands/new")
    visit.fill({"name": "Second brand", "email": "not an address", "phone": "1"})
    visit.press("Save" if visit.page.get_by_role("button", name="Save").count() else "Create")
    visit.check(visit.page.locator("#e-email").count() == 1, "no error beside the e-mail")
    kept = visit.page.locator("#f-name").input_value()
    visit.check(kept == "Second brand", f"the name was lost: {kept!r}")
    visit.step("a bad form is refused beside the field and keeps what was typed")


def edit_client(visit, client):
    visit.open(f"/admin/clients/{client}/billing")
    dates = visit.page.locator("#f-invoice_dates").input_value()
    visit.fill({"invoice_dates": "32"})
    visit.press("Save")
    visit.check(visit.page.locator("#e-invoice_dates").count() == 1, "bad dates were taken")
    visit.fill({
        "company": "ACME Messaging GmbH", "company_credential": "Hauptstr. 1\n10115 Berlin",
        "invoice_dates": dates or "1,16", "sends_statistics": True, "sends_invoices": True,
        "billing_email": "ap@example.com"})
    visit.press("Save")
    visit.check(visit.page.locator(".field-error").count() == 0, "good fields were refused")
    visit.step("company, credential, enterprise, dates, send stats and invoices are saved")


def create(visit, path, values):
    """Creates a document and returns the path of its page."""
    visit.open(path)
    visit.fill(values)
    visit.press("Create")
    found = re.search(r"/admin/invoices/(\d{10,})", visit.page.url)
    if not found:
        link = visit.page.locator("a[href*='/admin/invoices/']").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))")
        found = next(filter(None, (re.search(r"/invoices/(\d{10,})", a) for a in link)), None)
    if not found:
        errors = visit.page.locator(".field-error, [role=alert]").all_inner_texts()
        raise SystemExit(f"no invoice was created at {path}: {errors}")
    return found.group(1)


def create_invoices(visit, client, day):
    usage = create(visit, "/admin/invoices/new", {
        "client": client, "what": "both", "from": day, "through": day})
    visit.step("an invoice is created for a client and period")
    amount = create(visit, "/admin/invoices/new-amount", {
        "client": client, "amount": "150.00", "text": "Monthly commitment"})
    visit.step("an invoice is created for an amount")
    return usage, amount


def check_files(visit, usage, amount):
    pdf = visit.download(f"/admin/invoices/{usage}/invoice.pdf")
    visit.check(pdf.startswith(b"%PDF-"), "the PDF is none")
    again = visit.download(f"/admin/invoices/{usage}/invoice.pdf")
    visit.check(pdf == again, "a second download differs")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        text = subprocess.run(
            ["pdftotext", "-layout", file.name, "-"], capture_output=True, text=True).stdout
        page = visit.folder / "invoice"
        subprocess.run(["pdftoppm", "-png", "-r", "60", file.name, page], check=True)
    for word in ("ACME", "Northwind UAB", "Lithuania"):
        visit.check(word in text, f"the PDF does not say {word}")
    sheet = visit.download(f"/admin/invoices/{usage}/statistics.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    visit.check(book.worksheets[0].max_row > 1, "the XLSX is empty")
    table = visit.download(f"/admin/invoices/{usage}/statistics.csv").decode("utf-8-sig")
    visit.check(len(table.splitlines()) > 1, "the CSV is empty")
    fee = visit.download(f"/admin/invoices/{amount}/invoice.pdf")
    visit.check(fee.startswith(b"%PDF-"), "the PDF of the amount is none")
    visit.step("PDF, XLSX and CSV are downloaded and readable")
    return {"text": text, "csvRows": len(table.splitlines()) - 1}


def use_keys(visit):
    """The keyboard's ways, and that single keys can be turned off (WCAG 2.1.4)."""
    page = visit.page
    visit.open("/admin/clients")
    page.keyboard.press("/")
    visit.check(page.evaluate("document.activeElement.id") == "f-q", "/ does not filter")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    href = page.evaluate("document.activeElement.getAttribute('href')")
    visit.check("/admin/clients/" in (href or ""), f"j went to {href!r}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("?")
    visit.check(page.locator("#keys[open]").count() == 1, "? shows no help")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    visit.check(page.evaluate("document.activeElement.id") == "jump", "Ctrl+K finds nothing")
    page.keyboard.type("Baltic")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    visit.check("/admin/find" in page.url or "/admin/suppliers/" in page.url, "no find page")
    for wanted, name in [(False, "Turn single keys off"), (True, "Turn single keys on")]:
        visit.open("/security")
        visit.press(name)
        page.keyboard.press("?")
        visit.check(
            (page.locator("#keys[open]").count() == 1) == wanted, f"{name}: ? does otherwise")
        page.keyboard.press("Escape")
    visit.step("the keyboard filters, walks rows, finds, helps, and can be kept quiet")


def without_script(browser, wanted, result):
    """Every page has its heading and content with scripts off."""
    visit = Visit(browser, wanted, result, java_script_enabled=False)
    visit.sign_in(wanted["login"], wanted["password"])
    for path in ADMIN_PAGES:
        visit.open("/admin" + path)
        visit.check(visit.page.locator("main h1").count() == 1, "nothing without script")
    visit.step("every page works without script")


def speak(visit):
    """A person's language stays with the person, and English comes back."""
    visit.open("/admin")
    visit.press("Українська")
    visit.check(visit.page.locator("html[lang=uk]").count() == 1, "not in Ukrainian")
    visit.check(visit.page.locator("h1").inner_text() == "Огляд", "the heading is not translated")
    visit.look("/admin/clients/new", "admin-clients-new-uk")
    visit.press("English")
    visit.check(visit.page.locator("html[lang=en]").count() == 1, "not back in English")
    visit.step("the panel speaks Ukrainian, and English again")


def client_side(browser, wanted, result, admin):
    admin.open("/admin/people/new")
    admin.fill({
        "login": CLIENT_LOGIN, "name": "Ann Owner", "email": "ann@example.com",
        "role": "client_owner", "client_id": wanted["clientID"], "zone": "UTC",
        "password": CLIENT_PASSWORD, "is_active": True})
    admin.press(
        "Create" if admin.page.get_by_role("button", name="Create").count() else "Save")
    visit = Visit(browser, wanted, result)
    visit.sign_in(CLIENT_LOGIN, CLIENT_PASSWORD)
    visit.check("/client" in visit.page.url, "the client did not come to the client's panel")
    visit.open("/client/invoices")
    links = visit.page.locator("a[href$='.pdf']").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))")
    visit.check(len(links) >= 2, f"the client sees {len(links)} PDF files, not both")
    for link in links[:2]:
        visit.check(visit.download(link).startswith(b"%PDF-"), f"{link} is no PDF")
    for path in ("/admin", "/admin/clients", f"/admin/clients/{wanted['clientID']}"):
        answer = visit.context.request.get(visit.base + path, max_redirects=0)
        visit.check(answer.status != 200, f"a client may read {path}")
    visit.step("the client finds the invoices in its panel, and nothing of the operator's")
    visit.look("/security", "client-security")
    visit.look("/api/reference", "api-reference")
    for path in CLIENT_PAGES:
        visit.look("/client" + path, "client" + (path.replace("/", "-") or "-overview"))


def main():
    wanted = json.loads(sys.argv[1])
    result = {"steps": [], "problems": [], "screenshots": 0, "judged": 0}
    pathlib.Path(wanted["folder"]).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        visit = Visit(browser, wanted, result)
        visit.sign_in(wanted["login"], wanted["password"])
        visit.step("the owner signs in")
        refuse_and_keep(visit)
        edit_client(visit, wanted["clientID"])
        usage, amount = create_invoices(visit, wanted["clientID"], wanted["day"])
        result["invoice"] = check_files(visit, usage, amount)
        for path in ADMIN_PAGES + [f"/invoices/{usage}", f"/clients/{wanted['clientID']}"]:
            visit.look("/admin" + path, "admin" + (path.replace("/", "-") or "-overview"))
        use_keys(visit)
        speak(visit)
        without_script(browser, wanted, result)
        client_side(browser, wanted, result, visit)
        browser.close()
    print(json.dumps(result))


if __name__ == "__main__":
    main()
