// The field of a text block: rich text in which figures stand as chips. What it holds goes to the server as it is;
// the server alone knows what a token is, what of a paste may stay, and which numbers have no record behind them.
import { makeChip, watchChips } from "./text-editor-chips.js";
import { keepDraft } from "./text-editor-draft.js";
import { watchTyped } from "./text-editor-typed.js";
import { openPicker } from "./figure-picker.js";
import { askServer, escapeHtml } from "./text-editor-server.js";

const STATES = ["bold", "italic", "insertUnorderedList", "insertOrderedList"];
const EMPTY = "<p><br></p>";
const NO_WIDTH = "\u200b";

// The place in the text where the person is, or was before a list or a menu took the focus.
function placeIn(editor) {
  const selection = document.getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  if (range && editor.rich.contains(range.commonAncestorContainer)) editor.place = range.cloneRange();
  return editor.place;
}

// The browser tells of a new selection a little later: whoever acts at once asks himself.
function keepPlace(editor) {
  document.addEventListener("selectionchange", () => {
    if (!editor.rich.isConnected || !editor.rich.contains(document.activeElement)) return;
    placeIn(editor);
    showStates(editor);
  });
}

function select(editor, range) {
  editor.rich.focus({ preventScroll: true });
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range ?? endOf(editor.rich));
}

// Inside the last paragraph or item: what is put after it would stand in none.
function endOf(rich) {
  let last = rich;
  while (last.lastElementChild?.matches("p, ul, ol, li, div")) last = last.lastElementChild;
  const range = document.createRange();
  range.selectNodeContents(last);
  range.collapse(false);
  return range;
}

// Through the browser's own command, so that its undo knows of it.
function put(editor, html, range) {
  select(editor, range ?? placeIn(editor));
  if (/data-token/.test(html) && !/<(?:p|ul|ol|li|div)\b/.test(html)) putInline(html);
  else document.execCommand("insertHTML", false, html);
}

// A figure that stands alone in what is inserted loses its mark in a list, and at the edge of a paragraph it would land
// outside. Signs of no width around it prevent both, and give the caret a place to stand.
function putInline(html) {
  const selection = document.getSelection();
  if (!selection.isCollapsed) document.execCommand("delete");
  document.execCommand("insertText", false, NO_WIDTH + NO_WIDTH);
  selection.collapse(selection.focusNode, selection.focusOffset - 1);
  document.execCommand("insertHTML", false, NO_WIDTH + html + NO_WIDTH);
}

function remove(editor, range) {
  select(editor, range);
  document.execCommand("delete");
}

function putChip(editor, chosen, range) {
  select(editor, range ?? placeIn(editor));
  const chip = makeChip(chosen);
  chip.dataset.fresh = "";
  putInline(chip.outerHTML);
  const placed = editor.rich.querySelector("[data-fresh]");
  if (!placed) return;
  delete placed.dataset.fresh;
  const after = placed.nextSibling;
  const selection = document.getSelection();
  if (after?.nodeType === Node.TEXT_NODE) selection.collapse(after, Math.min(1, after.length));
  else selection.collapse(placed.parentNode, [...placed.parentNode.childNodes].indexOf(placed) + 1);
  editor.sync();
}

function showStates(editor) {
  for (const button of editor.tools.querySelectorAll("[data-command]")) {
    if (STATES.includes(button.dataset.command)) {
      button.setAttribute("aria-pressed", String(document.queryCommandState(button.dataset.command)));
    }
  }
}

function watchTools(editor) {
  editor.tools.addEventListener("mousedown", (event) => event.preventDefault());
  editor.tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.command) {
      select(editor, placeIn(editor));
      document.execCommand(button.dataset.command);
      showStates(editor);
    } else if ("insert" in button.dataset) insertFigure(editor);
    else if ("link" in button.dataset) openLink(editor);
  });
}

function openLink(editor) {
  const box = editor.root.querySelector("[data-link-box]");
  const field = box.querySelector("input");
  const at = editor.place?.commonAncestorContainer;
  const link = (at?.nodeType === Node.TEXT_NODE ? at.parentElement : at)?.closest?.("a");
  box.hidden = !box.hidden;
  field.value = link?.href ?? "";
  if (!box.hidden) field.focus();
}

