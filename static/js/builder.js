// The builder of a report: blocks are chosen, moved by mouse and by keys, set up; what goes wrong is told.
import { chosen, followPane, isOpen, loadPane, say, watchChoice } from "./builder-choice.js";
import { watchDrag } from "./builder-drag.js";
import { watchKeys } from "./builder-keys.js";
import { blockInPlace, watchOrders } from "./builder-orders.js";
import { watchTalk } from "./builder-talk.js";
import { watchWidth } from "./builder-width.js";

const REFUSALS = { 403: "forbidden", 404: "gone" };

function tellFailure(event) {
  const { dataset } = document.getElementById("told");
  say(dataset[REFUSALS[event.detail.xhr?.status]] ?? dataset.failed);
}

// What has just been added or moved comes into view, and keys go on from there, unless the hands are elsewhere.
function followChosen(event) {
  const target = event.detail.target;
  if (target?.matches(".kinds-box")) showKinds(target);
  if (event.target.id === "agreement-now") tellState();
  const active = document.activeElement;
  if (target?.matches(".block") && active === document.body) document.getElementById(target.id)?.focus({ preventScroll: true });
  if (event.target.id !== "sheet") return;
  const isFree = active === document.body || active.matches(".block, .elsewhere *");
  const block = chosen() ?? (isFree ? blockInPlace() : undefined);
  if (block) bringIntoView(block);
  if (isFree) block?.focus({ preventScroll: true });
  followPane();
}

// The outline tells the state that the pane has just heard of; «просрочен» stays until the section is handed in.
function tellState() {
  const now = document.querySelector(".agreement-now .tag");
  const told = document.querySelector(".builder-outline [aria-current] .tag:not(.err)");
  if (!now || !told) return;
  told.className = now.className;
  told.textContent = now.textContent;
}

// A block that is higher than the window begins at its head.
function bringIntoView(block) {
  const isHigh = block.offsetHeight > window.innerHeight / 2;
  const { top } = block.getBoundingClientRect();
  if (!isHigh) block.scrollIntoView({ block: "nearest" });
  else if (top < 0 || top > window.innerHeight / 2) block.scrollIntoView();
}

// Questions about a new block begin at the first of them.
function showKinds(box) {
  box.scrollIntoView({ block: box.offsetHeight > window.innerHeight * 0.7 ? "start" : "nearest" });
  box.querySelector(".asked :is(input:not([type=hidden]), select, textarea)")?.focus({ preventScroll: true });
}

// The checks run again after each change; other tabs stay as they are.
function checkAgain() {
  const tab = document.querySelector("[data-tab=checks]");
  if (tab && isOpen("checks")) loadPane(tab);
}

watchChoice();
watchKeys();
watchTalk();
watchDrag();
watchOrders();
watchWidth();
document.body.addEventListener("report-changed", checkAgain);
document.addEventListener("htmx:responseError", tellFailure);
document.addEventListener("htmx:sendError", tellFailure);
document.addEventListener("htmx:afterSettle", followChosen);
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-settings-form][data-dirty]:not([data-sent])")) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-settings-form]")) event.target.dataset.sent = "";
});
