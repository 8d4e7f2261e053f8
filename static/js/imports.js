/** Comforts of the import's pages; without them each page works as a plain form. */

/** A file may be dropped anywhere on the zone around its field. */
function takeDrops(zone) {
  const field = zone.querySelector('input[type="file"]');
  const mark = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle("over", on);
  };
  zone.addEventListener("dragover", mark(true));
  zone.addEventListener("dragleave", mark(false));
  zone.addEventListener("drop", (event) => {
    mark(false)(event);
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}

/** A large file takes a while on its way: the button says so and is not pressed twice. */
function tellOfSending(form) {
  const button = form.querySelector("[data-busy]");
  const told = button.textContent;
  form.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = button.dataset.busy;
  });
  addEventListener("pageshow", () => {
    button.disabled = false;
    button.textContent = told;
  });
}

/** What is required and not chosen yet; a field that is chosen twice. */
function watchColumns(form) {
  const selects = [...form.querySelectorAll("select[data-column]")];
  const defaults = [...form.querySelectorAll("[data-default]")];
  const look = () => {
    const chosen = selects.map((select) => select.value).filter(Boolean);
    const filled = defaults.filter((field) => field.value.trim()).map((field) => field.dataset.default);
    selects.forEach((select) => markColumn(select, chosen));
    tellMissing(form, new Set([...chosen, ...filled]));
  };
  form.addEventListener("input", look);
  look();
}

function markColumn(select, chosen) {
  const row = select.closest("tr");
  const mayRepeat = select.dataset.mayRepeat.split(" ").includes(select.value);
  const isTwice = !mayRepeat && chosen.filter((name) => name === select.value).length > 1;
  row.classList.toggle("unused", !select.value);
  row.querySelector("[data-twice]").hidden = !isTwice;
  if (isTwice) select.setAttribute("aria-invalid", "true");
  else select.removeAttribute("aria-invalid");
}

function tellMissing(form, told) {
  const box = form.querySelector("[data-missing]");
  if (!box) return;
  const needs = [...box.querySelectorAll("[data-needed]")];
  for (const need of needs) need.hidden = told.has(need.dataset.needed);
  const isMissing = needs.some((need) => !need.hidden);
  box.classList.toggle("still", isMissing);
  box.querySelector("[data-some]").hidden = !isMissing;
  box.querySelector("[data-none]").hidden = isMissing;
}

document.querySelectorAll("[data-drop]").forEach(takeDrops);
document.querySelectorAll("[data-upload]").forEach(tellOfSending);
document.querySelectorAll("[data-columns]").forEach(watchColumns);
