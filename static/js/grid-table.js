// The table: where one stands in it, what one does to it, and what the portal says.
import { Editor } from "./grid-editor.js";
import { Footer } from "./grid-foot.js";
import { forget, keep } from "./grid-kept.js";
import { listen } from "./grid-listen.js";
import { settle } from "./grid-conflicts.js";
import { Server } from "./grid-server.js";
import { View } from "./grid-view.js";
import { writeTsv } from "./grid-blocks.js";

const PAUSE = 300;

export class Table {
  constructor(sheet, columns, rows) {
    Object.assign(this, { sheet, columns, rows, answers: {}, isSaved: false });
    this.head = { row: 0, column: 0 };
    this.anchor = this.head;
    this.server = new Server(columns);
    this.view = new View(sheet.querySelector("table"), columns, true);
    this.footer = new Footer(sheet, this);
    this.draw();
    listen(this);
  }

  // Where one stands

  get lastColumn() {
    return this.columns.length - 1;
  }

  get lastFilled() {
    return Math.max(0, this.rows.list.findLastIndex((row) => !row.isBlank));
  }

  get block() {
    const [first, second] = [this.anchor, this.head];
    return {
      top: Math.min(first.row, second.row), bottom: Math.max(first.row, second.row),
      left: Math.min(first.column, second.column), right: Math.max(first.column, second.column),
    };
  }

  get here() {
    return this.rows.list[this.head.row];
  }

  /** Moves to a place, or to the nearest there is; with `extends` the chosen block grows to it. */
  go({ row, column }, isExtended = false, isFocused = true) {
    const last = isExtended ? this.lastColumn : this.lastColumn + 1;
    const within = (value, most) => Math.max(0, Math.min(value, most));
    this.head = { row: within(row, this.rows.list.length - 1), column: within(column, last) };
    if (!this.isStop(this.head)) this.head.column = this.lastColumn;
    if (!isExtended) this.anchor = this.head;
    this.isLeaving = false;
    this.view.pick(this.block, this.head, isFocused);
  }

  // In the column of buttons an empty or a locked row has nothing to press.
  isStop({ row, column }) {
    return column <= this.lastColumn || !(this.rows.list[row].isBlank || this.rows.list[row].isLocked);
  }

  /** Next or previous cell, through the buttons of an error; after Escape and at the ends the key leaves the table. */
  tab(step, target) {
    const buttons = [...this.view.cellAt(this.head).querySelectorAll(".say button")];
    const next = buttons[buttons.indexOf(target) + step] ?? (step > 0 && target.matches("td") ? buttons[0] : null);
    if (this.isLeaving) return false;
    if (next && next !== target) {
      next.focus();
      return true;
    }
    const place = this.head.row * this.columns.length + Math.min(this.head.column, this.lastColumn) + step;
    if (place < 0 || place >= this.rows.list.length * this.columns.length) return false;
    this.go({ row: Math.floor(place / this.columns.length), column: place % this.columns.length });
    return true;
  }

  letGo() {
    this.view.cellAt(this.head).focus();
    this.anchor = this.head;
    this.view.pick(this.block, this.head, true);
    this.isLeaving = true;
  }

  pickAll() {
    this.anchor = { row: 0, column: 0 };
    this.go({ row: this.lastFilled, column: this.lastColumn }, true);
  }

  nextWrong() {
    const wrong = [...this.view.body.querySelectorAll("td.bad")];
    if (!wrong.length) return;
    const places = wrong.map((cell) => this.view.placeOf(cell));
    const after = places.find(({ row, column }) =>
      row > this.head.row || (row === this.head.row && column > this.head.column));
    this.go(after ?? places[0]);
    this.view.cellAt(this.head).scrollIntoView({ block: "center", inline: "nearest" });
  }

  // What one does

  edit({ isAnew = false } = {}) {
    if (this.head.column > this.lastColumn || this.here.isLocked || this.here.isRemoved) return;
    const { row, column } = this.head;
    const told = this.answers[this.here.key]?.errors[this.columns[column].name];
    this.editor = new Editor(this.view.cellAt(this.head), {
      text: isAnew ? "" : this.here.cells[column],
      column: this.columns[column],
      choices: isAnew ? [] : told?.choices ?? [],
      done: (text, move) => this.edited(row, column, text, move),
    });
  }

  edited(row, column, text, move) {
    this.editor = null;
    if (text !== null) this.change(() => this.put(row, column, text));
    if (!move) return;  // the focus is elsewhere already
    this.go({ row: row + (move.down ?? 0), column: column + (move.right ?? 0) });
    if (move.save) this.save();
  }

  put(row, column, text) {
    const line = this.rows.list[row];
    if (!line || line.isLocked || line.isRemoved || column > this.lastColumn) return;
    line.cells[column] = this.columns[column].isLong ? text : text.replace(/\s*\n\s*/g, " ");
  }

  clear() {
    this.eachPicked((row, column) => this.put(row, column, ""));
  }

  fillDown() {
    const { top, bottom } = this.block;
    const from = top === bottom ? top - 1 : top;
    if (from < 0) return;
    this.eachPicked((row, column) => row > from && this.put(row, column, this.rows.list[from].cells[column]));
  }

