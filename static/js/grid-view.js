// Draws the rows, the errors at their cells and the selection. It holds no data of its own.
import { say } from "./grid-words.js";
import { notesOf } from "./grid-notes.js";

export class View {
  constructor(table, columns, mayAct) {
    Object.assign(this, { table, columns, mayAct, body: table.tBodies[0], lines: new Map(), picked: [] });
    table.setAttribute("aria-colcount", String(columns.length + 1 + (mayAct ? 1 : 0)));
  }

  /** All rows in their order; `answers` are the portal's words by the row's key. */
  draw(rows, answers) {
    this.answers = answers;
    const shown = rows.map((row, number) => this.line(row, number));
    if (shown.length !== this.body.children.length || shown.some((line, n) => line !== this.body.children[n])) {
      this.body.replaceChildren(...shown);
    }
    this.table.setAttribute("aria-rowcount", String(rows.length + 1));
  }

  line(row, number) {
    let line = this.lines.get(row);
    if (!line) this.lines.set(row, line = this.newLine(row));
    const answer = this.answers[row.key];
    const mark = JSON.stringify([number, row.cells, row.base, row.isRemoved, row.id, row.version, answer]);
    if (line.dataset.drawn === String(hash(mark))) return line;
    line.dataset.drawn = hash(mark);
    line.setAttribute("aria-rowindex", String(number + 2));
    line.cells[0].textContent = String(number + 1);
    line.className = this.classOf(row, answer);
    row.cells.forEach((text, place) => this.drawCell(line.cells[place + 1], row, place, text, answer));
    if (this.mayAct) this.drawAct(line.cells[this.columns.length + 1], row, number);
    return line;
  }

  newLine(row) {
    const line = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.className = "rn";
    line.append(head, ...this.columns.map((column, place) => this.newCell(row, column, place)));
    if (this.mayAct) line.append(this.newAct(row));
    return line;
  }

  newCell(row, column, place) {
    const cell = document.createElement("td");
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", String(place + 2));
    cell.tabIndex = -1;
    if (column.isNumber) cell.className = "num";
    if (row.isLocked || !this.mayAct) cell.setAttribute("aria-readonly", "true");
    const text = document.createElement("span");
    text.className = "text";
    cell.append(text);
    return cell;
  }

  newAct(row) {
    const cell = document.createElement("td");
    cell.className = "act";
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", String(this.columns.length + 2));
    if (row.isLocked) {
      cell.append(locked());
      return cell;
    }
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "pick", tabIndex: -1 });
    button.dataset.act = "row";
    cell.append(button);
    return cell;
  }

  drawCell(cell, row, place, text, answer) {
    cell.firstElementChild.textContent = text;
    cell.querySelector(".say")?.remove();
    cell.classList.toggle("edited", row.id !== null && text !== row.base[place]);
    const note = notesOf(row, place, this.columns, answer);
    cell.classList.toggle("bad", Boolean(note));
    if (note) {
      note.id = `say-${row.key}-${place}`;
      cell.append(note);
      cell.setAttribute("aria-invalid", "true");
      cell.setAttribute("aria-describedby", note.id);
    } else {
      cell.removeAttribute("aria-invalid");
      cell.removeAttribute("aria-describedby");
    }
  }

  drawAct(cell, row, number) {
    const button = cell.querySelector("button");
    if (!button) return;
    button.textContent = say(row.isRemoved ? "bring-back" : "remove");
    button.setAttribute("aria-label", say(row.isRemoved ? "row-back" : "row-remove", { row: number + 1 }));
    button.hidden = row.isBlank;
  }

  classOf(row, answer) {
    return [
      row.id === null && !row.isBlank ? "new" : "",
      row.isRemoved ? "removed" : "",
      row.isLocked ? "locked" : "",
      answer && (Object.keys(answer.errors).length || answer.conflict) ? "wrong" : "",
    ].filter(Boolean).join(" ");
  }

  cellAt({ row, column }) {
    return this.body.rows[row]?.cells[column + 1];
  }

  /** Where an element of the table lies, or null. */
  placeOf(element) {
    const cell = element.closest?.("td");
    if (!cell || !this.body.contains(cell)) return null;
    return { row: cell.parentElement.sectionRowIndex, column: cell.cellIndex - 1 };
  }

  pick(block, head, isFocused) {
    for (const cell of this.picked) {
      cell.classList.remove("here", "picked");
      cell.removeAttribute("aria-selected");
      this.stop(cell, -1);
    }
    this.picked = [];
    for (let row = block.top; row <= block.bottom; row += 1) {
      for (let column = block.left; column <= block.right; column += 1) this.mark({ row, column });
    }
    const here = this.cellAt(head);
    here.classList.add("here");
    this.stop(here, 0);
    if (isFocused) this.stopOf(here).focus({ preventScroll: false });
  }

  mark(place) {
    const cell = this.cellAt(place);
    cell.classList.add("picked");
    cell.setAttribute("aria-selected", "true");
    this.picked.push(cell);
  }

  /** What takes the focus in a cell: the cell, or the button that is all it holds. */
  stopOf(cell) {
    return cell.querySelector(":scope > button:not([hidden])") ?? cell;
  }

  stop(cell, tabIndex) {
    this.stopOf(cell).tabIndex = tabIndex;
  }
}

function locked() {
  const told = document.createElement("span");
  told.className = "hidden";
  told.textContent = say("locked-row");
  return told;
}

// Enough to see that a row must be drawn anew without keeping its text twice.
function hash(text) {
  let value = 5381;
  for (let place = 0; place < text.length; place += 1) value = (value * 33 + text.charCodeAt(place)) | 0;
  return value;
}
