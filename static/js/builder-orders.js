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

// A text that is being written in this place, by another hand than the one that sends.
function isWriting(place, sender) {
  const forms = place?.querySelectorAll("[data-text-editor] form[data-dirty]") ?? [];
  return [...forms].some((form) => !form.closest("[data-text-editor]").contains(sender));
}

const sayWriting = () => say(document.getElementById("told").dataset.writing);

// Nothing typed is lost: what would be put in the place of such a text is not asked for.
function beforeRequest(event) {
  const { elt, target } = event.detail;
  // Where these settings turn the paper, the answer is for the whole sheet.
  const turns = elt.matches("[data-settings-form]") && target?.matches("[data-type=orientation]");
  if (isWriting(turns ? sheet() : target, elt)) {
    event.preventDefault();
    delete elt.dataset.sent;
    sayWriting();
  } else if (target === sheet()) awaitSheet(target);
}

function awaitSheet(shown) {
  const now = blocks().findIndex((block) => block.contains(document.activeElement));
  shown.addEventListener("htmx:beforeSwap", (swap) => {
    if (swap.detail.target !== shown) return;  // an answer may be for another place
    swap.detail.target = sheet();
    place = now;
    keepWriting(swap);
  });
}

// A text may have been begun since the request was sent.
function keepWriting({ detail }) {
  if (!detail.shouldSwap || !isWriting(detail.target, detail.requestConfig.elt)) return;
  detail.shouldSwap = false;
  sayWriting();
}

// A neighbour that prints otherwise now is shown so with the next change of its text.
function keepNeighbour({ detail }) {
  if (isWriting(detail.target)) detail.shouldSwap = false;
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
  document.addEventListener("htmx:beforeRequest", beforeRequest);
  document.addEventListener("htmx:beforeSwap", keepWriting);
  document.addEventListener("htmx:oobBeforeSwap", keepNeighbour);
  document.addEventListener("input", noteTyping);
}
