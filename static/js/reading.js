/* Reading settings: contrast, size of text, spacing. The browser keeps them; the server never learns of them.
   A classic script in the head: a module would run after the first painting, and the page would jump. */
(() => {
  const KEY = "reading";
  const NAMES = ["contrast", "text", "spacing"];
  const CONTRAST = { "": "(prefers-contrast: more)", ordinary: "not all", high: "all" };
  const root = document.documentElement;
  const sheet = document.getElementById("high-contrast");

  // Where the browser keeps nothing for pages, the choice holds for this page.
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {};
    } catch {
      return {};
    }
  };
  const keep = (chosen) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      /* applied all the same */
    }
  };
  const apply = (chosen) => {
    sheet.media = CONTRAST[chosen.contrast] ?? CONTRAST[""];
    root.dataset.text = chosen.text ?? "";
    root.dataset.spacing = chosen.spacing ?? "";
  };
  const show = (form, chosen) => {
    for (const name of NAMES) form.elements[name].value = chosen[name] ?? "";
  };

  const start = () => {
    const details = document.querySelector(".reading-settings");
    if (!details) return;
    const form = details.querySelector("form");
    show(form, read());
    form.addEventListener("change", () => {
      const chosen = Object.fromEntries(new FormData(form));
      keep(chosen);
      apply(chosen);
    });
    form.addEventListener("reset", () => {
      keep({});
      apply({});
    });
    details.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      details.querySelector("summary").focus();
    });
    window.addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      apply(read());
      show(form, read());
    });
  };

  root.dataset.scripted = ""; // shows the settings, before the first painting: no part of the page moves
  apply(read());
  document.addEventListener("DOMContentLoaded", start);
})();
