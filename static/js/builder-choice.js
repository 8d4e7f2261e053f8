// The chosen block: its frame on the sheet, its settings in the pane.

const sheet = () => document.getElementById("sheet");
const pane = () => document.getElementById("pane");
const told = () => document.getElementById("told");

export const chosen = () => sheet()?.querySelector(".block.chosen");

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

export function watchChoice() {
  document.addEventListener("focusin", (event) => {
    const block = event.target.closest?.("#sheet .block[tabindex]");
    if (block) choose(block);
  });
  document.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab], [data-settings]");
    if (!tab || !pane()) return;
    if (isDirty()) {
      event.preventDefault();
      event.stopPropagation();
      say(told().dataset.unsaved);
      return;
    }
    openTab(tab.dataset.tab ?? "settings");
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
