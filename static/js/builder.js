// The builder of a report: blocks are chosen, moved by mouse and by keys, set up; what goes wrong is told.
import { chosen, isOpen, loadPane, say, watchChoice } from "./builder-choice.js";
import { watchDrag } from "./builder-drag.js";
import { watchKeys } from "./builder-keys.js";

const REFUSALS = { 403: "forbidden", 404: "gone" };

function tellFailure(event) {
  const { dataset } = document.getElementById("told");
  say(dataset[REFUSALS[event.detail.xhr?.status]] ?? dataset.failed);
}

// What has just been added or moved comes into view, and keys go on from there.
function followChosen(event) {
  const target = event.detail.target;
  if (target?.matches(".kinds-box")) target.scrollIntoView({ block: "nearest" });
  if (target?.id !== "sheet") return;
  const block = chosen();
  if (!block) return;
  block.scrollIntoView({ block: "nearest" });
  if (!block.contains(document.activeElement)) block.focus({ preventScroll: true });
}

// The checks run again after each change; other tabs stay as they are.
function checkAgain() {
  const tab = document.querySelector("[data-tab=checks]");
  if (tab && isOpen("checks")) loadPane(tab);
}

watchChoice();
watchKeys();
watchDrag();
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
