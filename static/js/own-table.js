// The grid of a typed table: cells copied from Excel, figures of the records, the arrows, and rows that come without
// leaving the page.
import { openPicker } from "./figure-picker.js";

let chosen = "cell-0-0"; // where a figure goes: the button takes the focus from the cell

const form = () => document.querySelector("[data-own-table]");

function cellAt(row, column) {
  return document.getElementById(`cell-${row}-${column}`);
}

function grow(cell) {
  cell.rows = Math.min(6, Math.max(1, Math.ceil(cell.scrollHeight / 26)));
}

// The server lays copied cells over the table: it knows where rows are to be added.
function paste(event) {
  const cell = event.target.closest("[data-column]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!cell || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  form().elements.paste.value = text;
  send(`paste:${cell.dataset.row}-${cell.dataset.column}`, cell.id);
}

async function send(deed, focused) {
  const data = new FormData(form());
  data.set("do", deed);
  const answer = await fetch(location.pathname, { method: "POST", body: data, credentials: "same-origin" });
  if (answer.redirected || !/html/.test(answer.headers.get("content-type") ?? "")) {
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const again = page.querySelector("[data-own-table]");
  if (!again) {
    location.reload();
    return;
  }
  const scrolled = document.querySelector(".own-scroll")?.scrollLeft ?? 0;
  form().replaceWith(again);
  showTools();
  window.htmx?.process(again);
  document.querySelector(".own-scroll").scrollLeft = scrolled;
  (document.getElementById(focused) ?? again.querySelector(".summary") ?? again).focus();
}

function press(event) {
  const button = event.target.closest("[data-again]");
  if (!button || !window.fetch) return;
  event.preventDefault();
  const added = /^row-add:(\d+)$/.exec(button.value);
  send(button.value, added ? `cell-${added[1]}-0` : button.id);
}

function showTools() {
  for (const tool of form().querySelectorAll("[data-needs-script]")) tool.hidden = false;
}

// Into words and formulas at the caret; a number of the records takes the place of a typed one.
async function insert() {
  const cell = document.getElementById(chosen) ?? cellAt(0, 0);
  if (!cell) return;
  const [start, end] = [cell.selectionStart, cell.selectionEnd];
  const picked = await openPicker({ root: document.querySelector("[data-own-picker]") });
  cell.focus();
  if (!picked) return;
  const token = `{{ ${picked.token} }}`;
  const isWhole = cell.closest(".number") && !cell.value.trimStart().startsWith("=");
  if (isWhole) cell.value = token;
  else cell.setRangeText(token, start, end, "end");
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

// Up and down as in any spreadsheet; with Shift the line breaks within the cell.
function step(event) {
  const cell = event.target.closest?.("[data-column]");
  if (cell && event.ctrlKey && event.code === "Space") {
    event.preventDefault();
    insert();
    return;
  }
  if (!cell || event.shiftKey || event.altKey || event.ctrlKey) return;
  const by = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  if (!by) return;
  const next = cellAt(Number(cell.dataset.row) + by, cell.dataset.column);
  event.preventDefault();
  next?.focus();
  next?.select();
}

document.addEventListener("paste", paste);
document.addEventListener("keydown", step);
document.addEventListener("click", press);
document.addEventListener("click", (event) => event.target.closest("[data-insert]") && insert());
document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-column]")) chosen = event.target.id;
});
document.addEventListener("input", (event) => event.target.matches("[data-column]") && grow(event.target));
showTools();
