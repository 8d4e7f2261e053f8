// At log-out what was typed into tables goes from this browser: the next person at this computer shall not see it.
import { forgetAll } from "./grid-kept.js";

for (const form of document.querySelectorAll('form[action$="/logout/"], form[data-log-out]')) {
  form.addEventListener("submit", forgetAll);
}
