// What is done to blocks is sent one after the other, and each answer goes onto the sheet that is there by then.
import { say } from "./builder-choice.js";

const sheet = () => document.getElementById("sheet");
const blocks = () => [...sheet().querySelectorAll(".block")];
let last = Promise.resolve();
let place = -1;

// What failed htmx tells itself, and the next order goes on.
export function order(address, values = {}) {
  const send = () => htmx.ajax("POST", address, { source: "#deeds", target: "#sheet", swap: "outerHTML", values });
  last = last.then(send).catch(() => {});
  return last;
}

// A second click on a button that is still at work is no second order.
function press(event) {
  const button = event.submitter;
  if (event.target.id !== "deeds" || !button?.matches("[data-order]")) return;
  event.preventDefault();
  if (button.ariaBusy) return;
  button.ariaBusy = "true";
  const done = () => { button.ariaBusy = null; };
  order(button.formAction, button.name ? { [button.name]: button.value } : {}).then(done);
}

// A text that is being written stands on the sheet: nothing typed is lost.
const isWriting = () => sheet().querySelector("[data-text-editor] form[data-dirty]") != null;

function beforeSheet(event) {
  const shown = sheet();
  if (event.detail.target !== shown) return;
  if (isWriting()) {
    event.preventDefault();
    say(document.getElementById("told").dataset.writing);
    return;
  }
  const now = blocks().findIndex((block) => block.contains(document.activeElement));
  shown.addEventListener("htmx:beforeSwap", (swap) => {
    if (swap.detail.target !== shown) return;  // an answer may be for another place
    swap.detail.target = sheet();
    place = now;
  });
}

// Where the block with the focus went away, keys go on from the one that stands in its place.
export function blockInPlace() {
  const found = blocks();
  return place < 0 ? undefined : found[Math.min(place, found.length - 1)];
}

function noteTyping(event) {
  const form = event.target.closest?.("[data-text-editor] form");
  if (form) form.dataset.dirty = "";
}

export function watchOrders() {
  document.addEventListener("submit", press);
  document.addEventListener("htmx:beforeRequest", beforeSheet);
  document.addEventListener("input", noteTyping);
}