function watchLink(editor) {
  const box = editor.root.querySelector("[data-link-box]");
  const field = box.querySelector("input");
  const finish = (command) => {
    box.hidden = true;
    const address = field.value.trim();
    select(editor, editor.place);
    if (command === "unlink" || !address) document.execCommand("unlink");
    else if (document.getSelection().isCollapsed) put(editor, `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`);
    else document.execCommand("createLink", false, address);
  };
  box.querySelector("[data-link-set]").addEventListener("click", () => finish("createLink"));
  box.querySelector("[data-link-drop]").addEventListener("click", () => finish("unlink"));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") finish("createLink");
    else if (event.key === "Escape") box.hidden = true;
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

async function insertFigure(editor, asked = {}, range = placeIn(editor)) {
  const chosen = await openPicker(editor, asked);
  if (chosen) putChip(editor, chosen, range);
  else select(editor, range);
}

function watchKeys(editor) {
  editor.rich.addEventListener("keydown", (event) => {
    // The sheet has keys of its own for blocks; those that are typed in a text are the text's.
    if (event.key !== "Escape") event.stopPropagation();
    if (event.ctrlKey && event.code === "Space") insertFigure(editor);
    else if (event.ctrlKey && event.key === "Enter") editor.form.requestSubmit();
    else return;
    event.preventDefault();
  });
}

function watchPaste(editor) {
  editor.rich.addEventListener("paste", async (event) => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const words = event.clipboardData.getData("text/plain");
    const range = placeIn(editor);
    if (!html && !/\n|\{\{/.test(words)) return put(editor, plain(words), range);
    try {
      const answer = await askServer(editor, editor.root.dataset.pasted, html ? { html } : { words });
      put(editor, inlineIfOne(await answer.text()), range);
    } catch {
      put(editor, plain(words), range);
      editor.say("pasteFailed");
    }
  });
}

const plain = (words) => {
  const lines = words.split(/\r?\n/).filter((line) => line.trim());
  return lines.length > 1 ? lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("") : escapeHtml(lines[0] ?? "");
};

// One paragraph is put into the sentence that is being written; several stand as paragraphs.
const inlineIfOne = (html) => /^<p>((?:(?!<\/?(?:p|ul|ol|li)>)[\s\S])*)<\/p>$/.exec(html.trim())?.[1] ?? html;

// Who types over all that there was leaves bare words: they become a paragraph again, with the caret where it is.
function keepParagraph(rich) {
  if (rich.firstElementChild) return;
  if (rich.textContent) document.execCommand("formatBlock", false, "p");
  else rich.innerHTML = EMPTY;
}

function sync(editor) {
  keepParagraph(editor.rich);
  editor.field.value = editor.rich.textContent.trim() ? editor.rich.innerHTML : "";
}

function watchCarry(editor) {
  const button = editor.root.querySelector("[data-carry]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const isEmpty = !editor.rich.textContent.trim();
    const range = document.createRange();
    range.selectNodeContents(editor.rich);
    if (!isEmpty) range.collapse(false);
    put(editor, editor.root.querySelector("[data-carried]").innerHTML, range);
  });
}

function begin(root) {
  const form = root.querySelector("form");
  if (!form || "begun" in root.dataset) return;
  root.dataset.begun = "";
  const rich = root.querySelector("[data-rich]");
  const editor = { root, form, rich, field: form.elements.text, tools: root.querySelector("[data-tools]") };
  const state = root.querySelector("[data-state]");
  editor.say = (words) => {
    state.textContent = state.dataset[words] ?? "";
    editor.said = words;
  };
  editor.put = (html, range) => put(editor, html, range);
  editor.remove = (range) => remove(editor, range);
  editor.goBack = () => select(editor, editor.place);
  editor.putChip = (chosen, range) => putChip(editor, chosen, range);
  editor.insertFigure = (asked, range) => insertFigure(editor, asked, range);
  const given = root.querySelector("[data-editing]").innerHTML;
  rich.innerHTML = given.trim() || EMPTY;
  root.querySelector("[data-plain]").hidden = true;
  for (const hidden of [rich, editor.tools]) hidden.hidden = false;
  rich.contentEditable = "true";
  document.execCommand("defaultParagraphSeparator", false, "p");
  editor.sync = () => sync(editor);
  sync(editor);
  rich.addEventListener("input", editor.sync);
  for (const watch of [keepPlace, watchTools, watchLink, watchKeys, watchPaste, watchCarry]) watch(editor);
  watchChips(editor);
  watchTyped(editor);
  keepDraft(editor);
  root.querySelector(".refused[tabindex]")?.focus();
  if (!root.querySelector(".refused")) select(editor);
}

const beginAll = (within) => {
  for (const root of within.querySelectorAll("[data-text-editor]")) begin(root);
};
document.addEventListener("htmx:load", (event) => beginAll(event.detail.elt.parentElement ?? document));
// A refused text comes back with its reason: that is to be seen as much as a text that was taken.
document.addEventListener("htmx:beforeSwap", (event) => {
  const isOurs = event.detail.requestConfig?.elt?.closest?.("[data-text-editor]");
  if (isOurs && [409, 422].includes(event.detail.xhr.status)) event.detail.shouldSwap = true;
});
beginAll(document);
