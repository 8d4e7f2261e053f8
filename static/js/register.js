// The register refreshes while its words are typed and its facets ticked. The page is the same that the server
// gives without this script: its parts are taken from there, and the address always names what is shown.
const PAUSE = 250;
const PARTS = ["told", "facets", "selection", "found"];
const form = document.getElementById("register");
const field = document.getElementById("q");
const count = document.getElementById("count");
const results = count?.closest("section");
let timer, request;

function address() {
  const asked = [...new FormData(form)].filter(([, value]) => value.trim());
  const query = new URLSearchParams(asked).toString();
  return form.action + (query && `?${query}`);
}

// What has the focus, as it can be found again among the new parts.
function selectorOf(element) {
  if (element?.type === "checkbox") return `[name="${element.name}"][value="${CSS.escape(element.value)}"]`;
  return element?.id ? `#${element.id}` : null;
}

// Folds stay as the visitor left them, and the focus where it was.
function replaceParts(page) {
  const before = document.activeElement;
  const focused = selectorOf(before);
  const open = [...document.querySelectorAll("#facets details[open]")].map((fold) => fold.id);
  for (const id of PARTS) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id)?.replaceWith(fresh);
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused && document.activeElement !== before) document.querySelector(focused)?.focus({ preventScroll: true });
}

function show(page, href) {
  replaceParts(page);
  const told = page.getElementById("count");
  if (told) count.textContent = told.textContent;
  if (page.getElementById("q").hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const canonical = page.querySelector("link[rel=canonical]");
  if (canonical) document.querySelector("link[rel=canonical]")?.setAttribute("href", canonical.href);
  history.replaceState(null, "", href);
}

async function refresh() {
  request?.abort();
  request = new AbortController();
  const { signal } = request;
  const href = address();
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(href, { signal });
    if (answer.status !== 200 && answer.status !== 400) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!signal.aborted && page.getElementById("register")) show(page, href);
  } catch (error) {
    // Newer words have come, or the network has gone: then «Найти» says so in the browser's own way.
    if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
  } finally {
    if (!signal.aborted) results.removeAttribute("aria-busy");
  }
}

function begin() {
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  });
  document.addEventListener("change", (event) => {
    if (event.target.form !== form || event.target.type !== "checkbox") return;
    clearTimeout(timer);
    refresh();
  });
}

// After words that the server refused the page has no results to refresh.
if (form && count) begin();
