// Makes the article's editor quicker: keeps the draft by itself, shows the preview while one writes, inserts references.
// Without it every button works all the same.
(() => {
  "use strict";
  const form = document.getElementById("editor");
  if (!form) return;
  const body = document.getElementById("body");
  const preview = document.getElementById("preview");
  const kept = document.getElementById("kept");
  const address = form.getAttribute("action");
  let timer = 0;
  let wasTyped = false;
  let round = 0;

  const words = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
    return fields;
  };

  const post = (path, fields) => fetch(address + path, { method: "POST", body: fields, credentials: "same-origin" });

  const keep = async () => {
    const current = ++round;
    const fields = words();
    try {
      const [draft, page] = await Promise.all([post("/draft", fields), post("/preview", fields)]);
      if (current !== round) return;
      if (page.ok) preview.innerHTML = await page.text();
      if (draft.ok) wasTyped = false;
      kept.textContent = draft.ok ? form.dataset.saved : form.dataset.unsaved;
    } catch {
      kept.textContent = form.dataset.unsaved;
    }
  };

  const later = () => {
    wasTyped = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  };

  form.addEventListener("input", (event) => {
    if (event.target.type !== "file") later();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    round += 1;
    wasTyped = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (wasTyped) event.preventDefault();
  });

  for (const button of document.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = button.dataset.insert;
      const start = body.selectionStart;
      const before = body.value.slice(0, start);
      const lead = button.dataset.alone && before && !before.endsWith("\n\n") ? (before.endsWith("\n") ? "\n" : "\n\n") : "";
      const tail = button.dataset.alone ? "\n\n" : "";
      body.setRangeText(lead + text + tail, start, body.selectionEnd, "end");
      body.focus();
      later();
    });
  }
})();
