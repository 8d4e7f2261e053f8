// Without a mouse: Alt with an arrow moves the block that has the focus, Ctrl+Z takes the last change back.
import { order } from "./builder-orders.js";

const ARROWS = { ArrowUp: "up", ArrowDown: "down" };
const TYPED = "input, textarea, select, [contenteditable]";

function moveBlock(event) {
  const block = event.target.closest?.(".block[tabindex]");
  const button = block && document.getElementById(`${ARROWS[event.key]}-${block.dataset.block}`);
  if (!button || event.target.closest(TYPED)) return;
  event.preventDefault();
  block.focus();
  order(button.formAction, { do: button.value });
}

function closeMenu(event) {
  const menu = event.target.closest?.(".between details[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

function pressed(event) {
  if (event.repeat) return;
  if (event.altKey && event.key in ARROWS) moveBlock(event);
  else if (event.key === "Escape") closeMenu(event);
  else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ" && !event.target.closest?.(TYPED)) {
    event.preventDefault();
    order(document.getElementById("undo").formAction);
  }
}

export function watchKeys() {
  document.addEventListener("keydown", pressed);
}
