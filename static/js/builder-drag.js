// A block is dragged by its label: between other blocks of the sheet, or onto another section of the outline.

const PLACES = ".between[data-after], .builder-outline [data-section]";
let dragged = null;

const placeAt = (event) => dragged && event.target.closest?.(PLACES);

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
    const address = dragged.querySelector("[name=do]").getAttribute("hx-post");
    htmx.ajax("POST", address, { source: "#deeds", target: "#sheet", swap: "outerHTML", values });
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
