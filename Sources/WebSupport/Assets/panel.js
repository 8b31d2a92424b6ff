// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
// Keys, live tables and previews. Every page works without this file.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0;

  // Keys: "/" filters, Ctrl+K finds anything, j and k move over rows, e exports, ? tells.
  const usesSingleKeys = document.body.dataset.keys === "1";
  const rows = () => all("main table.data tbody tr").filter(shown);
  const isTyping = (target) =>
    target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

  const focus = (element) => {
    if (!element) return false;
    element.focus();
    if (element.select) element.select();
    return true;
  };

  const move = (step) => {
    const list = rows();
    if (list.length === 0) return false;
    const at = list.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1)
      : Math.min(list.length - 1, Math.max(0, at + step));
    const row = list[next];
    const target = $("a, button", row) || row;
    if (target === row) row.tabIndex = -1;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
    return true;
  };

  const exportList = () => {
    const link = $("main a[data-export], main a[href*='.csv'], main a[href*='.xlsx']");
    if (link) link.click();
    return Boolean(link);
  };

  const help = () => {
    const dialog = $("#keys");
    if (!dialog || dialog.open) return false;
    dialog.showModal();
    return true;
  };

  const singleKeys = {
    "/": () => focus($("main .filters input:not([type=hidden])")) || focus($("#jump")),
    "j": () => move(1),
    "k": () => move(-1),
    "e": exportList,
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    let done = false;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      done = focus($("#jump"));
    } else if (!event.ctrlKey && !event.metaKey && usesSingleKeys && !isTyping(event.target)) {
      const action = singleKeys[event.key];
      done = Boolean(action) && action();
    }
    if (done) event.preventDefault();
  });

  // A part of a page that the server keeps sending anew.
  for (const part of all("[data-live]")) {
    const body = $("[data-live-body]", part);
    const lost = $("[data-live-lost]", part);
    const pause = $("[data-live-pause]", part);
    let source = null;
    const connect = () => {
      source = new EventSource(part.dataset.live);
      source.addEventListener("message", (event) => {
        lost.hidden = true;
        // A person who is on a row of it keeps their place until they leave it.
        if (!body.contains(document.activeElement)) body.innerHTML = JSON.parse(event.data);
      });
      source.addEventListener("error", () => { lost.hidden = false; });
    };
    const isPaused = () => pause.getAttribute("aria-pressed") === "true";
    pause.hidden = false;
    for (const plain of part.querySelectorAll("[data-without-script]")) plain.hidden = true;
    pause.addEventListener("click", () => {
      pause.setAttribute("aria-pressed", String(!isPaused()));
      if (isPaused()) { source.close(); lost.hidden = true; } else { connect(); }
    });
    connect();
  }
})();

// Shows what comes of a form while somebody types. The form's button Preview does the same
// without a script.
for (const form of document.querySelectorAll("form[data-preview]")) {
  const pane = document.getElementById("preview");
  let timer = 0;
  let latest = 0;

  // Puts what is wrong below the field it is about.
  const nameErrors = () => {
    form.querySelectorAll(".field-error").forEach((error) => error.remove());
    for (const item of pane.querySelectorAll("[data-field]")) {
      const field = form.elements.namedItem(item.dataset.field);
      if (!(field instanceof Element)) continue;
      const error = document.createElement("p");
      error.className = "field-error";
      error.textContent = item.textContent;
      field.after(error);
    }
  };

  const refresh = async () => {
    const turn = ++latest;
    pane.setAttribute("aria-busy", "true");
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.preview, { method: "POST", body });
      const html = await answer.text();
      // An answer that was overtaken by a later question is not wanted any more.
      if (turn !== latest || !answer.ok) return;
      pane.innerHTML = html;
      nameErrors();
    } finally {
      if (turn === latest) pane.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 350);
  });
}
