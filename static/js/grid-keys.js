// Which key does what while a cell is chosen and not edited.
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const PAGE = 15;

/** Does what the key means in the table; whether it meant anything. */
export function press(table, event) {
  if (event.altKey || event.isComposing) return false;
  return event.ctrlKey || event.metaKey ? withControl(table, event) : alone(table, event);
}

function withControl(table, event) {
  const { row, column } = table.head;
  const acts = {
    KeyS: () => table.save(),
    KeyZ: () => (event.shiftKey ? table.redo() : table.undo()),
    KeyY: () => table.redo(),
    KeyD: () => table.fillDown(),
    KeyA: () => table.pickAll(),
    Home: () => table.go({ row: 0, column: 0 }, event.shiftKey),
    End: () => table.go({ row: table.lastFilled, column: table.lastColumn }, event.shiftKey),
    ArrowUp: () => table.go({ row: 0, column }, event.shiftKey),
    ArrowDown: () => table.go({ row: table.lastFilled, column }, event.shiftKey),
    ArrowLeft: () => table.go({ row, column: 0 }, event.shiftKey),
    ArrowRight: () => table.go({ row, column: table.lastColumn }, event.shiftKey),
    Delete: () => table.toggleRows(),
  };
  return run(acts[event.code]);
}

function alone(table, event) {
  const { row, column } = table.head;
  if (event.target.matches("button") && (event.key === "Enter" || event.key === " ")) return false;
  if (event.key in ARROWS) {
    const [down, right] = ARROWS[event.key];
    return run(() => table.go({ row: row + down, column: column + right }, event.shiftKey));
  }
  const acts = {
    Home: () => table.go({ row, column: 0 }, event.shiftKey),
    End: () => table.go({ row, column: table.lastColumn }, event.shiftKey),
    PageUp: () => table.go({ row: row - PAGE, column }, event.shiftKey),
    PageDown: () => table.go({ row: row + PAGE, column }, event.shiftKey),
    Enter: () => table.go({ row: row + (event.shiftKey ? -1 : 1), column }),
    F2: () => table.edit(),
    Delete: () => table.clear(),
    Backspace: () => table.clear(),
    Escape: () => table.letGo(),
  };
  if (event.key === "Tab") return table.tab(event.shiftKey ? -1 : 1, event.target);
  if (acts[event.key]) return run(acts[event.key]);
  if (event.key.length === 1) table.edit({ isAnew: true });  // the letter itself goes into the opened field
  return false;
}

function run(act) {
  act?.();
  return Boolean(act);
}
