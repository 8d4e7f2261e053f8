// What is wrong with a cell, below its text, with the buttons that mend it.
import { say } from "./grid-words.js";

/** An element for a cell that has something to be told, or null. */
export function notesOf(row, place, columns, answer) {
  if (!answer) return null;
  const wholeRow = place === 0 ? wholeRowNote(row, answer) : null;
  const told = answer.errors[columns[place].name];
  const conflict = row.isRemoved ? null : clash(row, place, columns, answer);
  const parts = [wholeRow, conflict, told && !row.isRemoved ? errorNote(told) : null].filter(Boolean);
  return parts.length ? box(parts) : null;
}

/** Whether someone else's text and mine both differ from what stood there. */
export function isClash(row, place, columns, conflict) {
  const theirs = conflict.cells[columns[place].name];
  return row.cells[place] !== theirs && row.cells[place] !== row.base[place] && theirs !== row.base[place];
}

function clash(row, place, columns, { conflict }) {
  if (!conflict || !isClash(row, place, columns, conflict)) return null;
  const text = conflict.cells[columns[place].name];
  const who = conflict.who || say("somebody");
  const sentence = say(text ? "theirs" : "theirs-empty", { who, text });
  return [sentence, button("take-theirs", say("take")), button("keep-mine", say("mine"))];
}

function wholeRowNote(row, answer) {
  const who = answer.conflict?.who || say("somebody");
  if (row.isRemoved && answer.conflict) {
    const sentence = say("remove-changed", { who });
    return [sentence, button("remove-anyway", say("remove-anyway")), button("keep-row", say("keep-row"))];
  }
  const told = answer.errors[""];
  if (!told) return null;
  const ways = answer.gone ? [button("drop-row", say("drop-row")), button("add-anew", say("add-anew"))] : [];
  return [told.text, ...ways];
}

function errorNote(told) {
  return [told.text, ...told.choices.map((label) => button("choose", label))];
}

function button(act, text) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "pick", textContent: text, tabIndex: -1 });
  made.dataset.act = act;
  return made;
}

function box(parts) {
  const said = document.createElement("div");
  said.className = "say";
  for (const [sentence, ...buttons] of parts) {
    const line = document.createElement("p");
    line.append(sentence, ...buttons.flatMap((each) => [" ", each]));
    said.append(line);
  }
  return said;
}
