// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors
//
// Shows what comes of a form while somebody types. The form's button Preview does the same
// without a script.
"use strict";

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
