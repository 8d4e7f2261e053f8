// Mouse, finger, keyboard and clipboard of a table.
import { blockOf } from "./grid-blocks.js";
import { decide, rebase } from "./grid-conflicts.js";
import { press } from "./grid-keys.js";

export function listen(table) {
  const { body } = table.view;
  body.addEventListener("keydown", (event) => {
    if (!table.editor && press(table, event)) event.preventDefault();
  });
  body.addEventListener("pointerdown", (event) => point(table, event));
  body.addEventListener("pointerover", (event) => drag(table, event));
  body.addEventListener("dblclick", (event) => table.view.placeOf(event.target) && !table.editor && table.edit());
  body.addEventListener("click", (event) => click(table, event));
  body.addEventListener("focusin", (event) => follow(table, event));
  for (const name of ["copy", "cut"]) document.addEventListener(name, (event) => copy(table, event, name));
  document.addEventListener("paste", (event) => paste(table, event));
  addEventListener("beforeunload", (event) => {
    if (table.rows.touched.length && !table.isSaved) event.preventDefault();
  });
  addEventListener("online", () => table.rows.touched.length && table.check());
}

const isInside = (table) => table.view.body.contains(document.activeElement);

function point(table, event) {
  const place = table.view.placeOf(event.target);
  if (!place || event.button || event.target.closest("button, .sheet-edit, .suggested")) return;
  const isAgain = place.row === table.head.row && place.column === table.head.column && isInside(table);
  if (event.pointerType === "mouse") event.preventDefault();  // no selection of text while cells are chosen
  table.editor?.finish();
  table.go(place, event.shiftKey);
  table.isTappedAgain = event.pointerType !== "mouse" && isAgain;
}

function drag(table, event) {
  const place = table.view.placeOf(event.target);
  const isDragged = event.buttons === 1 && event.pointerType === "mouse" && !table.editor && isInside(table);
  if (isDragged && place && place.column <= table.lastColumn) table.go(place, true);
}

// A finger chooses a cell with the first touch and edits it with the second.
function click(table, event) {
  const button = event.target.closest("button");
  if (button) {
    act(table, button);
    return;
  }
  if (table.isTappedAgain && !table.editor) table.edit();
  table.isTappedAgain = false;
}

function follow(table, event) {
  const place = table.view.placeOf(event.target);
  const isElsewhere = place && (place.row !== table.head.row || place.column !== table.head.column);
  if (isElsewhere && !table.editor) table.go(place, false, false);
}

function act(table, button) {
  const place = table.view.placeOf(button);
  const row = table.rows.list[place.row];
  const { conflict } = table.answers[row.key] ?? {};
  table.go(place);
  const acts = {
    row: () => table.toggleRows(),
    choose: () => table.change(() => table.put(place.row, place.column, button.textContent)),
    "take-theirs": () => settleCell(table, row, place.column, conflict, true),
    "keep-mine": () => settleCell(table, row, place.column, conflict, false),
    "remove-anyway": () => again(table, () => { row.version = conflict.version; }),
    "keep-row": () => again(table, () => { row.isRemoved = false; rebase(row, table.columns, conflict); }),
    "drop-row": () => table.change(() => { table.rows.list.splice(place.row, 1); }),
    "add-anew": () => again(table, () => Object.assign(row, { id: null, version: "" })),
  };
  acts[button.dataset.act]();
  table.view.cellAt(table.head).focus();
}

function settleCell(table, row, column, conflict, isTheirs) {
  again(table, () => decide(row, column, table.columns, conflict, isTheirs));
}

// What is decided about another's change is no step of mine that could be undone.
function again(table, step) {
  step();
  table.changed();
}

function copy(table, event, name) {
  if (table.editor || !isInside(table)) return;
  event.clipboardData.setData("text/plain", table.copied());
  event.preventDefault();
  if (name === "cut") table.clear();
}

function paste(table, event) {
  if (!isInside(table)) return;
  const block = blockOf(event.clipboardData);
  if (!block.length) return;
  const isText = block.length === 1 && block[0].length === 1;
  if (table.editor && isText) return;  // a word goes into the text that is edited
  event.preventDefault();
  table.editor?.finish(null, {});
  table.paste(block);
}
