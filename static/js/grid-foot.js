// Under the table: counts, totals, what is to be mended, what happens.
import { say } from "./grid-words.js";

export class Footer {
  constructor(sheet, table) {
    const find = (name) => sheet.querySelector(`[data-${name}]`);
    Object.assign(this, {
      totals: find("totals"), wrong: find("wrong"), told: find("told"), acts: find("acts"), reasonBox: find("reason"),
    });
    this.acts.hidden = false;
    this.wrong.addEventListener("click", () => table.nextWrong());
    find("save").addEventListener("click", () => table.save());
    find("undo-all").addEventListener("click", () => table.undoAll());
    this.show(JSON.parse(document.getElementById("grid-summary").textContent));
  }

  get reason() {
    return this.reasonBox.querySelector("input").value.trim();
  }

  /** The portal's answer: counts, totals with their verdicts, how many rows to mend. */
  show({ counts, totals, wrong, problem }) {
    this.totals.replaceChildren(countsOf(counts), ...totals.map(totalOf));
    this.wrong.hidden = !wrong;
    this.wrong.textContent = wrong;
    this.reasonBox.hidden = !counts.changed && !counts.removed;
    this.say(problem || (this.isTouched ? say(this.isKept ? "kept" : "unkept") : ""), problem ? "err" : "");
  }

  touched(number, isKept) {
    Object.assign(this, { isTouched: number > 0, isKept });
  }

  busy(name) {
    this.say(say(name));
  }

  trouble(name, sentence) {
    this.say(sentence || say(name), "err");
  }

  refused(problem) {
    this.say(problem || say("wrong"), "err");
  }

  tell(...told) {
    this.say(told.map(([name, values]) => say(name, values)).join(" "));
  }

  say(text, tone = "") {
    this.told.textContent = text;
    this.told.dataset.tone = tone;
  }
}

function countsOf({ rows, new: added, changed, removed }) {
  const told = document.createElement("span");
  told.append(`${say("rows")}: `, bold(rows));
  for (const [name, number] of Object.entries({ new: added, changed, removed })) {
    if (number) told.append(`, ${say(name)} `, bold(number));
  }
  return told;
}

function totalOf({ title, text, told: verdict, tag }) {
  const told = document.createElement("span");
  told.append(`${title}: `, bold(text));
  if (verdict) {
    const label = document.createElement("span");
    label.className = `tag ${tag}`;
    label.textContent = verdict;
    told.append(" ", label);
  }
  return told;
}

function bold(text) {
  const made = document.createElement("b");
  made.textContent = text;
  return made;
}
