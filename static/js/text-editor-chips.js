// Figures in the text: each is one thing that is chosen, changed and deleted whole.
import { openPicker } from "./figure-picker.js";
import { escapeHtml } from "./text-editor-server.js";

export function makeChip({ token, words, kind, title }) {
  const chip = document.createElement("span");
  chip.className = `chip ${kind}`;
  chip.contentEditable = "false";
  chip.dataset.token = token;
  chip.title = title ?? "";
  chip.textContent = words;
  return chip;
}

export function rangeOf(node) {
  const range = document.createRange();
  range.selectNode(node);
  return range;
}

export function openMenu(editor, name, place, onChoice) {
  const menu = editor.root.querySelector("[data-menu]");
  menu.replaceChildren(editor.root.querySelector(name).content.cloneNode(true));
  menu.hidden = false;
  const frame = editor.root.getBoundingClientRect();
  const left = Math.min(place.left - frame.left, frame.width - menu.offsetWidth);
  menu.style.left = `${Math.max(0, left)}px`;
  menu.style.top = `${place.bottom - frame.top + 4}px`;
  menu.onclick = (event) => {
    const button = event.target.closest("[data-do], [data-token]");
    if (!button) return;
    menu.hidden = true;
    onChoice(button.dataset.do ?? "take", button);
  };
  menu.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return moveIn(menu, event);
    menu.hidden = true;
    editor.goBack();
  };
  menu.querySelector("button")?.focus();
  menu.scrollIntoView({ block: "nearest" });
  return menu;
}

function moveIn(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll("button")];
  buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
}

function openChip(editor, chip) {
  const menu = openMenu(editor, "[data-chip-menu]", chip.getBoundingClientRect(), async (choice) => {
    const range = rangeOf(chip);
    if (choice === "change") return editor.insertFigure({}, range);
    if (choice === "wording") {
      const chosen = await openPicker(editor, { token: chip.dataset.token });
      if (chosen) editor.putChip(chosen, range);
      return;
    }
    if (choice === "words") editor.put(escapeHtml(chip.textContent), range);
    else editor.remove(range);
  });
  menu.querySelector(".chip-name").textContent = chip.title;
  menu.querySelector("[data-do=wording]").hidden = chip.matches(".written");
  menu.querySelector("[data-do=words]").hidden = chip.matches(".missing");
  menu.querySelector("button:not([hidden])").focus();
}

// So that the keyboard reaches them by Tab.
function makeReachable(editor) {
  for (const chip of editor.rich.querySelectorAll("[data-token]:not([tabindex])")) {
    chip.tabIndex = 0;
    chip.setAttribute("role", "button");
    chip.contentEditable = "false";
  }
}

export function watchChips(editor) {
  makeReachable(editor);
  editor.rich.addEventListener("input", () => makeReachable(editor));
  editor.rich.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-token]");
    if (chip) openChip(editor, chip);
  });
  editor.rich.addEventListener("keydown", (event) => {
    const chip = event.target.closest("[data-token]");
    if (!chip) return;
    if (event.key === "Enter" || event.key === " ") openChip(editor, chip);
    else if (event.key === "Delete" || event.key === "Backspace") editor.remove(rangeOf(chip));
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const menu = editor.root.querySelector("[data-menu]");
    const isOpener = event.target.closest?.("[data-token], [data-number], [data-rich]");
    if (!menu.contains(event.target) && !isOpener) menu.hidden = true;
  });
  editor.rich.addEventListener("input", () => { editor.root.querySelector("[data-menu]").hidden = true; });
}
