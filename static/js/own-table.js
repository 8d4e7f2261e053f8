// The grid of a typed table: cells copied from Excel, figures of the records, the arrows, and rows that come without
// leaving the page.
import { token } from "./csrf.js";
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
  send(`paste:${cell.dataset.row}-${cell.dataset.column}`, cell.id, text);
}

function fields(deed) {
  const data = new FormData(form());
  data.set("csrfmiddlewaretoken", token() || data.get("csrfmiddlewaretoken"));
  data.set("do", deed);
  return data;
}

// The form in its new shape, or the trouble for which there is none. A redirect is not followed: it leads to a page
// without what was typed.
async function ask(data) {
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: data, redirect: "manual" });
    if (answer.status === 401 || answer.type === "opaqueredirect") return { trouble: "expired" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const shape = page.querySelector("[data-own-table]");
    return shape ? { shape } : { trouble: "failed" };
  } catch {
    return { trouble: "offline" };
  }
}

function tell(trouble) {
  const line = form().querySelector("[data-told]");
  line.textContent = line.dataset[trouble] ?? "";
}

// The answer takes the place of the whole form, so nothing is typed while it is awaited.
async function send(deed, focused, pasted = "") {
  const data = fields(deed);
  if (pasted) data.set("paste", pasted);
  const held = document.activeElement;
  tell("");
  form().inert = true;
  const { shape, trouble } = await ask(data);
  form().inert = false;
  if (shape) lay(shape, focused);
  else {
    tell(trouble);
    held.focus();
  }
}

function lay(shape, focused) {
  const scrolled = document.querySelector(".own-scroll")?.scrollLeft ?? 0;
  form().replaceWith(shape);
  showTools();
  window.htmx?.process(shape);
  document.querySelector(".own-scroll").scrollLeft = scrolled;
  (document.getElementById(focused) ?? shape.querySelector(".summary") ?? shape).focus();
}

function press(event) {
  const button = event.target.closest("[data-again]");
  if (!button || !window.fetch) return;
  event.preventDefault();
  const added = /^row-add:(\d+)$/.exec(button.value);
  send(button.value, added ? `cell-${added[1]}-0` : button.id);
}

// Without a connection the browser would show a page of its own instead.
function stay(event) {
  if (event.target !== form() || navigator.onLine) return;
  event.preventDefault();
  tell("offline");
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
  const figure = `{{ ${picked.token} }}`;
  const isWhole = cell.closest(".number") && !cell.value.trimStart().startsWith("=");
  if (isWhole) cell.value = figure;
  else cell.setRangeText(figure, start, end, "end");
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
document.addEventListener("submit", stay);
document.addEventListener("click", (event) => event.target.closest("[data-insert]") && insert());
document.addEventListener("focusin", (event) => {
  if (event.target.matches("[data-column]")) chosen = event.target.id;
});
document.addEventListener("input", (event) => event.target.matches("[data-column]") && grow(event.target));
showTools();