  eachPicked(act) {
    const { top, bottom, left, right } = this.block;
    this.change(() => {
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) act(row, column);
      }
    });
  }

  /** Removes the chosen rows, or brings them back. A new row goes at once. */
  toggleRows() {
    const { top, bottom } = this.block;
    const chosen = this.rows.list.slice(top, bottom + 1).filter((row) => !row.isLocked && !row.isBlank);
    const isRemoved = chosen.some((row) => !row.isRemoved);
    this.change(() => {
      for (const row of chosen) row.isRemoved = isRemoved;
      this.rows.list = this.rows.list.filter((row) => row.id !== null || !row.isRemoved);
    });
    this.go({ row: top, column: this.head.column });
  }

  copied() {
    const { top, bottom, left, right } = this.block;
    const rows = this.rows.list.slice(top, bottom + 1);
    return writeTsv(rows.map((row) => row.cells.slice(left, right + 1)));
  }

  /** Puts a block of texts at the chosen place, with new rows where it is longer; one text fills what is chosen. */
  paste(block) {
    const { top, left } = this.block;
    if (block.length === 1 && block[0].length === 1) {
      this.eachPicked((row, column) => this.put(row, column, block[0][0]));
      return;
    }
    const body = this.isHeading(block[0], left) ? block.slice(1) : block;
    this.change(() => {
      this.rows.reach(top + body.length);
      body.forEach((texts, down) => texts.forEach((text, right) => this.put(top + down, left + right, text)));
    });
    this.tellPasted(body, top, left);
    this.anchor = { row: top, column: left };
    this.go({ row: top + body.length - 1, column: Math.min(left + body[0].length - 1, this.lastColumn) }, true);
    this.view.cellAt(this.anchor).scrollIntoView({ block: "nearest" });
  }

  tellPasted(body, top, left) {
    const there = this.rows.list.slice(top, top + body.length);
    const locked = there.filter((row) => row.isLocked).length;
    const over = left + body[0].length - this.columns.length;
    const told = [["pasted", { rows: there.length - locked, columns: body[0].length - Math.max(0, over) }]];
    if (over > 0) told.push(["overflow", { columns: over }]);
    if (locked) told.push(["locked", { rows: locked }]);
    if (there.length < body.length) told.push(["full", { rows: this.rows.mostRows }]);
    this.footer.tell(...told);
  }

  // A block copied with its headings brings no row of headings.
  isHeading(texts, left) {
    const plain = (text) => text.toLowerCase().replace(/[^a-zа-яё0-9]/g, "");
    return texts.every((text, right) => plain(text) && plain(text) === plain(this.columns[left + right]?.title ?? ""));
  }

  undo() {
    if (this.rows.undo()) this.changed();
  }

  redo() {
    if (this.rows.redo()) this.changed();
  }

  undoAll() {
    this.change(() => {
      for (const row of this.rows.list) Object.assign(row, { cells: [...row.base], isRemoved: false });
      this.rows.list = this.rows.list.filter((row) => row.id !== null || !row.isBlank);
    });
    this.footer.tell(["undone"]);
    this.go({ row: 0, column: 0 });
  }

  /** Rows that this browser has kept. What others have changed meanwhile the next check tells. */
  restore(keptRows) {
    this.change(() => {
      for (const { id, version, base, cells, isRemoved } of keptRows) {
        if (cells.length !== this.columns.length) continue;
        const row = this.rows.list.find((each) => each.id === id && id !== null)
          ?? this.rows.list.find((each) => each.isBlank && id === null) ?? this.rows.add();
        Object.assign(row, { id, version, base, cells: [...cells], isRemoved });
      }
    });
    this.go({ row: 0, column: 0 });
  }

  change(step) {
    if (this.rows.change(step)) this.changed();
  }

  changed() {
    this.rows.leaveRoom();
    this.keep();
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  keep() {
    const rows = this.rows.touched.map(({ id, version, base, cells, isRemoved }) => ({ id, version, base, cells, isRemoved }));
    this.footer.touched(rows.length, keep(rows));
  }

  draw() {
    const isInside = this.view.table.contains(document.activeElement) && !this.editor;
    this.view.draw(this.rows.list, this.answers);
    this.go(this.head, this.anchor !== this.head, isInside);
  }

  // What the portal says

  async check() {
    this.footer.busy("checking");
    const got = await this.server.check(this.rows.touched);
    if (got) this.take(got);
  }

  take({ answer, sentence, trouble }) {
    if (!answer) {
      this.footer.trouble(trouble, sentence);
      return;
    }
    this.answers = answer.rows;
    if (settle(this.rows.touched, this.columns, this.answers)) {
      this.changed();
      return;
    }
    this.footer.show(answer);
    if (!this.editor) this.draw();
  }

  async save() {
    clearTimeout(this.timer);
    const rows = this.rows.touched;
    if (!rows.length || this.isSaving) {
      if (!rows.length) this.footer.tell(["nothing"]);
      return;
    }
    this.isSaving = true;
    this.footer.busy("saving");
    const got = await this.server.save(rows, this.footer.reason);
    this.isSaving = false;
    if (got.answer?.saved) this.leaveSaved();
    else {
      this.take(got);
      if (got.answer) this.footer.refused(got.answer.problem);
      if (got.answer) this.nextWrong();
    }
  }

  leaveSaved() {
    this.isSaved = true;
    forget();
    location.reload();
  }
}
