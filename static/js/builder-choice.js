// The chosen block: its frame on the sheet, its settings in the pane.

const sheet = () => document.getElementById("sheet");
const pane = () => document.getElementById("pane");
const told = () => document.getElementById("told");

export const chosen = () => sheet()?.querySelector(".block.chosen");

// The place for another block above this one, and the place under it.
export function placesAround(block) {
  const places = [...sheet().querySelectorAll(".between[data-after]")];
  const under = places.findIndex((place) => place.dataset.after === block.dataset.block);
  return [places[under - 1], places[under]];
}

export function say(words) {
  const line = document.createElement("li");
  line.className = "warning";
  line.textContent = words;
  const list = document.createElement("ul");
  list.className = "told";
  list.append(line);
  told().replaceChildren(list);
}

function mark(block) {
  chosen()?.classList.remove("chosen");
  block?.classList.add("chosen");
}

export const isOpen = (tab) => document.querySelector(`[data-tab=${tab}]`)?.hasAttribute("aria-current");
const isDirty = () => pane()?.querySelector("[data-settings-form][data-dirty]") != null;
const shownInPane = () => pane()?.querySelector("[data-pane=settings]")?.dataset.block;

export function openTab(tab) {
  for (const each of document.querySelectorAll("[data-tab]")) each.removeAttribute("aria-current");
  document.querySelector(`[data-tab=${tab}]`)?.setAttribute("aria-current", "true");
}

// As the link itself would load it: of two loads the later one stays, and the other is given up.
export function loadPane(link) {
  const asked = htmx.ajax("GET", link.getAttribute("hx-get"), { source: link, target: "#pane", swap: "innerHTML" });
  asked?.catch(() => {});
}

function loadSettings() {
  const block = chosen();
  const link = block?.querySelector("[data-settings]");
  if (!link) {
    pane().replaceChildren(document.getElementById("no-choice").content.cloneNode(true));
  } else if (shownInPane() !== block.dataset.block) {
    loadPane(link);
  }
}

// Settings that are not saved keep the pane, so that nothing typed is lost.
export function choose(block) {
  if (block === chosen()) return;
  if (isDirty()) {
    say(told().dataset.unsaved);
    return;
  }
  mark(block);
  if (isOpen("settings")) loadSettings();
}

// Another block stands chosen after a change of the sheet: its settings come into the pane.
export function followPane() {
  if (isOpen("settings") && !isDirty() && shownInPane() !== chosen()?.dataset.block) loadSettings();
}

// The bar of the chosen block covers the place above it, so it leads there itself.
function addAbove(event) {
  const link = event.target.closest("[data-add-above]");
  const place = link && placesAround(link.closest(".block"))[0]?.querySelector("details");
  if (!place) return;
  event.preventDefault();
  place.open = true;
  place.querySelector("summary").focus();
}

// A link is followed where it was pressed: to choose its block would move the page away under the pointer.
function stay(event) {
  const link = event.target.closest("#sheet .block-body a[href], #sheet [data-discuss]");
  if (link && !link.closest("[data-text-editor]")) event.preventDefault();
}

export function watchChoice() {
  document.addEventListener("mousedown", stay);
  document.addEventListener("click", addAbove);
  document.addEventListener("focusin", (event) => {
    const block = event.target.closest?.("#sheet .block[tabindex]");
    if (block) choose(block);
  });
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab], [data-settings], [data-discuss]");
    if (!tab || !pane()) return;
    if (isDirty()) {
      event.preventDefault();
      event.stopPropagation();
      say(told().dataset.unsaved);
      return;
    }
    openTab(tab.dataset.tab ?? ("discuss" in tab.dataset ? "talk" : "settings"));
    if (tab.dataset.tab === "settings") {
      event.preventDefault();
      loadSettings();
    }
  }, true);
  document.addEventListener("input", (event) => {
    const form = event.target.closest("[data-settings-form]");
    if (form) form.dataset.dirty = "";
  });
  mark(document.querySelector(`${/^#block-\d+$/.test(location.hash) ? location.hash : "#sheet .block.chosen"}`));
}
