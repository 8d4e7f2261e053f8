// The list of figures: found by name with their present value, chosen by keyboard, said in one way or another.
import { askFragment } from "./text-editor-server.js";

const PAUSE = 150;
let count = 0;

const options = (dialog) => [...dialog.querySelectorAll("[role=option]")];

function mark(dialog, option) {
  const query = dialog.querySelector("[data-query]");
  for (const each of options(dialog)) each.setAttribute("aria-selected", String(each === option));
  if (!option) return query.removeAttribute("aria-activedescendant");
  option.id ||= `offer-${(count += 1)}`;
  query.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function step(dialog, by) {
  const all = options(dialog);
  const now = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
  mark(dialog, all[Math.max(0, Math.min(all.length - 1, now + by))]);
}

async function load(editor, dialog, asked, into) {
  const failed = dialog.querySelector("[data-picker-failed]");
  const turn = (dialog.turn = (dialog.turn ?? 0) + 1);
  try {
    const html = await askFragment(editor, asked);
    if (turn !== dialog.turn) return false;  // a later question is on its way
    failed.hidden = true;
    into.innerHTML = html;
    return true;
  } catch {
    failed.hidden = false;
    return false;
  }
}

function showStep(dialog, name) {
  for (const each of dialog.querySelectorAll("[data-step]")) each.hidden = each.dataset.step !== name;
  if (name === "find") dialog.querySelector("[data-query]").focus();
}

async function find(editor, dialog) {
  const list = dialog.querySelector("[data-offers]");
  if (await load(editor, dialog, { q: dialog.querySelector("[data-query]").value }, list)) {
    list.scrollTop = 0;
    mark(dialog, options(dialog)[0]);
  }
}

async function word(editor, dialog, token) {
  const place = dialog.querySelector("[data-step=wording]");
  if (!(await load(editor, dialog, { token }, place))) return;
  showStep(dialog, "wording");
  place.querySelector("input:checked, button")?.focus();
}

// Only what is said changes while the form is filled in: the fields keep their focus. Whether the form says it anew.
async function sayAgain(editor, dialog, form) {
  const fresh = document.createElement("div");
  if (!(await load(editor, dialog, new FormData(form), fresh))) return false;
  const said = fresh.querySelector("[data-said]");
  if (!said) {
    form.closest("[data-step]").replaceChildren(...fresh.childNodes);
    return false;
  }
  form.querySelector("[data-said]").replaceWith(said);
  form.querySelector(".primary").disabled = fresh.querySelector(".primary").disabled;
  return true;
}

export function openPicker(editor, { token, value } = {}) {
  const dialog = editor.root.querySelector("[data-picker]");
  const query = dialog.querySelector("[data-query]");
  const watching = new AbortController();
  const on = (target, name, act) => target.addEventListener(name, act, { signal: watching.signal });
  return new Promise((resolve) => {
    let timer;
    const finish = (chosen) => {
      watching.abort();
      clearTimeout(timer);
      if (dialog.open) dialog.close();
      resolve(chosen ? { ...chosen.dataset } : null);
    };
    on(dialog, "close", () => finish(null));
    on(query, "input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => find(editor, dialog), PAUSE);
    });
    on(query, "keydown", (event) => {
      const option = dialog.querySelector("[aria-selected=true]");
      if (event.key === "ArrowDown") step(dialog, 1);
      else if (event.key === "ArrowUp") step(dialog, -1);
      else if (event.key === "Enter" && option) {
        if (event.shiftKey) word(editor, dialog, option.dataset.token);
        else finish(option);
      } else return;
      event.preventDefault();
    });
    on(dialog, "keydown", (event) => event.stopPropagation());
    on(dialog, "click", (event) => {
      const option = event.target.closest("[role=option]");
      if (event.target.closest("[data-close]")) finish(null);
      else if (event.target.closest("[data-back]")) {
        showStep(dialog, "find");
        find(editor, dialog);
      } else if (option && event.target.closest("[data-otherwise]")) word(editor, dialog, option.dataset.token);
      else if (option) finish(option);
    });
    on(dialog, "input", (event) => {
      const form = event.target.closest("[data-wording]");
      if (!form) return;
      clearTimeout(timer);
      timer = setTimeout(() => sayAgain(editor, dialog, form), PAUSE);
    });
    on(dialog, "submit", async (event) => {
      event.preventDefault();
      clearTimeout(timer);
      if (!(await sayAgain(editor, dialog, event.target))) return;  // these words are of an earlier choice
      if (!event.target.querySelector(".primary")?.disabled) finish(event.target.querySelector("[data-said]"));
    });
    query.value = value ?? "";
    dialog.showModal();
    showStep(dialog, "find");
    if (token) word(editor, dialog, token);
    else find(editor, dialog);
  });
}
