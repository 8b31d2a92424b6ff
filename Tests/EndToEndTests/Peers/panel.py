# SPDX-License-Identifier: Apache-2.0
# Copyright the Tollgate authors
"""A person without script or styles: signs in, fills forms and follows redirects."""

import html.parser
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid


class Refused(Exception):
    """The panel answered a form with the form again."""


class _Forms(html.parser.HTMLParser):
    """Collects forms with the values a browser would send, and errors beside fields."""

    def __init__(self):
        super().__init__()
        self.forms, self.errors, self.text = [], [], []
        self._select = self._area = self._option = None
        self._in_error = 0

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.forms.append({
                "action": a.get("action", ""), "fields": {}, "names": set(),
                "isMultipart": a.get("enctype") == "multipart/form-data"})
        form = self.forms[-1] if self.forms else None
        if "field-error" in (a.get("class") or "") or a.get("role") == "alert":
            self._in_error = 1
        if form is None:
            return
        name = a.get("name")
        if name:
            form["names"].add(name)
        if tag == "input" and name and a.get("type") not in ("submit", "button", "file"):
            is_switch = a.get("type") in ("checkbox", "radio")
            if not is_switch or "checked" in a:
                form["fields"][name] = a.get("value") or ("on" if is_switch else "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if "selected" in a or self._select not in form["fields"]:
                form["fields"][self._select] = a.get("value") or ""
        elif tag == "textarea":
            self._area = name
            form["fields"][name] = ""

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        elif tag == "textarea" and self._area:
            fields = self.forms[-1]["fields"]
            # As in a browser, the line break after the tag is not part of the text.
            fields[self._area] = fields[self._area].removeprefix("\n")
            self._area = None
        elif tag in ("p", "div"):
            self._in_error = 0

    def handle_data(self, data):
        self.text.append(data)
        if self._area:
            self.forms[-1]["fields"][self._area] += data
        if self._in_error and data.strip():
            self.errors.append(data.strip())


def _encoded(fields, is_multipart):
    """A form's body and its media type, as a browser would send it."""
    if not is_multipart:
        body = urllib.parse.urlencode(fields).encode()
        return body, "application/x-www-form-urlencoded"
    boundary = uuid.uuid4().hex
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()]
    body = "".join(parts) + f"--{boundary}--\r\n"
    return body.encode(), f"multipart/form-data; boundary={boundary}"


class Panel:
    """One signed-in person."""

    def __init__(self, base):
        self.base = base.rstrip("/")
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        self.url = self.page = ""

    def _open(self, request):
        try:
            with self._opener.open(request, timeout=20) as answer:
                self.url, body, status = answer.url, answer.read(), answer.status
        except urllib.error.HTTPError as error:
            self.url, body, status = error.url, error.read(), error.code
        self.page = body.decode("utf-8", "replace")
        return status, body

    def get(self, path):
        """Opens a page of the panel and insists that it is there."""
        status, body = self._open(self.base + path)
        if status != 200:
            raise Refused(f"{path} answered {status}: {self.page[:300]}")
        return body

    def submit(self, path, values, field=None):
        """Opens a page and sends the form that has `field` (or the first of `values`)."""
        self.get(path)
        parsed = _Forms()
        parsed.feed(self.page)
        wanted = field or next(iter(values))
        form = next((f for f in parsed.forms if wanted in f["names"]), None)
        if form is None:
            raise Refused(f"{path} has no form with a field {wanted}")
        unknown = set(values) - form["names"]
        if unknown:
            raise Refused(f"the form on {path} has no field {', '.join(sorted(unknown))}")
        body, kind = _encoded({**form["fields"], **values}, form["isMultipart"])
        action = urllib.parse.urljoin(self.url, form["action"] or self.url)
        status, _ = self._open(
            urllib.request.Request(action, data=body, headers={"Content-Type": kind}))
        answer = _Forms()
        answer.feed(self.page)
        if status >= 400 or answer.errors:
            raise Refused(f"{path} refused ({status}): {'; '.join(answer.errors)[:600]}")
        return self.url

    def sign_in(self, login, password):
        self.submit("/sign-in", {"login": login, "password": password})
        if "/sign-in" in self.url:
            raise Refused("signing in failed")

    def id_at(self, part):
        """The number that follows `part` in the present address, or in the page's links."""
        for text in (urllib.parse.urlparse(self.url).path, self.page):
            found = re.search(re.escape(part) + r"(\d{10,})", text)
            if found:
                return found.group(1)
        raise Refused(f"no id after {part} in {self.url}")
