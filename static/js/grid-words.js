// Russian texts stand in the page's template; scripts ask for them by name.
const words = new Map(
  [...document.getElementById("grid-words").content.querySelectorAll("[data-word]")]
    .map((element) => [element.dataset.word, element.textContent]),
);

/** «Вставлено: строк {rows}» with its values in place. */
export function say(name, values = {}) {
  return words.get(name).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}
