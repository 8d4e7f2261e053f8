// Findings of the checks and remarks beside the sheet: their cells are marked on it, and each leads to its place.

const blockOf = (hash) => (/^#block-\d+$/.test(hash) ? document.querySelector(`.paper ${hash}`) : null);

// The text may repeat a cell of a table: the one in the block that is meant comes first.
function cellOf(place, block = null) {
  const wanted = encodeURIComponent(place);
  const cells = [...document.querySelectorAll(".paper a.fig")].filter((link) =>
    new URL(link.href).searchParams.get("place") === place || link.href.endsWith(wanted));
  return cells.find((cell) => block?.contains(cell)) ?? cells[0];
}

const folded = (words) => words.replace(/\s/g, " ");

function textsOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

// The words may run through links and bold letters, and stand with other kinds of spaces.
function rangeOf(words, element) {
  const texts = textsOf(element);
  const start = folded(texts.map((text) => text.data).join("")).indexOf(folded(words));
  if (!words || start < 0) return null;
  const range = document.createRange();
  let passed = 0;
  for (const text of texts) {
    const inside = (at) => at >= passed && at <= passed + text.length;
    if (inside(start)) range.setStart(text, start - passed);
    if (inside(start + words.length)) {
      range.setEnd(text, start + words.length - passed);
      return range;
    }
    passed += text.length;
  }
  return null;
}

// What a place names is a cell, or «section:…/3#words» of a text; otherwise its block is shown.
function placeOf(place, hash) {
  const block = blockOf(hash);
  const cell = cellOf(place, block);
  if (cell) return { element: cell };
  if (!block) return null;
  const range = place.startsWith("section:") ? rangeOf(place.slice(place.indexOf("#") + 1), block) : null;
  const found = range?.startContainer.parentElement.closest("p, li, td, th, h2, h3, h4") ?? block;
  return { element: found, range };
}

function seek(place, hash) {
  const found = place && placeOf(place, hash);
  if (!found) return false;
  for (const old of document.querySelectorAll(".sought")) old.classList.remove("sought");
  const { element, range } = found;
  element.classList.add("sought");
  element.scrollIntoView({ block: "center" });
  if (!element.matches("a, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (range) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return true;
}

export function markCells() {
  for (const link of document.querySelectorAll(".paper a.fig")) link.classList.remove("found-err", "found-warn");
  for (const finding of document.querySelectorAll("[data-findings] [data-place]")) {
    if (finding.dataset.tone === "err" || finding.dataset.tone === "warn") {
      cellOf(finding.dataset.place)?.classList.add(`found-${finding.dataset.tone}`);
    }
  }
}

function goToPlace(event) {
  const link = event.target.closest("a[data-to-place]");
  if (link && seek(link.dataset.toPlace, link.hash)) event.preventDefault();
}

// Another number is printed, or a footnote: the sheet is asked for again. The page of all findings has none.
function renewSheet() {
  const { address } = document.getElementById("sheet")?.dataset ?? {};
  if (address) htmx.ajax("GET", address, { target: "#sheet", swap: "outerHTML" });
}

document.addEventListener("click", goToPlace);
document.body.addEventListener("numbers-changed", renewSheet);
document.addEventListener("htmx:afterSettle", markCells);
markCells();
// Only now has the browser itself gone to the block of the address.
window.addEventListener("load", () => requestAnimationFrame(() => {
  seek(new URLSearchParams(location.search).get("place"), location.hash);
}));
