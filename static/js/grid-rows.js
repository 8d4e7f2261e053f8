// The rows of a table: what stands in the cells, what stood there, what was undone.
const REMEMBERED = 100;

let numbered = 0;

export class Row {
  constructor({ id = null, version = "", isLocked = false, cells }) {
    numbered += 1;
    Object.assign(this, { key: `r${numbered}`, id, version, isLocked, isRemoved: false });
    this.base = [...cells];
    this.cells = [...cells];
  }

  get isBlank() {
    return this.id === null && this.cells.every((text) => !text.trim());
  }

  get isTouched() {
    return this.isRemoved ? this.id !== null : this.cells.some((text, place) => text !== this.base[place]);
  }
}

export class Rows {
  constructor(width, mayAdd, mostRows) {
    Object.assign(this, { width, mayAdd, mostRows, list: [], past: [], future: [] });
  }

  get touched() {
    return this.list.filter((row) => row.isTouched);
  }

  add(given = {}) {
    const row = new Row({ cells: Array(this.width).fill(""), ...given });
    this.list.push(row);
    return row;
  }

  /** Some empty rows always stand at the end. */
  leaveRoom(number = 3) {
    if (!this.mayAdd) return;
    let empty = 0;
    while (empty < this.list.length && this.list.at(-1 - empty).isBlank) empty += 1;
    for (; empty < number && this.list.length < this.mostRows; empty += 1) this.add();
  }

  /** Enough rows for a block that begins at this row. */
  reach(number) {
    while (this.mayAdd && this.list.length < Math.min(number, this.mostRows)) this.add();
  }

  /** One step that can be undone; whether anything has changed. */
  change(step) {
    const before = this.shot();
    step();
    const after = this.shot();
    if (JSON.stringify(before.map(bare)) === JSON.stringify(after.map(bare))) return false;
    this.past = [...this.past, before].slice(-REMEMBERED);
    this.future = [];
    return true;
  }

  undo() {
    return this.move(this.past, this.future);
  }

  redo() {
    return this.move(this.future, this.past);
  }

  move(from, to) {
    if (!from.length) return false;
    to.push(this.shot());
    this.list = from.pop().map(({ row, cells, isRemoved }) => Object.assign(row, { cells: [...cells], isRemoved }));
    return true;
  }

  shot() {
    return this.list.map((row) => ({ row, cells: [...row.cells], isRemoved: row.isRemoved }));
  }
}

function bare({ row, cells, isRemoved }) {
  return [row.key, cells, isRemoved];
}
