// What every page of the workspace does: menus that close, candidates that are picked, drafts that survive.
import { watchDrafts } from "./drafts.js";
import { watchNames } from "./names.js";

function closeMenus(event) {
  for (const menu of document.querySelectorAll(".menu details[open], details.drop[open]")) {
    if (event.key === "Escape" || (event.type === "click" && !menu.contains(event.target))) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus && event.key) menu.querySelector("summary").focus();
    }
  }
}

function pick(event) {
  const button = event.target.closest("[data-pick]");
  const field = button && document.getElementById(button.dataset.for);
  if (!field) return;
  field.value = button.dataset.pick;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
document.addEventListener("click", pick);
document.querySelector(".summary, .doubts")?.focus();
watchDrafts();
watchNames();
