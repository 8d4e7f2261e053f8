// A block is dragged by its label: between other blocks of the sheet, or onto another section of the outline.
import { placesAround } from "./builder-choice.js";
import { order } from "./builder-orders.js";

const PLACES = ".between[data-after], .builder-outline [data-section]";
let dragged = null;

// Over the upper half of a block is above it, over the lower half under it.
function placeAt(event) {
  if (!dragged) return null;
  const block = event.target.closest?.("#sheet .block");
  if (!block) return event.target.closest?.(PLACES);
  const { top, height } = block.getBoundingClientRect();
  return placesAround(block)[event.clientY < top + height / 2 ? 0 : 1];
}

function clear() {
  for (const place of document.querySelectorAll(".drop-here")) place.classList.remove("drop-here");
}

function begin(event) {
  const block = event.target.closest?.(".block-kind")?.closest(".block");
  if (!block) return;
  dragged = block;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", block.getAttribute("aria-label") ?? "");
  document.body.classList.add("dragging");
}

function over(event) {
  const place = placeAt(event);
  clear();
  if (!place) return;
  event.preventDefault();
  place.classList.add("drop-here");
}

function drop(event) {
  const place = placeAt(event);
  if (!place) return;
  event.preventDefault();
  const { after, section = document.getElementById("sheet").dataset.section } = place.dataset;
  const values = { section, ...(after === undefined ? {} : { after }) };
  if (after !== dragged.dataset.block) {
    order(dragged.querySelector("[name=do]").formAction, values);
  }
  end();
}

function end() {
  dragged = null;
  clear();
  document.body.classList.remove("dragging");
}

export function watchDrag() {
  document.addEventListener("dragstart", begin);
  document.addEventListener("dragover", over);
  document.addEventListener("drop", drop);
  document.addEventListener("dragend", end);
}
