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
  const told = form.querySelector("[data-missing]");
  const needed = [...form.querySelectorAll("[data-needed]")];
  const look = () => {
    const chosen = [...form.querySelectorAll("select[data-column]")].map((select) => select.value);
    const filled = [...form.querySelectorAll("[data-default]")]
      .filter((field) => field.value.trim())
      .map((field) => field.dataset.default);
    let missing = 0;
    for (const item of needed) {
      const codes = item.dataset.needed.split(" ");
      item.hidden = codes.some((code) => chosen.includes(code) || filled.includes(code));
      if (!item.hidden) missing += 1;
    }
    told.classList.toggle("still", missing > 0);
    told.querySelector("[data-some]").hidden = missing === 0;
    told.querySelector("[data-none]").hidden = missing > 0;
    for (const select of form.querySelectorAll("select[data-column]")) {
      const isTwice = select.value !== "" && chosen.filter((code) => code === select.value).length > 1;
      select.closest("tr").classList.toggle("unused", select.value === "");
      select.closest("tr").querySelector("[data-twice]").hidden = !isTwice;
    }
  };
  form.addEventListener("input", look);
  look();
}

document.querySelectorAll("[data-drop]").forEach(takeDrops);
document.querySelectorAll("[data-upload]").forEach(tellOfSending);
document.querySelectorAll("[data-columns]").forEach(watchColumns);
